#include "analyze/table_layout.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_head = 40;

// "Q3", "Q3 2024", "2025", "jan", "jan–mrt": the name of a column in a planning.
bool names_period(std::string_view head) {
  static const re2::RE2 period(
      R"((?i)(q[1-4]|[1-4]e? ?kw\.?|kw ?[1-4]|h[12]|(jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|sept|okt|nov|dec)[a-z]*\.?)?[ /–-]*(20[0-9]{2}|['’][0-9]{2})?(,? ?q[1-4])?)");
  return !head.empty() && re2::RE2::FullMatch(re2::StringPiece(head.data(), head.size()), period);
}

std::string head_of(const TableGrid& grid, std::size_t column, std::size_t first, std::size_t count) {
  std::string head;
  const CellText* last = nullptr;
  for (std::size_t row = first; row < first + count; ++row) {
    const CellText* cell = grid.at(row, column);
    if (cell == nullptr || cell == last) continue;
    last = cell;
    if (!cell->text.text().empty()) head += (head.empty() ? "" : " ") + cell->text.text();
  }
  return head;
}

std::vector<TableLayout::Extent> extents_of(const TableGrid& grid) {
  std::vector<TableLayout::Extent> extents(grid.columns());
  for (const CellText& cell : grid.cells()) {
    if (cell.cell->column_span != 1 || cell.cell->column >= extents.size()) continue;
    TableLayout::Extent& extent = extents[cell.cell->column];
    if (extent.x1 <= extent.x0)
      extent = {cell.cell->box.x0, cell.cell->box.x1};
    else
      extent = {std::min(extent.x0, cell.cell->box.x0), std::max(extent.x1, cell.cell->box.x1)};
  }
  return extents;
}

// A table has one column of measures: the one that says so, or the one with most to read; others explain.
void choose_measure_column(const TableGrid& grid, std::size_t first_row, TableLayout& layout) {
  std::optional<std::size_t> chosen;
  double most = -1;
  for (std::size_t c = 0; c < layout.kinds.size(); ++c) {
    if (layout.kinds[c] != ColumnKind::measure) continue;
    double letters = 0;
    for (const CellText& cell : grid.cells())
      if (cell.cell->column == c && cell.cell->row >= first_row)
        letters += static_cast<double>(cell.text.text().size());
    const std::string lower = lower_dutch(layout.heads[c]);
    if (lower.find("maatregel") != std::string::npos || lower.find("actie") != std::string::npos)
      letters = letters * 2 + 1000;
    if (letters <= most) continue;
    most = letters;
    chosen = c;
  }
  for (std::size_t c = 0; c < layout.kinds.size(); ++c)
    if (layout.kinds[c] == ColumnKind::measure && c != *chosen) layout.kinds[c] = ColumnKind::other;
}

// Quarters under years that stand over several of them: a new year begins where the number falls. `years`
// come in the order of the columns.
void give_years(std::vector<std::string>& heads, const TableGrid& grid, std::size_t first,
                std::size_t count) {
  if (count < 2) return;
  static const re2::RE2 quarter(R"((?i)q([1-4]))");
  static const re2::RE2 year(R"((20[0-9]{2}))");
  std::vector<std::pair<std::size_t, int>> quarters;  // column, number
  std::vector<std::string> years;
  for (std::size_t c = 0; c < heads.size(); ++c) {
    int number = 0;
    std::string found;
    if (re2::RE2::FullMatch(head_of(grid, c, first + count - 1, 1), quarter, &number))
      quarters.emplace_back(c, number);
    const CellText* over = grid.at(first, c);
    if (over != nullptr && over->cell->column == c && re2::RE2::FullMatch(over->text.text(), year, &found))
      years.push_back(found);
  }
  std::size_t groups = quarters.empty() ? 0 : 1;
  for (std::size_t i = 1; i < quarters.size(); ++i)
    groups += quarters[i].second < quarters[i - 1].second ? 1 : 0;
  if (groups == 0 || groups != years.size()) return;
  std::size_t group = 0;
  for (std::size_t i = 0; i < quarters.size(); ++i) {
    if (i > 0 && quarters[i].second < quarters[i - 1].second) ++group;
    heads[quarters[i].first] = "Q" + std::to_string(quarters[i].second) + " " + years[group];
  }
}

