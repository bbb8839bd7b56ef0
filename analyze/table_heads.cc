// What the columns of a table hold: by their heads, and where a head says nothing known by what stands under
// it.
#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "analyze/assessments.h"
#include "analyze/table_layout.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_head = 40;

}  // namespace

bool names_period(std::string_view head) {
  static const re2::RE2 period(
      R"((?i)(?:20[0-9]{2}[ /–-]*)?(q ?[1-4]|[1-4]e? ?kw(artaal)?\.?|kw(artaal)?\.? ?[1-4]|h ?[12]|(1e|2e|eerste|tweede) (helft|halfjaar|half jaar)( van)?|(jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|sept|okt|nov|dec)[a-z]*\.?)?[ /–-]*(20[0-9]{2}|['’][0-9]{2})?(,? ?q[1-4])?)");
  return !head.empty() && re2::RE2::FullMatch(re2::StringPiece(head.data(), head.size()), period);
}

namespace {

// "300", "€ 4.000", "31-3-2025", "1 juli 2025": what stands in a row, not over it. A year may be a head.
bool is_value(std::string_view text) {
  static const re2::RE2 number(R"((€ ?)?[0-9][0-9.,]*(k|m|,-)?( ?p\.?j\.?)?)");
  static const re2::RE2 day(
      R"((?i)[0-9]{1,2}([-/][0-9]{1,2}[-/]| (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) )20[0-9]{2})");
  // "Stand 1 juni 2025" is a head.
  static const re2::RE2 as_of(R"((?i)^(stand|status|situatie|voortgang|peildatum)\b)");
  const re2::StringPiece piece(text.data(), text.size());
  if (re2::RE2::PartialMatch(piece, day) && !re2::RE2::PartialMatch(piece, as_of)) return true;
  return !names_period(text) && text.size() > 1 && re2::RE2::FullMatch(piece, number);
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

// Quarters or months under years that stand over several of them: a new year begins where the number falls.
// `years` come in the order of the columns.
int number_in_year(std::string_view head) {
  static const re2::RE2 quarter(R"((?i)(?:q|k|kw\.?|kwartaal)? ?([1-4])(?:e ?kw(?:artaal)?\.?)?)");
  static const re2::RE2 month(R"((?i)(jan|feb|mrt|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?)");
  int number = 0;
  std::string name;
  const re2::StringPiece piece(head.data(), head.size());
  if (re2::RE2::FullMatch(piece, quarter, &number)) return number;
  if (!re2::RE2::FullMatch(piece, month, &name)) return 0;
  const std::string months = "janfebmrtaprmeijunjulaugsepoktnovdec";
  name = lower_dutch(name);
  const auto at = months.find(name == "maa" ? "mrt" : name);
  return at == std::string::npos ? 0 : static_cast<int>(at / 3) + 1;
}

void give_years(std::vector<std::string>& heads, const TableGrid& grid, std::size_t first,
                std::size_t count) {
  if (count < 2) return;
  static const re2::RE2 year(R"((20[0-9]{2}))");
  std::vector<std::pair<std::size_t, int>> parts;  // column, number
  std::vector<std::string> years;
  for (std::size_t c = 0; c < heads.size(); ++c) {
    std::string found;
    if (const int number = number_in_year(head_of(grid, c, first + count - 1, 1)); number > 0)
      parts.emplace_back(c, number);
    const CellText* over = grid.at(first, c);
    if (over != nullptr && over->cell->column == c && re2::RE2::FullMatch(over->text.text(), year, &found))
      years.push_back(found);
  }
  std::size_t groups = parts.empty() ? 0 : 1;
  for (std::size_t i = 1; i < parts.size(); ++i) groups += parts[i].second < parts[i - 1].second ? 1 : 0;
  if (groups == 0 || groups != years.size()) return;
  std::size_t group = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && parts[i].second < parts[i - 1].second) ++group;
    const std::string lowest = head_of(grid, parts[i].first, first + count - 1, 1);
    const bool month = lowest[0] < '0' || lowest[0] > '9';
    const bool quarter =
        lowest.size() < 2 || !month || lower_dutch(lowest)[0] == 'q' || lower_dutch(lowest)[0] == 'k';
    heads[parts[i].first] = (quarter ? "Q" + std::to_string(parts[i].second) : lowest) + " " + years[group];
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

// Whether all rows before are titles, so that this one may have the heads.
bool is_first(const TableGrid& grid, std::size_t row) {
  for (std::size_t r = 0; r < row; ++r)
    if (!is_title_row(grid, r)) return false;
  return true;
}

}  // namespace

bool is_title_row(const TableGrid& grid, std::size_t row) {
  const CellText* first = grid.at(row, 0);
  return first != nullptr && grid.columns() > 1 && first->cell->column_span >= grid.columns();
}

std::size_t head_rows_at(const TableGrid& grid, std::size_t row, const ColumnRegister& columns) {
  if (is_title_row(grid, row)) return 0;
  const bool first_row = is_first(grid, row);
  std::size_t named = 0;  // cells that name a column
  std::size_t kinds = 0;  // different things they name
  std::size_t periods = 0;
  std::size_t filled = 0;
  std::size_t rows = 1;
  bool marked = false, numbered = false, judged = false;
  std::optional<ColumnKind> first_kind;
  const CellText* last = nullptr;
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    const CellText* cell = grid.at(row, c);
    if (cell == nullptr || cell == last || cell->cell->row != row) continue;
    last = cell;
    marked |= cell->cell->head;
    const std::string& text = cell->text.text();
    if (text.empty()) continue;
    // "KPI 1 | Voldoet" is a row of judgements.
    numbered |= !find_kpis(text).empty();
    judged |= bare_assessment(text).has_value();
    if (is_value(text) || (judged && (numbered || !first_row))) return 0;
    if (!first_row && text.size() <= 8 && !find_kpis(text).empty()) return 0;
    ++filled;
    const bool may_name =
        text.size() < longest_head && (find_amounts(text).empty() || unit_in_head(text) != 1);
    const ColumnKind kind = may_name ? columns.kind_of(text) : ColumnKind::other;
    if (names_period(text)) {
      ++named;
      ++periods;
      continue;
    }
    if (kind == ColumnKind::other) {
      if (text.size() > 12 && (text.ends_with('.') || text.ends_with('?'))) return 0;
      if (first_row && bare_assessment(text)) ++named;  // "deels" beside "voldoet"
      continue;
    }
    ++named;
    if (!first_kind || kind != *first_kind) ++kinds;
    first_kind = kind;
    // A head beside heads of two rows has two rows too.
    rows = std::max<std::size_t>(rows, cell->cell->row_span);
  }
  // A planning: nothing but periods over what is done in each.
  if (first_row && periods >= 2 && periods + 1 >= filled && grid.at(row, 0) != nullptr &&
      !names_period(grid.at(row, 0)->text.text()))
    kinds = std::max<std::size_t>(kinds, 2);
  // Two different things must be named; a row further down that is one of heads names all its columns.
  if (kinds < 2 && !(marked && first_row && kinds == 1)) return 0;
  const bool most = kinds >= 3 && named * 4 >= filled * 3;
  if (!first_row && named < filled && !most) return 0;
  if (!marked && named * 2 < filled) return 0;
  while (marked && row + rows < grid.rows() && !is_title_row(grid, row + rows)) {
    const bool also = std::any_of(grid.cells().begin(), grid.cells().end(), [&](const CellText& cell) {
      return cell.cell->row == row + rows && cell.cell->head;
    });
    if (!also) break;
    ++rows;
  }
  rows = std::min(rows, grid.rows() - row);
  // Years over quarters: the row with the quarters names columns by itself.
  if (first_row && rows == 1 && grid.rows() > row + 2)
    rows += head_rows_at(grid, row + 1, columns) > 0 ? 1 : 0;
  return rows;
}

