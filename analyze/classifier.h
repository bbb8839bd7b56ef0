// A second opinion on what the rules say of a sentence: multinomial logistic regression over its words, its
// signals and the kinds of rules that hold, fitted on the sentences of the samples (scripts/fit_classifier).
// Rules decide in most cases; the classifier drops what they find and it thinks very unlikely, and adds what
// they miss and it thinks likely. Immutable; safe to share between threads. Private to analyze/.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace planlezer {

struct SentenceReading;

class Classifier {
 public:
  // What a sentence can be. "other" is none of the kinds of findings.
  static constexpr std::array<std::string_view, 5> kinds = {"other", "measure", "no_measure",
                                                            "support_request", "no_support"};
  static std::size_t index_of(std::string_view kind);  // in `kinds`; that of "other" for any other
  using Probabilities = std::array<double, kinds.size()>;

  // From registers/classifier.toml; without that file the rules decide alone.
  static Result<Classifier> load(const std::filesystem::path& registers);
  bool empty() const { return weights_.empty(); }

  // In the order of `kinds`; they add up to 1. Features that the samples did not have count for nothing.
  Probabilities weigh(const std::vector<std::string>& features) const;
  // The kind of finding a sentence is, when the rules say `by_rules` (empty: nothing).
  std::string_view decide(std::string_view by_rules, const Probabilities& probabilities) const;
  // What speaks most for `kind` instead of "other", the strongest first, in Dutch, for people.
  std::vector<std::string> for_kind(std::string_view kind, const std::vector<std::string>& features) const;

 private:
  using Weights = std::array<float, kinds.size()>;
  Weights bias_{};
  std::unordered_map<std::string, Weights> weights_;
  Probabilities keep_{}, add_{};  // least probability for keeping what rules found, and for adding
};

// "w:stelle", "s:date.future", "r:measure": words by their first and last letters, pairs of words, the first
// and last word, signals, kinds of rules that hold, the kind of document and the length. Each once.
std::vector<std::string> features_of(const SentenceReading& reading, std::string_view document_kind);

}  // namespace planlezer
