#include "extract/formats/sheet.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"
#include "extract/formats/flow_page.h"

namespace planlezer {

namespace {

constexpr std::size_t page_cells = 100'000, page_bytes = 4'000'000;  // of one page of a very large sheet
constexpr std::size_t table_rows = 20'000;
constexpr std::size_t filled_out_places = 200'000;  // a table with more leaves out its empty cells
constexpr std::size_t longest_head = 80;            // bytes

using Cells = std::vector<const SheetCell*>;

struct Row {
  std::uint32_t number = 0;
  Cells cells;
  std::uint32_t first_column() const { return cells.front()->column; }
  std::uint32_t last_column() const { return cells.back()->column; }
};

std::vector<Row> rows_of(const Sheet& sheet, std::size_t begin, std::size_t end) {
  std::vector<Row> rows;
  for (std::size_t i = begin; i < end; ++i) {
    const SheetCell& cell = sheet.cells[i];
    if (rows.empty() || rows.back().number != cell.row) rows.push_back({cell.row, {}});
    rows.back().cells.push_back(&cell);
  }
  return rows;
}

bool is_year(const std::string& text) {
  return text.size() == 4 && text.starts_with("20") &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

// Short texts, no numbers: what could name columns.
bool names_columns(const Row& row) {
  return row.cells.size() >= 2 && std::all_of(row.cells.begin(), row.cells.end(), [](const SheetCell* cell) {
           return (!cell->number || is_year(cell->text)) && cell->text.size() <= longest_head;
         });
}

bool is_styled(const Row& row) {
  const auto all = [&](bool SheetCell::*mark) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [&](const SheetCell* cell) { return cell->*mark; });
  };
  return all(&SheetCell::bold) || all(&SheetCell::shaded);
}

bool stands_over_numbers(const std::vector<Row>& rows, std::size_t begin, std::size_t end) {
  std::size_t numbered = 0;
  for (std::size_t i = begin + 1; i < end; ++i)
    numbered += std::any_of(rows[i].cells.begin(), rows[i].cells.end(),
                            [](const SheetCell* cell) { return cell->number; });
  return end - begin > 2 && numbered * 2 > end - begin;
}

// Writes the rows of one sheet, or of one stretch of it, to a page.
class SheetWriter {
 public:
  SheetWriter(const Sheet& sheet, FlowPage& page) : sheet_(sheet), page_(page) {}
  void write(const std::vector<Row>& rows);

 private:
  bool begins_anew(const Row& before, const Row& row, std::size_t in_table, std::uint32_t last_column) const;
  std::size_t head_rows(const std::vector<Row>& rows, std::size_t begin, std::size_t end) const;
  void write_part(const std::vector<Row>& rows, std::size_t begin, std::size_t end);
  void write_text(const SheetCell& cell, bool title);
  void write_table(const std::vector<Row>& rows, std::size_t begin, std::size_t end);

  const Sheet& sheet_;
  FlowPage& page_;
};

// After an empty row: whether it is another table. Rows that go on in the same columns, without a title or
// head of their own, belong to the table above.
bool SheetWriter::begins_anew(const Row& before, const Row& row, std::size_t in_table,
                              std::uint32_t last_column) const {
  if (sheet_.head_rows.contains(row.number)) return true;
  if (row.number == before.number + 1) return false;
  if (in_table < 2 || row.cells.size() < 2) return true;
  return row.last_column() > last_column || (names_columns(row) && is_styled(row));
}

void SheetWriter::write(const std::vector<Row>& rows) {
  std::size_t begin = 0;
  std::uint32_t last_column = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > begin && begins_anew(rows[i - 1], rows[i], i - begin, last_column)) {
      write_part(rows, std::exchange(begin, i), i);
      last_column = 0;
    }
    last_column = std::max(last_column, rows[i].last_column());
  }
  if (begin < rows.size()) write_part(rows, begin, rows.size());
}

void SheetWriter::write_text(const SheetCell& cell, bool title) {
  FlowBlock block;
  block.text = {{cell.text, cell.bold, false}};
  block.ordinal = cell_ordinal(cell.row, cell.column);
  if (title && !cell.number && cell.text.size() <= 2 * longest_head &&
      cell.text.find('\n') == std::string::npos && !cell.text.ends_with('.')) {
    block.kind = BlockKind::heading;
    block.level = page_.empty() ? 1 : 2;
  }
  page_.add(block);
}

// Rows of one cell above a table are its titles; without a table they are text.
void SheetWriter::write_part(const std::vector<Row>& rows, std::size_t begin, std::size_t end) {
  while (begin < end && rows[begin].cells.size() == 1 && !sheet_.head_rows.contains(rows[begin].number)) {
    const SheetCell& cell = *rows[begin].cells[0];
    write_text(cell, cell.bold || (page_.empty() && begin + 1 < rows.size()));
    ++begin;
  }
  // Remarks under a table, in its first column, are no rows of it.
  std::size_t rest = end;
  while (rest > begin + 1 && rows[rest - 1].cells.size() == 1 &&
         rows[rest - 1].cells[0]->text.size() > longest_head)
    --rest;
  for (std::size_t at = begin; at < rest; at += table_rows)
    write_table(rows, at, std::min(rest, at + table_rows));
  for (; rest < end; ++rest) write_text(*rows[rest].cells[0], false);
}

