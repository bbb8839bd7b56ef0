#include "analyze/table_layout.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/text.h"

namespace planlezer {

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

FieldValue value_of(const CellText& cell) {
  const std::string& text = cell.text.text();
  FieldValue value;
  std::uint32_t begin = 0;
  // Bullets and numbers in front are no words of the cell.
  static const re2::RE2 label(
      R"(^((?:[•▪–\-*o]|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-z]\)|[A-GL-PR-SU-Z]-?[0-9]{1,2}[.:]?) +))");
  static const re2::RE2 number(R"(^([0-9]{1,2}\.[0-9]{1,2} +)[A-Z])");
  std::string found;
  if ((re2::RE2::PartialMatch(text, label, &found) || re2::RE2::PartialMatch(text, number, &found)) &&
      found.size() < text.size())
    begin = static_cast<std::uint32_t>(found.size());
  value.text = text.substr(begin);
  value.places = cell.text.places({begin, static_cast<std::uint32_t>(text.size())});
  return value;
}

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
    layout.written.push_back(best && *best < above.written.size() ? above.written[*best] : std::string());
    layout.periods.push_back(best && *best < above.periods.size() ? above.periods[*best] : std::nullopt);
    if (!best) continue;
    taken[*best] = true;
    ++matched;
  }
  const bool fits = matched == layout.extents.size() && matched + 1 >= above.kinds.size();
  if (!fits || matched < 2 || (matched < 4 && matched != above.kinds.size())) return std::nullopt;
  return layout;
}

bool stands_alone(const TableGrid& grid, std::size_t row) {
  const CellText* first = grid.at(row, 0);
  if (first == nullptr || first->cell->row != row || first->cell->row_span > 1 || grid.columns() < 3)
    return false;
  const auto kpis = find_kpis(first->text.text());
  if (kpis.empty() || kpis.front().span.begin > 4) return false;
  for (std::size_t c = 1; c < grid.columns(); ++c)
    if (const CellText* cell = grid.at(row, c);
        cell != nullptr && cell != first && !trim(cell->text.text()).empty())
      return false;
  return true;
}

bool repeats_heads(const TableGrid& grid, std::size_t row, const TableLayout& layout) {
  if (layout.written.size() != grid.columns()) return false;
  std::size_t same = 0;
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    const CellText* cell = grid.at(row, c);
    const std::string text = cell == nullptr ? std::string() : cell->text.text();
    if (text != layout.written[c]) return false;
    same += text.empty() ? 0 : 1;
  }
  return same >= 2;
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
