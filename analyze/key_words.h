// The words of a sentence that carry its meaning, for telling whether two sentences say the same. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace planlezer {

enum class Digits : bool { part_words, belong_to_words };

// The words of a lower-case text, in order: runs of letters, with digits or without.
std::vector<std::string> split_words(std::string_view lower, Digits digits);

// Cut to the length that inflection and nouns of action leave alone.
std::set<std::string> key_words(std::string_view quote);

}  // namespace planlezer
