// What recognition of text may have made of a word: letters that look alike count half, other letters that
// are changed, lost or added count one. Longer words may be misread more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/search/query.h"

namespace planlezer {

// Puts in the place of every term "?word" those of `read_words` that may be a misreading of it, as terms.
void find_misreadings(const std::vector<std::string>& read_words, DutchWords& words,
                      std::vector<Clause>& clauses);

// How much `read` differs from `word`, or more than `most`. `as_part`: `read` may go on before or behind it.
float reading_distance(std::string_view word, std::string_view read, float most, bool as_part = false);

// What a word may differ and still be taken for a misreading; 0 for words that are too short.
float most_misread(std::string_view word);

}  // namespace planlezer
