#include <algorithm>
#include <memory>
#include <string>

#include "storage/dutch/tokenizer.h"
#include "storage/search/fts5.h"

namespace planlezer {

namespace {

using TokenCallback = int (*)(void*, int, const char*, int, int, int);

int put(TokenCallback callback, void* context, int flags, std::string_view token, Span span) {
  return callback(context, flags, token.data(), static_cast<int>(token.size()), static_cast<int>(span.begin),
                  static_cast<int>(span.end));
}

int create(void*, const char**, int, Fts5Tokenizer** made) {
  *made = reinterpret_cast<Fts5Tokenizer*>(std::make_unique<Tokenizer>().release());
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer* tokenizer) {
  const std::unique_ptr<Tokenizer> owned(reinterpret_cast<Tokenizer*>(tokenizer));
}

int tokenize_query(std::string_view text, TokenCallback callback, void* context) {
  int flags = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end =
        std::min(text.find_first_of(std::string{' ', term_separator}, begin), text.size());
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (!span.empty())
      if (const int code = put(callback, context, flags, text.substr(begin, end - begin), span);
          code != SQLITE_OK)
        return code;
    flags = end < text.size() && text[end] == term_separator ? FTS5_TOKEN_COLOCATED : 0;
    begin = end + 1;
  }
  return SQLITE_OK;
}

int tokenize_page(Tokenizer& tokenizer, std::string_view text, TokenCallback callback, void* context) {
  int code = SQLITE_OK;
  tokenizer.tokenize(text, [&](const Token& token) {
    code = put(callback, context, token.first ? 0 : FTS5_TOKEN_COLOCATED, token.term, token.span);
    return code == SQLITE_OK;
  });
  return code;
}

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size,
             TokenCallback callback) {
  if (!text || size <= 0) return SQLITE_OK;
  const std::string_view bytes(text, static_cast<std::size_t>(size));
  if ((flags & FTS5_TOKENIZE_QUERY) != 0) return tokenize_query(bytes, callback, context);
  return tokenize_page(*reinterpret_cast<Tokenizer*>(tokenizer), bytes, callback, context);
}

}  // namespace

Result<fts5_api*> fts5_of(Database& database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v2(database.connection(), "SELECT fts5(?1)", -1, &raw, nullptr);
  const StatementHandle statement(raw);
  if (code == SQLITE_OK) {
    sqlite3_bind_pointer(raw, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(raw);
  }
  if (!api)
    return fail(ErrorCode::storage,
                "SQLite op deze computer mist FTS5 (zoeken); installeer een SQLite met FTS5.");
  return api;
}

Result<void> register_tokenizer(Database& database) {
  auto api = fts5_of(database);
  if (!api) return tl::unexpected(api.error());
  fts5_tokenizer functions{create, destroy, tokenize};
  const int code = (*api)->xCreateTokenizer(*api, "dutch", nullptr, &functions, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(database_error(database.connection(), database.name(), code));
  return {};
}

}  // namespace planlezer
