// Pages in the full-text index.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "base/result.h"
#include "extract/page.h"
#include "storage/database.h"
#include "storage/dutch/tokenizer.h"
#include "storage/search/page_columns.h"

namespace planlezer {

// The terms of a page's columns, as FTS5 is given them (fts5.h). Depends on the page alone.
using PageTerms = std::array<std::string, page_columns>;
PageTerms terms_of(const Page& page, Tokenizer& tokenizer);

// Inside a transaction of the caller. What is taken out must be what was put in.
Result<void> put_terms(Database& database, std::int64_t id, const PageTerms& terms);
Result<void> take_terms(Database& database, std::int64_t id, const PageTerms& terms);

// Writes the index anew from the stored pages: one thread finds the terms while another stores those before.
Result<void> rebuild_page_index(Database& database);

}  // namespace planlezer
