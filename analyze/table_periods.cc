// Columns of quarters: what marks them in a row.
#include <re2/re2.h>

#include "analyze/table_layout.h"
#include "base/text.h"

namespace planlezer {

bool marks_period(const CellText& cell) {
  const std::string& text = cell.text.text();
  static const re2::RE2 mark(R"([\sxXvV×✓✔■█●•▪◼◆▬→⚫*o\-–]+)");
  static const re2::RE2 word(
      R"((gereed|klaar|af|start|afgerond|afronding|besluit(vorming)?|oplevering|uitvoering|voorbereiding|invoering|implementatie|aanbesteding|vaststelling|evaluatie)( .{0,20})?)");
  if (text.empty() || text == "-" || text == "–") return false;
  return re2::RE2::FullMatch(text, mark) ||
         (cell.cell->column_span == 1 && re2::RE2::FullMatch(lower_dutch(text), word));
}

std::optional<Deadline> marked_period(const TableGrid& grid, std::size_t row, const TableLayout& layout) {
  std::optional<Deadline> period;
  for (std::size_t c = 0; c < layout.periods.size(); ++c) {
    const CellText* cell = grid.at(row, c);
    if (!layout.periods[c] || cell == nullptr || !marks_period(*cell)) continue;
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

}  // namespace planlezer
