// The values that a reviewer corrects or gives: a JSON object with some of a finding's fields, as the
// contract names them.
#pragma once

#include "app/json.h"
#include "base/result.h"
#include "storage/store.h"

namespace planlezer {

// Whether every field is one that can be corrected and has a value that it can have; the message (usage) says
// in Dutch what is wrong.
Result<void> check_fields(const Json& fields);

// Checked fields over those of the finding.
void apply_fields(Finding& finding, const Json& fields);

// As the reviewers have it: corrected values in place of those that were found.
void apply_corrections(std::vector<StoredFinding>& findings);

}  // namespace planlezer
