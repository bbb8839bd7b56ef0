// Boxes around letters. A page knows the boxes of words only; where a letter stands inside one is reckoned
// from how wide letters are in usual typefaces, with a little room to spare, so the box covers the letters
// asked for and at most a sliver of their neighbours.
#pragma once

#include <vector>

#include "extract/page.h"

namespace planlezer {

// As boxes_of (extract/page.h): one box per line. But of a word that `span` holds in part, only that part.
std::vector<Box> letter_boxes_of(const Page& page, Span span);

}  // namespace planlezer
