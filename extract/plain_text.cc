#include "extract/plain_text.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "extract/formats/charset.h"
#include "extract/labels.h"
#include "extract/nfc.h"
#include "extract/read.h"
#include "extract/structure_parts.h"

namespace planlezer {

namespace {

// The grid that gives every character a place.
constexpr float character_width = 6, line_height = 12, margin = 36;
constexpr float quotation_indent = 3 * character_width;
constexpr std::uint32_t tab_width = 8;
constexpr std::uint32_t narrowest_wrapped = 60, raggedness = 16;  // characters
constexpr std::uint32_t widest_wrapped = 130;  // characters; longer lines are whole paragraphs

struct TextWord {
  std::string text;
  std::uint32_t column = 0, length = 0;  // in characters
};

struct TextLine {
  std::vector<TextWord> words;
  std::uint32_t number = 0;
  bool empty() const { return words.empty(); }
  std::uint32_t right() const { return words.back().column + words.back().length; }
};

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

TextLine read_line(std::string_view text, std::uint32_t number) {
  TextLine line;
  line.number = number;
  std::uint32_t column = 0;
  bool in_word = false;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    if (is_blank(c) || c < 0x20) {
      in_word = false;
      column = c == '\t' ? (column / tab_width + 1) * tab_width : column + 1;
      continue;
    }
    if (!in_word) line.words.push_back({"", column, 0});
    in_word = true;
    append_utf8(line.words.back().text, c);
    ++line.words.back().length;
    ++column;
  }
  return line;
}

bool ends_sentence(const TextLine& line) {
  const char last = line.words.back().text.back();
  return last == '.' || last == '?' || last == '!' || last == ':' || last == ';';
}

bool starts_lower(const TextLine& line) {
  const char first = line.words.front().text.front();
  return first >= 'a' && first <= 'z';
}

bool is_table_row(const TextLine& line) {
  return !line.empty() && (line.words.size() > 1 || line.words.front().length > 2) &&
         line.words.front().text.front() == '|' && line.words.back().text.back() == '|';
}

// "====" or "----" under a heading, "|---|---|" under the head of a table.
bool is_rule(const TextLine& line, std::string_view signs) {
  if (line.empty()) return false;
  return std::all_of(
             line.words.begin(), line.words.end(),
             [&](const TextWord& word) { return word.text.find_first_not_of(signs) == std::string::npos; }) &&
         (line.words.size() > 1 || line.words.front().length >= 3);
}

// Number of '#' at the start, when it is a heading.
std::uint8_t hash_level(const TextLine& line) {
  const std::string& first = line.words.front().text;
  const bool hashes = first.size() <= 6 && first.find_first_not_of('#') == std::string::npos;
  return hashes && line.words.size() > 1 ? static_cast<std::uint8_t>(first.size()) : std::uint8_t{0};
}

class TextReader {
 public:
  TextReader(FlowPage& page, std::uint8_t quoted)
      : page_(page),
        quoted_(quoted),
        left_(margin + quotation_indent * static_cast<float>(quoted)),
        top_(page.bottom()) {}
  void read(std::string_view text);

 private:
  const TextLine* line_at(std::size_t i) const { return i < lines_.size() ? &lines_[i] : nullptr; }
  void find_width();
  bool has_room_for(const TextLine& line, const TextLine& next) const;
  bool continues(const TextLine& last, const TextLine& line) const;
  bool is_numbered_heading(std::size_t i) const;
  LinePiece add_words(const TextLine& line, std::size_t first);
  void open(BlockKind kind, std::uint8_t level, std::uint32_t label_words);
  std::size_t read_table(std::size_t i);
  void read_text_line(std::size_t i);

  float left_of(const TextWord& word) const {
    return left_ + character_width * static_cast<float>(word.column);
  }
  float top_of(const TextLine& line) const { return top_ + line_height * static_cast<float>(line.number); }

