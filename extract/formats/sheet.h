// A sheet of a workbook as pages: tables with their heads, titles above them, and the cell as the place of
// everything. Used for every format that has rows and columns. Worker only.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "extract/page.h"

namespace planlezer {

struct SheetCell {
  std::uint32_t row = 0, column = 0;  // from 0
  std::uint32_t row_span = 1, column_span = 1;
  std::string text;     // never empty
  bool number = false;  // a number, an amount, a date
  bool bold = false, shaded = false;
};

struct Sheet {
  std::string name;
  std::vector<SheetCell> cells;       // row by row
  std::set<std::uint32_t> head_rows;  // rows that the file itself calls the head of a table
  bool always_headed = false;         // the first row is a head unless it holds numbers

  struct Remark {
    std::uint32_t row = 0, column = 0;
    std::string text;
  };
  std::vector<Remark> remarks;      // comments with a cell
  std::vector<std::string> floats;  // texts of boxes that float above the cells
};

// How much may still be read of all sheets together.
struct SheetBudget {
  std::int64_t cells = 1'000'000;
  std::int64_t text_bytes = 24'000'000;
  bool take(const SheetCell& cell) {
    cells -= 1;
    text_bytes -= static_cast<std::int64_t>(cell.text.size());
    return !spent();
  }
  bool spent() const { return cells < 0 || text_bytes < 0; }
};

// The place of a cell as a number, see Block::ordinal; 0 for rows so far down that there is none.
std::uint32_t cell_ordinal(std::uint32_t row, std::uint32_t column);

// Adds the pages of a sheet: one, or more of the same name when it is very large.
void add_sheet(const Sheet& sheet, std::vector<Page>& pages);

}  // namespace planlezer
