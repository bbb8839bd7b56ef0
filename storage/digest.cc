// The digest: SHA-256 over everything the index holds of its input, in an order that depends on content
// alone. Every value goes in with its length, so that no two contents give the same bytes. Left out: row
// numbers, times, the folders above the ingested one, settings, fingerprints of rules, and what reviewers
// decided.
#include <set>

#include "base/sha256.h"
#include "storage/sqlite_store.h"

namespace planlezer {

namespace {

class DigestWriter {
 public:
  void add(std::string_view value) {
    const std::uint64_t size = value.size();
    hash_.add({reinterpret_cast<const char*>(&size), sizeof size});
    hash_.add(value);
  }
  // Every column of the row, text and blob by their bytes, numbers as SQLite writes them.
  void add_row(const Query& row, int columns) {
    for (int i = 0; i < columns; ++i) add(row.null(i) ? std::string_view("\0", 1) : row.bytes(i));
  }
  std::string hex() { return hash_.hex(); }

 private:
  Sha256 hash_;
};

Result<void> add_rows(DigestWriter& digest, Query rows, int columns, std::string_view kind) {
  while (rows.next()) {
    digest.add(kind);
    digest.add_row(rows, columns);
  }
  return rows.finish();
}

Result<void> add_document(DigestWriter& digest, Database& database, std::int64_t id) {
  if (auto done =
          add_rows(digest,
                   database.query("SELECT name, sha256, media_type, size_bytes, is_inline, reason FROM parts"
                                  " WHERE container = ? ORDER BY position",
                                  id),
                   6, "part");
      !done)
    return done;
  if (auto done = add_rows(digest,
                           database.query("SELECT page, code, message FROM notes WHERE document = ?"
                                          " ORDER BY page, code, message",
                                          id),
                           3, "note");
      !done)
    return done;
  if (auto done = add_rows(
          digest,
          database.query("SELECT number, state, origin, reason, confidence, words, text, layout"
                         " FROM pages WHERE id BETWEEN ?1 << 20 AND (?1 << 20) + 1048575 ORDER BY id",
                         id),
          8, "page");
      !done)
    return done;
  if (auto done = add_rows(digest,
                           database.query("SELECT finding, body FROM findings WHERE document = ?"
                                          " ORDER BY page, kind, finding, body",
                                          id),
                           2, "finding");
      !done)
    return done;
  return add_rows(
      digest,
      database.query("SELECT page, theme FROM page_themes WHERE document = ? ORDER BY page, theme", id), 2,
      "theme");
}

}  // namespace

Result<std::string> compute_digest(Database& database) {
  DigestWriter digest;
  digest.add("planlezer digest 2");
  auto documents = database.query(
      "SELECT id, sha256, media_type, state, reason, message, page_count, meta_title, meta_author, "
      "meta_producer,"
      " meta_created, meta_modified, organisation_given, date_given, organisation, organisation_confidence,"
      " organisation_evidence, kind, title, date, date_evidence, version, mail FROM documents ORDER BY "
      "sha256");
  while (documents.next()) {
    digest.add("document");
    for (int i = 1; i < 23; ++i)
      digest.add(documents.null(i) ? std::string_view("\0", 1) : documents.bytes(i));
    if (auto done = add_document(digest, database, documents.integer(0)); !done)
      return tl::unexpected(done.error());
  }
  if (auto done = documents.finish(); !done) return tl::unexpected(done.error());
  auto files =
      add_rows(digest,
               database.query("SELECT path, sha256, media_type, reason, size_bytes, missing FROM occurrences"
                              " ORDER BY path, sha256, media_type, reason, size_bytes, missing"),
               6, "file");
  if (!files) return tl::unexpected(files.error());
  return digest.hex();
}

}  // namespace planlezer
