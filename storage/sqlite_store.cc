#include "storage/sqlite_store.h"

#include <algorithm>
#include <set>
#include <utility>

#include "storage/finding_json.h"
#include "storage/mail_json.h"
#include "storage/migrations.h"
#include "storage/names.h"
#include "storage/page_rows.h"
#include "storage/places.h"
#include "storage/search/fts5.h"
#include "storage/search/ranking.h"

namespace planlezer {

namespace {

Result<std::unique_ptr<Database>> open_for_searching(const std::filesystem::path& file, Database::Mode mode) {
  auto database = Database::open(file, mode);
  if (!database) return database;
  if (auto done = register_tokenizer(**database); !done) return tl::unexpected(done.error());
  if (auto done = register_ranking(**database); !done) return tl::unexpected(done.error());
  return database;
}

}  // namespace

Result<std::shared_ptr<SharedPageFacts>> share_page_facts(const std::filesystem::path& file) {
  auto database = open_for_searching(file, Database::Mode::read);
  if (!database) return tl::unexpected(database.error());
  return SharedPageFacts::over(std::move(*database));
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& file, Mode mode,
                                           std::shared_ptr<SharedPageFacts> shared_facts) {
  std::error_code ignored;
  if (mode == Mode::read && !std::filesystem::exists(file, ignored))
    return fail(ErrorCode::not_found,
                "De index " + file.string() +
                    " bestaat niet; maak hem met `planlezer ingest MAP` of kies een andere met "
                    "--index.");
  std::optional<WriterLock> lock;
  if (mode == Mode::write) {
    auto taken = WriterLock::take(file);
    if (!taken) return tl::unexpected(taken.error());
    lock.emplace(std::move(*taken));
  }
  auto database =
      open_for_searching(file, mode == Mode::write ? Database::Mode::write : Database::Mode::read);
  if (!database) return tl::unexpected(database.error());
  auto ready =
      mode == Mode::write ? migrate(**database, migrations()) : check_version(**database, migrations());
  if (ready) ready = mode == Mode::write ? refresh_search_index(**database) : check_search_index(**database);
  if (!ready) return tl::unexpected(ready.error());
  return std::make_unique<SqliteStore>(std::move(*database), std::move(lock), std::move(shared_facts));
}

namespace {

Error not_stored(const std::string& sha256) {
  return {ErrorCode::not_found, "Document " + sha256 + " staat niet in de index."};
}

// The row of a document, 0 when there is none.
Result<std::int64_t> find_document(Database& database, const std::string& sha256) {
  return database.number("SELECT id FROM documents WHERE sha256 = ?", sha256);
}

constexpr const char* document_columns =
    "id, sha256, media_type, state, reason, message, page_count, meta_title, meta_author, meta_producer,"
    " meta_created, meta_modified, organisation_given, date_given, organisation, organisation_confidence,"
    " organisation_evidence, kind, title, date, date_evidence, version, path, part, container, mail";

// A row of those columns: all but pages, notes and parts.
Result<StoredDocument> document_of_row(const Query& row) {
  StoredDocument stored;
  stored.sha256 = row.text(1);
  stored.media_type = row.text(2);
  Extracted& document = stored.document;
  document.state = document_state_of(row.text(3));
  document.reason = row.text(4);
  document.message = row.text(5);
  document.page_count = row.small(6);
  document.metadata = {row.text(7), row.text(8), row.text(9), row.text(10), row.text(11)};
  stored.organisation_given = row.text(12);
  stored.date_given = row.text(13);
  stored.facts = {row.optional_text(14), row.real(15),          row.text(16), row.text(17),
                  row.text(18),          row.optional_text(19), row.text(20), row.text(21)};
  stored.path = row.text(22);
  stored.attachment = row.text(23);
  stored.container = row.text(24);
  auto mail = mail_from_json(row.bytes(25));
  if (!mail) return tl::unexpected(mail.error());
  document.mail = std::move(*mail);
  return stored;
}

Result<std::vector<std::string>> read_texts(Query rows) {
  std::vector<std::string> texts;
  while (rows.next()) texts.push_back(rows.text(0));
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return texts;
}

Result<void> insert_finding(Database& database, std::int64_t document, int position, const Finding& finding) {
  auto inserted = database.run(
      "INSERT INTO findings(document, position, finding, kind, page, body) VALUES(?, ?, ?, ?, ?, ?)",
      document, position, finding.id, finding.kind, finding.page(), finding_to_json(finding));
  if (!inserted) return inserted;
  const std::int64_t row = database.last_id();
  for (const int kpi : finding.kpi)
    if (auto done = database.run("INSERT OR IGNORE INTO finding_kpis(finding, kpi) VALUES(?, ?)", row, kpi);
        !done)
      return done;
  for (const auto& theme : finding.themes)
    if (auto done =
            database.run("INSERT OR IGNORE INTO finding_themes(finding, theme) VALUES(?, ?)", row, theme);
        !done)
      return done;
  return {};
}

Result<void> replace_analysis(Database& database, std::int64_t document, const Analysis& analysis,
                              const std::string& rules_fingerprint) {
  for (const char* sql :
       {"DELETE FROM findings WHERE document = ?", "DELETE FROM page_themes WHERE document = ?"})
    if (auto done = database.run(sql, document); !done) return done;
  const DocumentFacts& facts = analysis.facts;
  // What a container is says something of its parts.
  if (auto done = database.run("UPDATE documents SET rules = '' WHERE container <> '' AND container ="
                               " (SELECT sha256 FROM documents WHERE id = ?1 AND rules <> ''"
                               "  AND (organisation IS NOT ?2 OR date IS NOT ?3 OR kind <> ?4))",
                               document, facts.organisation, facts.date, facts.kind);
      !done)
    return done;
  if (auto done = database.run("UPDATE documents SET rules = ?, organisation = ?, organisation_confidence = "
                               "?, organisation_evidence = ?,"
                               " kind = ?, title = ?, date = ?, date_evidence = ?, version = ? WHERE id = ?",
                               rules_fingerprint, facts.organisation, facts.organisation_confidence,
                               facts.organisation_evidence, facts.kind, facts.title, facts.date,
                               facts.date_evidence, facts.version, document);
      !done)
    return done;
  int position = 0;
  for (const Finding& finding : analysis.findings)
    if (auto done = insert_finding(database, document, position++, finding); !done) return done;
  for (const PageThemes& page : analysis.themes) {
    position = 0;
    for (const auto& theme : page.themes)
      if (auto done = database.run("INSERT OR IGNORE INTO page_themes(document, page, position, theme)"
                                   " VALUES(?, ?, ?, ?)",
                                   document, page.page, position++, theme);
          !done)
        return done;
  }
  return {};
}

// The row for the document's own columns; its pages and analysis are still to come.
Result<std::int64_t> put_document_row(Database& database, const StoredDocument& stored,
                                      const ReadSettings& settings) {
  const Extracted& document = stored.document;
  auto done = database.run(
      "INSERT INTO documents(sha256, media_type, state, reason, message, page_count, meta_title, meta_author,"
      " meta_producer, meta_created, meta_modified, ocr, extractor_version, organisation_given, date_given, "
      "mail, path, part, container, rules,"
      " organisation_confidence, organisation_evidence, kind, title, date_evidence, version)"
      " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, '', '', '', '', '')"
      " ON CONFLICT(sha256) DO UPDATE SET media_type = excluded.media_type, state = excluded.state,"
      " reason = excluded.reason, message = excluded.message, page_count = excluded.page_count,"
      " meta_title = excluded.meta_title, meta_author = excluded.meta_author, meta_producer = "
      "excluded.meta_producer,"
      " meta_created = excluded.meta_created, meta_modified = excluded.meta_modified, ocr = excluded.ocr,"
      " extractor_version = excluded.extractor_version, organisation_given = excluded.organisation_given,"
      " date_given = excluded.date_given, mail = excluded.mail, path = excluded.path, part = excluded.part,"
      " container = excluded.container",
      stored.sha256, stored.media_type, name_of(document.state), document.reason, document.message,
      document.page_count, document.metadata.title, document.metadata.author, document.metadata.producer,
      document.metadata.created, document.metadata.modified, settings.ocr, settings.extractor_version,
      stored.organisation_given, stored.date_given, mail_to_json(document.mail), stored.path,
      stored.attachment, stored.container);
  if (!done) return tl::unexpected(done.error());
  return find_document(database, stored.sha256);
}

}  // namespace

// --- occurrences

Result<std::optional<Occurrence>> SqliteStore::unchanged(const Occurrence& seen) {
  auto row = database_->query(
      "SELECT sha256, media_type FROM occurrences"
      " WHERE root = ? AND path = ? AND size_bytes = ? AND modified_ns = ? AND error = ''",
      seen.root, seen.path, seen.size_bytes, seen.modified_ns);
  std::optional<Occurrence> known;
  if (row.next()) {
    known = seen;
    known->sha256 = row.text(0);
    known->media_type = row.text(1);
    known->reason.clear();
    known->error.clear();
  }
  if (auto done = row.finish(); !done) return tl::unexpected(done.error());
  return known;
}

Result<void> SqliteStore::put_occurrence(const Occurrence& o) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return tl::unexpected(transaction.error());
  std::string before;
  auto row = database_->query("SELECT sha256 FROM occurrences WHERE root = ? AND path = ?", o.root, o.path);
  if (row.next()) before = row.text(0);
  if (auto done = row.finish(); !done) return done;
  auto put = database_->run(
      "INSERT INTO occurrences(root, path, size_bytes, modified_ns, sha256, media_type, reason, error)"
      " VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT(root, path) DO UPDATE SET size_bytes = excluded.size_bytes, modified_ns = "
      "excluded.modified_ns,"
      " sha256 = excluded.sha256, media_type = excluded.media_type, reason = excluded.reason, error = "
      "excluded.error,"
      " missing = 0",
      o.root, o.path, o.size_bytes, o.modified_ns, o.sha256, o.media_type, o.reason, o.error);
  if (!put) return put;
  if (!o.sha256.empty())
    if (auto done = refresh_place(*database_, o.sha256); !done) return done;
  if (!before.empty() && before != o.sha256)
    if (auto done = forget_unused(*database_, before); !done) return done;
  return transaction->commit();
}

