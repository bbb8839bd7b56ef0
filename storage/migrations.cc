#include "storage/migrations.h"

#include <string>

#include "storage/dutch/tokenizer.h"
#include "storage/search/page_index.h"

namespace planlezer {

namespace {

constexpr int application_id = 0x706c7a72;  // "plzr": tells an index from any other SQLite file

// Version 1.
//
// documents      one row per content (SHA-256 of the bytes): what it is, how its reading went, with which
// settings it
//                was read and with which rules it was analysed, what the user said of it (…_given) and what
//                the analysis concluded (organisation … version). `ocr`, `extractor_version`: the
//                ReadSettings.
// occurrences    one row per file as it was found. Several can have the same content. A file that could not
// be read
//                has no hash, but an `error` (Dutch) and a `reason` (code). A file that is no longer there is
//                `missing` and stays, so the ledger can account for it.
// notes          what the reading had to say, in its order; page 0 is about the whole document.
// pages          one row per page. id = document << 20 | number, so that the search can tell the document of
// a hit
//                without a look-up. The text stands here once; `layout` is the encoded page (extract/codec.h)
//                without its text, which goes back in at byte `text_at` (NULL: the layout is whole).
// page_text      the full-text index over pages.text, without a copy of it. It is not told of changes by
// itself: who
//                deletes a page gives it the old text first.
// findings       one row per finding, in the order of the analysis; what is filtered on in columns,
// everything in
//                `body` (JSON, see finding_json.h). `finding` is Finding::id, unique within a document only.
// finding_kpis, finding_themes   the lists of a finding, for filters.
// page_themes    the themes of a page.
// verdicts       what reviewers decided. Not part of a document's rows: a verdict hangs on the content's hash
// and the
//                finding's id, so it is still there after the document is read or analysed again. What was
//                judged (kind, page, quote) is kept with it, so that a verdict whose finding is gone can be
//                shown.
// settings       name and value; "tokenizer": the version of the tokenizer the full-text index was made with.
constexpr const char* version_1 = R"sql(
CREATE TABLE documents(
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  media_type TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  message TEXT NOT NULL,
  page_count INTEGER NOT NULL,
  meta_title TEXT NOT NULL,
  meta_author TEXT NOT NULL,
  meta_producer TEXT NOT NULL,
  meta_created TEXT NOT NULL,
  meta_modified TEXT NOT NULL,
  ocr TEXT NOT NULL,
  extractor_version INTEGER NOT NULL,
  organisation_given TEXT NOT NULL,
  date_given TEXT NOT NULL,
  rules TEXT NOT NULL,
  organisation TEXT,
  organisation_confidence REAL NOT NULL,
  organisation_evidence TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT,
  date_evidence TEXT NOT NULL,
  version TEXT NOT NULL
);
CREATE INDEX documents_by_rules ON documents(rules, sha256);

CREATE TABLE occurrences(
  id INTEGER PRIMARY KEY,
  root TEXT NOT NULL,
  path TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  reason TEXT NOT NULL,
  error TEXT NOT NULL,
  missing INTEGER NOT NULL DEFAULT 0,
  UNIQUE(root, path)
);
CREATE INDEX occurrences_by_content ON occurrences(sha256, missing, root, path);

CREATE TABLE notes(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  page INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY(document, position)
) WITHOUT ROWID;

CREATE TABLE pages(
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(id),
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  origin TEXT NOT NULL,
  reason TEXT NOT NULL,
  confidence REAL NOT NULL,
  words INTEGER NOT NULL,
  text_at INTEGER,
  text TEXT NOT NULL,
  layout BLOB NOT NULL
);

CREATE VIRTUAL TABLE page_text USING fts5(text, content='pages', content_rowid='id', tokenize='dutch');

CREATE TABLE findings(
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  finding TEXT NOT NULL,
  kind TEXT NOT NULL,
  page INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE(document, position)
);

CREATE TABLE finding_kpis(
  finding INTEGER NOT NULL REFERENCES findings(id) ON DELETE CASCADE,
  kpi INTEGER NOT NULL,
  PRIMARY KEY(finding, kpi)
) WITHOUT ROWID;

CREATE TABLE finding_themes(
  finding INTEGER NOT NULL REFERENCES findings(id) ON DELETE CASCADE,
  theme TEXT NOT NULL,
  PRIMARY KEY(finding, theme)
) WITHOUT ROWID;
CREATE INDEX finding_themes_by_theme ON finding_themes(theme, finding);

CREATE TABLE page_themes(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  theme TEXT NOT NULL,
  PRIMARY KEY(document, page, position)
) WITHOUT ROWID;
CREATE INDEX page_themes_by_theme ON page_themes(theme, document, page);

CREATE TABLE verdicts(
  sha256 TEXT NOT NULL,
  finding TEXT NOT NULL,
  verdict TEXT NOT NULL,
  note TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  kind TEXT NOT NULL,
  page INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY(sha256, finding)
) WITHOUT ROWID;

CREATE TABLE settings(
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
)sql";

// Version 2: documents in documents.
//
// parts          what a container (a mail, a mailbox, an archive, a PDF with files in it) holds, in its
// order.
//                A part that could be had has the hash of its content, which is a document of its own.
// documents.mail the head of a mail (JSON, see mail_json.h), or empty.
// documents.missing, root, path, part, container   the smallest place where the content stands, kept by
//                places.cc: the file, and for a part its name in it and the hash of the container around it.
constexpr const char* version_2 = R"sql(
CREATE TABLE parts(
  container INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  is_inline INTEGER NOT NULL,
  reason TEXT NOT NULL,
  error TEXT NOT NULL,
  PRIMARY KEY(container, position)
) WITHOUT ROWID;
CREATE INDEX parts_by_content ON parts(sha256);

ALTER TABLE documents ADD COLUMN mail TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN root TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN path TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN part TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN container TEXT NOT NULL DEFAULT '';
CREATE INDEX documents_by_container ON documents(container);
UPDATE documents SET (missing, root, path) =
  (SELECT missing, root, path FROM occurrences o WHERE o.sha256 = documents.sha256
   ORDER BY missing, root, path LIMIT 1)
  WHERE sha256 IN (SELECT sha256 FROM occurrences);
)sql";

// Version 3: a search index with columns.
//
// page_text      headings, what is said, and the margin (search/page_columns.h) as columns; holds no text of
// its own. Made anew by refresh_search_index.
// page_terms     the terms of page_text, for suggestions.
// The two indexes give the search what it needs of every page without going over the pages themselves.
constexpr const char* version_3 = R"sql(
DROP TABLE page_text;
CREATE VIRTUAL TABLE page_text USING fts5(heading, body, margin, content='', columnsize=0, tokenize='dutch');
INSERT INTO page_text(page_text, rank) VALUES('hashsize', 16777216);
CREATE VIRTUAL TABLE page_terms USING fts5vocab(page_text, row);
CREATE INDEX pages_by_place ON pages(document, number, words);
CREATE INDEX findings_by_page ON findings(document, page, kind);
DELETE FROM settings WHERE name = 'tokenizer';
)sql";

