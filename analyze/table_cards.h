// Cards in tables: labels in a column with values beside them, one card under or beside another. Private to
// analyze/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyze/table_layout.h"

namespace planlezer {

// A card that may go on in the table on the next page.
struct OpenCard {
  Row row;
  std::string title;                // the row over it
  std::optional<ColumnKind> first;  // the field it begins with
  std::int32_t page = 0;
  bool begun = false;
  // The chapter that the last table of cards ended in, for a table that goes on with it.
  int given_section = -1, last_section = -1;
  std::int32_t last_page = -1;
};

// Reads a table of cards; false when it is none. `kpi_before`: what a line right above the table names.
bool read_table_cards(DocumentAnalysis& analysis, const TableGrid& grid, int section,
                      const std::vector<int>& kpi_before, OpenCard& open);

// Judges what is in the card and leaves it empty.
void finish_card(DocumentAnalysis& analysis, OpenCard& card);

}  // namespace planlezer
