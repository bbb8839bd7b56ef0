// The words that a Dutch compound is made of: "toezichtsplannen" holds "toezicht" and "plannen". Divided by
// the lexicon alone, never by bare letters: "confusie" holds no "fusie", and "kantoor" no "oor".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "storage/dutch/lexicon.h"

namespace planlezer {

struct CompoundPart {
  std::uint8_t begin = 0, end = 0;  // bytes in the folded word; with the letters that link
  std::uint8_t word_end = 0;        // without them
  bool operator==(const CompoundPart&) const = default;
};

inline constexpr std::size_t shortest_part = 3;  // letters
inline constexpr std::size_t most_parts = 6;
inline constexpr std::size_t longest_compound = 60;  // bytes

// Two or more parts that together are the word; nothing when it is no compound, or the lexicon says it is to
// stay whole. `word` is folded; only letters a–z are looked at.
// `even_whole`: also when it says that of this word (not of its parts).
std::vector<CompoundPart> divide_compound(std::string_view word, const DutchLexicon& lexicon,
                                          bool even_whole = false);

}  // namespace planlezer
