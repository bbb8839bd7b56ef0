#include "storage/page_rows.h"

#include <optional>

#include "extract/codec.h"
#include "storage/names.h"
#include "storage/search/page_index.h"

namespace planlezer {

Result<void> insert_page(Database& database, Tokenizer& tokenizer, std::int64_t document, const Page& page) {
  if (page.number < 0 || page.number > last_page_number)
    return fail(ErrorCode::limit,
                "Paginanummer " + std::to_string(page.number) + " is te groot voor de index.");
  std::string layout = encode_page(page);
  std::optional<std::int64_t> text_at;
  if (const auto at = layout.find(page.text); at != std::string::npos && !page.text.empty()) {
    text_at = static_cast<std::int64_t>(at);
    layout.erase(at, page.text.size());
  }
  const std::int64_t id = page_id(document, page.number);
  auto inserted = database.run(
      "INSERT INTO pages(id, document, number, state, origin, reason, confidence, words, text_at, text, "
      "layout)"
      " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id, document, page.number, name_of(page.state), name_of(page.origin), page.reason,
      static_cast<double>(page.confidence), static_cast<std::int64_t>(page.words.size()), text_at, page.text,
      Blob{layout});
  if (!inserted || page.text.empty()) return inserted;
  return put_terms(database, id, terms_of(page, tokenizer));
}

Result<void> delete_pages(Database& database, std::int64_t document) {
  const std::int64_t first = page_id(document, 0);
  const std::int64_t last = page_id(document, last_page_number);
  Tokenizer tokenizer;
  auto rows = database.query(
      "SELECT id, text, text_at, layout FROM pages WHERE id BETWEEN ? AND ? AND text <> ''", first, last);
  while (rows.next()) {
    const auto page = page_of_row(rows, 1);
    if (!page) return tl::unexpected(page.error());
    if (auto done = take_terms(database, rows.integer(0), terms_of(*page, tokenizer)); !done) return done;
  }
  if (auto done = rows.finish(); !done) return done;
  return database.run("DELETE FROM pages WHERE id BETWEEN ? AND ?", first, last);
}

Result<Page> page_of_row(const Query& row, int column) {
  const std::string_view layout = row.bytes(column + 2);
  if (row.null(column + 1)) return decode_page(layout);
  const std::string_view text = row.bytes(column);
  const auto at = static_cast<std::size_t>(row.integer(column + 1));
  if (at > layout.size())
    return fail(ErrorCode::storage, "Een pagina in de index is beschadigd; lees het document opnieuw in.");
  std::string whole;
  whole.reserve(layout.size() + text.size());
  whole.append(layout.substr(0, at)).append(text).append(layout.substr(at));
  return decode_page(whole);
}

}  // namespace planlezer
