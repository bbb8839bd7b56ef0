// Whether two wordings are about the same thing: the words they share, each weighing less the more others
// have it. Pure. Private to analyze/.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace planlezer {

using WordSet = std::set<std::string>;

// Of a quote, in lower case: without articles, prepositions and words of one or two letters.
WordSet telling_words(std::string_view text);

// "zaaksysteem" in "zaaksysteemvervanging", "opleiden" beside "opleiding".
bool are_alike(const std::string& a, const std::string& b);

// What the words of a set of wordings weigh: 1 for a word that one or two of them have, less for more.
class WordWeights {
 public:
  explicit WordWeights(const std::vector<const WordSet*>& wordings);
  // Share of the words of `part`, by weight, that `whole` has too; 0–1. All words must be known.
  double share_in(const WordSet& part, const WordSet& whole) const;

 private:
  std::map<std::string, double> weights_;
};

}  // namespace planlezer
