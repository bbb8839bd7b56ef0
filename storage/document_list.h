// The documents of the index as lists show them, and which of them a filter means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "storage/database.h"

namespace planlezer {

struct ListedDocument {
  std::int64_t id = 0;
  std::string sha256;
  std::string path;  // smallest (root, path) of its occurrences; those that are there go before missing ones
  std::optional<std::string> organisation;
  std::string kind;
  std::string title;
};

struct DocumentFilter {
  std::optional<std::string> organisation, kind, document;  // see FindingFilter
};

// By path and hash: an order that depends on content alone.
Result<std::vector<ListedDocument>> list_documents(Database& database, const DocumentFilter& filter);

}  // namespace planlezer
