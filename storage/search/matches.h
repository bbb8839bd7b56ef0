// Where the words of a query stand on a page. A pure function over the page.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/page.h"
#include "storage/dutch/tokenizer.h"
#include "storage/search/query.h"

namespace planlezer {

struct Match {
  Span span;               // in the page's text
  std::size_t clause = 0;  // of the query
};

struct PageMatches {
  std::vector<Span> words;     // every word of the page, in order
  std::vector<Match> matches;  // by place; they do not overlap
};

PageMatches find_matches(const Page& page, const std::vector<Clause>& clauses, Tokenizer& tokenizer);

// In order, and without those that begin inside the one before.
void put_in_order(std::vector<Match>& matches);

}  // namespace planlezer
