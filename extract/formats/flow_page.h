// Builds a page from text that has an order but no places: mail, office files, web pages. Words get places on
// a grid of characters (6 × 12 points), lines are broken at a readable width, so that boxes, order and layout
// hold for such a page as for any other. What it gives satisfies is_consistent.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/blocks.h"
#include "extract/page.h"
#include "extract/tables.h"

namespace planlezer {

// A stretch of text in one style. White space separates words; '\n' is a line break that was meant.
struct FlowRun {
  std::string text;
  bool bold = false, italic = false;
};
using FlowText = std::vector<FlowRun>;

struct FlowBlock {
  BlockKind kind = BlockKind::paragraph;  // paragraph, heading, list_item, footnote, caption
  std::uint8_t level = 0;                 // see Block
  std::string label;                      // bullet or number, set before the text; may be empty
  FlowText text;
  std::uint32_t ordinal = 0;  // see Block
  std::uint8_t quoted = 0;
};

struct FlowCell {
  FlowText text;  // may be empty
  std::uint16_t row = 0, column = 0, row_span = 1, column_span = 1;
  bool head = false;
  std::uint32_t ordinal = 0;
};

struct FlowTable {
  std::vector<FlowCell> cells;  // row by row, without those that a span covers
  std::uint8_t quoted = 0;
};

class FlowPage {
 public:
  explicit FlowPage(std::int32_t number, std::string name = {});

  void add(const FlowBlock& block);  // blocks without words are passed over
  // Cells under another are passed over; so are those beyond the limits of a page, which is cut off then.
  void add(const FlowTable& table);
  bool empty() const { return raw_.words.empty(); }
  // From here on every block and cell gets the next number as its ordinal, unless it has one.
  void number_paragraphs() { next_ordinal_ = 1; }
  // Not all that was there fits: the page is partial, for its size.
  void cut_off() { cut_ = true; }
  Page finish();

  // For a reader that gives its words places of its own, below `bottom()`; see extract/plain_text.h.
  float bottom() const { return y_; }
  std::uint32_t add_word(RawWord word);  // answers its index
  void add(BlockDraft draft);
  void add(TableDraft draft);
  void move_to(float bottom) { y_ = bottom; }

 private:
  std::uint16_t font_of(float size, bool bold, bool italic);
  struct Place {
    float left = 0, top = 0, width = 0, size = 0;
    bool bold = false;
  };
  std::vector<LinePiece> set_text(const FlowText& text, Place at);
  float height_of(const std::vector<LinePiece>& lines, float size) const;
  struct Item {
    BlockDraft block;
    TableDraft table;
    bool is_table = false;
  };
  RawPage raw_;
  std::string name_;
  std::vector<Item> items_;
  std::uint32_t next_ordinal_ = 0;
  float y_ = 0;
  float right_ = 0;
  std::size_t cells_ = 0, spanned_ = 0;  // of all tables; positions under a cell of more than one
  bool cut_ = false;
};

}  // namespace planlezer
