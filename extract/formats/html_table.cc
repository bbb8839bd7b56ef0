#include "extract/formats/html_table.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr int most_rows = 20'000, most_columns = 200;
constexpr int most_spanned = 500'000;        // positions that spans of one table may cover
constexpr std::size_t longest_cell = 1'500;  // bytes of text; more is a page laid out in columns

bool is_cell(const xmlNode* node) {
  return name_of(node) == "td" || name_of(node) == "th";
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

// The first `tr` above a cell.
const xmlNode* row_of(const xmlNode* cell) {
  const xmlNode* node = cell;
  while (node != nullptr && name_of(node) != "tr") node = node->parent;
  return node;
}

std::size_t visible_bytes(const xmlNode* root) {
  std::size_t bytes = 0;
  for (const xmlNode* node = root; node != nullptr;) {
    bytes += trim(text_of(node)).size();
    node = is_hidden(node) ? next_outside(node, root) : next_node(node, root);
  }
  return bytes;
}

struct Shape {
  bool heads = false;   // <th>, <thead>, <caption>
  bool layout = false;  // holds what a table of data does not
  int full_rows = 0;    // with words in two cells or more
};

Shape shape_of(const xmlNode* table) {
  Shape shape;
  const xmlNode* row = nullptr;
  int filled = 0;
  for (const xmlNode* node = next_node(table, table); node != nullptr && !shape.layout;) {
    const std::string_view name = name_of(node);
    if (name == "table" || is_heading(name)) shape.layout = true;
    if (name == "th" || name == "thead" || name == "caption") shape.heads = true;
    if (is_cell(node)) {
      if (row_of(node) != row) filled = 0;
      row = row_of(node);
      const std::size_t bytes = visible_bytes(node);
      if (bytes > longest_cell) shape.layout = !shape.heads;
      if (bytes > 0 && ++filled == 2) ++shape.full_rows;
    }
    node = is_hidden(node) ? next_outside(node, table) : next_node(node, table);
  }
  return shape;
}

bool all_bold(const xmlNode* cell) {
  for (const xmlNode* node = cell; node != nullptr; node = next_node(node, cell)) {
    if (trim(text_of(node)).empty() || trim(text_of(node)) == "\xC2\xA0") continue;
    bool bold = false;
    for (const xmlNode* above = node->parent; above != nullptr && !bold && above != cell->parent;
         above = above->parent) {
      const std::string weight = style_of(above, "font-weight");
      bold = name_of(above) == "b" || name_of(above) == "strong" || name_of(above) == "th" ||
             weight.starts_with("bold") || (!weight.empty() && weight[0] >= '6' && weight[0] <= '9');
    }
    if (!bold) return false;
  }
  return true;
}

bool in_head(const xmlNode* cell) {
  const xmlNode* row = row_of(cell);
  return name_of(cell) == "th" ||
         (row != nullptr && row->parent != nullptr && name_of(row->parent) == "thead");
}

// Without <th> a first row in bold is the head.
void mark_bold_head(std::vector<HtmlCell>& cells) {
  const auto is_first = [](const HtmlCell& cell) { return cell.row == 0; };
  const auto end = std::find_if_not(cells.begin(), cells.end(), is_first);
  const bool marked = std::any_of(cells.begin(), cells.end(), [](const HtmlCell& cell) { return cell.head; });
  if (marked || end - cells.begin() < 2) return;
  if (!std::all_of(cells.begin(), end, [](const HtmlCell& cell) { return all_bold(cell.node); })) return;
  std::for_each(cells.begin(), end, [](HtmlCell& cell) { cell.head = true; });
}

}  // namespace

bool is_data_table(const xmlNode* table) {
  const std::string_view role = attribute(table, "role");
  if (role == "presentation" || role == "none") return false;
  const Shape shape = shape_of(table);
  return !shape.layout && (shape.full_rows >= 2 || (shape.heads && shape.full_rows >= 1));
}

HtmlCells cells_of(const xmlNode* table) {
  std::vector<HtmlCell> cells;
  bool cut = false;
  std::vector<int> busy(most_columns, 0);  // per column: the row until which a cell above reaches
  const xmlNode* row_node = nullptr;
  int row = -1, column = 0, spanned = 0;
  for (const xmlNode* node = next_node(table, table); node != nullptr;) {
    const bool cell = is_cell(node) && !is_hidden(node);
    if (cell && (row_of(node) != row_node || row < 0)) {
      row_node = row_of(node);
      column = 0;
      if (++row >= most_rows) {
        cut = true;
        break;
      }
    }
    while (cell && column < most_columns && busy[static_cast<std::size_t>(column)] > row) ++column;
    if (cell && column >= most_columns) cut = true;
    if (cell && column < most_columns) {
      int rows = number_attribute(node, "rowspan", 1, 1, most_rows - row);
      int columns = number_attribute(node, "colspan", 1, 1, most_columns - column);
      if (rows * columns > 1 && (spanned += rows * columns) > most_spanned) rows = columns = 1;
      std::fill_n(busy.begin() + column, columns, row + rows);
      cells.push_back({node, static_cast<std::uint16_t>(row), static_cast<std::uint16_t>(column),
                       static_cast<std::uint16_t>(rows), static_cast<std::uint16_t>(columns), in_head(node)});
      column += columns;
    }
    node = cell || is_hidden(node) ? next_outside(node, table) : next_node(node, table);
  }
  const int rows = cells.empty() ? 0 : cells.back().row + 1;
  int width = 0;  // columns that a cell begins in; a span beyond them is only said
  for (const HtmlCell& cell : cells) width = std::max(width, cell.column + 1);
  for (HtmlCell& cell : cells) {
    cell.row_span = static_cast<std::uint16_t>(std::min<int>(cell.row_span, rows - cell.row));
    cell.column_span = static_cast<std::uint16_t>(std::min<int>(cell.column_span, width - cell.column));
  }
  mark_bold_head(cells);
  return {std::move(cells), cut};
}

}  // namespace planlezer
