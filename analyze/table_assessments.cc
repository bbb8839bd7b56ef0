#include "analyze/table_assessments.h"

#include <re2/re2.h>

#include <algorithm>

#include "analyze/assessments.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::string_view rule = "zelftoets.tabelrij";

struct RowKpi {
  int number = 0;  // 0: none
  std::string_view basis = "explicit";
};

// The one kpi a cell is about: "KPI 3", "3 Opleiding", "Informatievoorziening".
RowKpi kpi_of_cell(const DocumentAnalysis& analysis, const std::string& text, bool first_column) {
  const auto mentions = find_kpis(text);
  if (mentions.size() == 1 && mentions[0].kpi.size() == 1) return {mentions[0].kpi[0]};
  if (!mentions.empty() || !first_column) return {};
  if (const auto numbers = kpis_in_cell(text); numbers.size() == 1) return {numbers[0]};
  const std::string lower = lower_dutch(text);
  for (const KpiLabelWords& label : analysis.rules.kpi_words)
    for (const std::string& words : label.words)
      if (const auto at = lower.find(words); at != std::string::npos && at < 6) return {label.kpi, "derived"};
  return {};
}

RowKpi kpi_of_row(const DocumentAnalysis& analysis, const TableGrid& grid, std::size_t row,
                  std::size_t except) {
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    const CellText* cell = grid.at(row, c);
    if (cell == nullptr || c == except) continue;
    if (const RowKpi kpi = kpi_of_cell(analysis, cell->text.text(), c == 0); kpi.number > 0) return kpi;
  }
  return {};
}

// "voldoet | deels | niet" with a mark in one of them.
struct Marked {
  std::string verdict;
  const CellText* cell = nullptr;
};

std::optional<Marked> marked_verdict(const TableGrid& grid, std::size_t row, const TableLayout& layout) {
  static const re2::RE2 mark(R"([\s(\[]*[xXvV×✓✔☒☑✗✘■█●•◼◆⚫*+][)\]]?\s*)");
  std::vector<std::string> verdicts;
  std::optional<Marked> found;
  for (std::size_t c = 0; c < layout.heads.size(); ++c) {
    const auto verdict = bare_assessment(layout.heads[c]);
    if (!verdict) continue;
    if (std::find(verdicts.begin(), verdicts.end(), *verdict) == verdicts.end()) verdicts.push_back(*verdict);
    const CellText* cell = grid.at(row, c);
    if (cell == nullptr || !re2::RE2::FullMatch(cell->text.text(), mark)) continue;
    if (found) return std::nullopt;  // two marks
    found = Marked{*verdict, cell};
  }
  if (verdicts.size() < 2) return std::nullopt;
  return found;
}

// Under two heads "Oordeel" over the same columns the lowest head counts: "Oordeel voldoet" is "voldoet".
TableLayout with_lowest_heads(const TableLayout& layout) {
  TableLayout lowest = layout;
  static const re2::RE2 over(
      R"((?i)^(?:eigen |ons |uw )?(?:oordeel|score|uitkomst|beoordeling|zelftoets)(?: \w+)?[ :]+(.+)$)");
  for (std::string& head : lowest.heads) {
    std::string rest;
    if (re2::RE2::FullMatch(head, over, &rest)) head = rest;
  }
  return lowest;
}

}  // namespace

void read_row_assessment(DocumentAnalysis& analysis, const TableGrid& grid, std::size_t row,
                         const TableLayout& layout, const std::vector<int>& kpi) {
  const auto add = [&](const CellText& cell, const std::string& verdict, std::size_t except) {
    if (kpi.size() > 1) return;
    const RowKpi own = kpi.empty() ? kpi_of_row(analysis, grid, row, except) : RowKpi{kpi[0]};
    if (own.number > 0) add_assessment(analysis, value_of(cell).places, own.number, own.basis, verdict, rule);
  };
  if (const auto marked = marked_verdict(grid, row, with_lowest_heads(layout)))
    return add(*marked->cell, marked->verdict, grid.columns());
  // With more judgements (the agency's, the ministry's) the agency's own counts: the first that is not the
  // ministry's.
  for (std::size_t c = 0; c < layout.kinds.size(); ++c) {
    if (layout.kinds[c] != ColumnKind::assessment || is_of_the_ministry(layout.heads[c])) continue;
    const CellText* cell = grid.at(row, c);
    if (cell == nullptr) continue;
    if (const auto verdict = assessment_in(value_of(*cell).text)) return add(*cell, *verdict, c);
  }
}

bool read_bare_assessment(DocumentAnalysis& analysis, const TableGrid& grid, std::size_t row,
                          const TableLayout& layout) {
  for (std::size_t c = 1; c < grid.columns(); ++c) {
    const CellText* cell = grid.at(row, c);
    if (cell == nullptr || cell->cell->row != row ||
        (c < layout.heads.size() && is_of_the_ministry(layout.heads[c])))
      continue;
    const auto verdict = bare_assessment(cell->text.text());
    // "Nee" alone answers another question.
    static const re2::RE2 judging(
        R"(voldo|voldaan|deels|gedeeltelijk|ten dele|groen|oranje|rood|(op|in) orde)");
    if (!verdict || !re2::RE2::PartialMatch(lower_dutch(cell->text.text()), judging)) continue;
    const RowKpi kpi = kpi_of_row(analysis, grid, row, c);
    if (kpi.number == 0) return false;
    add_assessment(analysis, value_of(*cell).places, kpi.number, kpi.basis, *verdict, rule);
    return true;
  }
  return false;
}

bool read_assessments_per_column(DocumentAnalysis& analysis, const TableGrid& grid) {
  if (grid.rows() < 2 || grid.columns() < 3) return false;
  std::vector<int> kpis(grid.columns(), 0);
  std::size_t named = 0;
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    const CellText* cell = grid.at(0, c);
    if (cell == nullptr || cell->cell->column_span > 1) continue;
    kpis[c] = kpi_of_cell(analysis, cell->text.text(), c > 0).number;
    named += kpis[c] > 0 ? 1 : 0;
  }
  if (named < 3) return false;
  for (std::size_t row = 1; row < grid.rows(); ++row) {
    std::vector<std::pair<const CellText*, std::string>> verdicts(grid.columns());
    std::size_t found = 0;
    for (std::size_t c = 0; c < grid.columns(); ++c) {
      const CellText* cell = grid.at(row, c);
      if (kpis[c] == 0 || cell == nullptr) continue;
      const auto verdict = bare_assessment(cell->text.text());
      if (!verdict) continue;
      verdicts[c] = {cell, *verdict};
      ++found;
    }
    const CellText* label = grid.at(row, 0);
    if (found * 2 < named || (label != nullptr && is_of_the_ministry(label->text.text()))) continue;
    for (std::size_t c = 0; c < grid.columns(); ++c)
      if (verdicts[c].first != nullptr)
        add_assessment(analysis, value_of(*verdicts[c].first).places, kpis[c], "explicit", verdicts[c].second,
                       rule);
    return true;
  }
  return false;
}

}  // namespace planlezer
