// Comparing texts word by word, as the gold files and the verification do: letter case and punctuation do not
// count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planlezer {

// Words in order, NFKC case-folded, with only their letters and digits; words without any are left out.
std::vector<std::string> plain_words(std::string_view text);

// All letters and digits, case-folded, without anything between them: equal for "omgevings- dienst" and
// "Omgevingsdienst".
std::string plain_letters(std::string_view text);

// Shared words over all words (intersection over union, repeated words counted), 0–1; two texts without
// words: 0.
double shared_words(const std::vector<std::string>& a, const std::vector<std::string>& b);

// "I&amp;A" as "I&A": the five named entities and numeric ones.
std::string decode_entities(std::string_view text);

}  // namespace planlezer
