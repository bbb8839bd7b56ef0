#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "extract/read.h"
#include "extract/structure_parts.h"

namespace planlezer {

namespace {

bool is_body(const Block& block) {
  return !is_running(block.kind) && block.kind != BlockKind::footnote && block.kind != BlockKind::contents;
}

bool is_text(const Block& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view closing : {")", "\"", "\u201D", "\u2019", "'", "]"})
    if (text.size() > closing.size() && text.ends_with(closing)) text.remove_suffix(closing.size());
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with(':') ||
         text.ends_with(';');
}

bool starts_lower(std::string_view text) {
  std::size_t offset = 0;
  const char32_t c = text.empty() ? 0 : next_code_point(text, offset);
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7);
}

Line last_line(const Page& page, const Block& block) {
  const auto found = std::partition_point(page.lines.begin(), page.lines.end(),
                                          [&](const Line& line) { return line.text.begin < block.text.end; });
  return found == page.lines.begin() ? Line{} : *std::prev(found);
}

bool goes_on(const Page& before, const Block& last, const Page& page, const Block& first) {
  if (!is_text(last) || !is_text(first) || !first.label.empty()) return false;
  const float size = size_of(before, last);
  if (std::abs(size - size_of(page, first)) > 0.08F * size) return false;
  const std::string_view ending = text_of(before, last.text);
  const std::string_view beginning = text_of(page, first.text);
  const bool ended = ends_sentence(ending);
  if (!ended && starts_lower(beginning)) return true;
  if (ended) return false;
  // "… in Q2" | "2024 …": the sentence is open and its last line is full.
  const Line line = last_line(before, last);
  float right = 0;
  for (const Block& block : before.blocks)
    if (is_text(block) && block.box.x0 < last.box.x1) right = std::max(right, block.box.x1);
  return line.box.x1 > right - 4 * size && last.box.width() > 15 * size;
}

const Block* first_body(const Page& page) {
  const auto found = std::find_if(page.blocks.begin(), page.blocks.end(), is_body);
  return found == page.blocks.end() ? nullptr : &*found;
}

const Block* last_body(const Page& page) {
  const auto found = std::find_if(page.blocks.rbegin(), page.blocks.rend(), is_body);
  return found == page.blocks.rend() ? nullptr : &*found;
}

// Left edges of the columns, from the cells that span one column.
std::vector<float> column_lefts(const Table& table) {
  std::vector<float> lefts(table.columns, -1);
  for (const Cell& cell : table.cells)
    if (cell.column_span == 1 && cell.column < table.columns && lefts[cell.column] < 0)
      lefts[cell.column] = cell.box.x0;
  return lefts;
}

bool same_columns(const Table& a, const Table& b) {
  if (a.columns != b.columns) return false;
  const std::vector<float> lefts_a = column_lefts(a);
  const std::vector<float> lefts_b = column_lefts(b);
  const float near = std::max(8.0F, 0.02F * a.box.width());
  for (std::size_t i = 0; i < lefts_a.size(); ++i)
    if (lefts_a[i] >= 0 && lefts_b[i] >= 0 && std::abs(lefts_a[i] - lefts_b[i]) > near) return false;
  return std::abs(a.box.x0 - b.box.x0) <= near;
}

std::string row_text(const Page& page, const Table& table, std::uint16_t row) {
  std::string text;
  for (const Cell& cell : table.cells)
    if (cell.row == row) {
      for (const char c : text_of(page, cell.text))
        if (c != ' ' && c != '\n') text += c;
      text += '|';
    }
  return text;
}

// Rows at the top of a continued table are its head only when they repeat the head of the first part.
void keep_repeated_heads(const Page& first_page, const Table& first, const Page& page, Table& table) {
  std::uint16_t repeated = 0;
  while (repeated < std::min(first.rows, table.rows)) {
    const auto is_head = [&](const Cell& cell) { return cell.row == repeated && cell.head; };
    if (std::none_of(first.cells.begin(), first.cells.end(), is_head)) break;
    if (row_text(first_page, first, repeated) != row_text(page, table, repeated)) break;
    ++repeated;
  }
  for (Cell& cell : table.cells) cell.head = cell.row < repeated;
}

}  // namespace