// Version 4: what reviewers do at the desk.
//
// verdicts       get who decided, the values they corrected (a JSON object) and a revision, which goes up
// with every change. A verdict that was taken back stays as `none`, so that its revision is never used again.
// added_findings what reviewers found themselves: `body` as in findings; its judgement is in verdicts. Hangs
// on the content, as verdicts do. One that was removed stays, so that this can be undone. assessments    what
// people think of each agency's plans; never filled in by the program. audit_trail    every act, with what
// stood there before and after it (JSON). `undone`: the act that took this one back.
constexpr const char* version_4 = R"sql(
ALTER TABLE verdicts ADD COLUMN reviewer TEXT NOT NULL DEFAULT '';
ALTER TABLE verdicts ADD COLUMN fields TEXT NOT NULL DEFAULT '{}';
ALTER TABLE verdicts ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

CREATE TABLE added_findings(
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  finding TEXT NOT NULL,
  kind TEXT NOT NULL,
  page INTEGER NOT NULL,
  body TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  UNIQUE(sha256, finding)
);

CREATE TABLE assessments(
  organisation TEXT PRIMARY KEY,
  judgement TEXT NOT NULL,
  reasons TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  revision INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit_trail(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  act TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  finding TEXT NOT NULL,
  organisation TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  undone INTEGER
);
CREATE INDEX audit_trail_by_finding ON audit_trail(sha256, finding, organisation);
CREATE INDEX audit_trail_by_reviewer ON audit_trail(reviewer);
)sql";

