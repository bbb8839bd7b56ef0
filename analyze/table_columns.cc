// What each column of a table holds, by its head and its cells together: the cells settle it where the head
// says nothing known or something else, and which of several texts is the measure.
#include <re2/re2.h>

#include <algorithm>

#include "analyze/table_layout.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t most_cells = 24;      // of a column that are looked at
constexpr std::size_t longest_status = 45;  // letters of a cell, on average, that may be a status
constexpr double does = 0.3;                // how much a column without a head must read like things done

// The cells that begin in a column from a row on, those with words.
std::vector<const CellText*> cells_under(const TableGrid& grid, std::size_t column, std::size_t first_row) {
  std::vector<const CellText*> cells;
  for (const CellText& cell : grid.cells())
    if (cell.cell->column == column && cell.cell->row >= first_row &&
        cell.cell->column_span < grid.columns() && !trim(cell.text.text()).empty())
      cells.push_back(&cell);
  return cells;
}

bool names_an_act(const std::string& head) {
  static const re2::RE2 act(R"(maatregel|actie|activiteit|onderne|interventie|inspanning|verbeter)");
  return re2::RE2::PartialMatch(lower_dutch(head), act);
}

bool is_mark(std::string_view text) {
  static const re2::RE2 mark(R"([\sxXvV×✓✔■█●•▪◼◆▬→⚫*o]+)");
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), mark);
}

class Columns {
 public:
  Columns(const DocumentAnalysis& analysis, const TableGrid& grid, std::size_t first_row, TableLayout& layout)
      : grid_(grid), first_row_(first_row), layout_(layout), unit_(unit_near(analysis, grid.page().number)) {
    layout.contents = contents_of(analysis, grid, first_row);
  }
  void settle() {
    settle_values();
    const bool chosen = choose_measure();
    if (!chosen && !choose_what_is_done()) choose_name() || choose_unnamed();
    find_status();
  }

 private:
  std::size_t size() const { return layout_.kinds.size(); }
  bool has(ColumnKind kind) const { return layout_.has(kind); }
  bool is_period(std::size_t c) const { return c < layout_.periods.size() && layout_.periods[c].has_value(); }
  bool is_dated() const { return has(ColumnKind::when) || has(ColumnKind::start) || layout_.has_periods(); }
  void settle_values();
  std::optional<ColumnKind> value_kind(std::size_t c) const;
  bool other_text_than(std::size_t column) const;
  bool numbers_kpis(std::size_t column) const;
  bool choose_measure();
  bool choose_what_is_done();
  bool choose_name();
  bool choose_unnamed();
  void find_status();
  bool is_planned() const;
  bool has_marks() const;
  void make_measure(std::size_t column, ColumnKind rest_of);

  const TableGrid& grid_;
  std::size_t first_row_;
  TableLayout& layout_;
  double unit_;  // of amounts, in a line near the table
};

// What the cells of a column are, when they are enough to go by and no other column is that already.
std::optional<ColumnKind> Columns::value_kind(std::size_t c) const {
  const ContentCount& content = layout_.contents[c];
  const auto kind = content.kind();
  if (!kind || (content.filled() < 2 && grid_.rows() > first_row_ + 2)) return std::nullopt;
  const bool taken = *kind == ColumnKind::when ? is_dated() : has(*kind);
  return taken ? std::nullopt : kind;
}

// "1", "1", "4 en 5" in front of the rows: numbers of kpi's, for rows are counted 1, 2, 3.
bool Columns::numbers_kpis(std::size_t column) const {
  std::vector<int> numbers;
  for (const CellText* cell : cells_under(grid_, column, first_row_)) {
    const std::string text(trim(cell->text.text()));
    const auto kpis = kpis_in_cell(text);
    if (kpis.empty() || text.size() > 8) return false;
    numbers.push_back(kpis.front());
  }
  if (numbers.size() < 3) return false;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (numbers[i] != static_cast<int>(i) + 1) return true;
  return false;
}

bool Columns::other_text_than(std::size_t column) const {
  for (std::size_t c = 0; c < size(); ++c)
    if (c != column && !is_period(c) && layout_.contents[c].is_text() &&
        layout_.kinds[c] != ColumnKind::norm && layout_.kinds[c] != ColumnKind::support)
      return true;
  return false;
}

