// A mail's page as the rules see it: only the blocks, and of those only the lines, that are to be read.
#include <re2/re2.h>

#include <algorithm>

#include "analyze/mail_text.h"

namespace planlezer {

namespace {

// A bullet or number in front of a point, as people type it.
bool is_label(std::string_view word) {
  static const re2::RE2 pattern(R"([-–—•·▪●o*+]|\(?[0-9]{1,2}[.)]|\(?[a-z]\))");
  return re2::RE2::FullMatch(re2::StringPiece(word.data(), word.size()), pattern);
}

class Cutter {
 public:
  Cutter(const Page& page, const MailText& text, const MailRegister& patterns,
         const std::vector<std::uint32_t>& messages);
  std::vector<SpokenBlock> cut();

 private:
  const Line& line_of(std::size_t i) const { return page_.lines[text_.lines[i].line]; }
  bool is_spoken(const MailLine& line) const;
  bool stands_apart(const MailLine& line) const;
  bool break_was_meant(const Line& line, const Line& next) const;
  bool starts_item(const MailLine& line) const;
  void quote(const MailLine& line);
  void cut_block(std::size_t begin, std::size_t end);
  void add(const Block& whole, std::size_t begin, std::size_t end, bool item);

  const Page& page_;
  const MailText& text_;
  const MailRegister& patterns_;
  const std::vector<std::uint32_t>& messages_;
  std::vector<bool> whole_tables_;
  float right_ = 0;  // of the longest line
  std::vector<SpokenBlock> blocks_;
  std::uint32_t quoted_block_ = 0;
  Span question_;  // the last paragraph that was quoted
};

Cutter::Cutter(const Page& page, const MailText& text, const MailRegister& patterns,
               const std::vector<std::uint32_t>& messages)
    : page_(page),
      text_(text),
      patterns_(patterns),
      messages_(messages),
      whole_tables_(page.tables.size(), true) {
  for (const Line& line : page.lines) right_ = std::max(right_, line.box.x1);
  for (const MailLine& line : text.lines) {
    const std::int32_t table = page.blocks[line.block].table;
    if (table >= 0 && !is_spoken(line)) whole_tables_[static_cast<std::size_t>(table)] = false;
  }
}

bool Cutter::is_spoken(const MailLine& line) const {
  return line.role == MailRole::text &&
         std::find(messages_.begin(), messages_.end(), line.message) != messages_.end();
}

bool Cutter::stands_apart(const MailLine& line) const {
  return patterns_.holds(MailPattern::salutation, line.bare) ||
         patterns_.holds(MailPattern::closing, line.bare);
}

// The first word of the next line would have fitted on this one.
bool Cutter::break_was_meant(const Line& line, const Line& next) const {
  const auto word = std::partition_point(page_.words.begin(), page_.words.end(),
                                         [&](const Word& w) { return w.text.end <= next.text.begin; });
  const float width = word == page_.words.end() ? 0 : word->box.width();
  return line.box.x1 + line.box.height() / 2 + width < right_;
}

void Cutter::add(const Block& whole, std::size_t begin, std::size_t end, bool item) {
  if (begin == end) return;
  Block block = whole;
  block.text = {text_.lines[begin].text.begin, text_.lines[end - 1].text.end};
  block.box = line_of(begin).box;
  for (std::size_t i = begin; i < end; ++i) block.box.include(line_of(i).box);
  if (block.text.begin != whole.text.begin) block.continues = false;
  if (!block.label.empty() && !block.text.contains(block.label)) {
    block.label = {};
    if (block.kind == BlockKind::list_item) block.kind = BlockKind::paragraph;
  }
  if (block.kind == BlockKind::table_cell) {
    block.kind = BlockKind::paragraph;
    block.table = block.cell = -1;
  }
  if (item && block.kind == BlockKind::paragraph) {
    block.kind = BlockKind::list_item;
    block.level = 1;
    const std::string_view words = std::string_view(page_.text).substr(block.text.begin, block.text.size());
    const std::size_t space = words.find(' ');
    if (space != std::string_view::npos && is_label(words.substr(0, space)))
      block.label = {block.text.begin, block.text.begin + static_cast<std::uint32_t>(space)};
  }
  blocks_.push_back({block, question_});
}

bool Cutter::starts_item(const MailLine& line) const {
  return is_label(std::string_view(line.bare).substr(0, line.bare.find(' ')));
}

// Goes on with the paragraph that is quoted, or begins another. What nobody's text is (a head) answers
// nothing.
void Cutter::quote(const MailLine& line) {
  if (line.role != MailRole::text || text_.messages[line.message].relation != MailPart::quoted)
    question_ = {};
  else if (!question_.empty() && line.block == quoted_block_ && line.text.begin - question_.end <= 2)
    question_.end = line.text.end;
  else
    question_ = line.text;
  quoted_block_ = line.block;
}

// The lines [begin, end) are those of one block.
void Cutter::cut_block(std::size_t begin, std::size_t end) {
  const Block& block = page_.blocks[text_.lines[begin].block];
  if (block.table >= 0 && whole_tables_[static_cast<std::size_t>(block.table)])
    return blocks_.push_back({block, question_});
  std::size_t first = begin;
  bool item = starts_item(text_.lines[begin]);
  bool enumeration = false;  // after a line with a colon: items without marks
  for (std::size_t i = begin; i < end; ++i) {
    const MailLine& line = text_.lines[i];
    if (!is_spoken(line)) {
      add(block, first, i, item);
      quote(line);
      first = i + 1;
      enumeration = false;
      item = i + 1 < end && starts_item(text_.lines[i + 1]);
      continue;
    }
    if (i + 1 == end) return add(block, first, end, item);
    const MailLine& next = text_.lines[i + 1];
    const char last = line.words.back();
    const bool ends = std::string_view(":;.?!").find(last) != std::string_view::npos;
    const bool next_is_item = starts_item(next);
    const bool apart = stands_apart(line) || stands_apart(next);
    const bool meant = break_was_meant(line_of(i), line_of(i + 1)) || (next_is_item && (ends || last == ','));
    if (!apart && !(meant && (ends || enumeration || next_is_item))) continue;
    add(block, first, i + 1, item);
    first = i + 1;
    enumeration = !apart && (enumeration || last == ':');
    item = next_is_item || enumeration;
  }
}

std::vector<SpokenBlock> Cutter::cut() {
  for (std::size_t begin = 0; begin < text_.lines.size();) {
    std::size_t end = begin + 1;
    while (end < text_.lines.size() && text_.lines[end].block == text_.lines[begin].block) ++end;
    cut_block(begin, end);
    begin = end;
  }
  return std::move(blocks_);
}

}  // namespace

std::vector<SpokenBlock> spoken_blocks(const Page& page, const MailText& text, const MailRegister& patterns,
                                       const std::vector<std::uint32_t>& messages) {
  return Cutter(page, text, patterns, messages).cut();
}

}  // namespace planlezer
