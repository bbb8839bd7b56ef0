// Findings with their documents and verdicts.
#include <algorithm>

#include "storage/document_list.h"
#include "storage/finding_json.h"
#include "storage/names.h"
#include "storage/sqlite_store.h"
#include "storage/verdicts.h"

namespace planlezer {

namespace {

StoredFinding stored_finding(const ListedDocument& document, Finding finding, Verdict judged) {
  judged.finding = finding.id;
  StoredFinding stored{document.path,         document.sha256,         document.kind,
                       document.organisation, attachment_of(document), std::move(finding)};
  stored.verdict = judged.verdict;
  stored.judged = std::move(judged);
  return stored;
}

Result<void> add_found(Database& database, const ListedDocument& document, const FindingFilter& filter,
                       std::vector<StoredFinding>& findings) {
  static const std::string sql =
      "SELECT f.body, v.verdict, v.note, v.decided_at, v.kind, v.quote, v.page, v.reviewer, v.fields, "
      "v.revision FROM findings f LEFT JOIN verdicts v ON v.sha256 = ?1 AND v.finding = f.finding"
      " WHERE f.document = ?2 AND (?3 IS NULL OR f.kind = ?3)"
      " AND (?6 OR " +
      is_not_loose_sql("f.kind") +
      ")"
      " AND (?4 IS NULL OR EXISTS(SELECT 1 FROM finding_kpis k WHERE k.finding = f.id AND k.kpi = ?4))"
      " AND (?5 IS NULL OR EXISTS(SELECT 1 FROM finding_themes t WHERE t.finding = f.id AND t.theme = ?5))"
      " ORDER BY f.position";
  auto rows = database.query(sql, document.sha256, document.id, filter.kind, filter.kpi, filter.theme,
                             filter.with_loose);
  while (rows.next()) {
    auto finding = finding_from_json(rows.bytes(0));
    if (!finding) return tl::unexpected(finding.error());
    findings.push_back(
        stored_finding(document, std::move(*finding), verdict_of_row(rows, 1, document.sha256, "")));
  }
  return rows.finish();
}

Result<void> add_added(Database& database, const ListedDocument& document, const FindingFilter& filter,
                       std::vector<StoredFinding>& findings) {
  static const std::string sql =
      "SELECT a.body, v.verdict, v.note, v.decided_at, v.kind, v.quote, v.page, v.reviewer, v.fields, "
      "v.revision FROM added_findings a LEFT JOIN verdicts v ON v.sha256 = a.sha256 AND v.finding = a.finding"
      " WHERE a.sha256 = ?1 AND a.removed = 0 AND (?2 IS NULL OR a.kind = ?2)"
      " AND (?3 OR " +
      is_not_loose_sql("a.kind") + ") ORDER BY a.page, a.id";
  auto rows = database.query(sql, document.sha256, filter.kind, filter.with_loose);
  while (rows.next()) {
    auto finding = finding_from_json(rows.bytes(0));
    if (!finding) return tl::unexpected(finding.error());
    const auto& kpis = finding->kpi;
    const auto& themes = finding->themes;
    if (filter.kpi && std::find(kpis.begin(), kpis.end(), *filter.kpi) == kpis.end()) continue;
    if (filter.theme && std::find(themes.begin(), themes.end(), *filter.theme) == themes.end()) continue;
    findings.push_back(
        stored_finding(document, std::move(*finding), verdict_of_row(rows, 1, document.sha256, "")));
  }
  return rows.finish();
}

}  // namespace

Result<std::vector<StoredFinding>> read_findings(Database& database, const FindingFilter& filter) {
  const auto documents = list_documents(database, {filter.organisation, std::nullopt, filter.document});
  if (!documents) return tl::unexpected(documents.error());
  std::vector<StoredFinding> findings;
  for (const ListedDocument& document : *documents) {
    auto done = add_found(database, document, filter, findings);
    if (done) done = add_added(database, document, filter, findings);
    if (!done) return tl::unexpected(done.error());
  }
  return findings;
}

}  // namespace planlezer
