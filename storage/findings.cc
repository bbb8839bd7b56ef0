// Findings with their documents and verdicts.
#include <map>

#include "storage/document_list.h"
#include "storage/finding_json.h"
#include "storage/sqlite_store.h"

namespace planlezer {

Result<std::vector<StoredFinding>> read_findings(Database& database, const FindingFilter& filter) {
  const auto documents = list_documents(database, {filter.organisation, std::nullopt, filter.document});
  if (!documents) return tl::unexpected(documents.error());
  std::vector<StoredFinding> findings;
  for (const ListedDocument& document : *documents) {
    auto rows = database.query(
        "SELECT f.body, v.verdict FROM findings f"
        " LEFT JOIN verdicts v ON v.sha256 = ?1 AND v.finding = f.finding"
        " WHERE f.document = ?2 AND (?3 IS NULL OR f.kind = ?3)"
        " AND (?4 IS NULL OR EXISTS(SELECT 1 FROM finding_kpis k WHERE k.finding = f.id AND k.kpi = ?4))"
        " AND (?5 IS NULL OR EXISTS(SELECT 1 FROM finding_themes t WHERE t.finding = f.id AND t.theme = ?5))"
        " ORDER BY f.position",
        document.sha256, document.id, filter.kind, filter.kpi, filter.theme);
    while (rows.next()) {
      auto finding = finding_from_json(rows.bytes(0));
      if (!finding) return tl::unexpected(finding.error());
      findings.push_back({document.path, document.sha256, document.kind, document.organisation,
                          attachment_of(document), std::move(*finding),
                          rows.null(1) ? "none" : rows.text(1)});
    }
    if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  }
  return findings;
}

// --- verdicts

Result<void> SqliteStore::put_verdict(const Verdict& verdict) {
  auto row = database_->query(
      "SELECT f.kind, f.page, f.body FROM findings f JOIN documents d ON d.id = f.document"
      " WHERE d.sha256 = ? AND f.finding = ? ORDER BY f.position",
      verdict.sha256, verdict.finding);
  if (!row.next()) {
    if (auto done = row.finish(); !done) return done;
    return fail(ErrorCode::not_found, "Bevinding " + verdict.finding + " staat niet in de index.");
  }
  if (verdict.verdict == "none")
    return database_->run("DELETE FROM verdicts WHERE sha256 = ? AND finding = ?", verdict.sha256,
                          verdict.finding);
  const auto finding = finding_from_json(row.bytes(2));
  if (!finding) return tl::unexpected(finding.error());
  return database_->run(
      "INSERT OR REPLACE INTO verdicts(sha256, finding, verdict, note, decided_at, kind, page, quote)"
      " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
      verdict.sha256, verdict.finding, verdict.verdict, verdict.note, verdict.decided_at, row.text(0),
      row.integer(1), finding->quote);
}

Result<std::vector<Verdict>> SqliteStore::orphaned_verdicts() {
  std::vector<Verdict> verdicts;
  auto rows = database_->query(
      "SELECT sha256, finding, verdict, note, decided_at, kind, quote, page FROM verdicts v"
      " WHERE NOT EXISTS(SELECT 1 FROM findings f JOIN documents d ON d.id = f.document"
      "                  WHERE d.sha256 = v.sha256 AND f.finding = v.finding)"
      " ORDER BY sha256, finding");
  while (rows.next())
    verdicts.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                        rows.text(6), rows.small(7)});
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return verdicts;
}

}  // namespace planlezer
