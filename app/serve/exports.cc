// Findings as tables to take along.
#include <set>

#include "app/clock.h"
#include "app/corrections.h"
#include "app/csv.h"
#include "app/findings_table.h"
#include "app/places.h"
#include "app/serve/routes.h"
#include "base/file.h"

namespace planlezer::serve {

namespace {

constexpr int most_pages = 5000;  // found by a query

// As the reviewers have them: corrected, with those they added.
Result<std::vector<StoredFinding>> selected(Desk& desk, const Request& request) {
  const auto filter = finding_filter(request);
  if (!filter) return tl::unexpected(filter.error());
  const auto links = desk.links();
  if (!links) return tl::unexpected(links.error());
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  auto findings = (*store)->findings(*filter);
  if (!findings) return findings;
  link_repeats((*links)->requests, *findings);
  apply_corrections(*findings);
  const auto words = request.optional("q");
  if (!words) return findings;
  SearchQuery query;
  query.text = *words;
  query.limit = most_pages;
  const auto result = (*store)->search(query);
  if (!result) return tl::unexpected(result.error());
  std::set<std::pair<std::string, std::int32_t>> pages;
  for (const SearchHit& hit : result->hits) pages.emplace(hit.sha256, hit.page);
  std::erase_if(*findings, [&](const StoredFinding& one) {
    return !pages.contains({one.sha256, one.finding.page()});
  });
  return findings;
}

}  // namespace

Result<Answer> get_findings_csv(Desk& desk, const Request& request) {
  const auto findings = selected(desk, request);
  if (!findings) return tl::unexpected(findings.error());
  return download(std::string(byte_order_mark) + findings_csv(*findings), "text/csv; charset=utf-8",
                  "bevindingen-" + today() + ".csv");
}

Result<Answer> get_findings_xlsx(Desk& desk, const Request& request) {
  const auto findings = selected(desk, request);
  if (!findings) return tl::unexpected(findings.error());
  const auto folder = TemporaryFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  const auto file = folder->path() / "bevindingen.xlsx";
  if (auto written = write_xlsx(file, {findings_sheet(*findings)}); !written)
    return tl::unexpected(written.error());
  auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  return download(std::move(*bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                  "bevindingen-" + today() + ".xlsx");
}

}  // namespace planlezer::serve
