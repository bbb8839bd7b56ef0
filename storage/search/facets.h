// Which pages a search is about besides its words, and what the pages it found have in common.
#pragma once

#include <vector>

#include "base/result.h"
#include "storage/database.h"
#include "storage/search/page_facts.h"
#include "storage/search/query.h"
#include "storage/search/ranking.h"
#include "storage/search/search.h"

namespace planlezer {

// One for every page of the facts; empty when all pages are. A filter that can mean nothing in this index is
// an error that says what can be chosen.
Result<std::vector<bool>> pages_in_scope(Database& database, const PageFacts& facts, const SearchQuery& query,
                                         const QueryFilters& filters);

// The themes that a name means: the one with that name, or those that it is a part of.
std::vector<std::size_t> themes_meant(const PageFacts& facts, std::string_view name);

SearchFacets count_facets(const PageFacts& facts, const std::vector<RankedPage>& pages);

}  // namespace planlezer
