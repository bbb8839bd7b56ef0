// Findings as JSON, field by field as the contract lists them: every field is there, null where there is no
// value. What comes after the contract's fields (places, assessment, evidence) is extra.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "storage/store.h"

namespace planlezer {

using Json = nlohmann::ordered_json;

// `measure`: its own id, or that of what it repeats; over versions of a plan it is known only beside the
// others (versions.h).
Json to_json(const StoredFinding& finding);
Result<StoredFinding> finding_from_json(const Json& json);

Json to_json(const PageBox& box);
Json to_json(const SearchHit& hit);
Json to_json(const LedgerRow& row);
Json to_json(const SearchFacets& facets);
// {"query", "total", "documents", "hits", "facets", "suggestion"}
Json to_json(const std::string& query, const SearchResult& result);
// Whole euros as whole numbers.
Json number_to_json(double number);
Json optional_to_json(const std::optional<std::string>& text);
Json optional_to_json(const std::optional<double>& number);
Json to_json(const std::optional<Deadline>& deadline);
Json to_json(const std::optional<Amount>& amount);

// One line; malformed UTF-8 is replaced, never an exception.
std::string to_line(const Json& json);
// Indented, for people and for files.
std::string to_pretty(const Json& json);

}  // namespace planlezer
