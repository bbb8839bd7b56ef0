// Taking back the last act of a reviewer: what stood there before it stands there again, as a new revision.
#include "storage/judgements.h"
#include "storage/verdicts.h"

namespace planlezer {

namespace {

struct Act {
  TrailEntry entry;
  bool overtaken = false;  // somebody else changed the same thing after it
};

Result<Act> last_act(Database& database, const std::string& reviewer) {
  auto row = database.query(
      "SELECT t.id, t.at, t.reviewer, t.act, t.sha256, t.finding, t.organisation, t.before, t.after,"
      " EXISTS(SELECT 1 FROM audit_trail o WHERE o.sha256 = t.sha256 AND o.finding = t.finding"
      "        AND o.organisation = t.organisation AND o.id > t.id AND o.reviewer <> t.reviewer)"
      " FROM audit_trail t WHERE t.reviewer = ? AND t.act <> 'undo' AND t.undone IS NULL"
      " ORDER BY t.id DESC LIMIT 1",
      reviewer);
  if (!row.next()) {
    if (auto done = row.finish(); !done) return tl::unexpected(done.error());
    return fail(ErrorCode::not_found, "Er is niets om ongedaan te maken.");
  }
  TrailEntry entry{row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4),
                   row.text(5),    row.text(6), "",          row.text(7), row.text(8)};
  return Act{std::move(entry), row.integer(9) != 0};
}

// JSON of what stands there now.
Result<std::string> now_of(Database& database, const TrailEntry& act) {
  if (!act.organisation.empty())
    return read_assessment(database, act.organisation).map([](const auto& now) { return to_json_text(now); });
  return read_verdict(database, act.sha256, act.finding).map([](const auto& now) {
    return to_json_text(now);
  });
}

Result<std::string> restore_assessment(Database& database, const TrailEntry& act, const std::string& at) {
  const auto now = read_assessment(database, act.organisation);
  if (!now) return tl::unexpected(now.error());
  Assessment before = assessment_from_json(act.before, act.organisation);
  before.revision = now->revision + 1;
  if (before.decided_at.empty()) before.decided_at = at;
  if (auto done = write_assessment(database, before); !done) return tl::unexpected(done.error());
  return to_json_text(before);
}

Result<std::string> restore_verdict(Database& database, const TrailEntry& act, const std::string& at) {
  const auto now = read_verdict(database, act.sha256, act.finding);
  if (!now) return tl::unexpected(now.error());
  Verdict before = verdict_from_json(act.before, act.sha256, act.finding);
  before.kind = now->kind;
  before.quote = now->quote;
  before.page = now->page;
  before.revision = now->revision + 1;
  if (before.decided_at.empty()) before.decided_at = at;
  if (act.act == "added" || act.act == "removed") {
    auto done = database.run("UPDATE added_findings SET removed = ? WHERE sha256 = ? AND finding = ?",
                             act.act == "added", act.sha256, act.finding);
    if (!done) return tl::unexpected(done.error());
  }
  if (auto done = write_verdict(database, before); !done) return tl::unexpected(done.error());
  return to_json_text(before);
}

}  // namespace

Result<Judgements::Undone> Judgements::undo(const std::string& reviewer, const std::string& at) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return tl::unexpected(transaction.error());
  auto act = last_act(*database_, reviewer);
  if (!act) return tl::unexpected(act.error());
  auto now = now_of(*database_, act->entry);
  if (!now) return tl::unexpected(now.error());
  if (act->overtaken) return Undone{true, std::move(act->entry), std::move(*now)};
  auto restored = act->entry.organisation.empty() ? restore_verdict(*database_, act->entry, at)
                                                  : restore_assessment(*database_, act->entry, at);
  if (!restored) return tl::unexpected(restored.error());
  TrailEntry entry = act->entry;
  entry.at = at;
  entry.act = "undo";
  entry.before = *now;
  entry.after = *restored;
  auto done = write_trail(*database_, entry);
  const std::int64_t undo_id = database_->last_id();
  if (done) done = database_->run("UPDATE audit_trail SET undone = ? WHERE id = ?", undo_id, act->entry.id);
  if (done) done = transaction->commit();
  if (!done) return tl::unexpected(done.error());
  return Undone{false, std::move(act->entry), std::move(*restored)};
}

}  // namespace planlezer
