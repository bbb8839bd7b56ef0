// Searching pages: the full-text index ranks all that match, the best are looked at closely, and only what is
// shown is marked and boxed. Every order ends in one that depends on content alone, so equal indexes give
// equal answers.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "storage/document_list.h"
#include "storage/finding_json.h"
#include "storage/page_rows.h"
#include "storage/query.h"
#include "storage/snippet.h"
#include "storage/sqlite_store.h"

namespace planlezer {

namespace {

struct Candidate {
  std::int64_t page = 0;     // row in `pages`
  std::size_t document = 0;  // place in the list of documents
  double score = 0;
};

bool better(const Candidate& a, const Candidate& b) {
  if (a.score != b.score) return a.score > b.score;
  return a.document != b.document ? a.document < b.document : a.page < b.page;
}

using PageSet = std::unordered_set<std::int64_t>;

// What the search is about, besides its words.
struct Scope {
  std::vector<ListedDocument> documents;                // in the order of ties
  std::unordered_map<std::int64_t, std::size_t> by_id;  // of those that pass the filter
  std::optional<PageSet> pages;                         // nothing: all

  std::optional<std::size_t> document_of(std::int64_t page) const {
    if (pages && !pages->contains(page)) return std::nullopt;
    const auto found = by_id.find(document_of_page(page));
    if (found == by_id.end()) return std::nullopt;
    return found->second;
  }
};

Result<PageSet> read_pages(Query rows) {
  PageSet pages;
  while (rows.next()) pages.insert(page_id(rows.integer(0), rows.small(1)));
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return pages;
}

void intersect(std::optional<PageSet>& pages, PageSet others) {
  if (pages) std::erase_if(others, [&](std::int64_t page) { return !pages->contains(page); });
  pages = std::move(others);
}

Result<Scope> scope_of(Database& database, const SearchQuery& query) {
  auto documents = list_documents(database, {query.organisation, query.document_kind, std::nullopt});
  if (!documents) return tl::unexpected(documents.error());
  Scope scope;
  scope.documents = std::move(*documents);
  for (std::size_t i = 0; i < scope.documents.size(); ++i) scope.by_id.emplace(scope.documents[i].id, i);
  if (query.kind || query.kpi) {
    auto pages = read_pages(database.query(
        "SELECT document, page FROM findings f WHERE (?1 IS NULL OR kind = ?1)"
        " AND (?2 IS NULL OR EXISTS(SELECT 1 FROM finding_kpis k WHERE k.finding = f.id AND k.kpi = ?2))",
        query.kind, query.kpi));
    if (!pages) return tl::unexpected(pages.error());
    intersect(scope.pages, std::move(*pages));
  }
  if (query.theme) {
    auto pages =
        read_pages(database.query("SELECT document, page FROM page_themes WHERE theme = ?1"
                                  " UNION SELECT f.document, f.page FROM finding_themes t JOIN findings f ON "
                                  "f.id = t.finding WHERE t.theme = ?1",
                                  *query.theme));
    if (!pages) return tl::unexpected(pages.error());
    intersect(scope.pages, std::move(*pages));
  }
  return scope;
}

Result<std::vector<Candidate>> rank_by_words(Database& database, const Scope& scope,
                                             const std::string& match) {
  std::vector<Candidate> candidates;
  auto rows = database.query("SELECT rowid, rank FROM page_text WHERE page_text MATCH ?", match);
  while (rows.next())
    if (const auto document = scope.document_of(rows.integer(0)))
      candidates.push_back({rows.integer(0), *document, -rows.real(1)});
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return candidates;
}

// Without words: pages with most findings of the theme, of documents with most of them.
Result<std::vector<Candidate>> rank_by_theme(Database& database, const Scope& scope,
                                             const std::string& theme) {
  std::unordered_map<std::int64_t, int> on_page;
  std::unordered_map<std::size_t, int> in_document;
  auto rows = database.query(
      "SELECT f.document, f.page, count(*) FROM finding_themes t JOIN findings f ON f.id = t.finding"
      " WHERE t.theme = ? GROUP BY f.document, f.page",
      theme);
  while (rows.next()) {
    const std::int64_t page = page_id(rows.integer(0), rows.small(1));
    const auto document = scope.document_of(page);
    if (!document) continue;
    on_page[page] = rows.small(2);
    in_document[*document] += rows.small(2);
  }
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  std::vector<Candidate> candidates;
  for (const std::int64_t page : scope.pages.value_or(PageSet())) {
    const auto document = scope.document_of(page);
    if (!document) continue;
    const double total = in_document[*document];
    candidates.push_back({page, *document, 1 + on_page[page] + total / (total + 1)});
  }
  return candidates;
}

void keep_best(std::vector<Candidate>& candidates, std::size_t count) {
  const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(std::min(count, candidates.size()));
  std::partial_sort(candidates.begin(), end, candidates.end(), better);
  candidates.erase(end, candidates.end());
}

Result<Page> read_page(Database& database, std::int64_t id) {
  auto row = database.query("SELECT text, text_at, layout FROM pages WHERE id = ?", id);
  if (row.next()) return page_of_row(row, 0);
  auto done = row.finish();
  return done ? fail(ErrorCode::storage,
                     "De index is beschadigd: een pagina ontbreekt; lees de documenten opnieuw in.")
              : tl::unexpected(done.error());
}

// Words in a heading say what a page is about; words that only stand in running heads or a table of contents
// do not.
double weight_of(const Page& page, const std::vector<Match>& matches) {
  bool in_heading = false;
  bool in_body = matches.empty();
  for (const Match& match : matches) {
    const auto block = std::partition_point(page.blocks.begin(), page.blocks.end(),
                                            [&](const Block& b) { return b.text.end <= match.span.begin; });
    const BlockKind kind = block == page.blocks.end() ? BlockKind::paragraph : block->kind;
    if (kind == BlockKind::heading) in_heading = true;
    if (kind != BlockKind::running_head && kind != BlockKind::running_foot && kind != BlockKind::contents)
      in_body = true;
  }
  if (!in_body) return 0.5;
  return in_heading ? 1.25 : 1;
}

struct LookedAt {
  Candidate candidate;
  Page page;
  PageMatches found;
};

Result<std::vector<LookedAt>> look_closely(Database& database, Tokenizer& tokenizer,
                                           const std::vector<Phrase>& phrases,
                                           const std::vector<Candidate>& candidates) {
  std::vector<LookedAt> looked_at;
  looked_at.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    auto page = read_page(database, candidate.page);
    if (!page) return tl::unexpected(page.error());
    auto found = find_matches(*page, phrases, tokenizer);
    const auto findings = database.number("SELECT count(*) FROM findings WHERE document = ? AND page = ?",
                                          document_of_page(candidate.page), number_of_page(candidate.page));
    if (!findings) return tl::unexpected(findings.error());
    LookedAt one{candidate, std::move(*page), std::move(found)};
    if (!phrases.empty())
      one.candidate.score *= weight_of(one.page, one.found.matches) *
                             (1 + 0.04 * static_cast<double>(std::min<std::int64_t>(*findings, 5)));
    looked_at.push_back(std::move(one));
  }
  std::sort(looked_at.begin(), looked_at.end(),
            [](const LookedAt& a, const LookedAt& b) { return better(a.candidate, b.candidate); });
  return looked_at;
}

// For a page that was found without words: the places of its findings with the theme stand for the matches.
Result<void> mark_findings(Database& database, const std::string& theme, LookedAt& one) {
  auto rows = database.query(
      "SELECT f.body FROM findings f JOIN finding_themes t ON t.finding = f.id"
      " WHERE f.document = ? AND f.page = ? AND t.theme = ? ORDER BY f.position",
      document_of_page(one.candidate.page), one.page.number, theme);
  while (rows.next()) {
    const auto finding = finding_from_json(rows.bytes(0));
    if (!finding) return tl::unexpected(finding.error());
    for (const Place& place : finding->places)
      if (place.page == one.page.number && !place.span.empty() && place.span.end <= one.page.text.size())
        one.found.matches.push_back({place.span, 0});
  }
  auto& matches = one.found.matches;
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::uint32_t end = 0;
  std::erase_if(matches, [&](const Match& match) {
    if (match.span.begin < end) return true;
    end = match.span.end;
    return false;
  });
  return rows.finish();
}

constexpr std::size_t most_boxed_matches = 500;  // on one page

Result<SearchHit> hit_of(Database& database, const Scope& scope, const LookedAt& one) {
  const ListedDocument& document = scope.documents[one.candidate.document];
  SearchHit hit;
  hit.document = document.path;
  hit.sha256 = document.sha256;
  hit.organisation = document.organisation;
  hit.attachment = attachment_of(document);
  hit.document_kind = document.kind;
  hit.title = document.title;
  hit.page = number_of_page(one.candidate.page);
  hit.score = one.candidate.score;
  hit.snippet = snippet_of(one.page, one.found);
  for (const Match& match : one.found.matches) {
    hit.matches.push_back(match.span);
    if (hit.matches.size() > most_boxed_matches) continue;
    for (const Box& box : boxes_of(one.page, match.span)) hit.boxes.push_back({hit.page, box});
  }
  auto themes =
      database.query("SELECT theme FROM page_themes WHERE document = ? AND page = ? ORDER BY position",
                     document.id, hit.page);
  while (themes.next()) hit.themes.push_back(themes.text(0));
  if (auto done = themes.finish(); !done) return tl::unexpected(done.error());
  return hit;
}

}  // namespace

