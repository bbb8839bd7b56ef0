// The report for spreadsheets and programs.
#pragma once

#include <string>
#include <vector>

#include "app/json.h"
#include "app/report.h"
#include "app/xlsx.h"

namespace planlezer {

// One record per cell of the matrix, measure, fusion conclusion, request, gap and unread place; the first
// column says which. Without byte order mark.
std::string report_as_csv(const ReportModel& model);

Json report_as_json(const ReportModel& model);

// Matrix, Maatregelen, Fusie, Ondersteuning, Hiaten, Grootboek.
std::vector<XlsxSheet> report_sheets(const ReportModel& model);

}  // namespace planlezer
