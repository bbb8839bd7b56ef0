// What the code points of glyphs mean for reading: spaces, pictures of symbol fonts, accents, ligatures.
// Pure.
#pragma once

#include <string>

namespace planlezer {

inline constexpr char32_t unmapped = 0xFFFD, soft_hyphen = 0xAD;

bool is_space(char32_t c);
bool is_zero_width(char32_t c);
bool is_private_use(char32_t c);
bool is_digit(char32_t c);
bool is_superscript_digit(char32_t c);
bool is_letter(char32_t c);

// The pictures of Wingdings that carry a meaning in a table or a list; everything else there is a bullet.
char32_t wingding(char32_t c);
// A sign of the Symbol font in its private-use code; 0 when it is none of the known ones.
char32_t symbol(char32_t c);
// The combining form of an accent that is drawn over a letter as a glyph of its own (old TeX fonts); 0 for
// others.
char32_t combining_form(char32_t c);
// Ligatures become their letters.
void append_spelled_out(std::string& text, char32_t c);

}  // namespace planlezer
