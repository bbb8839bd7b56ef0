#include "storage/judgements.h"

#include "storage/finding_json.h"
#include "storage/migrations.h"
#include "storage/verdicts.h"

namespace planlezer {

namespace {

Error no_finding(const std::string& finding) {
  return {ErrorCode::not_found, "Bevinding " + finding + " staat niet in de index."};
}

// Fills in what is judged.
Result<void> describe(Database& database, Verdict& verdict) {
  auto row = database.query(
      "SELECT f.kind, f.page, f.body FROM findings f JOIN documents d ON d.id = f.document"
      " WHERE d.sha256 = ?1 AND f.finding = ?2 UNION ALL"
      " SELECT kind, page, body FROM added_findings WHERE sha256 = ?1 AND finding = ?2 AND removed = 0 LIMIT "
      "1",
      verdict.sha256, verdict.finding);
  if (!row.next()) {
    if (auto done = row.finish(); !done) return done;
    return tl::unexpected(no_finding(verdict.finding));
  }
  const auto finding = finding_from_json(row.bytes(2));
  if (!finding) return tl::unexpected(finding.error());
  verdict.kind = row.text(0);
  verdict.page = row.small(1);
  verdict.quote = finding->quote;
  return {};
}

TrailEntry entry_of(const char* act, const Verdict& before, const Verdict& after) {
  TrailEntry entry;
  entry.at = after.decided_at;
  entry.reviewer = after.reviewer;
  entry.act = act;
  entry.sha256 = after.sha256;
  entry.finding = after.finding;
  entry.before = to_json_text(before);
  entry.after = to_json_text(after);
  return entry;
}

}  // namespace

Result<std::unique_ptr<Judgements>> Judgements::open(const std::filesystem::path& file) {
  auto database = Database::open(file, Database::Mode::judge);
  if (!database) return tl::unexpected(database.error());
  if (auto right = check_version(**database, migrations()); !right) return tl::unexpected(right.error());
  return std::unique_ptr<Judgements>(new Judgements(std::move(*database)));
}

Result<Decided<Verdict>> Judgements::put_verdict(const Verdict& verdict) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return tl::unexpected(transaction.error());
  Verdict after = verdict;
  if (auto done = describe(*database_, after); !done) return tl::unexpected(done.error());
  const auto before = read_verdict(*database_, verdict.sha256, verdict.finding);
  if (!before) return tl::unexpected(before.error());
  if (before->revision != verdict.revision) return Decided<Verdict>{true, *before};
  ++after.revision;
  auto done = write_verdict(*database_, after);
  if (done) done = write_trail(*database_, entry_of("verdict", *before, after));
  if (done) done = transaction->commit();
  if (!done) return tl::unexpected(done.error());
  return Decided<Verdict>{false, after};
}

Result<Verdict> Judgements::add_finding(const Addition& addition) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return tl::unexpected(transaction.error());
  const Finding& finding = addition.finding;
  Verdict before;
  before.sha256 = addition.sha256;
  before.finding = finding.id;
  Verdict after = before;
  after.verdict = "accepted";
  after.note = addition.note;
  after.reviewer = addition.reviewer;
  after.decided_at = addition.at;
  after.kind = finding.kind;
  after.quote = finding.quote;
  after.page = finding.page();
  after.revision = 1;
  auto done =
      database_->run("INSERT INTO added_findings(sha256, finding, kind, page, body) VALUES(?, ?, ?, ?, ?)",
                     addition.sha256, finding.id, finding.kind, finding.page(), finding_to_json(finding));
  if (done) done = write_verdict(*database_, after);
  if (done) done = write_trail(*database_, entry_of("added", before, after));
  if (done) done = transaction->commit();
  if (!done) return tl::unexpected(done.error());
  return after;
}

Result<Decided<Verdict>> Judgements::remove_finding(const Removal& removal) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto known = database_->number(
      "SELECT count(*) FROM added_findings WHERE sha256 = ? AND finding = ? AND removed = 0", removal.sha256,
      removal.finding);
  if (!known) return tl::unexpected(known.error());
  if (*known == 0) return tl::unexpected(no_finding(removal.finding));
  const auto before = read_verdict(*database_, removal.sha256, removal.finding);
  if (!before) return tl::unexpected(before.error());
  if (before->revision != removal.revision) return Decided<Verdict>{true, *before};
  Verdict after = *before;
  after.verdict = "none";
  after.reviewer = removal.reviewer;
  after.decided_at = removal.at;
  ++after.revision;
  auto done = database_->run("UPDATE added_findings SET removed = 1 WHERE sha256 = ? AND finding = ?",
                             removal.sha256, removal.finding);
  if (done) done = write_verdict(*database_, after);
  if (done) done = write_trail(*database_, entry_of("removed", *before, after));
  if (done) done = transaction->commit();
  if (!done) return tl::unexpected(done.error());
  return Decided<Verdict>{false, after};
}

Result<Decided<Assessment>> Judgements::put_assessment(const Assessment& assessment) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto before = read_assessment(*database_, assessment.organisation);
  if (!before) return tl::unexpected(before.error());
  if (before->revision != assessment.revision) return Decided<Assessment>{true, *before};
  Assessment after = assessment;
  ++after.revision;
  TrailEntry entry;
  entry.at = after.decided_at;
  entry.reviewer = after.reviewer;
  entry.act = "assessment";
  entry.organisation = after.organisation;
  entry.before = to_json_text(*before);
  entry.after = to_json_text(after);
  auto done = write_assessment(*database_, after);
  if (done) done = write_trail(*database_, entry);
  if (done) done = transaction->commit();
  if (!done) return tl::unexpected(done.error());
  return Decided<Assessment>{false, after};
}

}  // namespace planlezer
