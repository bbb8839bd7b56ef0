// Tables of HTML: whether one holds data or only lays out a page, and where its cells stand. Inside the
// reader of HTML only.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/formats/html_tree.h"

namespace planlezer {

// Tables that place things on a page (one cell, one row, tables in tables, long texts side by side) are none.
bool is_data_table(const xmlNode* table);

struct HtmlCell {
  const xmlNode* node = nullptr;
  std::uint16_t row = 0, column = 0, row_span = 1, column_span = 1;
  bool head = false;
};

struct HtmlCells {
  std::vector<HtmlCell> cells;  // row by row, each at its place in the grid; spans end where the table does
  bool cut = false;             // there are more rows or columns than are read
};

HtmlCells cells_of(const xmlNode* table);

}  // namespace planlezer
