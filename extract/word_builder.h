// From drawn glyphs to words. Glyphs come in drawing order; a word ends at a space, a gap, a jump or a turn.
// Raised footnote marks become words of their own ("dienst¹" is "dienst" and "1"), while ordinals ("1e") and
// units ("m2") stay whole. Text is cleaned on the way: ligature glyphs are spelled out, zero-width characters
// dropped, bullets of symbol fonts mapped to "•", spacing accents joined with their letter, everything NFC.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/layout.h"

namespace planlezer {

// What the glyphs of one string have in common.
struct TextStyle {
  std::uint16_t font = 0;
  float size = 0;                        // points on the page
  float ascent = 0.8F, descent = -0.2F;  // in units of the size
  float ux = 1, uy = 0;                  // reading direction on the page as displayed (y down)
  std::uint8_t direction = 0;            // see RawWord
  bool wingdings = false;                // its letters are pictures, whatever they are mapped to
  bool symbolic = false;                 // glyphs without a mapping are most likely bullets
  bool invisible = false;
};

struct GlyphCounts {
  std::int64_t visible = 0, invisible = 0;
  std::int64_t unmapped = 0;  // no Unicode, replacement, private use or control characters
};

class WordBuilder {
 public:
  // A glyph from (x, y) on the baseline, `advance` long; `spacing` is the extra room after it. No code
  // points: unmapped.
  void add(const TextStyle& style, const std::uint32_t* code_points, int count, float x, float y,
           float advance, float spacing);
  // The next glyph does not continue this word whatever its place.
  void end_word();
  // How many words there are when the open one ends here.
  std::size_t count_words() {
    end_word();
    return words_.size();
  }
  // The words so far; the builder starts anew.
  std::vector<RawWord> take();
  const GlyphCounts& counts() const { return counts_; }

 private:
  struct Glyph {
    char32_t code = 0;
    float begin = 0, end = 0;  // along the reading direction
    float base = 0;            // across it, downwards
    float size = 0;
    std::uint16_t font = 0;
  };

  bool continues_word(const TextStyle& style, float begin, float base) const;
  bool repeats_glyph(char32_t code, float begin, float base) const;
  void split_marks();
  void emit(std::size_t begin, std::size_t end);
  void join_tracked();

  TextStyle style_;            // of the word's first glyph
  std::vector<Glyph> glyphs_;  // of the open word
  float pen_ = 0;              // where the next glyph of the word would stand
  std::vector<RawWord> words_;
  std::vector<bool> after_space_;  // of words_: whether a space was drawn before
  bool space_ = true;
  GlyphCounts counts_;
};

// Twice drawn words (imitated bold, shadows) are kept once.
void drop_overprinted(std::vector<RawWord>& words, const std::vector<Font>& fonts);

}  // namespace planlezer
