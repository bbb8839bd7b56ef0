// "Bedoelde u …": for words of a query that stand nowhere, ones that do and are written almost like them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "storage/database.h"
#include "storage/dutch/tokenizer.h"

namespace planlezer {

// `words`: those of the query, folded. The query with better words in their place, or nothing.
Result<std::string> suggest(Database& database, Tokenizer& tokenizer, std::string_view query,
                            const std::vector<std::string>& words);

// How many letters have to be put in, left out, changed or swapped with their neighbour (Damerau); bytes
// count. Stops counting above `most`.
int distance_between(std::string_view a, std::string_view b, int most);

}  // namespace planlezer
