#include "analyze/key_words.h"

#include "analyze/lexicon.h"
#include "analyze/normal_text.h"

namespace planlezer {

std::vector<std::string> split_words(std::string_view lower, Digits digits) {
  std::vector<std::string> words;
  bool in_word = false;
  for (const char c : lower) {
    const auto byte = static_cast<unsigned char>(c);
    const bool digit = byte >= '0' && byte <= '9';
    const bool part =
        (byte >= 'a' && byte <= 'z') || byte >= 0x80 || (digit && digits == Digits::belong_to_words);
    if (part && !in_word) words.emplace_back();
    if (part) words.back() += c;
    in_word = part;
  }
  return words;
}

std::set<std::string> key_words(std::string_view quote) {
  std::set<std::string> words;
  for (const std::string& word : split_words(lower_dutch(quote), Digits::part_words))
    if (word.size() > 3 && !is_preposition(word) && !is_determiner(word)) words.insert(word.substr(0, 6));
  return words;
}

}  // namespace planlezer
