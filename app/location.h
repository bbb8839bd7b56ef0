// Where a finding stands in a document without pages of its own, for people.
#pragma once

#include <string>

#include "analyze/finding.h"
#include "extract/page.h"

namespace planlezer {

// "alinea 12", "blad Planning, cel C4"; empty for documents with pages, where the page says it.
std::string location_of(const Extracted& document, const Finding& finding);

// "A", "Z", "AA": a column of a sheet, from 0.
std::string column_letters(std::uint32_t column);

}  // namespace planlezer
