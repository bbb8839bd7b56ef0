// Every file and page accounted for.
#include <map>
#include <tuple>

#include "storage/sqlite_store.h"

namespace planlezer {

namespace {

struct Content {
  std::int64_t id = 0;
  LedgerRow row;           // as a ledger shows the document, without its path
  std::string first_path;  // the occurrence that stands for the content
  std::int64_t first_occurrence = 0;
};

Result<std::map<std::string, Content>> read_contents(Database& database) {
  std::map<std::string, Content> contents;
  auto rows = database.query(
      "SELECT d.id, d.sha256, d.media_type, d.state, d.reason, d.message, d.page_count, d.organisation,"
      " d.organisation_evidence, (SELECT total(words) FROM pages p WHERE p.id BETWEEN d.id << 20 AND (d.id "
      "<< 20) + 1048575),"
      " (SELECT group_concat(message, ' ') FROM (SELECT message FROM notes n WHERE n.document = d.id AND "
      "n.page = 0"
      "                                           ORDER BY position))"
      " FROM documents d");
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
    contents.emplace(row.sha256, std::move(content));
  }
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  auto firsts = database.query(
      "SELECT sha256, id, path FROM occurrences WHERE sha256 <> ''"
      " ORDER BY sha256, missing, root, path");
  while (firsts.next()) {
    Content& content = contents[firsts.text(0)];
    if (content.first_occurrence != 0) continue;
    content.first_occurrence = firsts.integer(1);
    content.first_path = firsts.text(2);
  }
  if (auto done = firsts.finish(); !done) return tl::unexpected(done.error());
  return contents;
}

Result<void> add_pages(Database& database, const Content& content, const std::string& path,
                       std::vector<LedgerRow>& ledger) {
  auto rows = database.query(
      "SELECT number, state, reason, origin, words,"
      " (SELECT group_concat(message, ' ') FROM (SELECT message FROM notes n WHERE n.document = p.document"
      "                                           AND n.page = p.number ORDER BY position))"
      " FROM pages p WHERE id BETWEEN ?1 << 20 AND (?1 << 20) + 1048575 ORDER BY id",
      content.id);
  while (rows.next()) {
    LedgerRow row;
    row.document = path;
    row.sha256 = content.row.sha256;
    row.media_type = content.row.media_type;
    row.page = rows.small(0);
    row.state = rows.text(1);
    row.reason = rows.text(2);
    row.origin = rows.text(3);
    row.words = rows.small(4);
    row.message = rows.text(5);
    ledger.push_back(std::move(row));
  }
  return rows.finish();
}

// A file that is not the one that stands for its content, or has none.
LedgerRow row_without_content(const std::string& reason, const std::string& error, bool hashed) {
  LedgerRow row;
  row.reason = reason;
  row.message = error;
  row.state = "unreadable";
  if (reason == "not_a_file" || reason == "folder_link") {
    row.state = "unsupported";
  } else if (hashed && error.empty()) {
    row.state = "pending";
    row.reason = "interrupted";
    row.message = "Nog niet gelezen: de verwerking is onderbroken. Draai `planlezer ingest` opnieuw.";
  }
  return row;
}

}  // namespace

Result<std::vector<LedgerRow>> read_ledger(Database& database, bool with_pages) {
  const auto contents = read_contents(database);
  if (!contents) return tl::unexpected(contents.error());
  std::vector<LedgerRow> ledger;
  auto rows = database.query(
      "SELECT id, path, sha256, media_type, reason, error, missing FROM occurrences ORDER BY path, root");
  while (rows.next()) {
    const std::string path = rows.text(1);
    const std::string sha256 = rows.text(2);
    const auto found = contents->find(sha256);
    const Content* content = found == contents->end() || found->second.id == 0 ? nullptr : &found->second;
    const bool first = content && content->first_occurrence == rows.integer(0);
    LedgerRow row = content ? content->row : row_without_content(rows.text(4), rows.text(5), !sha256.empty());
    row.document = path;
    row.sha256 = sha256;
    row.media_type = rows.text(3);
    if (rows.integer(6) != 0) {
      row.state = "missing";
      row.reason = "not_found";
      row.message = "Het bestand staat er niet meer; wat er eerder uit is gelezen, is bewaard.";
    } else if (content && !first) {
      row.state = "duplicate";
      row.reason = "same_content: " + content->first_path;
      row.message = "Dezelfde inhoud als „" + content->first_path + "”.";
    }
    ledger.push_back(std::move(row));
    if (with_pages && first)
      if (auto done = add_pages(database, *content, path, ledger); !done) return tl::unexpected(done.error());
  }
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return ledger;
}

}  // namespace planlezer
