#include "analyze/key_words.h"

#include "analyze/lexicon.h"
#include "analyze/normal_text.h"

namespace planlezer {

std::set<std::string> key_words(std::string_view quote) {
  std::set<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (word.size() > 3 && !is_preposition(word) && !is_determiner(word)) words.insert(word.substr(0, 6));
    word.clear();
  };
  for (const char c : lower_dutch(quote)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= 'a' && byte <= 'z') || byte >= 0x80)
      word += c;
    else
      flush();
  }
  flush();
  return words;
}

}  // namespace planlezer
