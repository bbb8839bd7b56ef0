// What the analysis needs to know of a stored document besides its pages.
#pragma once

#include <vector>

#include "analyze/analyze.h"
#include "app/reading.h"
#include "storage/store.h"

namespace planlezer {

// Asks the store what was found of the document that this one is part of.
Result<DocumentContext> context_of(Store& store, const StoredDocument& document);

// analyze(), with the places of the findings in words (Finding::location).
Analysis analyse(const Extracted& document, const DocumentContext& context, const Rules& rules);

// Of a file and its parts, as read_with_parts gives them; `known` is what the user says of the file.
std::vector<Analysis> analyse_with_parts(const std::vector<ReadDocument>& documents,
                                         const DocumentContext& known, const Rules& rules);

// The findings of a document that is in no index, as they would be stored. `name`: of the file.
std::vector<StoredFinding> as_stored(const ReadDocument& read, const Analysis& analysis,
                                     const std::string& name);

}  // namespace planlezer
