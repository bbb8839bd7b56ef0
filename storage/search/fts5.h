// SQLite's full-text engine, for what is added to it here: a tokenizer and a ranking.
#pragma once

#include <sqlite3.h>

#include "base/result.h"
#include "storage/database.h"

namespace planlezer {

// Of this connection; lives as long as that does.
Result<fts5_api*> fts5_of(Database& database);

// The tokenizer (storage/dutch/tokenizer.h) under the name "dutch". Of a page it puts all terms into the
// index. Of a query it takes the terms as they are: places divided by blanks, the terms of one place by
// term_separator.
inline constexpr char term_separator = '\x1f';
Result<void> register_tokenizer(Database& database);

}  // namespace planlezer
