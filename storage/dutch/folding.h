// What a reader takes for the same letter: case, diacritics, ligatures and the Dutch ĳ do not count when
// searching. Superscripts, subscripts, fractions and circled digits are no part of a word: "artikel 5¹" holds
// the word "5".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace planlezer {

enum class CharacterClass : std::uint8_t {
  separator,
  letter,
  digit,
  mark,       // combining: part of the letter before it
  ignorable,  // soft hyphen, zero-width characters: not there for the reader
  unspaced,   // of a script that puts no spaces between words
};

CharacterClass class_of(char32_t character);

// Appends the folded form of a letter or digit: "É" gives "e", "Ĳ" gives "ij", "ﬁ" gives "fi".
void append_folded(std::string& text, char32_t character);

// All letters and digits of `text` folded, the rest as it is: for comparing names.
std::string fold(std::string_view text);

}  // namespace planlezer
