// Under which terms a word of a page is indexed, and which terms a word of a query asks for. The first
// character tells what a term is:
//
//   toezichtsplannen     the word as it stands there, folded
//   ~toezichtsplan       its stem, where that is another
//   &toezicht.plan       a compound, as the stems of its parts: however they are linked
//   +toezicht  +plan     a part of a compound, or some parts after one another (+toezicht.plan)
//   ^od                  an abbreviation of the lexicon, in capitals
//   ?toezlcht            a word that may be a misreading, in text that was recognised
//   *to                  the first two letters of words, once a text: short beginnings are words of their own
//
// Remembers the words it has seen, because text repeats itself. Not for sharing between threads.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "storage/dutch/compounds.h"
#include "storage/dutch/lexicon.h"
#include "storage/dutch/stemmer.h"

namespace planlezer {

enum class TermKind : std::uint8_t { form, stem, compound, part };

struct Term {
  std::string text;
  TermKind kind = TermKind::form;
  std::uint8_t begin = 0, end = 0;  // of a part: bytes of the folded word; both 0: the whole word
};

struct WordTerms {
  std::vector<Term> terms;  // the form first
  std::string stem;
  std::string compound;               // stems of the parts with dots; without parts the stem
  std::string first_part, last_part;  // of a compound: stems; for what an ellipsis leaves out
  std::uint8_t first_end = 0;         // of the first part, bytes in the folded word
  std::uint8_t last_begin = 0;        // of the last part, bytes in the folded word
  std::uint8_t properties = 0;        // word_is
  bool is_known = false;              // in a list, or a compound of words that are
  bool is_compound() const { return !last_part.empty(); }
};

inline constexpr std::size_t longest_abbreviation = 5;

// "OD", "RvS": begins with a capital and has another. "dB" and "Om" are other words.
bool written_as_abbreviation(std::string_view as_written);
// The first two characters of a word; empty when it has fewer.
std::string_view first_two(std::string_view word);

class DutchWords {
 public:
  explicit DutchWords(const DutchLexicon& lexicon = DutchLexicon::get());

  // `folded` (see folding.h). The answer lasts until the next call with a word not seen before.
  const WordTerms& of(std::string_view folded);
  // Of a word whose end was left out: "uitvoerings-" is indexed as "uitvoering".
  const WordTerms& of_beginning(std::string_view folded);
  // The first of that short form, or nullptr.
  const Abbreviation* abbreviation(std::string_view folded) const;
  // The stem of the last part of a word that must be a compound, because another one leaves that part out:
  // the longest word at its end. `begin`: where it begins. Empty when there is none.
  std::string tail_of(std::string_view folded, std::uint8_t& begin);
  // The stem of a verb whose particle stands apart, "vast" + "stel"; empty when there is no such verb.
  std::string separable(std::string_view particle, std::string_view stem) const;
  const DutchLexicon& lexicon() const { return *lexicon_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  WordTerms compute(std::string_view folded);
  std::string stem_of(std::string_view folded);
  void add_parts(std::string_view folded, WordTerms& word);

  const DutchLexicon* lexicon_;
  Stemmer stemmer_;
  using Known = std::unordered_map<std::string, WordTerms, Hash, std::equal_to<>>;
  Known known_;
  // Text is mostly the same few thousand words: those are found at a glance.
  std::vector<const Known::value_type*> recent_;
};

}  // namespace planlezer
