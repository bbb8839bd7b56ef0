// Whether a finding's boxes still hold its words in a page that was read anew. Pure.
#pragma once

#include <string>

#include "analyze/finding.h"
#include "extract/page.h"

namespace planlezer {

// The words whose centre lies in one of the finding's boxes, page by page in reading order.
std::string words_in_boxes(const Extracted& document, const Finding& finding);

// Letters and digits are compared, without case, spaces or hyphens. The boxes go round whole words, so the
// first and the last may have more letters than the quote.
bool holds_quote(const Extracted& document, const Finding& finding);

}  // namespace planlezer
