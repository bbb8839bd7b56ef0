// The documents of the index as lists show them, and which of them a filter means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "storage/database.h"

namespace planlezer {

struct ListedDocument {
  std::int64_t id = 0;
  std::string sha256;
  std::string path;        // of the smallest place it stands at; files that are there go before missing ones
  std::string attachment;  // its name in the container; empty: the file itself
  std::optional<std::string> organisation;
  std::string kind;
  std::string title;
  std::string date;  // ISO, or empty
};

inline std::optional<std::string> attachment_of(const ListedDocument& document) {
  return document.attachment.empty() ? std::nullopt : std::optional(document.attachment);
}

struct DocumentFilter {
  std::optional<std::string> organisation, kind, document;  // see FindingFilter
};

// Which of `names` are meant by `wanted`: the one that is it, or those that hold its words.
std::vector<bool> names_meant(const std::vector<std::string>& names, std::string_view wanted);

// By path and hash: an order that depends on content alone.
Result<std::vector<ListedDocument>> list_documents(Database& database, const DocumentFilter& filter);

}  // namespace planlezer
