// What can be asked of the search index, and what it answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyze/finding.h"
#include "base/geometry.h"

namespace planlezer {

struct SearchQuery {
  // The query language, see query.h. Empty with a theme: the theme's pages.
  std::string text;
  // As the filters in the text, and together with them.
  std::optional<std::string> theme, organisation, kind, document_kind;
  std::optional<int> kpi;
  int limit = 20;
  bool per_document = false;  // the best page of each document only
};

struct SearchHit {
  std::string document, sha256;
  std::optional<std::string> organisation, attachment;
  std::string document_kind;
  std::string title;
  std::int32_t page = 0;
  double score = 0;            // higher is better
  std::string snippet;         // matched words between « and »
  std::vector<Span> matches;   // in the page's text; of a compound only the part that was asked for
  std::vector<PageBox> boxes;  // of the matches
  std::vector<std::string> themes;
  int pages_in_document = 0;  // how many pages of its document match
};

struct FacetCount {
  std::string value;  // code, name or year
  int pages = 0;
  bool operator==(const FacetCount&) const = default;
};

// Of all pages that match, not only those shown; most pages first.
struct SearchFacets {
  std::vector<FacetCount> themes, kpis, organisations, document_kinds, years;
};

struct SearchResult {
  std::vector<SearchHit> hits;
  int total = 0;      // pages that match
  int documents = 0;  // with such a page
  SearchFacets facets;
  // The query with words that stand nowhere replaced by ones that do; empty when there is nothing to say.
  std::string suggestion;
};

}  // namespace planlezer
