// Every file, page and part accounted for.
#include <map>
#include <tuple>

#include "storage/sqlite_store.h"

namespace planlezer {

namespace {

struct Content {
  std::int64_t id = 0;
  LedgerRow row;  // as a ledger shows the document at the place that stands for it
  bool is_mail = false;
  std::int64_t place = 0;  // the occurrence that stands for the content; 0: it stands in a container
};

// A file or a part as it was offered.
struct Offered {
  std::string path, attachment, sha256, media_type, reason, error;
  bool missing = false;
  std::int64_t occurrence = 0;  // 0: a part
};

struct Tally {
  std::int32_t parts = 0, read = 0, failed = 0;
  std::string first_failed;
};

class LedgerReader {
 public:
  LedgerReader(Database& database, LedgerPages pages) : database_(database), pages_(pages) {}
  Result<std::vector<LedgerRow>> read();

 private:
  Result<void> read_contents();
  Result<void> read_parts();
  Result<void> find_places();
  Result<Tally> add(const Offered& offered);
  Result<void> add_pages(const Content& content, const LedgerRow& document);
  static bool stands_for(const Content& content, const Offered& offered);

  Database& database_;
  const LedgerPages pages_;
  std::map<std::string, Content> contents_;
  std::map<std::int64_t, std::vector<Offered>> parts_;  // by container; the attachment is the bare name
  std::vector<LedgerRow> ledger_;
};

Result<void> LedgerReader::read_contents() {
  auto rows = database_.query(
      "SELECT d.id, d.sha256, d.media_type, d.state, d.reason, d.message, d.page_count, d.organisation,"
      " d.organisation_evidence,"
      " (SELECT total(words) FROM pages p INDEXED BY pages_by_place WHERE p.document = d.id),"
      " (SELECT group_concat(message, ' ') FROM (SELECT message FROM notes n WHERE n.document = d.id AND "
      "n.page = 0"
      "                                           ORDER BY position)),"
      " d.path, d.part, d.mail <> '' FROM documents d");
  while (rows.next()) {
    Content content;
    content.id = rows.integer(0);
    LedgerRow& row = content.row;
    row.sha256 = rows.text(1);
    row.media_type = rows.text(2);
    row.state = rows.text(3);
    row.reason = rows.text(4);
    row.message = rows.text(5);
    if (row.message.empty()) row.message = rows.text(10);
    row.pages = rows.small(6);
    row.words = rows.small(9);
    row.organisation = rows.text(7);
    row.evidence = rows.text(8);
    row.document = rows.text(11);
    row.attachment = rows.text(12);
    content.is_mail = rows.integer(13) != 0;
    contents_.emplace(row.sha256, std::move(content));
  }
  return rows.finish();
}

Result<void> LedgerReader::read_parts() {
  auto rows = database_.query(
      "SELECT container, name, sha256, media_type, reason, error FROM parts ORDER BY container, position");
  while (rows.next()) {
    Offered part;
    part.attachment = rows.text(1);
    part.sha256 = rows.text(2);
    part.media_type = rows.text(3);
    part.reason = rows.text(4);
    part.error = rows.text(5);
    parts_[rows.integer(0)].push_back(std::move(part));
  }
  return rows.finish();
}

// Of several files with one content the first stands for it, unless the content's place is in a container.
Result<void> LedgerReader::find_places() {
  auto rows = database_.query(
      "SELECT sha256, id FROM occurrences WHERE sha256 <> '' ORDER BY sha256, missing, root, path");
  while (rows.next()) {
    const auto found = contents_.find(rows.text(0));
    if (found == contents_.end() || !found->second.row.attachment.empty()) continue;
    if (found->second.place == 0) found->second.place = rows.integer(1);
  }
  return rows.finish();
}

bool LedgerReader::stands_for(const Content& content, const Offered& offered) {
  if (offered.occurrence != 0) return content.place == offered.occurrence;
  return content.row.attachment == offered.attachment && content.row.document == offered.path;
}

Result<void> LedgerReader::add_pages(const Content& content, const LedgerRow& document) {
  const std::string columns =
      "SELECT number, state, reason, origin, words,"
      " (SELECT group_concat(message, ' ') FROM (SELECT message FROM notes n WHERE n.document = p.document"
      "                                           AND n.page = p.number ORDER BY position)) FROM pages p";
  auto rows = database_.query(
      columns + (pages_ == LedgerPages::all ? " WHERE document = ?1 ORDER BY id"
                                            : " INDEXED BY noteworthy_pages WHERE document = ?1 AND (state "
                                              "<> 'read' OR origin <> 'native') ORDER BY number"),
      content.id);
  while (rows.next()) {
    LedgerRow row;
    row.document = document.document;
    row.attachment = document.attachment;
    row.sha256 = document.sha256;
    row.media_type = document.media_type;
    row.page = rows.small(0);
    row.state = rows.text(1);
    row.reason = rows.text(2);
    row.origin = rows.text(3);
    row.words = rows.small(4);
    row.message = rows.text(5);
    ledger_.push_back(std::move(row));
  }
  return rows.finish();
}

// A file that has no content that was read.
LedgerRow row_without_content(const Offered& offered) {
  LedgerRow row;
  row.reason = offered.reason;
  row.message = offered.error;
  row.state = "unreadable";
  if (offered.reason == "not_a_file" || offered.reason == "folder_link") {
    row.state = "unsupported";
  } else if (offered.reason == "encrypted") {
    row.state = "needs_password";
  } else if (!offered.sha256.empty() && offered.error.empty()) {
    row.state = "pending";
    row.reason = "interrupted";
    row.message = "Nog niet gelezen: de verwerking is onderbroken. Draai `planlezer ingest` opnieuw.";
  }
  return row;
}

bool is_failed(const LedgerRow& row) {
  return row.state != "read" && row.state != "blank" && row.state != "duplicate" &&
         row.reason != "no_document" && row.reason != "empty";
}

void tell_of_parts(LedgerRow& row, const Tally& tally) {
  row.parts = tally.parts;
  row.parts_read = tally.read;
  row.parts_failed = tally.failed;
  if (tally.failed == 0 || row.state != "read") return;
  row.state = "partial";
  row.reason = "parts_failed";
  row.message = std::to_string(tally.failed) + " van de " + std::to_string(tally.parts) +
                (tally.parts == 1 ? " onderdeel" : " onderdelen") +
                " niet (geheel) gelezen, om te beginnen „" + tally.first_failed + "”." +
                (row.message.empty() ? "" : " " + row.message);
}

Result<Tally> LedgerReader::add(const Offered& offered) {
  const auto found = contents_.find(offered.sha256);
  const Content* content = found == contents_.end() ? nullptr : &found->second;
  const bool first = content && stands_for(*content, offered);
  LedgerRow row = content ? content->row : row_without_content(offered);
  row.document = offered.path;
  row.attachment = offered.attachment;
  row.sha256 = offered.sha256;
  row.media_type = offered.media_type;
  if (offered.missing) {
    row.state = "missing";
    row.reason = "not_found";
    row.message = "Het bestand staat er niet meer; wat er eerder uit is gelezen, is bewaard.";
  } else if (content && !first) {
    const LedgerRow& other = content->row;
    const std::string place = other.document + (other.attachment.empty() ? "" : " › " + other.attachment);
    row.state = "duplicate";
    row.reason = "same_content: " + place;
    row.message = "Dezelfde inhoud als „" + place + "”.";
  }
  const std::size_t at = ledger_.size();
  ledger_.push_back(row);
  Tally tally;
  if (first) {
    if (pages_ != LedgerPages::none && !content->is_mail)
      if (auto done = add_pages(*content, row); !done) return tl::unexpected(done.error());
    const auto parts = parts_.find(content->id);
    if (parts != parts_.end()) {
      for (Offered part : parts->second) {
        part.path = offered.path;
        part.missing = offered.missing;
        if (!offered.attachment.empty()) part.attachment = offered.attachment + "/" + part.attachment;
        const auto inside = add(part);
        if (!inside) return inside;
        tally.parts += inside->parts;
        tally.read += inside->read;
        tally.failed += inside->failed;
        if (tally.first_failed.empty()) tally.first_failed = inside->first_failed;
      }
      tell_of_parts(ledger_[at], tally);
    }
  }
  // What the container around it has to count: this part and all in it.
  ++tally.parts;
  const LedgerRow& own = ledger_[at];
  if (is_failed(own) && own.reason != "parts_failed") {
    ++tally.failed;
    if (tally.first_failed.empty()) tally.first_failed = own.attachment;
  } else {
    ++tally.read;
  }
  return tally;
}

Result<std::vector<LedgerRow>> LedgerReader::read() {
  for (auto step : {&LedgerReader::read_contents, &LedgerReader::read_parts, &LedgerReader::find_places})
    if (auto done = (this->*step)(); !done) return tl::unexpected(done.error());
  auto rows = database_.query(
      "SELECT id, path, sha256, media_type, reason, error, missing FROM occurrences ORDER BY path, root");
  while (rows.next()) {
    const Offered file{rows.text(1), "",           rows.text(2),         rows.text(3),
                       rows.text(4), rows.text(5), rows.integer(6) != 0, rows.integer(0)};
    if (auto done = add(file); !done) return tl::unexpected(done.error());
  }
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return std::move(ledger_);
}

}  // namespace

Result<std::vector<LedgerRow>> read_ledger(Database& database, LedgerPages pages) {
  return LedgerReader(database, pages).read();
}

}  // namespace planlezer