Result<std::vector<SearchHit>> search_pages(Database& database, Tokenizer& tokenizer,
                                            const SearchQuery& query) {
  const ParsedQuery parsed = parse_query(query.text, tokenizer);
  if (parsed.match.empty() && parsed.only_exclusions)
    return fail(ErrorCode::usage,
                "De zoekvraag sluit alleen woorden uit; geef ook een woord dat er wel moet staan.");
  if (parsed.match.empty() && !query.theme)
    return fail(ErrorCode::usage, "Geef een of meer woorden om te zoeken, of een thema met --theme.");
  auto scope = scope_of(database, query);
  if (!scope) return tl::unexpected(scope.error());
  auto candidates = parsed.match.empty() ? rank_by_theme(database, *scope, *query.theme)
                                         : rank_by_words(database, *scope, parsed.match);
  if (!candidates) return tl::unexpected(candidates.error());
  const auto limit = static_cast<std::size_t>(std::max(query.limit, 0));
  keep_best(*candidates, parsed.match.empty() ? limit : std::max<std::size_t>(4 * limit, 60));
  auto looked_at = look_closely(database, tokenizer, parsed.phrases, *candidates);
  if (!looked_at) return tl::unexpected(looked_at.error());
  if (looked_at->size() > limit) looked_at->resize(limit);
  std::vector<SearchHit> hits;
  for (LookedAt& one : *looked_at) {
    if (parsed.match.empty())
      if (auto done = mark_findings(database, *query.theme, one); !done) return tl::unexpected(done.error());
    auto hit = hit_of(database, *scope, one);
    if (!hit) return tl::unexpected(hit.error());
    hits.push_back(std::move(*hit));
  }
  return hits;
}

}  // namespace planlezer