// "2025 Q1", "Q1 2025", "jan", a year: heads that are periods make a planning with marks.
void find_periods(const std::string& document_date, TableLayout& layout) {
  layout.periods.assign(layout.heads.size(), std::nullopt);
  const std::optional<std::string> date = document_date.empty() ? std::nullopt : std::optional(document_date);
  int found = 0;
  for (std::size_t c = 0; c < layout.heads.size(); ++c) {
    std::string head = layout.heads[c];
    static const re2::RE2 year_first(R"(^(20[0-9]{2})\s+(.+)$)");
    std::string year, rest;
    if (re2::RE2::FullMatch(head, year_first, &year, &rest)) head = rest + " " + year;
    if (head.size() > 24) continue;
    const auto dates = find_dates(head, date);
    if (dates.size() != 1 || !dates[0].deadline.start || !dates[0].deadline.end) continue;
    layout.periods[c] = dates[0].deadline;
    layout.periods[c]->text = layout.heads[c];
    ++found;
  }
  if (found < 2) layout.periods.assign(layout.heads.size(), std::nullopt);
  for (std::size_t c = 0; c < layout.heads.size(); ++c)
    if (layout.periods[c]) layout.kinds[c] = ColumnKind::other;
}

}  // namespace

TableGrid::TableGrid(const Page& page, const Table& table) : page_(page), table_(table) {
  places_.assign(rows() * columns(), -1);
  for (const Cell& cell : table_.cells) {
    CellText text;
    text.cell = &cell;
    text.text.append(page_, cell.text);
    cells_.push_back(std::move(text));
    for (std::size_t r = cell.row; r < std::min<std::size_t>(rows(), cell.row + cell.row_span); ++r)
      for (std::size_t c = cell.column; c < std::min<std::size_t>(columns(), cell.column + cell.column_span);
           ++c)
        places_[r * columns() + c] = static_cast<int>(cells_.size()) - 1;
  }
}

const CellText* TableGrid::at(std::size_t row, std::size_t column) const {
  if (row >= rows() || column >= columns()) return nullptr;
  const int index = places_[row * columns() + column];
  return index < 0 ? nullptr : &cells_[static_cast<std::size_t>(index)];
}

bool TableLayout::has(ColumnKind kind) const {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool TableLayout::has_periods() const {
  return std::any_of(periods.begin(), periods.end(), [](const auto& period) { return period.has_value(); });
}

std::size_t head_rows_at(const TableGrid& grid, std::size_t row, const ColumnRegister& columns) {
  std::size_t named = 0;  // cells that name a column
  std::size_t kinds = 0;  // different things they name
  std::size_t filled = 0;
  std::size_t rows = 1;
  bool marked = false;
  std::optional<ColumnKind> first_kind;
  const CellText* last = nullptr;
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    const CellText* cell = grid.at(row, c);
    if (cell == nullptr || cell == last || cell->cell->row != row) continue;
    last = cell;
    marked |= cell->cell->head;
    const std::string& text = cell->text.text();
    if (text.empty()) continue;
    ++filled;
    const bool may_name =
        text.size() < longest_head && (find_amounts(text).empty() || unit_in_head(text) != 1);
    const ColumnKind kind = may_name ? columns.kind_of(text) : ColumnKind::other;
    if (names_period(text)) ++named;
    if (kind == ColumnKind::other || names_period(text)) continue;
    ++named;
    if (!first_kind || kind != *first_kind) ++kinds;
    first_kind = kind;
    // A head beside heads of two rows has two rows too.
    rows = std::max<std::size_t>(rows, cell->cell->row_span);
  }
  // Two different things must be named; a row further down that is one of heads names all its columns.
  if (kinds < 2 && !(marked && row == 0 && kinds == 1)) return 0;
  if (row > 0 && named < filled) return 0;
  if (!marked && named * 2 < filled) return 0;
  while (marked && row + rows < grid.rows()) {
    const bool also = std::any_of(grid.cells().begin(), grid.cells().end(), [&](const CellText& cell) {
      return cell.cell->row == row + rows && cell.cell->head;
    });
    if (!also) break;
    ++rows;
  }
  rows = std::min(rows, grid.rows() - row);
  // Years over quarters: the row with the quarters names columns by itself.
  if (row == 0 && rows == 1 && grid.rows() > 2) rows += head_rows_at(grid, 1, columns) > 0 ? 1 : 0;
  return rows;
}

