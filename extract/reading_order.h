// The second step of layout: the order in which pieces of lines are read. Columns of prose are read one after
// the other; what belongs together row by row (labels and values, marks and texts) stays on one line. Inside
// the layout.
#pragma once

#include <vector>

#include "extract/lines.h"

namespace planlezer {

// Lines that follow each other in one column.
struct Region {
  std::vector<LinePiece> lines;
  Box box;
  bool framed = false;  // in a frame of its own: text around it goes on past it
};

enum class ColumnKind {
  prose,  // columns of running text only: the cut to make before looking for tables
  any,    // margin texts and loose texts beside each other too
};

// The pieces cut into columns, in reading order; each part from top to bottom.
std::vector<std::vector<LinePiece>> split_columns(std::vector<LinePiece> pieces, ColumnKind kind);

// The lines of one such part, which may not be empty.
Region make_region(const RawPage& page, const std::vector<LinePiece>& pieces);

}  // namespace planlezer
