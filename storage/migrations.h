// The tables of the index, and how an older index becomes one of today. The schema in prose stands in
// migrations.cc, beside the SQL that makes it.
#pragma once

#include <span>

#include "base/result.h"
#include "storage/database.h"

namespace planlezer {

// One step: from the version before it (its place in the list) to its own. SQL, run in one transaction with
// the change of the version. A step that has been released never changes.
struct Migration {
  const char* sql;
};

std::span<const Migration> migrations();

// Brings the index up to the last of `steps`. An index of a newer version, or a file of another program, is
// an Error.
Result<void> migrate(Database& database, std::span<const Migration> steps);

// For reading: whether the index has exactly this version; otherwise an Error that says what to do.
Result<void> check_version(Database& database, std::span<const Migration> steps);

// Writes the search index anew when it was made by another version of the tokenizer.
Result<void> refresh_search_index(Database& database);
Result<void> check_search_index(Database& database);

}  // namespace planlezer
