// The sections of the report page. Inside the renderer only.
#pragma once

#include <string>

#include "app/report.h"

namespace planlezer::report_html {

extern const char* const style_sheet;

std::string summary_section(const ReportModel& model);
std::string matrix_section(const ReportModel& model);
std::string fusion_section(const ReportModel& model);
std::string support_section(const ReportModel& model);
std::string progress_section(const ReportModel& model);  // empty when no plan has two versions
std::string fusion_web_table(const ReportModel& model);
std::string gaps_section(const ReportModel& model);
std::string measures_section(const ReportModel& model);
std::string unread_section(const ReportModel& model);
std::string documents_section(const ReportModel& model);

// --- what the sections share
std::string esc(std::string_view untrusted_text);
std::string section(const std::string& id, const std::string& title, const std::string& intro,
                    const std::string& body);
// <td> with its content as it is.
std::string cell(const std::string& html, const std::string& html_class = {});
std::string row_head(const std::string& html);
std::string head_row(const std::vector<std::string>& titles);
std::string table(const std::string& caption, const std::string& head, const std::string& rows,
                  const std::string& html_class = {});
// The words, and under them document and page.
std::string quoted(const Citation& citation, const std::vector<Citation>& repeats = {});
std::string source_of(const Citation& citation);
std::string organisation_name(const ReportModel& model, std::size_t organisation);
std::string badge(const std::string& text, const std::string& html_class);

}  // namespace planlezer::report_html