// Pages that were not read from their own text: few, and often asked for.
constexpr const char* version_5 = R"sql(
CREATE INDEX noteworthy_pages ON pages(document, number, state, reason, origin, words)
  WHERE state <> 'read' OR origin <> 'native';
)sql";

constexpr Migration all[] = {{version_1}, {version_2}, {version_3}, {version_4}, {version_5}};

Error newer(const Database& database) {
  return {ErrorCode::storage, "De index " + database.name() +
                                  " is gemaakt door een nieuwere versie van planlezer; werk planlezer bij."};
}

}  // namespace

std::span<const Migration> migrations() {
  return all;
}

Result<void> migrate(Database& database, std::span<const Migration> steps) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  const auto last = static_cast<std::int64_t>(steps.size());
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
  const auto made_by = database.number("PRAGMA application_id");
  if (!tables || !made_by) return tl::unexpected((tables ? made_by : tables).error());
  if (*tables > 0 && *made_by != application_id)
    return fail(ErrorCode::storage, database.name() +
                                        " is een database van een ander programma; kies een ander bestand "
                                        "met --index.");
  if (*version == last) return {};
  if (*version > last) return tl::unexpected(newer(database));
  for (auto step = *version; step < last; ++step)
    if (auto done = database.run_script(steps[static_cast<std::size_t>(step)].sql); !done) return done;
  auto stamped = database.run_script("PRAGMA application_id = " + std::to_string(application_id) +
                                     "; PRAGMA user_version = " + std::to_string(last));
  if (!stamped) return stamped;
  return transaction->commit();
}

Result<void> check_version(Database& database, std::span<const Migration> steps) {
  const auto version = database.number("PRAGMA user_version");
  const auto made_by = database.number("PRAGMA application_id");
  if (!version || !made_by) return tl::unexpected((version ? made_by : version).error());
  if (*made_by != application_id)
    return fail(ErrorCode::storage,
                database.name() + " is geen index van planlezer; kies een ander bestand met --index.");
  const auto last = static_cast<std::int64_t>(steps.size());
  if (*version > last) return tl::unexpected(newer(database));
  if (*version < last)
    return fail(ErrorCode::storage,
                "De index " + database.name() +
                    " is van een oudere versie; draai eenmaal `planlezer analyze` om hem bij te werken.");
  return {};
}

Result<void> refresh_search_index(Database& database) {
  const auto version =
      database.number("SELECT CAST(value AS INTEGER) FROM settings WHERE name = 'tokenizer'");
  if (!version) return tl::unexpected(version.error());
  if (*version == tokenizer_version) return {};
  auto transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  if (auto done = rebuild_page_index(database); !done) return done;
  if (auto done = database.run("INSERT OR REPLACE INTO settings(name, value) VALUES('tokenizer', ?)",
                               std::to_string(tokenizer_version));
      !done)
    return done;
  return transaction->commit();
}

Result<void> check_search_index(Database& database) {
  const auto version =
      database.number("SELECT CAST(value AS INTEGER) FROM settings WHERE name = 'tokenizer'");
  if (!version) return tl::unexpected(version.error());
  if (*version == tokenizer_version) return {};
  return fail(ErrorCode::storage,
              "De zoekindex van " + database.name() +
                  " is van een andere versie; draai eenmaal `planlezer analyze` om hem bij te werken.");
}

}  // namespace planlezer
