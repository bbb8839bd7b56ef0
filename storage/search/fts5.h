// SQLite's full-text engine, for what is added to it here: a tokenizer and a ranking.
#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/database.h"
#include "storage/dutch/tokenizer.h"

namespace planlezer {

// Of this connection; lives as long as that does.
Result<fts5_api*> fts5_of(Database& database);

// Text as the full-text index is given it, of pages and of queries alike: terms (storage/dutch/word_terms.h),
// the places divided by blanks, the terms of one place by term_separator. FTS5's tokenizer "dutch" only takes
// them apart, so that the Dutch can be done elsewhere, by other threads too.
inline constexpr char term_separator = '\x1f';
std::string terms_of(std::string_view text, Tokenizer& tokenizer);

Result<void> register_tokenizer(Database& database);

}  // namespace planlezer