void Columns::settle_values() {
  const auto is_value = [](ColumnKind kind) {
    return kind == ColumnKind::owner || kind == ColumnKind::when || kind == ColumnKind::start ||
           kind == ColumnKind::money || kind == ColumnKind::status;
  };
  // A head of values over sentences.
  for (std::size_t c = 0; c < size(); ++c) {
    const ContentCount& content = layout_.contents[c];
    if (is_value(layout_.kinds[c]) && content.is_text() && content.doing() >= 0.5 && content.filled() >= 2)
      layout_.kinds[c] = ColumnKind::other;
  }
  for (std::size_t c = 0; c < size(); ++c) {
    if (is_period(c)) continue;
    ColumnKind& head = layout_.kinds[c];
    const auto kind = value_kind(c);
    if (!kind || *kind == head) continue;
    const bool certain = *kind == ColumnKind::when || *kind == ColumnKind::money;
    const bool names_text = head == ColumnKind::measure || head == ColumnKind::title;
    const bool names_kpi = *kind == ColumnKind::kpi && (names_text || head == ColumnKind::situation);
    if (head == ColumnKind::other || (names_kpi && other_text_than(c)) ||
        (names_text && (certain || *kind == ColumnKind::owner) && other_text_than(c)) ||
        (head == ColumnKind::result && certain) ||
        (is_value(head) && (certain || *kind == ColumnKind::owner) && layout_.contents[c].filled() >= 2))
      head = *kind;
  }
  if (!has(ColumnKind::kpi) && size() > 2 && layout_.kinds[0] == ColumnKind::other && numbers_kpis(0))
    layout_.kinds[0] = ColumnKind::kpi;
  // Bare numbers, where a head or a line near the table says in what they are counted.
  for (std::size_t c = 0; c < size() && !has(ColumnKind::money); ++c)
    if (layout_.kinds[c] == ColumnKind::other && !is_period(c) && layout_.contents[c].filled() >= 2 &&
        layout_.contents[c].is_mostly(Content::number) && c > 0 &&
        (unit_ != 1 || unit_in_head(layout_.heads[c]) != 1))
      layout_.kinds[c] = ColumnKind::money;
  // Two columns of days without a head that is known: from and until.
  std::vector<std::size_t> days;
  for (std::size_t c = 0; c < size(); ++c)
    if (!is_period(c) && layout_.contents[c].kind() == ColumnKind::when &&
        (layout_.kinds[c] == ColumnKind::when || layout_.kinds[c] == ColumnKind::other))
      days.push_back(c);
  // "Stond op | Nu verwacht": the day it was, and the one that holds.
  static const re2::RE2 before(R"(\b(oorspronkelijk\w*|oude?|eerste?|eerder|was|stond|vorig\w*)\b)");
  static const re2::RE2 now(R"(\b(nu|nieuwe?|wordt|verwacht|herzien|bijgesteld|actue\w+)\b)");
  const auto says = [&](std::size_t column, const re2::RE2& pattern) {
    return re2::RE2::PartialMatch(lower_dutch(layout_.heads[column]), pattern);
  };
  if (days.size() == 2 && (says(days[0], before) || says(days[1], now))) {
    layout_.kinds[days[0]] = ColumnKind::other;
    layout_.kinds[days[1]] = ColumnKind::when;
  } else if (days.size() == 2 && !has(ColumnKind::start) && layout_.kinds[days[1]] == ColumnKind::other) {
    layout_.kinds[days[0]] = ColumnKind::start;
    layout_.kinds[days[1]] = ColumnKind::when;
  }
}

void Columns::make_measure(std::size_t column, ColumnKind rest_of) {
  for (std::size_t c = 0; c < size(); ++c)
    if (c != column && layout_.kinds[c] == rest_of) layout_.kinds[c] = ColumnKind::other;
  layout_.kinds[column] = ColumnKind::measure;
}

// A table has one column of measures: the one that says so, or the one with most to read; others explain.
// One that tells how things stand is none when beside it stands what is done about them.
bool Columns::choose_measure() {
  std::optional<std::size_t> chosen;
  double most = 0;
  for (std::size_t c = 0; c < size(); ++c) {
    if (layout_.kinds[c] != ColumnKind::measure) continue;
    double weight = static_cast<double>(layout_.contents[c].letters() + 1);
    if (names_an_act(layout_.heads[c])) weight = weight * 2 + 1000;
    if (layout_.contents[c].doing() <= -does) weight /= 100;
    if (weight <= most) continue;
    most = weight;
    chosen = c;
  }
  if (!chosen) return false;
  const double doing = layout_.contents[*chosen].doing();
  std::optional<std::size_t> better;
  for (std::size_t c = 0; doing <= -does && c < size(); ++c) {
    const ContentCount& content = layout_.contents[c];
    const ColumnKind kind = layout_.kinds[c];
    const bool may = kind == ColumnKind::other || kind == ColumnKind::situation ||
                     kind == ColumnKind::title || kind == ColumnKind::result;
    if (!may || is_period(c) || !content.is_text()) continue;
    if (content.doing() >= std::max(does, doing + 0.5) &&
        (!better || content.doing() > layout_.contents[*better].doing()))
      better = c;
  }
  if (better) layout_.kinds[*chosen] = ColumnKind::situation;
  make_measure(better.value_or(*chosen), ColumnKind::measure);
  return true;
}

