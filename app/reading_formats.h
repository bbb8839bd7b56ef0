// What was read, for other programs: text, JSON and hOCR.
#pragma once

#include <string>

#include "app/json.h"
#include "app/reading.h"
#include "extract/page.h"

namespace planlezer {

// Page texts with a form feed between them.
std::string reading_as_text(const Extracted& document);
// The same of everything in a container, each part under a line with its name.
std::string reading_as_text(const std::vector<ReadDocument>& documents);

// Everything of Extracted. Spans are [begin, end) in bytes of the page's text; boxes [x0, y0, x1, y1] in
// points.
Json reading_as_json(const Extracted& document, const std::string& name, const std::string& sha256);
// The first with its parts in it, and theirs in them.
Json reading_as_json(const std::vector<ReadDocument>& documents, const std::string& name);

// hOCR 1.2. Pixels of 300 to the inch, because hOCR knows no points.
std::string reading_as_hocr(const Extracted& document, const std::string& name);

std::string_view state_name(DocumentState state);
std::string_view state_name(PageState state);
std::string_view block_kind_name(BlockKind kind);

}  // namespace planlezer