Result<void> SqliteStore::mark_missing(const std::string& root, const std::vector<std::string>& seen_paths) {
  const std::set<std::string_view> seen(seen_paths.begin(), seen_paths.end());
  struct Change {
    std::int64_t id;
    bool missing;
    std::string sha256;
  };
  std::vector<Change> changed;
  auto rows = database_->query("SELECT id, path, missing, sha256 FROM occurrences WHERE root = ?", root);
  while (rows.next()) {
    const bool missing = !seen.contains(rows.bytes(1));
    if (missing != (rows.integer(2) != 0)) changed.push_back({rows.integer(0), missing, rows.text(3)});
  }
  if (auto done = rows.finish(); !done) return done;
  if (changed.empty()) return {};
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return tl::unexpected(transaction.error());
  for (const Change& change : changed) {
    auto done = database_->run("UPDATE occurrences SET missing = ? WHERE id = ?", change.missing, change.id);
    if (done) done = refresh_place(*database_, change.sha256);
    if (!done) return done;
  }
  return transaction->commit();
}

Result<void> SqliteStore::begin_batch() {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return tl::unexpected(transaction.error());
  batch_.emplace(std::move(*transaction));
  return {};
}

Result<void> SqliteStore::commit_batch() {
  if (!batch_) return {};
  auto done = batch_->commit();
  batch_.reset();
  return done;
}

