// Who carries a measure out: functions, teams and boards, never persons by name alone. Pure; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyze/clause.h"

namespace planlezer {

// From a sentence (normalised, with its case): the acting function, "door de …", a piece in brackets or after
// a dash that is nothing but a function, or a label ("trekker: …"). Without article and counting word;
// nothing for "wij".
std::optional<std::string> owner_of(std::string_view sentence, const Clause& clause, const Lexicon& lexicon);

// From a cell under a head like "actiehouder": as written, nothing when it says there is none ("–",
// "n.t.b.").
std::optional<std::string> owner_in_cell(std::string_view text);

}  // namespace planlezer
