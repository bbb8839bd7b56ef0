#include "analyze/titled_fields.h"

#include <algorithm>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_title = 110;  // letters of one block
constexpr int most_blocks = 4;              // that a title and the kpi beside it are cut into

bool is_field(ColumnKind kind) {
  return kind == ColumnKind::owner || kind == ColumnKind::when || kind == ColumnKind::start ||
         kind == ColumnKind::money || kind == ColumnKind::status || kind == ColumnKind::kpi;
}

// The fields, when the first column holds nothing else and says at least who and when, or who and how much.
bool take_fields(const ColumnRegister& columns, const TableGrid& grid, Row& row) {
  if (grid.columns() != 2 || grid.rows() < 2 || grid.rows() > 8) return false;
  for (std::size_t r = 0; r < grid.rows(); ++r) {
    const CellText *label = grid.at(r, 0), *value = grid.at(r, 1);
    if (label == nullptr || value == nullptr) return false;
    std::string text = label->text.text();
    while (!text.empty() && (text.back() == ':' || text.back() == ' ')) text.pop_back();
    const ColumnKind kind = columns.kind_of(text);
    if (!is_field(kind) || text.size() > 24) return false;
    put_field(row, kind, value_of(*value));
  }
  return row.owner && (row.when || row.money);
}

}  // namespace

bool read_titled_fields(DocumentAnalysis& analysis, const TableGrid& grid, const TableView& view, int after) {
  Row row;
  if (view.before < 0 || !take_fields(analysis.rules.columns, grid, row)) return false;
  FieldValue title;
  for (int i = std::max(after + 1, view.before - most_blocks + 1); i <= view.before; ++i) {
    const TextBlock& block = analysis.view.blocks[static_cast<std::size_t>(i)];
    const std::string& text = block.text.text();
    const bool sentence = text.ends_with('.') || text.ends_with(':');
    if (block.page != grid.page().number || text.size() > longest_title || sentence) {
      title = {};  // it begins after this
      continue;
    }
    const auto kpis = find_kpis(text);
    if (!kpis.empty() && kpis.front().span.size() + 4 > text.size()) {
      row.inherited_kpi = kpis.front().kpi;
      continue;
    }
    title.text += (title.text.empty() ? "" : " ") + text;
    const auto places = block.text.places({0, static_cast<std::uint32_t>(text.size())});
    title.places.insert(title.places.end(), places.begin(), places.end());
  }
  if (trim(title.text).size() < 4) return false;
  row.inherited_explicit = true;
  row.section = view.section;
  set(row.extra, Signal::table_cell);
  set(row.extra, Signal::label);
  const bool dropped = row.when && lower_dutch(row.when->text).starts_with("vervallen");
  if (!dropped) {
    row.measure = std::move(title);
    judge_row(analysis, row);
  }
  return true;
}

namespace {

// The first line of a cell as a label, the rest as its value.
bool take_stacked(const DocumentAnalysis& analysis, const TableGrid& grid, const CellText& cell, Row& row) {
  const Span words = cell.cell->text;
  const std::string_view written = std::string_view(grid.page().text).substr(words.begin, words.size());
  const std::size_t line = written.find('\n');
  if (line == std::string_view::npos || line == 0 || line > 24) return false;
  NormalText below;
  below.append(grid.page(), {words.begin + static_cast<std::uint32_t>(line) + 1, words.end});
  FieldValue value;
  value.text = below.text();
  value.places = below.places({0, static_cast<std::uint32_t>(value.text.size())});
  ColumnKind kind = analysis.rules.columns.kind_of(normal(written.substr(0, line)));
  if (kind == ColumnKind::other) {
    ContentCount count;
    count.add(content_of(analysis, value.text), value.text);
    kind = count.kind().value_or(ColumnKind::other);
  }
  if (kind != ColumnKind::other) put_field(row, kind, std::move(value));
  return true;
}

}  // namespace

bool read_stacked_fields(DocumentAnalysis& analysis, const TableGrid& grid, int section) {
  if (grid.columns() < 2 || grid.rows() < 2 || grid.rows() > 4 || !is_title_row(grid, 0)) return false;
  Row row;
  std::size_t cells = 0, stacked = 0;
  for (const CellText& cell : grid.cells()) {
    if (cell.cell->row == 0 || cell.text.text().empty()) continue;
    ++cells;
    stacked += take_stacked(analysis, grid, cell, row) ? 1 : 0;
  }
  if (stacked < 2 || stacked != cells || !row.owner || !(row.when || row.money)) return false;
  const CellText& title = *grid.at(0, 0);
  row.inherited_explicit = true;
  for (const KpiMention& mention : find_kpis(title.text.text())) row.inherited_kpi = mention.kpi;
  row.section = section;
  set(row.extra, Signal::table_cell);
  set(row.extra, Signal::label);
  if (!row.measure) row.measure = value_of(title);
  judge_row(analysis, row);
  return true;
}

}  // namespace planlezer
