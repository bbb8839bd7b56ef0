// What another set of rules changes in the findings of one document.
#pragma once

#include <string>
#include <vector>

#include "analyze/finding.h"
#include "app/json.h"

namespace planlezer {

struct FindingChange {
  enum class What { added, dropped, altered };
  What what = What::added;
  Finding before, after;            // the one that is missing is empty
  std::vector<std::string> fields;  // altered: names of the JSON fields that differ
};

// Findings are the same one when their id is, or when they are of one kind and their words overlap on the
// same page.
std::vector<FindingChange> compare_findings(const std::vector<Finding>& before,
                                            const std::vector<Finding>& after);

}  // namespace planlezer
