// When a measure is to be done and what it costs, out of all dates and amounts of its sentence. Pure;
// thread-safe.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyze/amounts.h"
#include "analyze/clause.h"
#include "analyze/dates.h"

namespace planlezer {

// The date of a condition is not the measure's; a date in the main clause goes before one in a remark.
// `document_date`: ISO or empty; days before it count only when `done`. Open and event-bound dates give
// nothing.
std::optional<Deadline> deadline_of(const Clause& clause, const std::vector<DateMention>& dates,
                                    std::string_view document_date, bool done);

// "van € 74.000 naar € 120.000" gives the latter; "€ 7.500 p.p. (samen € 15.000)" too; what falls free is no
// cost.
std::optional<Amount> amount_of(const Clause& clause, const std::vector<AmountMention>& amounts);

// What a request asks: beside what the thing costs in all ("op € 39.000 begroot"), the other amount.
std::optional<Amount> asked_amount_of(const Clause& clause, const std::vector<AmountMention>& amounts);

// Whether the mention lies after `document_date` for some of its days.
bool is_future(const Deadline& deadline, std::string_view document_date);
bool is_past(const Deadline& deadline, std::string_view document_date);

}  // namespace planlezer
