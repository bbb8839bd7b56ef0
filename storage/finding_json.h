// A finding as the index keeps it: JSON for this folder only, not the JSON of the contract. Every field goes
// in and comes out unchanged; equal findings give equal text.
#pragma once

#include <string>
#include <string_view>

#include "analyze/finding.h"
#include "base/result.h"

namespace planlezer {

std::string finding_to_json(const Finding& finding);
Result<Finding> finding_from_json(std::string_view json);

}  // namespace planlezer
