// Text as the search index sees it: words with their place, folded form and Dutch stem.
//
// A token's span covers what stands on the page, so a word broken over two lines ("omgevings-⏎dienst") is one
// token over both parts; whether a line-end hyphen is only typographic is decided by joins_without_hyphen
// (extract/page.h), as in quotes. Words joined by a hyphen ("VTH-taken") and letters with a number ("kpi3")
// give their parts, one place each, and at the place of the first part the whole. Soft hyphens and zero-width
// characters are not there. Words in scripts without spaces are found by ICU. Not for sharing between
// threads: it remembers stems.
#pragma once

#include <functional>
#include <string_view>

#include "base/geometry.h"
#include "storage/stemmer.h"

namespace planlezer {

// Another number means that a stored search index is out of date.
inline constexpr int tokenizer_version = 2;

struct Token {
  std::string_view form;  // folded; at most longest_token bytes
  std::string_view stem;
  Span span;
  bool whole = false;  // of a compound: stands at the same place as the token before it, its first part
};

inline constexpr std::size_t longest_token = 64;

class Tokenizer {
 public:
  // The views in a Token last for the call; `false` stops.
  using Each = std::function<bool(const Token&)>;
  // Any bytes will do; malformed UTF-8 separates words. False when `each` stopped it.
  bool tokenize(std::string_view untrusted_text, const Each& each);

 private:
  Stemmer stemmer_;
};

}  // namespace planlezer
