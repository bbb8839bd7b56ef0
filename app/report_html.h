// The report as one Dutch web page that needs nothing else: no scripts, no outside files. Every word from a
// document is escaped. Colours meet WCAG AA and never carry a meaning alone. Prints with everything unfolded.
#pragma once

#include <string>

#include "app/report.h"

namespace planlezer {

std::string report_as_html(const ReportModel& model);

}  // namespace planlezer