TableLayout layout_by_heads(const DocumentAnalysis& analysis, const TableGrid& grid, std::size_t first,
                            std::size_t count) {
  TableLayout layout;
  layout.page = grid.page().number;
  layout.extents = extents_of(grid);
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    layout.heads.push_back(head_of(grid, c, first, count));
    // The lowest head is the most precise: "Uitvoering" over "Trekker" and "Gereed".
    const std::string lowest = count > 1 ? head_of(grid, c, first + count - 1, 1) : std::string();
    ColumnKind kind = lowest.empty() ? ColumnKind::other : analysis.rules.columns.kind_of(lowest);
    if (kind == ColumnKind::other && !layout.heads.back().empty())
      kind = analysis.rules.columns.kind_of(layout.heads.back());
    layout.kinds.push_back(kind);
  }
  give_years(layout.heads, grid, first, count);
  choose_measure_column(grid, first + count, layout);
  for (std::size_t c = 0; c < layout.heads.size(); ++c)
    if (layout.kinds[c] == ColumnKind::money)
      layout.unit = std::max(layout.unit, unit_in_head(layout.heads[c]));
  layout.unit_in_heads = layout.unit != 1;
  if (!layout.unit_in_heads) layout.unit = unit_near(analysis, layout.page);
  find_periods(analysis.date, layout);
  return layout;
}

std::optional<TableLayout> layout_from_above(const TableLayout& above, const TableGrid& grid) {
  if (above.kinds.empty() || grid.page().number - above.page > 1) return std::nullopt;
  TableLayout layout;
  layout.page = grid.page().number;
  layout.unit = above.unit;
  layout.unit_in_heads = above.unit_in_heads;
  layout.extents = extents_of(grid);
  std::vector<bool> taken(above.kinds.size(), false);
  std::size_t matched = 0;
  for (const TableLayout::Extent& extent : layout.extents) {
    std::optional<std::size_t> best;
    float most = 0;
    for (std::size_t a = 0; a < above.extents.size(); ++a) {
      const float shared =
          std::min(extent.x1, above.extents[a].x1) - std::max(extent.x0, above.extents[a].x0);
      if (shared <= most || taken[a]) continue;
      most = shared;
      best = a;
    }
    layout.kinds.push_back(best ? above.kinds[*best] : ColumnKind::other);
    layout.heads.push_back(best ? above.heads[*best] : std::string());
    layout.periods.push_back(best && *best < above.periods.size() ? above.periods[*best] : std::nullopt);
    if (!best) continue;
    taken[*best] = true;
    ++matched;
  }
  const bool fits = matched == layout.extents.size() && matched + 1 >= above.kinds.size();
  if (!fits || matched < 2 || (matched < 4 && matched != above.kinds.size())) return std::nullopt;
  return layout;
}

double unit_near(const DocumentAnalysis& analysis, std::int32_t page) {
  static const re2::RE2 unit(
      R"((?:bedrag(?:en)?|kosten|raming(?:en)?|getallen|euro'?s?)[^.]{0,40}(?:k€|duizend|1\.?000\b|mln\b|miljoen)|[×x*] ?(?:€|euro|eur) ?1\.?000\b|\bin (?:k€|duizenden euro|€ ?1\.?000)|[×x*] ?1\.?000 ?(?:€|euro))");
  for (const TextBlock& block : analysis.view.blocks) {
    if (block.page != page) continue;
    const std::string lower = lower_dutch(block.text.text());
    re2::StringPiece found;
    if (!unit.Match(re2::StringPiece(lower), 0, lower.size(), re2::RE2::UNANCHORED, &found, 1)) continue;
    return unit_in_head({found.data(), found.size()});
  }
  return 1;
}

}  // namespace planlezer
