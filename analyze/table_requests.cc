#include "analyze/table_requests.h"

#include <algorithm>

namespace planlezer {

namespace {

// Of the columns that explain or say nothing known: the one with most letters.
std::optional<std::size_t> wordiest(const TableGrid& grid, const TableLayout& layout) {
  std::vector<std::size_t> letters(layout.kinds.size(), 0);
  for (const CellText& cell : grid.cells()) {
    const std::size_t c = cell.cell->column;
    if (c < letters.size() &&
        (layout.kinds[c] == ColumnKind::other || layout.kinds[c] == ColumnKind::situation))
      letters[c] += cell.text.text().size();
  }
  const auto most = std::max_element(letters.begin(), letters.end());
  if (most == letters.end() || *most == 0) return std::nullopt;
  return static_cast<std::size_t>(most - letters.begin());
}

// "Gevraagd" above amounts.
bool holds_amounts(const TableGrid& grid, std::size_t column) {
  int cells = 0, amounts = 0;
  for (const CellText& cell : grid.cells()) {
    if (cell.cell->column != column || cell.cell->row == 0 || cell.text.text().size() < 2) continue;
    ++cells;
    if (cell.text.text().size() < 24 && amount_in_cell(cell.text.text(), 1)) ++amounts;
  }
  return cells > 0 && amounts * 2 > cells;
}

// Whether a head says that the Rijk is to pay.
bool is_asked_money(const std::string& head) {
  const std::string lower = lower_dutch(head);
  for (const std::string_view word : {"rijk", "ministerie", "ienw", "gevraagd", "vragen"})
    if (lower.find(word) != std::string::npos) return true;
  return false;
}

// In a chapter on support, beside a sum that the Rijk is to pay, or money per kpi in a message: what is
// asked.
bool asks_by_place(const DocumentAnalysis& analysis, int section, const TableLayout& layout) {
  if (analysis.view.is_in(section, SectionKind::support)) return true;
  for (std::size_t c = 0; c < layout.kinds.size(); ++c)
    if (layout.kinds[c] == ColumnKind::money && is_asked_money(layout.heads[c])) return true;
  return speaks_to_the_ministry(analysis) && layout.has(ColumnKind::money) && layout.has(ColumnKind::kpi) &&
         !layout.has(ColumnKind::owner) && !layout.has(ColumnKind::status);
}

}  // namespace

void adapt_to_requests(const DocumentAnalysis& analysis, const TableGrid& grid, int section,
                       TableLayout& layout) {
  const bool done_by_someone =
      layout.has(ColumnKind::owner) && (layout.has(ColumnKind::when) || layout.has_periods());
  for (std::size_t c = 0; c < layout.kinds.size(); ++c)
    if (layout.kinds[c] == ColumnKind::support && holds_amounts(grid, c))
      layout.kinds[c] =
          layout.has(ColumnKind::measure) && done_by_someone ? ColumnKind::asked : ColumnKind::money;
  const auto asked = [&](std::size_t c) {
    return (layout.kinds[c] == ColumnKind::money ||
            (layout.kinds[c] == ColumnKind::other && holds_amounts(grid, c))) &&
           is_asked_money(layout.heads[c]);
  };
  bool any_asked = false, costs = false;
  for (std::size_t c = 0; c < layout.kinds.size(); ++c) {
    any_asked |= asked(c);
    costs |= layout.kinds[c] == ColumnKind::money && !asked(c);
  }
  // Beside the costs, what of them is asked: of measures with a day it is a request of its own.
  const bool dated = layout.has(ColumnKind::when) || layout.has(ColumnKind::start);
  const bool beside_measures = layout.has(ColumnKind::measure) && (done_by_someone || (dated && costs));
  for (std::size_t c = 0; any_asked && c < layout.kinds.size(); ++c) {
    if (asked(c))
      layout.kinds[c] = beside_measures ? ColumnKind::asked : ColumnKind::money;
    else if (layout.kinds[c] == ColumnKind::money && !beside_measures)
      layout.kinds[c] = ColumnKind::other;
  }
  if (asks_by_place(analysis, section, layout) && !layout.has(ColumnKind::support) && !done_by_someone &&
      !(any_asked && beside_measures)) {
    std::replace(layout.kinds.begin(), layout.kinds.end(), ColumnKind::measure, ColumnKind::support);
    // "Soort | Toelichting | Bedrag", "Waarvoor | Kpi | Bedrag": what is asked stands where most is said.
    if (!layout.has(ColumnKind::support) &&
        (layout.has(ColumnKind::money) || layout.has(ColumnKind::request)))
      if (const auto column = wordiest(grid, layout)) layout.kinds[*column] = ColumnKind::support;
  }
  if (layout.has(ColumnKind::assessment) && !layout.has(ColumnKind::owner) && !layout.has(ColumnKind::when) &&
      !layout.has(ColumnKind::money))
    std::replace(layout.kinds.begin(), layout.kinds.end(), ColumnKind::measure, ColumnKind::other);
}

}  // namespace planlezer
