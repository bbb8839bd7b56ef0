#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "extract/codec.h"

namespace planlezer {

namespace {

bool ends_word(char c) {
  return c == ' ' || c == '\n';
}

bool words_fill_lines(const Page& page) {
  std::size_t w = 0;
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Span line = page.lines[i].text;
    if (line.empty() || line.end >= page.text.size() || page.text[line.end] != '\n') return false;
    const std::uint32_t gap = line.begin - end;
    if (i == 0 ? line.begin != 0 : line.begin < end || gap < 1 || gap > 2) return false;
    end = line.end;
    std::uint32_t at = line.begin;
    while (w < page.words.size() && page.words[w].text.begin < line.end) {
      const Span word = page.words[w].text;
      if (word.empty() || word.begin != at || word.end > line.end) return false;
      const std::string_view text = std::string_view(page.text).substr(word.begin, word.size());
      if (std::any_of(text.begin(), text.end(), ends_word)) return false;
      if (word.end < line.end && page.text[word.end] != ' ') return false;
      at = word.end + 1;
      ++w;
    }
    if (at != line.end + 1) return false;
  }
  return w == page.words.size() && page.text.size() == (page.lines.empty() ? 0 : end + 1);
}

bool blocks_fill_text(const Page& page) {
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    if (block.text.empty() || block.text.begin != (i == 0 ? 0 : end + 2)) return false;
    if (block.text.end >= page.text.size() || page.text[block.text.end] != '\n') return false;
    if (i > 0 && page.text.compare(end, 2, "\n\n") != 0) return false;
    const std::string_view text = std::string_view(page.text).substr(block.text.begin, block.text.size());
    if (text.find("\n\n") != std::string_view::npos) return false;
    if (!block.label.empty() && !block.text.contains(block.label)) return false;
    if ((block.kind == BlockKind::table_cell) != (block.table >= 0 && block.cell >= 0)) return false;
    end = block.text.end;
  }
  return page.text.empty() ? page.blocks.empty() : end + 1 == page.text.size();
}

bool tables_agree(const Page& page) {
  std::vector<std::vector<int>> named(page.tables.size());
  for (std::size_t t = 0; t < page.tables.size(); ++t) named[t].resize(page.tables[t].cells.size());
  for (const Block& block : page.blocks) {
    if (block.kind != BlockKind::table_cell) continue;
    const auto t = static_cast<std::size_t>(block.table);
    const auto c = static_cast<std::size_t>(block.cell);
    if (t >= named.size() || c >= named[t].size() || page.tables[t].cells[c].text != block.text) return false;
    ++named[t][c];
  }
  for (std::size_t t = 0; t < page.tables.size(); ++t) {
    const Table& table = page.tables[t];
    std::vector<bool> taken(static_cast<std::size_t>(table.rows) * table.columns);
    for (std::size_t c = 0; c < table.cells.size(); ++c) {
      const Cell& cell = table.cells[c];
      if (named[t][c] != (cell.text.empty() ? 0 : 1) || cell.row_span == 0 || cell.column_span == 0)
        return false;
      if (cell.row + cell.row_span > table.rows || cell.column + cell.column_span > table.columns)
        return false;
      if (c > 0 &&
          std::pair(table.cells[c - 1].row, table.cells[c - 1].column) >= std::pair(cell.row, cell.column))
        return false;
      for (int r = cell.row; r < cell.row + cell.row_span; ++r)
        for (int k = cell.column; k < cell.column + cell.column_span; ++k) {
          const auto place = static_cast<std::size_t>(r) * table.columns + static_cast<std::size_t>(k);
          if (taken[place]) return false;
          taken[place] = true;
        }
    }
  }
  return true;
}

}  // namespace

bool is_consistent(const Page& page) {
  const bool fonts_known = std::all_of(page.words.begin(), page.words.end(), [&](const Word& word) {
    return word.font < page.fonts.size() && word.confidence >= 0 && word.confidence <= 1;
  });
  return is_utf8(page.text) && fonts_known && words_fill_lines(page) && blocks_fill_text(page) &&
         tables_agree(page);
}

}  // namespace planlezer
