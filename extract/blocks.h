// The third step of layout: lines into paragraphs, list items, headings, footnotes, captions and lines of a
// table of contents, as far as one page tells. Inside the layout only.
#pragma once

#include <string>
#include <vector>

#include "extract/reading_order.h"

namespace planlezer {

struct BlockDraft {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;
  std::vector<LinePiece> lines;
  std::uint32_t label_words = 0;  // how many of the first words are the bullet or number
  std::uint32_t label_bytes =
      0;                      // of the last of those: its length when only its beginning is the label; 0: all
  std::int32_t table = -1;    // stands for a table
  std::uint32_t ordinal = 0;  // see Block
  std::uint8_t quoted = 0;
};

// What most letters of a page look like.
struct BodyStyle {
  float size = 10;
  bool bold = false;
  std::string family;  // of the typeface
};

BodyStyle body_style(const RawPage& page);

std::vector<BlockDraft> find_blocks(const RawPage& page, const Region& region, const BodyStyle& body);

}  // namespace planlezer
