#include "extract/formats/flow_page.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "extract/nfc.h"
#include "extract/page_writer.h"

namespace planlezer {

namespace {

constexpr float character_width = 6, line_height = 12, margin = 36;
constexpr float text_width = 100 * character_width;
constexpr float narrowest_column = 14 * character_width;
constexpr float body_size = 10;
constexpr std::uint32_t most_columns = 4'096;      // of a table
constexpr std::size_t most_cells = 200'000;        // of a page
constexpr std::size_t most_positions = 2'000'000;  // rows × columns of a table; what spans of a page cover
constexpr std::size_t longest_word = 2'000;        // bytes; nothing that people write is longer

float size_of_level(std::uint8_t level) {
  static constexpr float sizes[] = {22, 18, 15, 13, 12};
  return level < std::size(sizes) ? sizes[level] : 11;
}

bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0x7F || (c >= 0x80 && c <= 0xA0) || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

struct FlowWord {
  std::string text;
  std::uint32_t characters = 0;
  bool line_break = false;  // one stands before it
  bool bold = false, italic = false;
};

// Runs that touch without a blank between them make one word.
std::vector<FlowWord> words_of(const FlowText& text) {
  std::vector<FlowWord> words;
  bool in_word = false, line_break = false;
  for (const FlowRun& run : text) {
    const std::string clean = to_nfc(to_valid_utf8(run.text));
    std::size_t offset = 0;
    while (offset < clean.size()) {
      const char32_t c = next_code_point(clean, offset);
      if (c == '\n') line_break = true;
      if (is_blank(c)) {
        in_word = false;
        continue;
      }
      if (in_word && words.back().text.size() >= longest_word) in_word = false;
      if (!in_word) words.push_back({"", 0, std::exchange(line_break, false), run.bold, run.italic});
      in_word = true;
      append_utf8(words.back().text, c);
      ++words.back().characters;
    }
  }
  return words;
}

}  // namespace

FlowPage::FlowPage(std::int32_t number, std::string name) : y_(margin), right_(margin) {
  raw_.number = number;
  raw_.fonts.push_back({"flow", body_size, false, false});
  name_ = to_nfc(to_valid_utf8(name));
}

std::uint16_t FlowPage::font_of(float size, bool bold, bool italic) {
  const Font font{"flow", size, bold, italic};
  const auto known = std::find(raw_.fonts.begin(), raw_.fonts.end(), font);
  if (known != raw_.fonts.end()) return static_cast<std::uint16_t>(known - raw_.fonts.begin());
  raw_.fonts.push_back(font);
  return static_cast<std::uint16_t>(raw_.fonts.size() - 1);
}

// Sets the words from `top` on, in lines of at most `width`; a word that is longer has a line of its own.
std::vector<LinePiece> FlowPage::set_text(const FlowText& text, Place at) {
  const float scale = at.size / body_size;
  std::vector<LinePiece> lines;
  float x = at.left, top = at.top;
  for (const FlowWord& word : words_of(text)) {
    const float wide = static_cast<float>(word.characters) * character_width * scale;
    const bool next_line = !lines.empty() && (word.line_break || x + wide > at.left + at.width);
    if (lines.empty() || next_line) {
      if (next_line) top += line_height * scale;
      lines.emplace_back();
      x = at.left;
    }
    RawWord raw;
    raw.text = word.text;
    raw.box = {x, top, x + wide, top + line_height * scale};
    raw.font = font_of(at.size, at.bold || word.bold, word.italic);
    lines.back().words.push_back(add_word(std::move(raw)));
    x += wide + character_width * scale;
  }
  return lines;
}

float FlowPage::height_of(const std::vector<LinePiece>& lines, float size) const {
  return static_cast<float>(lines.size()) * line_height * size / body_size;
}

void FlowPage::add(const FlowBlock& block) {
  const bool heading = block.kind == BlockKind::heading;
  BlockDraft draft;
  draft.kind = block.kind;
  draft.level = block.level;
  draft.ordinal = block.ordinal;
  draft.quoted = block.quoted;
  FlowText text;
  const auto label_words = static_cast<std::uint32_t>(words_of({{block.label}}).size());
  if (label_words > 0) text.push_back({block.label + " ", false, false});
  text.insert(text.end(), block.text.begin(), block.text.end());
  Place at{margin, y_, text_width, heading ? size_of_level(block.level) : body_size, heading};
  const float depth =
      static_cast<float>(block.kind == BlockKind::list_item ? std::max<int>(block.level, 1) : 0);
  at.left += 3 * character_width * (depth + static_cast<float>(block.quoted));
  draft.lines = set_text(text, at);
  if (draft.lines.empty()) return;
  draft.label_words = std::min(label_words, static_cast<std::uint32_t>(draft.lines.front().words.size()));
  y_ += height_of(draft.lines, at.size) + line_height;
  add(std::move(draft));
}

std::uint32_t FlowPage::add_word(RawWord word) {
  right_ = std::max(right_, word.box.x1);
  raw_.words.push_back(std::move(word));
  return static_cast<std::uint32_t>(raw_.words.size() - 1);
}

void FlowPage::add(BlockDraft draft) {
  if (next_ordinal_ > 0 && draft.ordinal == 0) draft.ordinal = next_ordinal_++;
  items_.push_back({std::move(draft), {}, false});
}

void FlowPage::add(TableDraft draft) {
  for (CellDraft& cell : draft.cells)
    if (next_ordinal_ > 0 && cell.ordinal == 0) cell.ordinal = next_ordinal_++;
  items_.push_back({{}, std::move(draft), true});
}

void FlowPage::add(const FlowTable& table) {
  TableDraft draft;
  draft.table.ruled = true;
  std::uint32_t columns = 0;
  for (const FlowCell& cell : table.cells)
    columns = std::max(columns, std::uint32_t{cell.column} + std::max<std::uint32_t>(cell.column_span, 1));
  if (columns > most_columns) cut_ = true;
  columns = std::min(columns, most_columns);
  if (columns == 0) return;
  const float column_width = std::max(narrowest_column, text_width / static_cast<float>(columns));
  const float top = y_;
  std::int32_t row = -1;
  float row_top = y_, row_bottom = y_;
  // Row by row: a row is as high as its highest cell; a cell over several rows ends with the last of them.
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> taken;
  for (const FlowCell& each : table.cells) {
    const std::uint32_t row_end = std::uint32_t{each.row} + std::max<std::uint32_t>(each.row_span, 1);
    const std::uint32_t column_end =
        std::uint32_t{each.column} + std::max<std::uint32_t>(each.column_span, 1);
    const std::size_t covered = std::size_t{row_end - each.row} * (column_end - each.column);
    const bool spans = covered > 1;
    const bool fits = row_end <= 65'535 && column_end <= columns && cells_ < most_cells &&
                      std::size_t{row_end} * columns <= most_positions &&
                      (!spans || spanned_ + covered <= most_positions);
    if (!fits) cut_ = true;
    if (!fits || taken.contains({each.row, each.column})) continue;
    ++cells_;
    if (spans) spanned_ += covered;
    if (spans)
      for (std::uint32_t r = each.row; r < row_end; ++r)
        for (std::uint32_t c = each.column; c < column_end; ++c) taken[{r, c}] = true;
    if (each.row != row) {
      row = each.row;
      row_top = row_bottom;
      row_bottom = row_top + line_height;
    }
    CellDraft part;
    part.cell.row = each.row;
    part.cell.column = each.column;
    part.cell.row_span = static_cast<std::uint16_t>(row_end - each.row);
    part.cell.column_span = static_cast<std::uint16_t>(column_end - each.column);
    part.cell.head = each.head;
    part.ordinal = each.ordinal;
    part.quoted = table.quoted;
    const float left = margin + column_width * static_cast<float>(each.column);
    const float width = column_width * static_cast<float>(part.cell.column_span) - character_width;
    part.lines = set_text(each.text, {left, row_top, width, body_size, each.head});
    const float bottom = row_top + std::max(line_height, height_of(part.lines, body_size));
    row_bottom = std::max(row_bottom, bottom);
    part.cell.box = {left, row_top, left + width, bottom};
    draft.table.rows = std::max(draft.table.rows, static_cast<std::uint16_t>(row_end));
    draft.cells.push_back(std::move(part));
  }
  if (draft.cells.empty()) return;
  draft.table.columns = static_cast<std::uint16_t>(columns);
  const float right = margin + column_width * static_cast<float>(columns);
  draft.table.box = {margin, top, right, row_bottom};
  right_ = std::max(right_, right);
  y_ = row_bottom + line_height;
  add(std::move(draft));
}

Page FlowPage::finish() {
  raw_.width = std::max(2 * margin + text_width, right_ + margin);
  raw_.height = std::max(842.0F, y_ + margin);
  PageWriter writer(std::move(raw_));
  for (const Item& item : items_) {
    if (item.is_table)
      writer.add_table(item.table);
    else
      writer.add_block(item.block);
  }
  Page page = writer.finish();
  page.name = std::move(name_);
  page.state = page.words.empty() ? PageState::blank : PageState::read;
  page.reason = page.words.empty() ? "blank" : "native";
  if (cut_) {
    page.state = PageState::partial;
    page.reason = "size_limit";
  }
  return page;
}

}  // namespace planlezer
