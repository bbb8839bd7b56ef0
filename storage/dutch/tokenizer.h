// Text as the search index sees it: terms with the words they stand for and the place of those words.
//
// A token's span covers what stands on the page, so a word broken over two lines ("omgevings-⏎dienst") is one
// word over both parts; whether a line-end hyphen is only typographic is decided by joins_without_hyphen
// (extract/page.h), as in quotes. Words joined by a hyphen ("VTH-taken") and letters with a number ("kpi3")
// have one place each, and at the place of the first also the whole. What a compound leaves out is filled in
// ("toezicht- en handhavingsplan" holds "toezichtplan"), and a verb is put together with its particle ("stelt
// het plan vast" holds "vaststellen"): such a token has two spans. Soft hyphens and zero-width characters are
// not there. Words in scripts without spaces are found by ICU. Not for sharing between threads: it remembers
// words.
#pragma once

#include <functional>
#include <string_view>

#include "base/geometry.h"
#include "storage/dutch/word_terms.h"

namespace planlezer {

// Another number means that a stored search index is out of date.
inline constexpr int tokenizer_version = 12;

struct Token {
  std::string_view term;  // see word_terms.h; at most longest_token bytes and its first character
  Span span;
  Span rest;           // the other half of what stands apart; empty mostly
  bool first = false;  // the first at its place: the word as it stands there. What follows stands there too.
  std::uint8_t part_begin = 0, part_end = 0;  // of a part of a compound: bytes of the folded word
};

inline constexpr std::size_t longest_token = 64;
// In the text to index: here no phrase goes on. A token of its own.
inline constexpr char text_break = '\x1e';
// As the first character of a text: it was recognised, so words may be misread.
inline constexpr char recognised_text = '\x1d';

class Tokenizer {
 public:
  // The views in a Token last for the call; `false` stops.
  using Each = std::function<bool(const Token&)>;
  // Any bytes will do; malformed UTF-8 separates words. False when `each` stopped it.
  bool tokenize(std::string_view untrusted_text, const Each& each);

  DutchWords& words() { return words_; }

 private:
  DutchWords words_;
};

// Where on the page a token's word stands: the part of the compound alone, if it is one.
Span place_of(const Token& token, std::string_view text);

}  // namespace planlezer
