// Words in the cells of a drawn grid, read once more. The layout of a whole page reads across lines and
// cells; a cell by itself is easy, and what stands in one matters: an amount, the number of a kpi. Worker
// only.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "extract/ocr.h"

namespace planlezer {

// The rulings around a place, when there is one on every side.
std::optional<Box> cell_around(float x, float y, const std::vector<Box>& rulings);

// Reads words in cells that were read without conviction as pieces of their own; the new reading counts when
// it is much surer and loses no digit.
void reread_cells(std::vector<RecognisedWord>& words, const std::vector<Box>& rulings, Recogniser& recogniser,
                  std::chrono::steady_clock::time_point until);

// Adds dashes that stand alone on a line of text: the cell of a table that says "none". Recognition takes
// them for what is left of a line. Ink of `picture` is darker than `threshold`.
void add_dashes(std::vector<RecognisedWord>& words, const Raster& picture, int threshold);

// Whether `after` may take the place of `before`.
bool is_better_reading(const RecognisedWord& before, const RecognisedWord& after);

}  // namespace planlezer