// Who does it, by when, for how much: what is said of something to be done.
bool Columns::is_planned() const {
  const int fields = (has(ColumnKind::owner) ? 1 : 0) + (is_dated() ? 1 : 0) +
                     (has(ColumnKind::money) ? 1 : 0) + (has(ColumnKind::status) ? 1 : 0) +
                     (has(ColumnKind::kpi) ? 1 : 0);
  if (fields < 2 || (!has(ColumnKind::owner) && !is_dated())) return false;
  if (has(ColumnKind::support) || has(ColumnKind::request)) return has(ColumnKind::owner) && is_dated();
  return true;
}

// Under heads nobody thought of, and beside who and when: the column that reads like things done, not the one
// that tells how they stand. Of two the first: what comes after it is what it leads to.
bool Columns::choose_what_is_done() {
  static const re2::RE2 other_subject(
      R"(besluit|versie|wijzig|overleg|gremium|vergader|rapport|product|document|^stuk|\bbron|risico|misgaa|begrip|team|afdeling|functie|kostensoort|^post$)");
  if (!is_planned()) return false;
  std::optional<std::size_t> chosen;
  double most = 0;
  for (std::size_t c = 0; c < size(); ++c) {
    const ColumnKind kind = layout_.kinds[c];
    const ContentCount& content = layout_.contents[c];
    const bool may = kind == ColumnKind::other || kind == ColumnKind::situation ||
                     kind == ColumnKind::title || kind == ColumnKind::result;
    if (!may || is_period(c) || !content.is_text()) continue;
    if (re2::RE2::PartialMatch(lower_dutch(layout_.heads[c]), other_subject)) {
      if (c == 0) return false;
      continue;
    }
    if (content.doing() < does) continue;
    double weight = content.doing() + (kind == ColumnKind::situation ? -0.3 : 0) +
                    (kind == ColumnKind::result ? -0.4 : 0);
    if (weight <= most + (chosen ? 0.2 : 0)) continue;
    most = weight;
    chosen = c;
  }
  if (!chosen) return false;
  layout_.kinds[*chosen] = ColumnKind::measure;
  return true;
}

// Where no column is of measures their names are, or else what they lead to.
bool Columns::choose_name() {
  for (const ColumnKind kind : {ColumnKind::title, ColumnKind::result}) {
    std::optional<std::size_t> chosen;
    std::size_t most = 0;
    for (std::size_t c = 0; c < size(); ++c) {
      if (layout_.kinds[c] != kind) continue;
      std::size_t letters = layout_.contents[c].letters() + 1;
      if (names_an_act(layout_.heads[c])) letters = letters * 2 + 1000;
      if (letters <= most) continue;
      most = letters;
      chosen = c;
    }
    if (!chosen) continue;
    // "Gremium | Datum | Onderwerp": what is spoken of.
    if (kind == ColumnKind::title && !has(ColumnKind::owner) && !has(ColumnKind::kpi) &&
        !has(ColumnKind::money) && !layout_.has_periods())
      continue;
    make_measure(*chosen, kind);
    return true;
  }
  return false;
}

bool Columns::has_marks() const {
  std::size_t marks = 0;
  for (std::size_t c = 0; c < layout_.periods.size(); ++c) {
    if (!layout_.periods[c]) continue;
    for (const CellText* cell : cells_under(grid_, c, first_row_))
      marks += is_mark(cell->text.text()) ? 1 : 0;
  }
  return marks >= 2;
}

// "Impuls | Wie | Wanneer": who does what by when, under a head nobody thought of.
bool Columns::choose_unnamed() {
  static const re2::RE2 other_subject(
      R"(versie|wijzig|functie|telefoon|e-?mail|risico|gevolg|overleg|gremium|vergader|rapport|product|document|bron|norm|begrip|betekenis|team|afdeling|deelnemer|gemeente|organisatie|dienst|post$|kostensoort|omvang|fte|aantal|besluit|^stuk|partij|partner|betrokken|contact)");
  for (const ColumnKind kind : {ColumnKind::measure, ColumnKind::support, ColumnKind::request,
                                ColumnKind::assessment, ColumnKind::norm})
    if (has(kind)) return false;
  const bool planned = has(ColumnKind::owner) && (has(ColumnKind::when) || layout_.has_periods());
  const bool marked = layout_.has_periods() && has_marks();
  const bool per_kpi = has(ColumnKind::kpi) && (has(ColumnKind::when) || has(ColumnKind::owner));
  if (!planned && !marked && !per_kpi) return false;
  std::optional<std::size_t> chosen;
  std::size_t most = 0;
  for (std::size_t c = 0; c < size(); ++c) {
    if (layout_.kinds[c] != ColumnKind::other || is_period(c) || layout_.contents[c].kind()) continue;
    if (re2::RE2::PartialMatch(lower_dutch(layout_.heads[c]), other_subject)) {
      if (c == 0) return false;
      continue;
    }
    const std::size_t letters = layout_.contents[c].letters();
    if (letters <= most) continue;
    most = letters;
    chosen = c;
  }
  if (!chosen) return false;
  layout_.kinds[*chosen] = ColumnKind::measure;
  return true;
}

