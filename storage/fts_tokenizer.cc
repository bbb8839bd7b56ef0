#include "storage/fts_tokenizer.h"

#include <algorithm>
#include <memory>
#include <string>

#include "storage/tokenizer.h"

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
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (!span.empty())
      if (const int code = put(callback, context, 0, text.substr(begin, end - begin), span);
          code != SQLITE_OK)
        return code;
    begin = end + 1;
  }
  return SQLITE_OK;
}

int tokenize_page(Tokenizer& tokenizer, std::string_view text, TokenCallback callback, void* context) {
  int code = SQLITE_OK;
  std::string exact;
  tokenizer.tokenize(text, [&](const Token& token) {
    code = put(callback, context, token.whole ? FTS5_TOKEN_COLOCATED : 0, token.stem, token.span);
    if (code != SQLITE_OK) return false;
    exact.assign(1, '=').append(token.form);
    code = put(callback, context, FTS5_TOKEN_COLOCATED, exact, token.span);
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

Result<void> register_tokenizer(Database& database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* raw = nullptr;
  int code = sqlite3_prepare_v2(database.connection(), "SELECT fts5(?1)", -1, &raw, nullptr);
  const StatementHandle statement(raw);
  if (code == SQLITE_OK) {
    sqlite3_bind_pointer(raw, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(raw);
  }
  if (!api)
    return fail(ErrorCode::storage,
                "SQLite op deze computer mist FTS5 (zoeken); installeer een SQLite met FTS5.");
  fts5_tokenizer functions{create, destroy, tokenize};
  code = api->xCreateTokenizer(api, "dutch", nullptr, &functions, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(database_error(database.connection(), database.name(), code));
  return {};
}

}  // namespace planlezer