std::size_t SheetWriter::head_rows(const std::vector<Row>& rows, std::size_t begin, std::size_t end) const {
  if (sheet_.head_rows.contains(rows[begin].number)) return 1;
  if (end - begin < 2 || !names_columns(rows[begin])) return 0;
  const bool grouped = std::any_of(rows[begin].cells.begin(), rows[begin].cells.end(),
                                   [](const SheetCell* cell) { return cell->column_span > 1; });
  if (grouped && end - begin > 2 && names_columns(rows[begin + 1])) return 2;
  if (is_styled(rows[begin]) || sheet_.always_headed) return 1;
  // A form has its names in the first column; over figures a name is a head all the same.
  return rows[begin].cells.size() > 2 || stands_over_numbers(rows, begin, end) ? 1 : 0;
}

void SheetWriter::write_table(const std::vector<Row>& rows, std::size_t begin, std::size_t end) {
  std::map<std::uint32_t, std::uint16_t> columns;  // those with something in them → their number in the table
  for (std::size_t i = begin; i < end; ++i)
    for (const SheetCell* cell : rows[i].cells) columns.emplace(cell->column, 0);
  std::uint16_t count = 0;
  for (auto& [column, number] : columns) number = count++;
  const std::size_t head = head_rows(rows, begin, end);
  const bool fill_out = (end - begin) * count <= filled_out_places;
  std::map<std::uint32_t, std::size_t> covered_until;  // table column → first row that is free again
  FlowTable table;
  for (std::size_t i = begin; i < end; ++i) {
    const auto row = static_cast<std::uint16_t>(i - begin);
    auto next = rows[i].cells.begin();
    const auto cell_at = [&](std::uint32_t column) -> const SheetCell* {
      while (next != rows[i].cells.end() && (*next)->column < column) ++next;
      return next != rows[i].cells.end() && (*next)->column == column ? *next : nullptr;
    };
    const auto add = [&](std::uint32_t column, std::uint16_t number, const SheetCell* source) {
      FlowCell cell;
      cell.row = row;
      cell.column = number;
      cell.head = i - begin < head;
      if (source != nullptr) {
        cell.text = {{source->text, source->bold, false}};
        cell.ordinal = cell_ordinal(source->row, column);
        const auto past = columns.lower_bound(column + std::max<std::uint32_t>(source->column_span, 1));
        cell.column_span =
            static_cast<std::uint16_t>((past == columns.end() ? count : past->second) - number);
        std::size_t last = i;
        while (last + 1 < end && rows[last + 1].number < source->row + source->row_span) ++last;
        cell.row_span = static_cast<std::uint16_t>(last - i + 1);
        if (cell.row_span > 1 || cell.column_span > 1)
          for (std::uint16_t c = number; c < number + cell.column_span; ++c) covered_until[c] = last + 1;
      }
      table.cells.push_back(std::move(cell));
    };
    const auto is_covered = [&](std::uint16_t number) {
      const auto found = covered_until.find(number);
      return found != covered_until.end() && found->second > i;
    };
    if (fill_out) {
      for (const auto& [column, number] : columns)
        if (!is_covered(number)) add(column, number, cell_at(column));
    } else {
      for (const SheetCell* cell : rows[i].cells)
        if (const std::uint16_t number = columns[cell->column]; !is_covered(number))
          add(cell->column, number, cell);
    }
  }
  page_.add(table);
}

void add_paragraph(FlowPage& page, const std::string& text, std::uint32_t ordinal) {
  FlowBlock block;
  block.text = {{text, false, false}};
  block.ordinal = ordinal;
  page.add(block);
}

}  // namespace

std::uint32_t cell_ordinal(std::uint32_t row, std::uint32_t column) {
  constexpr std::uint32_t last_row = (UINT32_MAX - sheet_columns) / sheet_columns;
  return row > last_row ? 0 : 1 + row * sheet_columns + column;
}

void add_sheet(const Sheet& sheet, std::vector<Page>& pages) {
  std::size_t begin = 0;
  do {
    std::size_t end = begin, bytes = 0;
    while (end < sheet.cells.size()) {
      const bool new_row = end > begin && sheet.cells[end].row != sheet.cells[end - 1].row;
      if ((new_row && end - begin > page_cells) || bytes > page_bytes) break;
      bytes += sheet.cells[end++].text.size();
    }
    FlowPage page(static_cast<std::int32_t>(pages.size()) + 1, sheet.name);
    SheetWriter(sheet, page).write(rows_of(sheet, begin, end));
    begin = end;
    if (begin >= sheet.cells.size()) {
      for (const std::string& text : sheet.floats) add_paragraph(page, text, 0);
      for (const Sheet::Remark& remark : sheet.remarks)
        add_paragraph(page, "Opmerking: " + remark.text, cell_ordinal(remark.row, remark.column));
    }
    pages.push_back(page.finish());
  } while (begin < sheet.cells.size());
}

}  // namespace planlezer
