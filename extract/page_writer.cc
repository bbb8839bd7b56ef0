#include "extract/page_writer.h"

#include <cmath>

namespace planlezer {

namespace {

std::uint32_t length_of(const std::string& text) {
  return static_cast<std::uint32_t>(text.size());
}

float to_hundredth(float value) {
  return std::round(value * 100.0F) / 100.0F;
}

Box to_hundredth(const Box& box) {
  return {to_hundredth(box.x0), to_hundredth(box.y0), to_hundredth(box.x1), to_hundredth(box.y1)};
}

}  // namespace

Block& PageWriter::write_lines(const std::vector<LinePiece>& lines, BlockKind kind) {
  if (!page_.text.empty()) page_.text += '\n';  // the empty line between blocks
  Block block;
  block.kind = kind;
  block.text.begin = length_of(page_.text);
  bool first_word = true;
  for (const LinePiece& piece : lines) {
    Line line;
    line.text.begin = length_of(page_.text);
    for (const std::uint32_t index : piece.words) {
      const RawWord& raw = raw_.words[index];
      if (length_of(page_.text) > line.text.begin) page_.text += ' ';
      Word word;
      word.text.begin = length_of(page_.text);
      page_.text += raw.text;
      word.text.end = length_of(page_.text);
      word.box = raw.box;
      word.confidence = raw.confidence;
      word.font = raw.font;
      word.origin = raw.origin;
      if (word.text.begin == line.text.begin)
        line.box = word.box;
      else
        line.box.include(word.box);
      page_.words.push_back(word);
    }
    line.text.end = length_of(page_.text);
    if (first_word)
      block.box = line.box;
    else
      block.box.include(line.box);
    first_word = false;
    page_.lines.push_back(line);
    page_.text += '\n';
  }
  block.text.end = length_of(page_.text) - 1;
  return page_.blocks.emplace_back(block);
}

void PageWriter::add_block(const BlockDraft& draft) {
  Block& block = write_lines(draft.lines, draft.kind);
  block.level = draft.level;
  block.ordinal = draft.ordinal;
  block.quoted = draft.quoted;
  const LinePiece& first = draft.lines.front();
  if (draft.label_words == 0 || draft.label_words > first.words.size()) return;
  block.label = {block.text.begin, block.text.begin};
  for (std::uint32_t i = 0; i < draft.label_words; ++i)
    block.label.end += length_of(raw_.words[first.words[i]].text) + (i > 0 ? 1 : 0);
}

void PageWriter::add_table(const TableDraft& draft) {
  const auto number = static_cast<std::int32_t>(page_.tables.size());
  Table table = draft.table;
  for (const CellDraft& part : draft.cells) {
    Cell cell = part.cell;
    if (part.lines.empty()) {
      cell.text = {length_of(page_.text), length_of(page_.text)};
    } else {
      Block& block = write_lines(part.lines, BlockKind::table_cell);
      block.table = number;
      block.cell = static_cast<std::int32_t>(table.cells.size());
      block.ordinal = part.ordinal;
      block.quoted = part.quoted;
      cell.text = block.text;
    }
    table.cells.push_back(cell);
  }
  page_.tables.push_back(std::move(table));
}

Page PageWriter::finish() {
  page_.number = raw_.number;
  page_.width = raw_.width;
  page_.height = raw_.height;
  page_.rotation = raw_.rotation;
  page_.fonts = std::move(raw_.fonts);
  double confidence = 0;
  std::size_t recognised = 0;
  for (const Word& word : page_.words) {
    confidence += word.confidence;
    recognised += word.origin == Origin::ocr ? 1 : 0;
  }
  page_.confidence =
      page_.words.empty() ? 1.0F : static_cast<float>(confidence / static_cast<double>(page_.words.size()));
  page_.origin = 2 * recognised > page_.words.size() ? Origin::ocr : Origin::native;
  for (Line& line : page_.lines) line.box = to_hundredth(line.box);
  for (Block& block : page_.blocks) block.box = to_hundredth(block.box);
  for (Table& table : page_.tables) {
    table.box = to_hundredth(table.box);
    for (Cell& cell : table.cells) cell.box = to_hundredth(cell.box);
  }
  return std::move(page_);
}

}  // namespace planlezer
