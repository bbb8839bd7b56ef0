// Tables read as tables: the heads of the columns say what a cell is; an empty kpi cell means "as above";
// totals are no measures; one column per quarter with marks is a planning.
#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "analyze/row.h"
#include "base/text.h"

namespace planlezer {

namespace {

struct CellText {
  NormalText text;
  const Cell* cell = nullptr;
};

struct Layout {
  std::vector<ColumnKind> kinds;
  std::vector<std::string> heads;
  std::vector<std::optional<Deadline>> periods;  // of columns of quarters
  double unit = 1;
  bool recurring = false;
  bool has(ColumnKind kind) const { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }
};

class TableReader {
 public:
  TableReader(DocumentAnalysis& analysis, const TableView& view)
      : analysis_(analysis), page_(*view.page), table_(*view.table), section_(view.section) {}
  // Uses `layout` and `kpi` of the table before when this one goes on with it, and leaves its own there.
  void read(Layout& layout, std::vector<int>& kpi);

 private:
  void fill_grid();
  void find_heads(Layout& layout);
  std::size_t guess_head_rows(const Layout& layout) const;
  std::string head_of(std::size_t column, std::size_t head_rows) const;
  void classify(Layout& layout) const;
  void find_periods(Layout& layout, std::size_t head_rows) const;
  bool read_transposed();
  void read_row(std::size_t row, const Layout& layout, std::vector<int>& kpi);
  void read_assessments(std::size_t row, const Layout& layout, const std::vector<int>& kpi);
  FieldValue value_of(const CellText& cell) const;
  std::optional<FieldValue> value_at(std::size_t row, std::size_t column) const;
  std::optional<Deadline> marked_period(std::size_t row, const Layout& layout) const;
  bool is_measures_section() const;