// --- documents

Result<bool> SqliteStore::is_read(const std::string& sha256, const ReadSettings& settings) {
  const auto found = database_->number(
      "SELECT count(*) FROM documents WHERE sha256 = ? AND ocr = ? AND extractor_version = ?", sha256,
      settings.ocr, settings.extractor_version);
  if (!found) return tl::unexpected(found.error());
  return *found > 0;
}

Result<void> SqliteStore::put_document(const StoredDocument& stored, const ReadSettings& settings,
                                       const Analysis& analysis, const std::string& rules_fingerprint) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto id = put_document_row(*database_, stored, settings);
  if (!id) return tl::unexpected(id.error());
  if (auto done = delete_pages(*database_, *id); !done) return done;
  if (auto done = database_->run("DELETE FROM notes WHERE document = ?", *id); !done) return done;
  int position = 0;
  for (const Note& note : stored.document.notes)
    if (auto done =
            database_->run("INSERT INTO notes(document, position, page, code, message) VALUES(?, ?, ?, ?, ?)",
                           *id, position++, note.page, note.code, note.message);
        !done)
      return done;
  for (const Page& page : stored.document.pages)
    if (auto done = insert_page(*database_, tokenizer_, *id, page); !done) return done;
  if (auto done = replace_analysis(*database_, *id, analysis, rules_fingerprint); !done) return done;
  if (auto done = replace_parts(*database_, *id, stored); !done) return done;
  if (auto done = refresh_place(*database_, stored.sha256); !done) return done;
  return transaction->commit();
}

