// The tokenizer as FTS5 wants it, under the name "dutch".
//
// Of a page it puts into the index: the stem of each word, and at the same place "=" with the exact form, so
// that quoted words can be exact. Of a query it takes the words as they are, divided by spaces: query.cc has
// already made stems or exact forms of them.
#pragma once

#include "base/result.h"
#include "storage/database.h"

namespace planlezer {

Result<void> register_tokenizer(Database& database);

}  // namespace planlezer