  FlowPage& page_;
  std::uint8_t quoted_;
  float left_, top_;
  std::vector<TextLine> lines_;
  std::uint32_t width_ = 0;  // at which lines were wrapped
  bool wrapped_ = true;
  std::vector<BlockDraft> blocks_;
  std::vector<TableDraft> tables_;
  bool open_ = false;
  std::vector<std::uint32_t> item_columns_;  // of the labels of the list items around this line
};

// In hard-wrapped text the first word of the next line did not fit any more; when it would have, the break is
// meant.
bool TextReader::has_room_for(const TextLine& line, const TextLine& next) const {
  return line.right() + 1 + next.words.front().length < width_;
}

bool TextReader::continues(const TextLine& last, const TextLine& line) const {
  if (!wrapped_ || std::max(last.right(), line.right()) > widest_wrapped) return false;  // a paragraph a line
  if (!has_room_for(last, line)) return true;
  if (ends_sentence(last)) return false;
  return starts_lower(line);
}

bool TextReader::is_numbered_heading(std::size_t i) const {
  const TextLine& line = lines_[i];
  const Label label = label_of(line.words.front().text);
  if (label.kind != LabelKind::number || label.closed || line.words.size() < 2 || line.words.size() > 12)
    return false;
  const char first = line.words[1].text.front();
  if (ends_sentence(line) || (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9')) return false;
  const TextLine* next = line_at(i + 1);
  return next == nullptr || next->empty() || has_room_for(line, *next);
}

LinePiece TextReader::add_words(const TextLine& line, std::size_t first) {
  LinePiece piece;
  const float top = top_of(line);
  for (std::size_t i = first; i < line.words.size(); ++i) {
    RawWord word;
    word.text = line.words[i].text;
    word.box.x0 = left_of(line.words[i]);
    word.box.x1 = word.box.x0 + character_width * static_cast<float>(line.words[i].length);
    word.box.y0 = top;
    word.box.y1 = top + line_height;
    piece.words.push_back(page_.add_word(std::move(word)));
  }
  return piece;
}

void TextReader::open(BlockKind kind, std::uint8_t level, std::uint32_t label_words) {
  BlockDraft block;
  block.kind = kind;
  block.level = level;
  block.label_words = label_words;
  block.quoted = quoted_;
  blocks_.push_back(std::move(block));
  open_ = true;
}

std::size_t TextReader::read_table(std::size_t i) {
  TableDraft draft;
  draft.table.ruled = true;
  std::uint16_t columns = 0;
  bool first_box = true;
  for (; i < lines_.size() && is_table_row(lines_[i]) && draft.table.rows < 10'000; ++i) {
    if (is_rule(lines_[i], "|-:=+")) continue;
    // The row again, cell by cell: '|' ends a cell wherever it stands in a word.
    std::vector<TextLine> cells(1);
    for (const TextWord& word : lines_[i].words) {
      std::uint32_t column = word.column;
      bool fresh = true;
      std::size_t offset = 0;
      while (offset < word.text.size()) {
        const char32_t c = next_code_point(word.text, offset);
        if (c == '|') {
          cells.emplace_back();
          fresh = true;
        } else {
          if (fresh) cells.back().words.push_back({"", column, 0});
          fresh = false;
          append_utf8(cells.back().words.back().text, c);
          ++cells.back().words.back().length;
        }
        ++column;
      }
    }
    const std::size_t count =
        std::min<std::size_t>(cells.size() - 2, 500);  // outside the first and last bar is nothing
    for (std::size_t c = 0; c < count; ++c) {
      CellDraft part;
      part.cell.row = draft.table.rows;
      part.cell.column = static_cast<std::uint16_t>(c);
      part.cell.head = draft.table.rows == 0;
      TextLine& line = cells[c + 1];
      line.number = lines_[i].number;
      part.quoted = quoted_;
      const float top = top_of(line);
      part.cell.box = {left_, top, left_ + character_width, top + line_height};
      if (!line.empty()) {
        part.cell.box.x0 = left_of(line.words.front());
        part.cell.box.x1 = left_ + character_width * static_cast<float>(line.right());
        part.lines.push_back(add_words(line, 0));
      }
      if (first_box) draft.table.box = part.cell.box;
      first_box = false;
      draft.table.box.include(part.cell.box);
      draft.cells.push_back(std::move(part));
    }
    columns = std::max(columns, static_cast<std::uint16_t>(count));
    ++draft.table.rows;
  }
  if (draft.cells.empty()) return i;
  draft.table.columns = columns;
  open(BlockKind::table_cell, 0, 0);
  open_ = false;
  blocks_.back().table = static_cast<std::int32_t>(tables_.size());
  tables_.push_back(std::move(draft));
  return i;
}

void TextReader::read_text_line(std::size_t i) {
  const TextLine& line = lines_[i];
  const std::uint8_t hashes = hash_level(line);
  if (hashes > 0) {
    const Label label = label_of(line.words[1].text);
    open(BlockKind::heading, hashes, label.kind == LabelKind::number && line.words.size() > 2 ? 1 : 0);
    blocks_.back().lines.push_back(add_words(line, 1));
    open_ = false;
    return;
  }
  const Label label = line.words.size() > 1 ? label_of(line.words.front().text) : Label{};
  const TextLine* last = i > 0 && open_ ? &lines_[i - 1] : nullptr;
  const bool fresh = last == nullptr || !continues(*last, line);
  if (fresh && is_numbered_heading(i)) {
    open(BlockKind::heading, label.depth, 1);
    blocks_.back().lines.push_back(add_words(line, 0));
    open_ = false;
    return;
  }
  const TextLine* next = line_at(i + 1);
  const bool underlined = fresh && next != nullptr && next->words.size() == 1 && is_rule(*next, "=-");
  if (underlined) {
    open(BlockKind::heading, next->words.front().text.front() == '=' ? 1 : 2, 0);
    blocks_.back().lines.push_back(add_words(line, 0));
    open_ = false;
    return;
  }
  const bool item_before = !blocks_.empty() && blocks_.back().kind == BlockKind::list_item;
  const bool closed = label.closed || label.kind == LabelKind::dash;
  if (label.certain() ||
      (label.kind != LabelKind::none && closed && (fresh || item_before || ends_sentence(*last)))) {
    const std::uint32_t column = line.words.front().column;
    while (!item_columns_.empty() && column < item_columns_.back()) item_columns_.pop_back();
    if (item_columns_.empty() || column > item_columns_.back()) item_columns_.push_back(column);
    open(BlockKind::list_item, static_cast<std::uint8_t>(std::min<std::size_t>(item_columns_.size(), 9)), 1);
  } else if (fresh) {
    open(BlockKind::paragraph, 0, 0);
    item_columns_.clear();
  }
  blocks_.back().lines.push_back(add_words(line, 0));
}

// Lines that are whole paragraphs (a disclaimer, an address of a web page) do not unmake the wrapping of
// others: it is there when most lines that go on below end near one width.
void TextReader::find_width() {
  bool long_lines = false;
  for (const TextLine& line : lines_) {
    if (line.empty() || is_table_row(line)) continue;
    long_lines = long_lines || line.right() > widest_wrapped;
    if (line.right() <= widest_wrapped) width_ = std::max(width_, line.right());
  }
  if (!long_lines) return;
  std::size_t full = 0, followed = 0;
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    if (lines_[i].empty() || lines_[i + 1].empty() || lines_[i].right() > widest_wrapped) continue;
    ++followed;
    if (lines_[i].right() >= narrowest_wrapped && lines_[i].right() + raggedness > width_) ++full;
  }
  wrapped_ = full >= 3 && full * 2 >= followed;
}

void TextReader::read(std::string_view text) {
  std::uint32_t number = 0;
  for (const std::string_view line : split(text, '\n')) lines_.push_back(read_line(line, number++));
  find_width();
  for (std::size_t i = 0; i < lines_.size();) {
    const TextLine& line = lines_[i];
    if (line.empty() || is_rule(line, "=-_*")) {
      open_ = false;
      ++i;
    } else if (is_table_row(line)) {
      i = read_table(i);
    } else {
      read_text_line(i);
      ++i;
    }
  }
  page_.move_to(top_ + line_height * static_cast<float>(lines_.size() + 1));
  for (BlockDraft& block : blocks_) {
    if (block.table >= 0)
      page_.add(std::move(tables_[static_cast<std::size_t>(block.table)]));
    else
      page_.add(std::move(block));
  }
}

}  // namespace

void add_plain_text(std::string_view text, std::uint8_t quoted, FlowPage& page) {
  TextReader(page, quoted).read(text);
}

Extracted read_plain_text(std::string_view untrusted_text) {
  std::string text = to_nfc(decode_text(untrusted_text, ""));
  while (text.ends_with('\f') || text.ends_with('\n')) text.pop_back();
  Extracted document;
  for (const std::string_view part : split(text, '\f')) {
    FlowPage page(static_cast<std::int32_t>(document.pages.size()) + 1);
    add_plain_text(part, 0, page);
    document.pages.push_back(page.finish());
  }
  document.page_count = static_cast<std::int32_t>(document.pages.size());
  mark_continuations(document.pages);
  return document;
}

}  // namespace planlezer
