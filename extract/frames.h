// Drawn frames around text: side boxes, call-outs, cards. Inside the layout only.
#pragma once

#include <vector>

#include "extract/lines.h"
#include "extract/rulings.h"

namespace planlezer {

// Frames that are read one after the other, from left to right: a row of cards, or one frame alone.
struct FrameRow {
  std::vector<Box> frames;
  Box box;
};

// Closed frames and coloured backgrounds with at least two lines of text, and cards that have no more than a
// coloured head. Not the cells of a table, nor its shaded rows. Frames do not overlap: of those inside each
// other only the outermost is answered.
std::vector<FrameRow> find_frames(const RawPage& page, const std::vector<RuledGrid>& grids,
                                  const std::vector<std::uint32_t>& words);

}  // namespace planlezer
