// Support requests over all documents of an index: repeats in plan, mail and reminder linked, changed and
// withdrawn ones known (analyze/requests.h does the thinking).
#pragma once

#include <vector>

#include "analyze/requests.h"
#include "storage/store.h"

namespace planlezer {

// `documents`: all of the index, without pages; `findings`: those about support, others are passed over.
RequestOverview requests_overview(const std::vector<StoredDocument>& documents,
                                  const std::vector<StoredFinding>& findings);

// Gives findings that repeat one in another document their `same_as`.
void link_repeats(const RequestOverview& overview, std::vector<StoredFinding>& findings);

}  // namespace planlezer
