// How well a page answers a query: BM25 (Robertson and Zaragoza, 2009) over three columns, words in a heading
// counting more and words in the margin less (BM25F), and a little more for pages with findings. Every page
// that matches is ranked, so the answer is the same as that of looking at all of them. An auxiliary function
// of FTS5 does the counting: page_rank(page_text, plan) gives the score of the current row.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "storage/database.h"
#include "storage/search/page_facts.h"
#include "storage/search/query.h"

namespace planlezer {

struct RankedPage {
  std::size_t page = 0;  // place in PageFacts::pages
  double score = 0;
};

// All pages that match and are in scope (`in_scope`: one per page of the facts; empty means all), in the
// order of the index.
Result<std::vector<RankedPage>> rank_pages(Database& database, const ParsedQuery& query,
                                           const PageFacts& facts, const std::vector<bool>& in_scope);

// Whether a page matches an expression of FTS5.
Result<bool> any_page_matches(Database& database, const std::string& match);

// For each connection, before the first search.
Result<void> register_ranking(Database& database);

}  // namespace planlezer
