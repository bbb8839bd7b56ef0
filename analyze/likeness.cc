#include "analyze/likeness.h"

#include <algorithm>

#include "analyze/key_words.h"
#include "analyze/lexicon.h"
#include "analyze/normal_text.h"

namespace planlezer {

namespace {

bool has_alike(const WordSet& words, const std::string& word) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& other) { return are_alike(word, other); });
}

}  // namespace

WordSet telling_words(std::string_view text) {
  WordSet words;
  for (std::string& word : split_words(lower_dutch(normal(text)), Digits::belong_to_words))
    if (word.size() > 2 && !is_preposition(word) && !is_determiner(word) && word != "met" && word != "het" &&
        word != "een")
      words.insert(std::move(word));
  return words;
}

bool are_alike(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  if (shorter.size() < 4) return false;
  if (shorter.size() >= 5 && longer.find(shorter) != std::string::npos) return true;
  const std::size_t stem = std::max<std::size_t>(5, shorter.size() * 2 / 3);
  return shorter.size() >= stem && longer.compare(0, stem, shorter, 0, stem) == 0;
}

WordWeights::WordWeights(const std::vector<const WordSet*>& wordings) {
  for (const WordSet* words : wordings)
    for (const std::string& word : *words) {
      if (weights_.contains(word)) continue;
      const auto having = std::count_if(wordings.begin(), wordings.end(),
                                        [&](const WordSet* w) { return has_alike(*w, word); });
      weights_.emplace(word,
                       1.0 / (1.0 + 0.35 * static_cast<double>(std::max<std::ptrdiff_t>(0, having - 2))));
    }
}

double WordWeights::share_in(const WordSet& part, const WordSet& whole) const {
  double shared = 0, all = 0;
  for (const std::string& word : part) {
    const double weight = weights_.at(word);
    all += weight;
    if (has_alike(whole, word)) shared += weight;
  }
  return all == 0 ? 0 : shared / all;
}

}  // namespace planlezer
