// The grid of a table and what its columns hold, by their heads. Private to analyze/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyze/row.h"
#include "analyze/value_content.h"

namespace planlezer {

struct CellText {
  NormalText text;
  const Cell* cell = nullptr;
};

// The cells of a table by row and column; a cell that spans more stands at each of its places.
class TableGrid {
 public:
  TableGrid(const Page& page, const Table& table);
  std::size_t rows() const { return table_.rows; }
  std::size_t columns() const { return table_.columns; }
  // nullptr where no cell stands.
  const CellText* at(std::size_t row, std::size_t column) const;
  const std::vector<CellText>& cells() const { return cells_; }
  const Page& page() const { return page_; }
  bool continues() const { return table_.continues; }

 private:
  const Page& page_;
  const Table& table_;
  std::vector<CellText> cells_;
  std::vector<int> places_;  // row × column → index in cells_, -1: none
};

struct TableLayout {
  struct Extent {
    float x0 = 0, x1 = 0;  // points
  };
  std::vector<ColumnKind> kinds;
  std::vector<std::string> heads;
  std::vector<std::string> written;              // the heads, word for word
  std::vector<std::optional<Deadline>> periods;  // of columns of quarters
  std::vector<Extent> extents;                   // of the columns
  std::vector<ContentCount> contents;            // of the cells under the heads
  std::int32_t page = 0;
  double unit = 1;
  bool unit_in_heads = false;  // not only in a line near the table
  bool has(ColumnKind kind) const;
  bool has_periods() const;
};

// The words of a cell without bullet or number.
FieldValue value_of(const CellText& cell);

std::vector<TableLayout::Extent> extents_of(const TableGrid& grid);

// Whether one cell stands over the whole row: a title of what comes under it.
bool is_title_row(const TableGrid& grid, std::size_t row);

// "KPI 4 – Informatie" in the first cell and nothing beside it, where no lines tell that it is one cell.
bool stands_alone(const TableGrid& grid, std::size_t row);

// The heads again, on the next page or under the next heading.
bool repeats_heads(const TableGrid& grid, std::size_t row, const TableLayout& layout);

// What stands in a column of quarters when something is done in it. Over more columns a word says how it
// stands: "gereed" over the first half of the planning.
bool marks_period(const CellText& cell);

// Marks in columns of quarters; a word like "gereed" marks its quarter too.
std::optional<Deadline> marked_period(const TableGrid& grid, std::size_t row, const TableLayout& layout);

// "Q3", "Q3 2024", "2025", "jan", "jan–mrt", "2e helft 2024": the name of a column in a planning.
bool names_period(std::string_view head);

// How many rows from `row` on name the columns; 0 when none does.
std::size_t head_rows_at(const TableGrid& grid, std::size_t row, const ColumnRegister& columns);

// The heads in the rows [first, first + count), one per column.
std::vector<std::string> heads_at(const TableGrid& grid, std::size_t first, std::size_t count);

// What the heads in the rows [first, first + count) say, and the cells under them.
TableLayout layout_by_heads(const DocumentAnalysis& analysis, const TableGrid& grid, std::size_t first,
                            std::size_t count);

// What the cells of each column are, from a row on.
std::vector<ContentCount> contents_of(const DocumentAnalysis& analysis, const TableGrid& grid,
                                      std::size_t first_row);

// Gives each column its meaning: what its head says, unless the cells say otherwise.
void settle_columns(const DocumentAnalysis& analysis, const TableGrid& grid, std::size_t first_row,
                    TableLayout& layout);

// A table of measures by its cells alone: under heads that say nothing known, or without heads. Nothing when
// no column reads like things done beside who does them, when or for how much.
struct UnforeseenTable {
  TableLayout layout;
  std::size_t head_rows = 0;
};
std::optional<UnforeseenTable> unforeseen_table(const DocumentAnalysis& analysis, const TableGrid& grid,
                                                std::size_t row);

// A table without heads that stands under another, or goes on with it, has its columns: each column gets the
// meaning of the one above it. Nothing when the columns do not stand under each other.
std::optional<TableLayout> layout_from_above(const TableLayout& above, const TableGrid& grid);

// "Bedragen × € 1.000" in a line on the page of the table; 1 when there is none.
double unit_near(const DocumentAnalysis& analysis, std::int32_t page);

}  // namespace planlezer
