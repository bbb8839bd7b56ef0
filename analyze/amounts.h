// Amounts of money in Dutch text. Pure; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/finding.h"
#include "base/geometry.h"

namespace planlezer {

struct AmountMention {
  Span span;  // in the given text, with its bound word ("ruim € 9 miljoen"), without "per jaar"
  Amount amount;
};

// `text`: normalised UTF-8 (single spaces, no line breaks). Numbers without a currency are no amounts here.
// recurring: true for "per jaar", "jaarlijks", "structureel" close by in the same clause, false for
// "eenmalig", "incidenteel", nothing otherwise.
std::vector<AmountMention> find_amounts(std::string_view text);

// A table cell under a money head: bare numbers count. `unit` multiplies them: 1000 for "(× € 1.000)".
std::optional<Amount> amount_in_cell(std::string_view text, double unit);

// The unit a table head states: "Kosten (× € 1.000)" gives 1000, "in mln" 1e6, "in k€" 1000; 1 when it states
// none.
double unit_in_head(std::string_view head);

// € 1.234,56 for people; whole euros without cents.
std::string dutch_euro(double amount);

}  // namespace planlezer