std::vector<std::string> heads_at(const TableGrid& grid, std::size_t first, std::size_t count) {
  std::vector<std::string> heads;
  for (std::size_t c = 0; c < grid.columns(); ++c) heads.push_back(head_of(grid, c, first, count));
  return heads;
}

TableLayout layout_by_heads(const DocumentAnalysis& analysis, const TableGrid& grid, std::size_t first,
                            std::size_t count) {
  TableLayout layout;
  layout.page = grid.page().number;
  layout.extents = extents_of(grid);
  layout.heads = heads_at(grid, first, count);
  layout.written = layout.heads;
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    // The lowest head is the most precise: "Uitvoering" over "Trekker" and "Gereed".
    const std::string lowest = count > 1 ? head_of(grid, c, first + count - 1, 1) : std::string();
    ColumnKind kind = lowest.empty() ? ColumnKind::other : analysis.rules.columns.kind_of(lowest);
    if (kind == ColumnKind::other && !layout.heads[c].empty())
      kind = analysis.rules.columns.kind_of(layout.heads[c]);
    layout.kinds.push_back(kind);
  }
  give_years(layout.heads, grid, first, count);
  find_periods(analysis.date, layout);
  settle_columns(analysis, grid, first + count, layout);
  for (std::size_t c = 0; c < layout.heads.size(); ++c)
    if (layout.kinds[c] == ColumnKind::money)
      layout.unit = std::max(layout.unit, unit_in_head(layout.heads[c]));
  layout.unit_in_heads = layout.unit != 1;
  if (!layout.unit_in_heads) layout.unit = unit_near(analysis, layout.page);
  return layout;
}

}  // namespace planlezer
