// Filled-in forms: a table with a question in each row and its answer beside it. Private to analyze/.
#pragma once

#include <vector>

#include "analyze/table_layout.h"

namespace planlezer {

// Reads the answers; false when the table is no form. `kpi_before`: what a line right above it names.
bool read_form(DocumentAnalysis& analysis, const TableGrid& grid, int section,
               const std::vector<int>& kpi_before);

}  // namespace planlezer
