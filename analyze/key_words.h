// The words of a sentence that carry its meaning, for telling whether two sentences say the same. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace planlezer {

// Cut to the length that inflection and nouns of action leave alone.
std::set<std::string> key_words(std::string_view quote);

}  // namespace planlezer
