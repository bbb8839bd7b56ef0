// What of a sentence is needed to put together what stands apart: verbs for their particles, words that hang
// on a hyphen, the compound before.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/geometry.h"
#include "storage/dutch/word_terms.h"

namespace planlezer {

class Sentence {
 public:
  struct Verb {  // in a finite form
    std::string stem;
    Span span;
    std::size_t place = 0;
  };
  struct Hanging {  // "toezicht-"
    std::string stem;
    Span span;
    std::size_t place = 0;
  };
  struct Compound {
    std::string first_part;
    Span span;
    std::uint8_t first_end = 0;
    std::size_t place = 0;
  };

  // At each word, with what stands before it.
  void at_word(std::string_view gap) {
    ++place_;
    if (ends_sentence(gap)) clear();
  }
  void clear() {
    verbs_.clear();
    hanging_.clear();
    compound_.reset();
  }
  static bool ends_sentence(std::string_view gap);
  void add_verb(const WordTerms& word, Span span) {
    verbs_.push_back({word.stem, span, place_});
    if (verbs_.size() > 12) verbs_.pop_front();
  }
  void add_hanging(const WordTerms& word, Span span) { hanging_.push_back({word.compound, span, place_}); }
  void set_compound(const WordTerms& word, Span span, std::uint8_t first_end) {
    compound_ = Compound{word.first_part, span, first_end, place_};
  }
  const std::deque<Verb>& verbs() const { return verbs_; }
  bool is_hanging() const { return !hanging_.empty() && hanging_.back().place < place_; }
  std::vector<Hanging> take_hanging() { return std::exchange(hanging_, {}); }
  const std::optional<Compound>& compound() const { return compound_; }
  std::size_t place() const { return place_; }

 private:
  std::size_t place_ = 0;
  std::deque<Verb> verbs_;
  std::vector<Hanging> hanging_;
  std::optional<Compound> compound_;
};

// A particle stands at the end of its clause. "Aan" before a noun is a preposition: "neemt deel aan het
// overleg". `offset`: behind the particle.
bool ends_clause(std::string_view particle, std::string_view text, std::size_t offset);

}  // namespace planlezer
