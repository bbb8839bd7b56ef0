// The agency's judgements on its kpi's in tables: a column of judgements, a column for each judgement with a
// mark, a column for each kpi. Private to analyze/.
#pragma once

#include <cstddef>
#include <vector>

#include "analyze/table_layout.h"

namespace planlezer {

// Of one row under heads. `kpi`: of its own kpi cell, or empty.
void read_row_assessment(DocumentAnalysis& analysis, const TableGrid& grid, std::size_t row,
                         const TableLayout& layout, const std::vector<int>& kpi);

// Of a row of a table without columns of measures: a kpi in one cell and nothing but a judgement in another.
// True when it was one.
bool read_bare_assessment(DocumentAnalysis& analysis, const TableGrid& grid, std::size_t row,
                          const TableLayout& layout);

// "Kpi 1 | Kpi 2 | …" over a row of judgements; true when the table is that.
bool read_assessments_per_column(DocumentAnalysis& analysis, const TableGrid& grid);

}  // namespace planlezer