std::size_t word_at(const Page& page, std::uint32_t offset) {
  const auto found = std::partition_point(page.words.begin(), page.words.end(),
                                          [&](const Word& word) { return word.text.end <= offset; });
  return static_cast<std::size_t>(found - page.words.begin());
}

float size_of(const Page& page, const Block& block) {
  const std::size_t first = word_at(page, block.label.empty() ? block.text.begin : block.label.end);
  if (first >= page.words.size() || page.words[first].font >= page.fonts.size()) return 0;
  return page.fonts[page.words[first].font].size;
}

void mark_continuations(std::vector<Page>& pages) {
  std::size_t chain = 0;  // page and table with which the current run of continued tables began
  std::size_t chain_table = 0;
  for (std::size_t i = 1; i < pages.size(); ++i) {
    Page& page = pages[i];
    const Page& before = pages[i - 1];
    if (page.number != before.number + 1) continue;
    const Block* last = last_body(before);
    const Block* first = first_body(page);
    if (last == nullptr || first == nullptr) continue;
    if (last->kind == BlockKind::table_cell && first->kind == BlockKind::table_cell) {
      const auto old_table = static_cast<std::size_t>(last->table);
      const auto new_table = static_cast<std::size_t>(first->table);
      if (!same_columns(before.tables[old_table], page.tables[new_table])) continue;
      if (!before.tables[old_table].continues || old_table != 0) {
        chain = i - 1;
        chain_table = old_table;
      }
      page.tables[new_table].continues = true;
      keep_repeated_heads(pages[chain], pages[chain].tables[chain_table], page, page.tables[new_table]);
    } else if (goes_on(before, *last, page, *first)) {
      Block& block = page.blocks[static_cast<std::size_t>(first - page.blocks.data())];
      block.continues = true;
      block.kind = last->kind;
      block.level = last->level;
    }
  }
}

namespace {

bool is_contents_title(std::string_view text) {
  if (text.size() > 24) return false;
  for (const std::string_view title : {"Inhoud", "INHOUD", "Contents", "CONTENTS"})
    if (text.find(title) != std::string_view::npos) return true;
  return false;
}

}  // namespace

void mark_contents(std::vector<Page>& pages) {
  const auto ends_in_number = [](std::string_view text) {
    const std::size_t space = text.find_last_of(" .\n");
    if (space == std::string_view::npos || space + 1 == text.size() || text.size() - space > 4) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(space) + 1, text.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  bool last_was_contents = false;
  for (Page& page : pages) {
    std::size_t lines = 0;
    std::size_t numbered = 0;
    std::size_t leaders = 0;
    bool titled = last_was_contents;
    for (const Block& block : page.blocks) {
      titled = titled || is_contents_title(text_of(page, block.text));
      leaders += block.kind == BlockKind::contents ? 1 : 0;
      if (!is_text(block) && block.kind != BlockKind::heading && block.kind != BlockKind::contents) continue;
      ++lines;
      numbered += ends_in_number(text_of(page, block.text)) ? 1 : 0;
    }
    const bool whole_page = leaders >= 4 || (titled && numbered >= 4 && 2 * numbered >= lines);
    bool inside = last_was_contents;  // under the title, as long as lines end in page numbers
    for (Block& block : page.blocks) {
      const std::string_view text = text_of(page, block.text);
      if (is_running(block.kind)) continue;
      if (is_contents_title(text)) {
        inside = true;
        continue;
      }
      const bool entry =
          ends_in_number(text) || (whole_page && text.size() < 150);  // some run over two lines
      if ((whole_page || inside) && (is_text(block) || block.kind == BlockKind::heading) && entry) {
        block.kind = BlockKind::contents;
        block.level = 0;
      }
      inside = inside && block.kind == BlockKind::contents;
    }
    last_was_contents = inside || whole_page;
  }
}

void finish_document(Extracted& document) {
  mark_running_heads(document.pages);
  mark_contents(document.pages);
  set_heading_levels(document.pages);
  mark_continuations(document.pages);
}

}  // namespace planlezer
