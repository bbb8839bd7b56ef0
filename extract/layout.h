// From loose words to a page: lines, blocks in reading order, tables, headings, list items. The same for
// native and OCR words. Pure; knows one page only (what needs the whole document is in finish_document).
#pragma once

#include <string>
#include <vector>

#include "extract/page.h"

namespace planlezer {

struct RawWord {
  std::string text;  // UTF-8, not empty, no white space
  Box box;
  std::uint16_t font = 0;
  float confidence = 1;
  Origin origin = Origin::native;
  std::int32_t block =
      -1;  // the reader's own idea of block and line (numbered in its reading order); -1: none
  std::int32_t line = -1;
  float baseline = 0;  // the line the letters stand on, across the reading direction (upright: y); 0: unknown
  std::uint8_t direction =
      0;  // quarter turns clockwise of the reading direction on the displayed page; 4: slanted
};

struct RawPage {
  std::int32_t number = 0;
  float width = 0, height = 0;
  std::int32_t rotation = 0;
  std::vector<RawWord> words;  // in the reader's reading order
  std::vector<Font> fonts;
  std::vector<Box>
      rulings;  // drawn horizontal and vertical lines, thin filled boxes and edges of cell backgrounds
  std::vector<Box> images;
  std::vector<Box>
      fills;  // coloured backgrounds that are larger than a line (shaded cells, head rows, frames)
};

Page lay_out(RawPage raw);

}  // namespace planlezer
