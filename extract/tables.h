// Tables on a page: by drawn lines, or by columns that line up. Inside the layout only.
#pragma once

#include <vector>

#include "extract/lines.h"
#include "extract/rulings.h"

namespace planlezer {

struct CellDraft {
  Cell cell;                     // its text span is not set yet
  std::vector<LinePiece> lines;  // from top to bottom
  std::uint32_t ordinal = 0;     // see Block
  std::uint8_t quoted = 0;
};

struct TableDraft {
  Table table;                   // without cells
  std::vector<CellDraft> cells;  // row by row
};

// Texts of neighbouring cells that touch read as one word ("1jaarlijks"): parted at the line between them.
void split_words_at_rulings(RawPage& page);

// Both take the words (indexes of upright words) that belong to tables out of `words`.
// Tables by drawn grids; `rules` gets the horizontal lines of those that are none.
std::vector<TableDraft> find_ruled_tables(const RawPage& page, std::vector<RuledGrid> grids,
                                          std::vector<std::uint32_t>& words, std::vector<RuledLine>& rules);
// Tables by alignment, among the words of one column of the page.
std::vector<TableDraft> find_aligned_tables(const RawPage& page, const std::vector<RuledLine>& rules,
                                            std::vector<std::uint32_t>& words);

}  // namespace planlezer
