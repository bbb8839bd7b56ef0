// Rows of a table from lines of text in known columns, and whether it is a table at all. Inside the layout
// only.
#pragma once

#include <optional>
#include <vector>

#include "extract/tables.h"

namespace planlezer {

// `rows`: pieces on one baseline each, from top to bottom; `bounds`: the sides of the columns, ascending;
// `rules`: the heights of horizontal lines over the whole width. Nothing when the lines are prose, a list, a
// form or contents.
std::optional<TableDraft> table_of_rows(const RawPage& page, const std::vector<std::vector<LinePiece>>& rows,
                                        const std::vector<float>& bounds, const std::vector<float>& rules);

// Where rows begin inside one drawn row that holds several (only the head and the outside are ruled): heights
// between lines that fill the columns. Empty for a row whose cells simply have many lines.
std::vector<float> rows_inside(const RawPage& page, const std::vector<std::vector<LinePiece>>& rows,
                               const std::vector<float>& bounds);

}  // namespace planlezer
