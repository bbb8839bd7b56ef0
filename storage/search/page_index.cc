#include "storage/search/page_index.h"

#include <future>
#include <vector>

#include "storage/page_rows.h"
#include "storage/search/fts5.h"

namespace planlezer {

namespace {

struct Entry {
  std::int64_t id = 0;
  Page page;
  PageTerms terms;
};
using Batch = std::vector<Entry>;

constexpr std::size_t pages_in_batch = 256;

Result<Batch> read_batch(Query& pages) {
  Batch batch;
  while (batch.size() < pages_in_batch && pages.next()) {
    auto page = page_of_row(pages, 1);
    if (!page) return tl::unexpected(page.error());
    batch.push_back({pages.integer(0), std::move(*page), {}});
  }
  return batch;
}

Result<void> put_batch(Database& database, const Batch& batch) {
  for (const Entry& entry : batch)
    if (auto done = put_terms(database, entry.id, entry.terms); !done) return done;
  return {};
}

}  // namespace

PageTerms terms_of(const Page& page, Tokenizer& tokenizer) {
  PageTerms terms;
  const auto columns = columns_of(page);
  for (std::size_t i = 0; i < page_columns; ++i) terms[i] = terms_of(columns[i].text, tokenizer);
  return terms;
}

Result<void> put_terms(Database& database, std::int64_t id, const PageTerms& terms) {
  return database.run("INSERT INTO page_text(rowid, heading, body, margin) VALUES(?, ?, ?, ?)", id, terms[0],
                      terms[1], terms[2]);
}

Result<void> take_terms(Database& database, std::int64_t id, const PageTerms& terms) {
  return database.run(
      "INSERT INTO page_text(page_text, rowid, heading, body, margin) VALUES('delete', ?, ?, ?, ?)", id,
      terms[0], terms[1], terms[2]);
}

Result<void> rebuild_page_index(Database& database) {
  // Merging as it goes would write everything several times; once, at the end, is enough.
  if (auto done = database.run_script("INSERT INTO page_text(page_text) VALUES('delete-all');"
                                      "INSERT INTO page_text(page_text, rank) VALUES('automerge', 0)");
      !done)
    return done;
  Tokenizer tokenizer;
  auto pages = database.query("SELECT id, text, text_at, layout FROM pages WHERE text <> '' ORDER BY id");
  Batch ready;
  while (true) {
    auto read = read_batch(pages);
    if (!read) return tl::unexpected(read.error());
    const bool last = read->empty();
    auto found = std::async(std::launch::async, [&] {
      for (Entry& entry : *read) entry.terms = terms_of(entry.page, tokenizer);
    });
    auto put = put_batch(database, ready);
    found.get();
    if (!put) return put;
    if (last) break;
    ready = std::move(*read);
  }
  if (auto done = pages.finish(); !done) return done;
  return database.run_script(
      "INSERT INTO page_text(page_text, rank) VALUES('automerge', 4);"
      "INSERT INTO page_text(page_text) VALUES('optimize')");
}

}  // namespace planlezer
