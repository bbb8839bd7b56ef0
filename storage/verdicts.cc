#include "storage/verdicts.h"

#include <nlohmann/json.hpp>
#include <unordered_map>

#include "storage/document_list.h"
#include "storage/sqlite_store.h"

namespace planlezer {

namespace {

using nlohmann::json;

std::string text_of(const json& object) {
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

json parsed(std::string_view text) {
  json value = json::parse(text, nullptr, false);
  return value.is_object() ? value : json::object();
}

}  // namespace

Verdict verdict_of_row(const Query& row, int first, std::string sha256, std::string finding) {
  Verdict verdict;
  verdict.sha256 = std::move(sha256);
  verdict.finding = std::move(finding);
  if (row.null(first)) return verdict;
  verdict.verdict = row.text(first);
  verdict.note = row.text(first + 1);
  verdict.decided_at = row.text(first + 2);
  verdict.kind = row.text(first + 3);
  verdict.quote = row.text(first + 4);
  verdict.page = row.small(first + 5);
  verdict.reviewer = row.text(first + 6);
  verdict.fields = row.text(first + 7);
  verdict.revision = row.small(first + 8);
  return verdict;
}

Result<Verdict> read_verdict(Database& database, const std::string& sha256, const std::string& finding) {
  auto row = database.query(
      "SELECT v.verdict, v.note, v.decided_at, v.kind, v.quote, v.page, v.reviewer, v.fields, v.revision"
      " FROM verdicts v WHERE sha256 = ? AND finding = ?",
      sha256, finding);
  if (row.next()) return verdict_of_row(row, 0, sha256, finding);
  if (auto done = row.finish(); !done) return tl::unexpected(done.error());
  Verdict none;
  none.sha256 = sha256;
  none.finding = finding;
  return none;
}

Result<void> write_verdict(Database& database, const Verdict& v) {
  return database.run(
      "INSERT OR REPLACE INTO verdicts(sha256, finding, verdict, note, decided_at, kind, page, quote, "
      "reviewer, fields, revision) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      v.sha256, v.finding, v.verdict, v.note, v.decided_at, v.kind, v.page, v.quote, v.reviewer, v.fields,
      v.revision);
}

Result<Assessment> read_assessment(Database& database, const std::string& organisation) {
  auto row = database.query(
      "SELECT judgement, reasons, reviewer, decided_at, revision FROM assessments WHERE organisation = ?",
      organisation);
  Assessment assessment;
  assessment.organisation = organisation;
  if (row.next())
    assessment = {organisation, row.text(0), row.text(1), row.text(2), row.text(3), row.small(4)};
  if (auto done = row.finish(); !done) return tl::unexpected(done.error());
  return assessment;
}

Result<void> write_assessment(Database& database, const Assessment& a) {
  return database.run(
      "INSERT OR REPLACE INTO assessments(organisation, judgement, reasons, reviewer, decided_at, revision)"
      " VALUES(?, ?, ?, ?, ?, ?)",
      a.organisation, a.judgement, a.reasons, a.reviewer, a.decided_at, a.revision);
}

std::string to_json_text(const Verdict& verdict) {
  if (verdict.revision == 0) return "null";
  return text_of({{"verdict", verdict.verdict},
                  {"note", verdict.note},
                  {"reviewer", verdict.reviewer},
                  {"decided_at", verdict.decided_at},
                  {"fields", parsed(verdict.fields)},
                  {"revision", verdict.revision}});
}

std::string to_json_text(const Assessment& assessment) {
  if (assessment.revision == 0) return "null";
  return text_of({{"organisation", assessment.organisation},
                  {"judgement", assessment.judgement},
                  {"reasons", assessment.reasons},
                  {"reviewer", assessment.reviewer},
                  {"decided_at", assessment.decided_at},
                  {"revision", assessment.revision}});
}

Verdict verdict_from_json(std::string_view text, const std::string& sha256, const std::string& finding) {
  const json object = parsed(text);
  Verdict verdict;
  verdict.sha256 = sha256;
  verdict.finding = finding;
  verdict.verdict = object.value("verdict", "none");
  verdict.note = object.value("note", "");
  verdict.reviewer = object.value("reviewer", "");
  verdict.decided_at = object.value("decided_at", "");
  verdict.fields = text_of(object.value("fields", json::object()));
  verdict.revision = object.value("revision", 0);
  return verdict;
}

Assessment assessment_from_json(std::string_view text, const std::string& organisation) {
  const json object = parsed(text);
  return {organisation,
          object.value("judgement", ""),
          object.value("reasons", ""),
          object.value("reviewer", ""),
          object.value("decided_at", ""),
          object.value("revision", 0)};
}

Result<void> write_trail(Database& database, const TrailEntry& entry) {
  return database.run(
      "INSERT INTO audit_trail(at, reviewer, act, sha256, finding, organisation, before, after)"
      " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
      entry.at, entry.reviewer, entry.act, entry.sha256, entry.finding, entry.organisation, entry.before,
      entry.after);
}

// --- what the store tells of them

Result<std::vector<GivenVerdict>> SqliteStore::given_verdicts() {
  const auto snapshot = Transaction::begin_read(*database_);
  if (!snapshot) return tl::unexpected(snapshot.error());
  std::vector<GivenVerdict> given;
  auto rows = database_->query(
      "SELECT v.sha256, v.finding, v.verdict, v.note, v.decided_at, v.kind, v.quote, v.page, v.reviewer, "
      "v.fields, v.revision, f.id IS NULL AND a.id IS NULL FROM verdicts v"
      " LEFT JOIN documents d ON d.sha256 = v.sha256"
      " LEFT JOIN findings f ON f.document = d.id AND f.finding = v.finding"
      " LEFT JOIN added_findings a ON a.sha256 = d.sha256 AND a.finding = v.finding"
      " WHERE v.verdict <> 'none' ORDER BY v.sha256, v.finding");
  while (rows.next())
    given.push_back({verdict_of_row(rows, 2, rows.text(0), rows.text(1)), {}, {}, {}, rows.integer(11) != 0});
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  if (given.empty()) return given;
  const auto documents = list_documents(*database_, {});
  if (!documents) return tl::unexpected(documents.error());
  std::unordered_map<std::string_view, const ListedDocument*> by_content;
  for (const ListedDocument& document : *documents) by_content.emplace(document.sha256, &document);
  for (GivenVerdict& one : given) {
    const auto found = by_content.find(one.verdict.sha256);
    if (found == by_content.end()) continue;
    one.document = found->second->path;
    one.attachment = attachment_of(*found->second);
    one.organisation = found->second->organisation;
  }
  return given;
}

Result<std::vector<Assessment>> SqliteStore::assessments() {
  std::vector<Assessment> assessments;
  auto rows = database_->query(
      "SELECT organisation, judgement, reasons, reviewer, decided_at, revision FROM assessments"
      " ORDER BY organisation");
  while (rows.next())
    assessments.push_back(
        {rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.small(5)});
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return assessments;
}

Result<std::vector<TrailEntry>> SqliteStore::audit_trail(int limit) {
  std::vector<TrailEntry> entries;
  auto rows = database_->query(
      "SELECT t.id, t.at, t.reviewer, t.act, t.sha256, t.finding, t.organisation,"
      " CASE coalesce(d.part, '') WHEN '' THEN coalesce(d.path, '') ELSE d.path || ' › ' || d.part END,"
      " t.before, t.after FROM audit_trail t LEFT JOIN documents d ON d.sha256 = t.sha256"
      " ORDER BY t.id DESC LIMIT ?",
      limit);
  while (rows.next())
    entries.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                       rows.text(6), rows.text(7), rows.text(8), rows.text(9)});
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return entries;
}

}  // namespace planlezer
