// The white strips between columns. Inside the reading order only.
#pragma once

#include <vector>

#include "extract/lines.h"

namespace planlezer {

struct Row {
  std::size_t begin = 0, end = 0;  // pieces
  float baseline = 0;
};

// White space between columns, from row `first` up to and including row `last`.
struct Gutter {
  float x0 = 0, x1 = 0;
  std::size_t first = 0, last = 0;
  float score = 0;
};

// The rows of pieces that are sorted by row.
std::vector<Row> rows_of(const std::vector<LinePiece>& pieces);

// Every strip of at least `narrowest` points without text, as far up and down as it reaches.
std::vector<Gutter> find_gutters(const std::vector<LinePiece>& pieces, const std::vector<Row>& rows,
                                 float narrowest);

// `gutter` without the rows at its head and foot that are not part of the columns.
Gutter trimmed(const std::vector<LinePiece>& pieces, const std::vector<Row>& rows, const Gutter& gutter);

bool is_left(const LinePiece& piece, const Gutter& gutter);

// The usual distance between lines that stand on one side; baselines ascend.
float usual_pitch(const std::vector<float>& baselines, float size);

}  // namespace planlezer
