// Drawn lines as a table sees them: pieces on one line merged, lines that touch gathered in grids. Inside the
// layout.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace planlezer {

// A horizontal (at = y, from and to = x) or vertical line (at = x, from and to = y).
struct RuledLine {
  float at = 0, from = 0, to = 0;
};

struct RuledLines {
  std::vector<RuledLine> horizontal, vertical;
};

// Lines that hang together; the coordinates of rows and columns are the distinct places of its lines.
struct RuledGrid {
  RuledLines lines;
  std::vector<float> xs, ys;   // ascending, at least two of each
  std::vector<float> text_ys;  // those of the ys that follow from text, not from lines
  bool joined = false;         // from parts, see join_stacked_grids
};

RuledLines merge_rulings(const std::vector<Box>& rulings);

// Grids with at least one cell. `loose` gets the horizontal lines that no vertical line touches.
std::vector<RuledGrid> find_grids(const RuledLines& lines, std::vector<RuledLine>& loose);

// Whether the first row of the grid has a coloured background.
bool is_shaded(const RuledGrid& grid, const std::vector<Box>& fills);

// Grids above each other with the same columns are one table whose other rows have no background (every
// second row shaded). Rows that lie between them come without lines of their own. Bordered tables under each
// other stay apart.
void join_stacked_grids(std::vector<RuledGrid>& grids, const std::vector<Box>& fills);

// The share of [from, to] that the lines at `at` cover, 0–1.
float covered_share(const std::vector<RuledLine>& lines, float at, float from, float to);

}  // namespace planlezer
