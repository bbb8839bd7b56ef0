// Sentences of documents with gold, for fitting the classifier (scripts/fit_classifier).
#pragma once

#include <string>
#include <vector>

#include "analyze/analyze.h"
#include "app/json.h"
#include "app/reading.h"

namespace planlezer {

// JSON lines, one per sentence or item of a list that the rules judged: document, text, what the gold says it
// is ("measure", …, "other"), what the rules made of it, and its features. Borderline ones are left out.
std::string labelled_sentences(const std::string& name, const Json& gold,
                               const std::vector<ReadDocument>& documents, const DocumentContext& known,
                               const Rules& rules);

}  // namespace planlezer
