#include "storage/search/fts5.h"

namespace planlezer {

namespace {

using TokenCallback = int (*)(void*, int, const char*, int, int, int);

// It has no state, but FTS5 wants to be given something.
Fts5Tokenizer* stateless() {
  static char state = 0;
  return reinterpret_cast<Fts5Tokenizer*>(&state);
}

int create(void*, const char**, int, Fts5Tokenizer** made) {
  *made = stateless();
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer*) {}

int tokenize(Fts5Tokenizer*, void* context, int, const char* bytes, int size, TokenCallback callback) {
  if (!bytes || size <= 0) return SQLITE_OK;
  const std::string_view text(bytes, static_cast<std::size_t>(size));
  int flags = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && text[end] != ' ' && text[end] != term_separator) ++end;
    if (end > begin)
      if (const int code = callback(context, flags, bytes + begin, static_cast<int>(end - begin),
                                    static_cast<int>(begin), static_cast<int>(end));
          code != SQLITE_OK)
        return code;
    flags = end < text.size() && text[end] == term_separator ? FTS5_TOKEN_COLOCATED : 0;
    begin = end + 1;
  }
  return SQLITE_OK;
}

}  // namespace

std::string terms_of(std::string_view text, Tokenizer& tokenizer) {
  std::string terms;
  terms.reserve(2 * text.size());
  tokenizer.tokenize(text, [&](const Token& token) {
    if (!terms.empty()) terms += token.first ? ' ' : term_separator;
    terms += token.term;
    return true;
  });
  return terms;
}

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
