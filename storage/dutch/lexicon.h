// What is known of Dutch words: which exist, which may begin or end a compound, which are forms of one word.
// Compiled when the program is built (compile_lexicon.cc) from Debian's Dutch word lists and words.toml, and
// part of the program; looking up reads that data in place. Words are folded (see folding.h). Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace planlezer {

// Properties of a word, as bits.
namespace word_is {
inline constexpr std::uint8_t compound_begin = 1;  // may stand first in a compound, written like this
inline constexpr std::uint8_t compound_end = 2;    // may stand last in one
inline constexpr std::uint8_t linked = 4;          // its last s only links it to what follows
inline constexpr std::uint8_t whole = 8;           // is not divided, though words stand in it
inline constexpr std::uint8_t verb = 16;           // the stem of a verb
inline constexpr std::uint8_t finite = 32;  // a form that its particle can stand apart from: "stelt … vast"
inline constexpr std::uint8_t not_part = 64;   // never a part of a compound
inline constexpr std::uint8_t particle = 128;  // makes another verb of a verb: "vast" + "stellen"
}  // namespace word_is

struct DutchWord {
  std::uint8_t properties = 0;
  std::string_view stem;  // where the stemmer would give another one than the word's sisters have; or empty
  bool is(std::uint8_t property) const { return (properties & property) != 0; }
};

// A short form and one way to write it in full, both folded.
struct Abbreviation {
  std::string_view small, full;
  bool in_small_letters = false;  // the short form counts in text without capitals too
};

class DutchLexicon {
 public:
  static const DutchLexicon& get();
  // Of what `compile_lexicon` wrote, which must outlive the lexicon. Other bytes give an empty one.
  explicit DutchLexicon(std::string_view compiled);

  std::optional<DutchWord> find(std::string_view word) const;
  const std::vector<Abbreviation>& abbreviations() const { return abbreviations_; }

 private:
  std::string_view slots_, words_;
  std::vector<Abbreviation> abbreviations_;
};

// The layout, for the compiler: this head, a table of offsets into the words (0: empty; open addressing from
// hash_of(word) on), the words (length, properties, length of the stem, word, stem; a byte each length), and
// the abbreviations, a line each: small, tab, full, tab, "1" when it counts in small letters.
struct DutchLexiconHead {
  char magic[8] = {'p', 'l', 'z', 'w', 'o', 'r', 'd', '1'};
  std::uint32_t slots = 0;  // a power of two
  std::uint32_t words_bytes = 0;
  std::uint32_t abbreviations_bytes = 0;
};

std::uint32_t hash_of(std::string_view word);

}  // namespace planlezer
