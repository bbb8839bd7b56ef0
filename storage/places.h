// Where a content stands: the file, or the container and the name in it. A content can stand at many places;
// the smallest one is kept with the document (documents.missing … container), because everything is shown
// under it. Whoever changes occurrences or parts calls refresh_place for the contents concerned.
#pragma once

#include <string>

#include "base/result.h"
#include "storage/database.h"
#include "storage/store.h"

namespace planlezer {

// Looks for the smallest place of a stored document anew; when it is another one, the findings are out of
// date (they are made under the name), and the parts of the document get their places anew too.
Result<void> refresh_place(Database& database, const std::string& sha256);

// Replaces the parts of a container and refreshes the places of those that came and went.
Result<void> replace_parts(Database& database, std::int64_t container, const StoredDocument& stored);
Result<std::vector<StoredPart>> read_parts(Database& database, const std::string& sha256);

// A content that stands nowhere any more (its file was changed) goes, with the parts that stood only in it,
// so that the index is as one made of the files that are there. Verdicts on it stay. One that stands
// elsewhere too gets its place anew.
Result<void> forget_unused(Database& database, const std::string& sha256);

}  // namespace planlezer
