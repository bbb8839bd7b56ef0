// Which documents of an index are versions of one plan, or reports on it, and how its measures went. Nothing
// is stored of it, so it is never out of date.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyze/versions.h"
#include "app/json.h"
#include "storage/store.h"

namespace planlezer {

struct VersionChain {
  std::string organisation;
  std::vector<StoredDocument> documents;  // by date; two at least
  std::vector<Moment> moments;            // one per document
  std::vector<TrackedMeasure> measures;
};

// Documents of one organisation of which a third of the measures come back in the next. `documents`: without
// pages; `findings`: all of them. Findings that a reviewer rejected do not count.
std::vector<VersionChain> version_chains(const std::vector<StoredDocument>& documents,
                                         const std::vector<StoredFinding>& findings);

// Nothing where the measure is not named at that moment.
const Finding* finding_at(const VersionChain& chain, const TrackedMeasure& measure, std::size_t moment);
const Finding& last_named(const VersionChain& chain, const TrackedMeasure& measure);
Json to_json(const VersionChain& chain, const TrackedMeasure& measure);

// Of each finding that is a measure in a chain: the id of the measure.
std::map<std::string, std::string> measure_ids(const std::vector<VersionChain>& chains);

std::string progress_label(Progress progress);  // "loopt"
std::string progress_code(Progress progress);   // "running"

}  // namespace planlezer
