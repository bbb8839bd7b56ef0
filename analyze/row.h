// One measure (or request, or judgement) out of named fields: a row of a table or a card. Private to
// analyze/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyze/analysis.h"

namespace planlezer {

struct FieldValue {
  std::string text;  // normalised
  std::vector<Place> places;
};

struct Row {
  std::optional<FieldValue> measure, support, request, kpi, owner, start, when, money, asked, status;
  std::optional<FieldValue> title, result;  // the measure, where no field says it
  std::vector<int> inherited_kpi;           // of the cells above, or of a row that is a heading
  bool inherited_explicit = false;
  double money_unit = 1;
  bool unit_in_heads = false;      // else it stands in a line near the table
  bool money_recurring = false;    // its head says "structureel"
  bool until = false;              // the head of `when` says "uiterlijk"
  std::optional<Deadline> marked;  // by marks in columns of quarters
  std::string heading;             // over a card: another name of the measure
  int table = -1;                  // which table of the document; tables that go on have one number
  int section = 0;
  Signals extra;  // cell or label
};

// Whether a head says that what stands under it is the last day: "Uiterlijk", "Vóór".
bool says_until(std::string_view head);

// Puts a value in the field that a head or label of this kind means and that is empty yet; others are left
// out.
void put_field(Row& row, ColumnKind kind, FieldValue value);

void judge_row(DocumentAnalysis& analysis, Row row);

}  // namespace planlezer
