// Where the words of a query stand on a page, and the passage that shows it best. Pure functions over a page.
#pragma once

#include <string>
#include <vector>

#include "extract/page.h"
#include "storage/query.h"
#include "storage/tokenizer.h"

namespace planlezer {

struct Match {
  Span span;               // in the page's text
  std::size_t phrase = 0;  // which of the query's
};

struct PageMatches {
  std::vector<Span> words;     // every word of the page, in order
  std::vector<Match> matches;  // by place; they do not overlap
};

PageMatches find_matches(const Page& page, const std::vector<Phrase>& phrases, Tokenizer& tokenizer);

// About thirty words in one line: line ends joined, line-end hyphens resolved, the matches between « and »,
// and … where the text goes on. Without matches: from `start` on.
std::string snippet_of(const Page& page, const PageMatches& found, std::uint32_t start = 0);

// `span` of the page's text in one line, with « and » around `marked` (in order, not overlapping).
std::string readable(const Page& page, Span span, const std::vector<Span>& marked);

}  // namespace planlezer
