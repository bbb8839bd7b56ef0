// Cards whose title stands above a table of nothing but fields ("Trekker | …", "Wanneer | …"): the title is
// the measure. Private to analyze/.
#pragma once

#include "analyze/table_layout.h"

namespace planlezer {

// `after`: index of the last text block before the previous table on the page; what lies between is the
// title. False when the table is no such card.
bool read_titled_fields(DocumentAnalysis& analysis, const TableGrid& grid, const TableView& view, int after);

// "Inrichten van een datateam" over the whole width, and in each cell under it a label with its value on the
// next line.
bool read_stacked_fields(DocumentAnalysis& analysis, const TableGrid& grid, int section);

}  // namespace planlezer
