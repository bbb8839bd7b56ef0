// What someone types in the search box, made into a question that cannot fail.
//
//   maatregelen opleiding     both, in any Dutch form
//   "plan van aanpak"         exactly these words, after one another
//   fusie OR samenwerking     one of both (OF means the same); binds closer than the blank between words
//   -zelftoets                not this one
//
// Everything else (brackets, stars, operators of FTS5, bytes that are no text) is passed over or divides
// words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/tokenizer.h"

namespace planlezer {

struct QueryWord {
  std::string text;
  bool exact = false;  // a form; otherwise a stem
  bool operator==(const QueryWord&) const = default;
};

// Words that stand after one another; a single word mostly.
using Phrase = std::vector<QueryWord>;

struct ParsedQuery {
  std::string match;             // for MATCH of FTS5; empty when there is no word to look for
  std::vector<Phrase> phrases;   // what a hit is marked for: all but what is excluded
  bool only_exclusions = false;  // words, but all of them excluded
};

inline constexpr std::size_t most_query_words = 64;  // further words are passed over
inline constexpr std::size_t most_query_bytes = 8'192;

ParsedQuery parse_query(std::string_view untrusted_text, Tokenizer& tokenizer);

}  // namespace planlezer
