// The passage of a page that shows best what was found. Pure functions over a page.
#pragma once

#include <string>
#include <vector>

#include "extract/page.h"
#include "storage/search/matches.h"

namespace planlezer {

// About thirty words in one line: line ends joined, line-end hyphens resolved, the matches between « and »,
// and … where the text goes on. Without matches: from `start` on.
std::string snippet_of(const Page& page, const PageMatches& found, std::uint32_t start = 0);

// `span` of the page's text in one line, with « and » around `marked` (in order, not overlapping).
std::string readable(const Page& page, Span span, const std::vector<Span>& marked);

}  // namespace planlezer
