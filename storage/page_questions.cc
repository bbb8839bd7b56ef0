// Questions about single pages and counts, for the reviewers' desk.
#include "storage/names.h"
#include "storage/page_rows.h"
#include "storage/search/letters.h"
#include "storage/search/matches.h"
#include "storage/search/misreadings.h"
#include "storage/search/query.h"
#include "storage/sqlite_store.h"

namespace planlezer {

Result<Page> SqliteStore::page(const std::string& sha256, std::int32_t number) {
  auto row = database_->query(
      "SELECT p.text, p.text_at, p.layout FROM pages p JOIN documents d ON d.id = p.document"
      " WHERE d.sha256 = ? AND p.number = ?",
      sha256, number);
  if (row.next()) return page_of_row(row, 0);
  if (auto done = row.finish(); !done) return tl::unexpected(done.error());
  return fail(ErrorCode::not_found,
              "Pagina " + std::to_string(number) + " van document " + sha256 + " staat niet in de index.");
}

Result<std::vector<PageThemes>> SqliteStore::page_themes(const std::string& sha256) {
  std::vector<PageThemes> pages;
  auto rows = database_->query(
      "SELECT t.page, t.theme FROM page_themes t JOIN documents d ON d.id = t.document WHERE d.sha256 = ?"
      " ORDER BY t.page, t.position",
      sha256);
  while (rows.next()) {
    if (pages.empty() || pages.back().page != rows.small(0)) pages.push_back({rows.small(0), {}});
    pages.back().themes.push_back(rows.text(1));
  }
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return pages;
}

Result<std::map<std::string, int>> SqliteStore::finding_counts() {
  std::map<std::string, int> counts;
  auto rows = database_->query(
      "SELECT d.sha256, count(*) FROM findings f JOIN documents d ON d.id = f.document WHERE " +
      is_not_loose_sql("f.kind") +
      " GROUP BY f.document"
      " UNION ALL SELECT sha256, count(*) FROM added_findings WHERE removed = 0 GROUP BY sha256");
  while (rows.next()) counts[rows.text(0)] += rows.small(1);
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return counts;
}

Result<SearchHit> SqliteStore::matches(const std::string& sha256, std::int32_t number,
                                       const std::string& query) {
  ParsedQuery parsed = parse_query(query, tokenizer_);
  if (!parsed.problem.empty()) return fail(ErrorCode::usage, parsed.problem);
  const auto facts = page_facts();
  if (!facts) return tl::unexpected(facts.error());
  find_misreadings((*facts)->read_words, tokenizer_.words(), parsed.clauses);
  const auto found = page(sha256, number);
  if (!found) return tl::unexpected(found.error());
  SearchHit hit;
  hit.sha256 = sha256;
  hit.page = number;
  for (const Match& match : find_matches(*found, parsed.clauses, tokenizer_).matches) {
    hit.matches.push_back(match.span);
    for (const Box& box : letter_boxes_of(*found, match.span)) hit.boxes.push_back({number, box});
  }
  return hit;
}

}  // namespace planlezer
