// What holds between the documents of an index: requests that come back in another one, and measures that
// keep their id through all versions of their plan.
#pragma once

#include <map>
#include <string>

#include "app/json.h"
#include "app/requests.h"
#include "base/result.h"
#include "storage/store.h"

namespace planlezer {

struct DocumentLinks {
  RequestOverview requests;                    // for link_repeats()
  std::map<std::string, std::string> measure;  // id of a finding → id of the measure's first appearance
};

Result<DocumentLinks> link_documents(Store& store);

// The finding as the contract has it, with the id of the measure that it is.
Json finding_line(const StoredFinding& finding, const DocumentLinks& links);

}  // namespace planlezer
