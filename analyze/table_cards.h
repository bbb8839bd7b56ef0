// Cards in tables: labels in a column with values beside them, one card under or beside another. Private to
// analyze/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyze/table_layout.h"

namespace planlezer {

// What labels that nobody foresaw mean, by the values beside them in all cards of the document.
using CardLabels = std::map<std::string, ColumnKind>;  // in lower case
CardLabels card_labels_of(const DocumentAnalysis& analysis);

// A cell's words as a label: nothing when they are a value, or a form's question with a text as its answer.
std::string label_words(const TableGrid& grid, std::size_t row, std::size_t column);

// A card that may go on in the table on the next page.
struct OpenCard {
  Row row;
  std::string title;                // the row over it
  FieldValue named;                 // its words and where they stand
  std::optional<ColumnKind> first;  // the field it begins with
  std::int32_t page = 0;
  bool begun = false;
  // The chapter that the last table of cards ended in, for a table that goes on with it.
  int given_section = -1, last_section = -1;
  std::int32_t last_page = -1;
};

// Reads a table of cards; false when it is none. `kpi_before`: what a line right above the table names.
bool read_table_cards(DocumentAnalysis& analysis, const TableGrid& grid, int section,
                      const std::vector<int>& kpi_before, const CardLabels& labels, OpenCard& open);

// Judges what is in the card and leaves it empty.
void finish_card(DocumentAnalysis& analysis, OpenCard& card);

}  // namespace planlezer