// "Stand van zaken" over a few words beside a measure is its status; "Naam" after it whose it is.
void Columns::find_status() {
  const auto measure = std::find(layout_.kinds.begin(), layout_.kinds.end(), ColumnKind::measure);
  if (measure == layout_.kinds.end()) return;
  for (std::size_t c = static_cast<std::size_t>(measure - layout_.kinds.begin()) + 1; c < size(); ++c)
    if (layout_.kinds[c] == ColumnKind::title && !has(ColumnKind::owner) &&
        lower_dutch(layout_.heads[c]) == "naam")
      layout_.kinds[c] = ColumnKind::owner;
  if (has(ColumnKind::status) || has(ColumnKind::assessment)) return;
  for (std::size_t c = 0; c < size(); ++c) {
    if (layout_.kinds[c] != ColumnKind::situation ||
        lower_dutch(layout_.heads[c]).find("stand van zaken") == std::string::npos)
      continue;
    const auto cells = cells_under(grid_, c, first_row_);
    if (!cells.empty() && layout_.contents[c].letters() <= cells.size() * longest_status)
      layout_.kinds[c] = ColumnKind::status;
  }
}

}  // namespace

std::vector<ContentCount> contents_of(const DocumentAnalysis& analysis, const TableGrid& grid,
                                      std::size_t first_row) {
  std::vector<ContentCount> contents(grid.columns());
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    std::size_t looked_at = 0;
    for (const CellText* cell : cells_under(grid, c, first_row)) {
      if (++looked_at > most_cells) break;
      const std::string text = value_of(*cell).text;
      contents[c].add(content_of(analysis, text), text);
    }
  }
  return contents;
}

void settle_columns(const DocumentAnalysis& analysis, const TableGrid& grid, std::size_t first_row,
                    TableLayout& layout) {
  Columns(analysis, grid, first_row, layout).settle();
}

std::optional<UnforeseenTable> unforeseen_table(const DocumentAnalysis& analysis, const TableGrid& grid,
                                                std::size_t row) {
  if (grid.columns() < 3 || grid.rows() < row + 2) return std::nullopt;
  std::size_t heads = 0;
  while (row + heads + 1 < grid.rows()) {
    const auto& cells = grid.cells();
    const bool marked = std::any_of(cells.begin(), cells.end(), [&](const CellText& cell) {
      return cell.cell->row == row + heads && cell.cell->head;
    });
    if (!marked) break;
    ++heads;
  }
  const std::size_t under = row + std::max<std::size_t>(heads, 1);
  const auto contents = contents_of(analysis, grid, under);
  std::size_t alike = 0, unlike = 0;
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    const CellText* cell = grid.at(row, c);
    const auto kind = contents[c].kind();
    if (!kind || cell == nullptr || trim(cell->text.text()).empty()) continue;
    ContentCount own;
    own.add(content_of(analysis, cell->text.text()), cell->text.text());
    if (own.kind() == kind)
      ++alike;
    else if (own.filled() > 0 && cell->text.text().size() < 40)
      ++unlike;
  }
  UnforeseenTable table;
  if (alike >= (grid.rows() > row + 3 ? 2 : 3) && alike > unlike && heads == 0)
    table.head_rows = 0;
  else if (unlike >= 2 && (heads > 0 || alike == 0))
    table.head_rows = std::max<std::size_t>(heads, 1);
  else
    return std::nullopt;
  table.layout = layout_by_heads(analysis, grid, row, table.head_rows);
  const auto measure = std::find(table.layout.kinds.begin(), table.layout.kinds.end(), ColumnKind::measure);
  if (measure == table.layout.kinds.end()) return std::nullopt;
  const auto& content = table.layout.contents[static_cast<std::size_t>(measure - table.layout.kinds.begin())];
  if (content.doing() < does) return std::nullopt;
  return table;
}

}  // namespace planlezer