  DocumentAnalysis& analysis_;
  const Page& page_;
  const Table& table_;
  int section_;
  std::vector<CellText> cells_;
  std::vector<int> grid_;  // row × column → index in cells_, -1 where nothing stands
  std::size_t first_row_ = 0;
};

void TableReader::fill_grid() {
  grid_.assign(static_cast<std::size_t>(table_.rows) * table_.columns, -1);
  for (const Cell& cell : table_.cells) {
    CellText text;
    text.cell = &cell;
    text.text.append(page_, cell.text);
    cells_.push_back(std::move(text));
    for (std::size_t r = cell.row; r < std::min<std::size_t>(table_.rows, cell.row + cell.row_span); ++r)
      for (std::size_t c = cell.column;
           c < std::min<std::size_t>(table_.columns, cell.column + cell.column_span); ++c)
        grid_[r * table_.columns + c] = static_cast<int>(cells_.size()) - 1;
  }
}

FieldValue TableReader::value_of(const CellText& cell) const {
  const std::string& text = cell.text.text();
  FieldValue value;
  std::uint32_t begin = 0;
  // Bullets and numbers in front are no words of the cell.
  static const re2::RE2 label(
      R"(^((?:[•▪–\-*o]|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-z]\)|[MA]-?[0-9]{1,2}[.:]?) +))");
  std::string found;
  if (re2::RE2::PartialMatch(text, label, &found) && found.size() < text.size())
    begin = static_cast<std::uint32_t>(found.size());
  value.text = text.substr(begin);
  value.places = cell.text.places({begin, static_cast<std::uint32_t>(text.size())});
  return value;
}

std::optional<FieldValue> TableReader::value_at(std::size_t row, std::size_t column) const {
  const int index = grid_[row * table_.columns + column];
  if (index < 0) return std::nullopt;
  return value_of(cells_[static_cast<std::size_t>(index)]);
}

std::string TableReader::head_of(std::size_t column, std::size_t head_rows) const {
  std::string head;
  int last = -1;
  for (std::size_t row = 0; row < head_rows; ++row) {
    const int index = grid_[row * table_.columns + column];
    if (index < 0 || index == last) continue;
    last = index;
    const std::string& text = cells_[static_cast<std::size_t>(index)].text.text();
    if (!text.empty()) head += (head.empty() ? "" : " ") + text;
  }
  return head;
}

// Rows marked as head, or the first row when its cells read as heads.
std::size_t TableReader::guess_head_rows(const Layout&) const {
  std::size_t rows = 0;
  while (rows < table_.rows) {
    const bool head = std::any_of(cells_.begin(), cells_.end(),
                                  [&](const CellText& c) { return c.cell->row == rows && c.cell->head; });
    if (!head) break;
    ++rows;
  }
  if (rows > 0) return rows;
  int known = 0;
  for (std::size_t column = 0; column < table_.columns; ++column) {
    const std::string head = head_of(column, 1);
    if (head.size() < 40 && analysis_.rules.columns.kind_of(head) != ColumnKind::other && !head.empty())
      ++known;
  }
  return known >= 2 ? 1 : 0;
}

void TableReader::classify(Layout& layout) const {
  for (const std::string& head : layout.heads)
    layout.kinds.push_back(head.empty() ? ColumnKind::other : analysis_.rules.columns.kind_of(head));
  // A table has one column of measures: the widest; the others explain.
  std::optional<std::size_t> widest;
  double most = -1;
  for (std::size_t c = 0; c < layout.kinds.size(); ++c) {
    if (layout.kinds[c] != ColumnKind::measure) continue;
    double words = 0;
    for (const CellText& cell : cells_)
      if (cell.cell->column == c && cell.cell->row >= first_row_)
        words += static_cast<double>(cell.text.text().size());
    const std::string lower = lower_dutch(layout.heads[c]);
    if (lower.find("maatregel") != std::string::npos || lower.find("actie") != std::string::npos)
      words = words * 2 + 1000;
    if (words > most) {
      most = words;
      widest = c;
    }
  }
  for (std::size_t c = 0; c < layout.kinds.size(); ++c)
    if (layout.kinds[c] == ColumnKind::measure && widest && c != *widest) layout.kinds[c] = ColumnKind::other;
  for (std::size_t c = 0; c < layout.heads.size(); ++c) {
    if (layout.kinds[c] != ColumnKind::money) continue;
    layout.unit = std::max(layout.unit, unit_in_head(layout.heads[c]));
    if (lower_dutch(layout.heads[c]).find("structureel") != std::string::npos) layout.recurring = true;
  }
}

// "2025 Q1", "Q1 2025", "jan", a year: heads that are periods make a planning with marks.
void TableReader::find_periods(Layout& layout, std::size_t head_rows) const {
  layout.periods.assign(layout.heads.size(), std::nullopt);
  const std::optional<std::string> date =
      analysis_.date.empty() ? std::nullopt : std::optional(analysis_.date);
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
  if (found < 2 || head_rows == 0) {
    layout.periods.assign(layout.heads.size(), std::nullopt);
    return;
  }
  for (std::size_t c = 0; c < layout.heads.size(); ++c)
    if (layout.periods[c]) layout.kinds[c] = ColumnKind::other;
}

void TableReader::find_heads(Layout& layout) {
  const std::size_t head_rows = guess_head_rows(layout);
  first_row_ = head_rows;
  if (head_rows == 0) return;
  Layout own;
  for (std::size_t c = 0; c < table_.columns; ++c) own.heads.push_back(head_of(c, head_rows));
  classify(own);
  find_periods(own, head_rows);
  layout = std::move(own);
}

std::optional<Deadline> TableReader::marked_period(std::size_t row, const Layout& layout) const {
  std::optional<Deadline> period;
  static const re2::RE2 mark(R"(^[\sxX×✓✔■█●•▪◼◆▬→\-–]+$)");
  for (std::size_t c = 0; c < layout.periods.size() && c < table_.columns; ++c) {
    if (!layout.periods[c]) continue;
    const int index = grid_[row * table_.columns + c];
    if (index < 0) continue;
    const std::string& text = cells_[static_cast<std::size_t>(index)].text.text();
    if (text.empty() || text == "-" || text == "–" || !re2::RE2::FullMatch(text, mark)) continue;
    if (!period) {
      period = layout.periods[c];
    } else {
      period->end = layout.periods[c]->end;
      period->text += " – " + layout.periods[c]->text;
      period->precision = "range";
    }
  }
  return period;
}

bool TableReader::is_measures_section() const {
  return analysis_.view.is_in(section_, SectionKind::measures) ||
         analysis_.view.is_in(section_, SectionKind::planning);
}

void TableReader::read_assessments(std::size_t row, const Layout& layout, const std::vector<int>& kpi) {
  if (!layout.has(ColumnKind::assessment)) return;
  // With more judgements (the agency's, the ministry's) the agency's own counts: the first that is not the
  // ministry's.
  std::optional<std::size_t> column;
  for (std::size_t c = 0; c < layout.kinds.size() && c < table_.columns; ++c) {
    if (layout.kinds[c] != ColumnKind::assessment) continue;
    const std::string head = lower_dutch(layout.heads[c]);
    if (head.find("ienw") != std::string::npos || head.find("minister") != std::string::npos) continue;
    if (!column) column = c;
  }
  if (!column) return;
  const auto value = value_at(row, *column);
  const auto verdict = value ? assessment_in(value->text) : std::nullopt;
  if (!verdict) return;
  std::vector<int> numbers = kpi;
  for (std::size_t c = 0; numbers.empty() && c < table_.columns; ++c) {
    const auto cell = value_at(row, c);
    if (!cell || c == *column) continue;
    for (const KpiMention& mention : find_kpis(cell->text)) numbers = mention.kpi;
    if (numbers.empty() && c == 0) numbers = kpis_in_cell(cell->text);
  }
  if (numbers.size() != 1) return;
  Finding finding = finding_at(analysis_, "self_assessment", value->places, nullptr);
  finding.rule = "zelftoets.tabelrij";
  finding.rule_revision = 1;
  finding.assessment = *verdict;
  finding.kpi = numbers;
  finding.kpi_basis = "explicit";
  analysis_.findings.push_back(std::move(finding));
}

void TableReader::read_row(std::size_t row_index, const Layout& layout, std::vector<int>& kpi) {
  Row row;
  row.section = section_;
  row.money_unit = layout.unit;
  row.money_recurring = layout.recurring;
  set(row.extra, Signal::table_cell);
  const int first = grid_[row_index * table_.columns];
  // One cell over the whole row is a heading of what comes under it.
  if (first >= 0 && table_.columns > 1 &&
      cells_[static_cast<std::size_t>(first)].cell->column_span >= table_.columns) {
    std::vector<int> named;
    for (const KpiMention& mention : find_kpis(cells_[static_cast<std::size_t>(first)].text.text()))
      named.insert(named.end(), mention.kpi.begin(), mention.kpi.end());
    if (!named.empty()) kpi = named;
    return;
  }
  const std::array<std::pair<ColumnKind, std::optional<FieldValue> Row::*>, 8> fields = {
      {{ColumnKind::measure, &Row::measure},
       {ColumnKind::support, &Row::support},
       {ColumnKind::kpi, &Row::kpi},
       {ColumnKind::owner, &Row::owner},
       {ColumnKind::start, &Row::start},
       {ColumnKind::when, &Row::when},
       {ColumnKind::money, &Row::money},
       {ColumnKind::status, &Row::status}}};
  int last = -1;
  for (std::size_t c = 0; c < table_.columns && c < layout.kinds.size(); ++c) {
    const int index = grid_[row_index * table_.columns + c];
    if (index < 0 || index == last) continue;
    last = index;
    const CellText& cell = cells_[static_cast<std::size_t>(index)];
    // A measure that spans rows was read in its first one.
    const bool repeated = cell.cell->row < row_index;
    for (const auto& [kind, field] : fields) {
      if (layout.kinds[c] != kind) continue;
      if (repeated && (kind == ColumnKind::measure || kind == ColumnKind::support)) continue;
      if (kind == ColumnKind::money && row.*field && !trim((row.*field)->text).empty() &&
          amount_in_cell((row.*field)->text, 1))
        continue;
      row.*field = value_of(cell);
    }
  }
  if (row.kpi) {
    const auto numbers = kpis_in_cell(row.kpi->text);
    if (!numbers.empty())
      kpi = numbers;
    else if (!trim(row.kpi->text).empty())
      kpi.clear();
    row.inherited_kpi = kpi;
    row.inherited_explicit = true;
  } else if (!kpi.empty()) {
    row.inherited_kpi = kpi;
    row.inherited_explicit = true;
  }
  row.marked = marked_period(row_index, layout);
  read_assessments(row_index, layout, row.kpi ? kpi : std::vector<int>());
  judge_row(analysis_, row);
}

// A form: labels in the first column, values beside them.
bool TableReader::read_transposed() {
  if (table_.columns != 2 || table_.rows < 2) return false;
  int known = 0;
  bool measure = false;
  for (std::size_t r = 0; r < table_.rows; ++r) {
    const int index = grid_[r * table_.columns];
    if (index < 0) continue;
    const ColumnKind kind =
        analysis_.rules.columns.kind_of(cells_[static_cast<std::size_t>(index)].text.text());
    known += kind != ColumnKind::other && cells_[static_cast<std::size_t>(index)].text.text().size() < 40;
    measure |= kind == ColumnKind::measure;
  }
  if (!measure || known < 3 || known * 2 < table_.rows) return false;
  Row row;
  const auto flush = [&] {
    if (row.measure) judge_row(analysis_, row);
    row = Row();
    row.section = section_;
    set(row.extra, Signal::table_cell);
    set(row.extra, Signal::label);
  };
  flush();
  for (std::size_t r = 0; r < table_.rows; ++r) {
    const int index = grid_[r * table_.columns];
    const auto value = value_at(r, 1);
    if (index < 0 || !value) continue;
    switch (analysis_.rules.columns.kind_of(cells_[static_cast<std::size_t>(index)].text.text())) {
      case ColumnKind::measure:
        if (row.measure) flush();
        row.measure = value;
        break;
      case ColumnKind::kpi:
        row.kpi = value;
        break;
      case ColumnKind::owner:
        row.owner = value;
        break;
      case ColumnKind::start:
        row.start = value;
        break;
      case ColumnKind::when:
        row.when = value;
        break;
      case ColumnKind::money:
        row.money = value;
        break;
      case ColumnKind::status:
        row.status = value;
        break;
      default:
        break;
    }
  }
  flush();
  return true;
}

void TableReader::read(Layout& layout, std::vector<int>& kpi) {
  fill_grid();
  if (!table_.continues || layout.kinds.size() != table_.columns) {
    layout = Layout();
    kpi.clear();
  }
  if (read_transposed()) return;
  find_heads(layout);
  if (layout.kinds.empty()) return;
  const bool fields =
      layout.has(ColumnKind::kpi) || layout.has(ColumnKind::owner) || layout.has(ColumnKind::when) ||
      layout.has(ColumnKind::money) || layout.has(ColumnKind::status) ||
      std::any_of(layout.periods.begin(), layout.periods.end(), [](const auto& p) { return p.has_value(); });
  const bool in_support = analysis_.view.is_in(section_, SectionKind::support);
  if (in_support && !layout.has(ColumnKind::support))
    for (ColumnKind& kind : layout.kinds)
      if (kind == ColumnKind::measure) kind = ColumnKind::support;
  if (layout.has(ColumnKind::assessment) && !layout.has(ColumnKind::owner) && !layout.has(ColumnKind::when) &&
      !layout.has(ColumnKind::money))
    for (ColumnKind& kind : layout.kinds)
      if (kind == ColumnKind::measure) kind = ColumnKind::other;
  const bool other_subject =
      analysis_.view.is_in(section_, SectionKind::risks) || layout.has(ColumnKind::norm);
  if (!layout.has(ColumnKind::support) && !layout.has(ColumnKind::assessment) &&
      (!fields || (other_subject && !is_measures_section() && !layout.has(ColumnKind::owner) &&
                   !layout.has(ColumnKind::when))))
    return;
  for (std::size_t row = first_row_; row < table_.rows; ++row) read_row(row, layout, kpi);
}

}  // namespace

void read_tables(DocumentAnalysis& analysis) {
  Layout layout;
  std::vector<int> kpi;
  for (const TableView& view : analysis.view.tables) TableReader(analysis, view).read(layout, kpi);
}

}  // namespace planlezer
