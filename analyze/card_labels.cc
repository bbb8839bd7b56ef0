// What the labels of cards mean: their words, and of labels nobody foresaw the values beside them.
#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "analyze/table_cards.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_label = 40;

}  // namespace

std::string label_words(const TableGrid& grid, std::size_t row, std::size_t column) {
  const CellText* cell = grid.at(row, column);
  if (cell == nullptr || cell->cell->row != row || cell->cell->column != column ||
      cell->cell->column_span > 1)
    return {};
  std::string text = value_of(*cell).text;
  while (!text.empty() && (text.back() == ':' || text.back() == ' ')) text.pop_back();
  if (text.size() < 2 || text.size() >= longest_label || std::count(text.begin(), text.end(), ' ') > 4)
    return {};
  static const re2::RE2 value(
      R"(20[0-9]{2}|€|[.;]$|^(eur\b)? ?[0-9]|^eenmalig$|^jaarlijks$|^structureel$|^nihil$|\buw?\b.*\?$)");
  static const re2::RE2 asks(R"(^(wat|wie|door wie|(tot |voor |per )?wanneer|hoe|hoeveel|waar)\b)");
  const std::string lower = lower_dutch(text);
  if (re2::RE2::PartialMatch(lower, value) || (text.ends_with('?') && !re2::RE2::PartialMatch(lower, asks)))
    return {};
  return text;
}

namespace {

// Labels in one column with values in the next: what their values are, when they are of different kinds.
void count_labels(const DocumentAnalysis& analysis, const TableGrid& grid, std::size_t column,
                  std::map<std::string, ContentCount>& counts) {
  std::map<std::string, ContentCount> here;
  std::set<ColumnKind> kinds;
  std::size_t labels = 0, rows = 0, texts = 0;
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    if (is_title_row(grid, row)) continue;
    ++rows;
    const std::string label = lower_dutch(label_words(grid, row, column));
    const CellText* value = grid.at(row, column + 1);
    if (label.empty() || value == nullptr || value->cell->row != row || !find_kpis(label).empty()) continue;
    ++labels;
    const std::string text = value_of(*value).text;
    ContentCount one;
    one.add(content_of(analysis, text), text);
    here[label].merge(one);
    if (const auto kind = one.kind()) kinds.insert(*kind);
    texts += one.is_text() ? 1 : 0;
  }
  const bool who_or_when = kinds.contains(ColumnKind::owner) || kinds.contains(ColumnKind::when);
  if (labels < 3 || labels * 4 < rows * 3 || kinds.size() < 2 || !who_or_when) return;
  for (const auto& [label, count] : here) counts[label].merge(count);
}

}  // namespace

CardLabels card_labels_of(const DocumentAnalysis& analysis) {
  std::map<std::string, ContentCount> counts;
  for (const TableView& view : analysis.view.tables) {
    if (view.table->columns < 2 || view.table->columns > 4 || view.table->rows > 40) continue;
    const TableGrid grid(*view.page, *view.table);
    for (std::size_t c = 0; c + 1 < grid.columns(); c += 2) count_labels(analysis, grid, c, counts);
  }
  CardLabels labels;
  bool measures = false;
  for (const auto& [label, count] : counts) {
    const ColumnKind known = analysis.rules.columns.kind_of(label);
    measures |= known == ColumnKind::measure;
    if (known != ColumnKind::other) continue;
    if (const auto kind = count.kind()) labels[label] = *kind;
  }
  if (measures || labels.empty()) return labels;
  // The label whose values read most like things done.
  const std::string* best = nullptr;
  double most = 0.3;
  for (const auto& [label, count] : counts) {
    const ColumnKind known = analysis.rules.columns.kind_of(label);
    if ((known != ColumnKind::other && known != ColumnKind::title) || !count.is_text() ||
        count.doing() < most)
      continue;
    most = count.doing() + 0.01;
    best = &label;
  }
  if (best != nullptr) labels[*best] = ColumnKind::measure;
  return labels;
}

}  // namespace planlezer