Result<void> SqliteStore::put_analysis(const std::string& sha256, const Analysis& analysis,
                                       const std::string& rules_fingerprint) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto id = find_document(*database_, sha256);
  if (!id) return tl::unexpected(id.error());
  if (*id == 0) return tl::unexpected(not_stored(sha256));
  if (auto done = replace_analysis(*database_, *id, analysis, rules_fingerprint); !done) return done;
  return transaction->commit();
}

Result<std::vector<std::string>> SqliteStore::documents(const std::string& not_analysed_with) {
  return read_texts(
      database_->query("SELECT sha256 FROM documents WHERE ?1 = '' OR rules <> ?1"
                       " ORDER BY length(part), sha256",
                       not_analysed_with));
}

Result<std::vector<std::string>> SqliteStore::displaced() {
  return read_texts(
      database_->query("SELECT sha256 FROM documents WHERE rules = '' ORDER BY length(part), sha256"));
}

Result<std::vector<StoredPart>> SqliteStore::parts(const std::string& sha256) {
  return read_parts(*database_, sha256);
}

Result<std::vector<StoredDocument>> SqliteStore::document_list() {
  std::vector<StoredDocument> documents;
  auto rows = database_->query(std::string("SELECT ") + document_columns +
                               " FROM documents ORDER BY path, part, sha256");
  while (rows.next()) {
    auto document = document_of_row(rows);
    if (!document) return tl::unexpected(document.error());
    documents.push_back(std::move(*document));
  }
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return documents;
}

Result<StoredDocument> SqliteStore::document(const std::string& sha256, bool with_pages) {
  auto row = database_->query(std::string("SELECT ") + document_columns + " FROM documents WHERE sha256 = ?",
                              sha256);
  if (!row.next()) {
    auto done = row.finish();
    return tl::unexpected(done ? not_stored(sha256) : done.error());
  }
  auto read = document_of_row(row);
  if (!read) return read;
  StoredDocument stored = std::move(*read);
  Extracted& document = stored.document;
  const std::int64_t id = row.integer(0);
  auto notes =
      database_->query("SELECT page, code, message FROM notes WHERE document = ? ORDER BY position", id);
  while (notes.next()) document.notes.push_back({notes.small(0), notes.text(1), notes.text(2)});
  if (auto done = notes.finish(); !done) return tl::unexpected(done.error());
  if (!with_pages) return stored;
  auto pages =
      database_->query("SELECT text, text_at, layout FROM pages WHERE id BETWEEN ? AND ? ORDER BY id",
                       page_id(id, 0), page_id(id, last_page_number));
  while (pages.next()) {
    auto page = page_of_row(pages, 0);
    if (!page) return tl::unexpected(page.error());
    document.pages.push_back(std::move(*page));
  }
  if (auto done = pages.finish(); !done) return tl::unexpected(done.error());
  return stored;
}

// --- asking

Result<std::int64_t> SqliteStore::state_number() {
  return database_->number("PRAGMA data_version");
}

Result<PageFactsPtr> SqliteStore::page_facts() {
  return shared_facts_ ? shared_facts_->current() : own_facts_.current(*database_);
}

Result<SearchResult> SqliteStore::search(const SearchQuery& query) {
  const auto snapshot = Transaction::begin_read(*database_);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const auto facts = page_facts();
  if (!facts) return tl::unexpected(facts.error());
  return search_pages(*database_, tokenizer_, **facts, query);
}

Result<std::vector<StoredFinding>> SqliteStore::findings(const FindingFilter& filter) {
  const auto snapshot = Transaction::begin_read(*database_);
  if (!snapshot) return tl::unexpected(snapshot.error());
  return read_findings(*database_, filter);
}

Result<std::vector<LedgerRow>> SqliteStore::ledger(LedgerPages pages) {
  const auto snapshot = Transaction::begin_read(*database_);
  if (!snapshot) return tl::unexpected(snapshot.error());
  return read_ledger(*database_, pages);
}

Result<std::string> SqliteStore::digest() {
  const auto snapshot = Transaction::begin_read(*database_);
  if (!snapshot) return tl::unexpected(snapshot.error());
  return compute_digest(*database_);
}

}  // namespace planlezer
