// Which columns of a table ask for support. Private to analyze/.
#pragma once

#include "analyze/table_layout.h"

namespace planlezer {

// The same heads mean something else in a chapter on support, and beside a judgement.
void adapt_to_requests(const DocumentAnalysis& analysis, const TableGrid& grid, int section,
                       TableLayout& layout);

}  // namespace planlezer
