// Searching pages: all that match are ranked and counted, and only what is shown is read, marked and boxed.
// Every order ends in one that depends on content alone, so equal indexes give equal answers.
#include <algorithm>
#include <unordered_map>

#include "storage/finding_json.h"
#include "storage/page_rows.h"
#include "storage/search/facets.h"
#include "storage/search/letters.h"
#include "storage/search/matches.h"
#include "storage/search/misreadings.h"
#include "storage/search/ranking.h"
#include "storage/search/snippet.h"
#include "storage/search/suggestion.h"
#include "storage/sqlite_store.h"

namespace planlezer {

namespace {

// Without words: pages with most findings of the theme, of documents with most of them; without a theme all
// that is in scope.
Result<std::vector<RankedPage>> rank_by_theme(Database& database, const PageFacts& facts,
                                              const std::vector<bool>& in_scope,
                                              const std::vector<std::string>& themes) {
  std::vector<int> on_page(facts.pages.size()), in_document(facts.documents.size());
  for (const std::string& theme : themes) {
    auto rows = database.query(
        "SELECT f.document, f.page, count(*) FROM finding_themes t JOIN findings f ON f.id = t.finding"
        " WHERE t.theme = ? GROUP BY f.document, f.page",
        theme);
    while (rows.next()) {
      const std::int64_t id = page_id(rows.integer(0), rows.small(1));
      const std::size_t at = facts.find(id);
      if (!facts.is_at(at, id) || (!in_scope.empty() && !in_scope[at])) continue;
      on_page[at] += rows.small(2);
      in_document[facts.pages[at].document] += rows.small(2);
    }
    if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  }
  std::vector<RankedPage> ranked;
  for (std::size_t i = 0; i < facts.pages.size(); ++i) {
    if (!in_scope.empty() && !in_scope[i]) continue;
    const double total = in_document[facts.pages[i].document];
    ranked.push_back({i, 1 + on_page[i] + total / (total + 1)});
  }
  return ranked;
}

// The best `limit` of them, or the best of each document.
std::vector<RankedPage> best_of(std::vector<RankedPage> pages, const PageFacts& facts, std::size_t limit,
                                bool per_document) {
  const auto better = [&](const RankedPage& x, const RankedPage& y) {
    if (x.score != y.score) return x.score > y.score;
    const PageFact &a = facts.pages[x.page], &b = facts.pages[y.page];
    return a.document != b.document ? a.document < b.document : a.id < b.id;
  };
  if (per_document) {
    std::unordered_map<std::uint32_t, RankedPage> best;
    for (const RankedPage& page : pages) {
      const auto [one, added] = best.emplace(facts.pages[page.page].document, page);
      if (!added && better(page, one->second)) one->second = page;
    }
    pages.clear();
    for (const auto& [document, page] : best) pages.push_back(page);
  }
  const auto end = pages.begin() + static_cast<std::ptrdiff_t>(std::min(limit, pages.size()));
  std::partial_sort(pages.begin(), end, pages.end(), better);
  pages.erase(end, pages.end());
  return pages;
}

Result<Page> read_page(Database& database, std::int64_t id) {
  auto row = database.query("SELECT text, text_at, layout FROM pages WHERE id = ?", id);
  if (row.next()) return page_of_row(row, 0);
  auto done = row.finish();
  return done ? fail(ErrorCode::storage,
                     "De index is beschadigd: een pagina ontbreekt; lees de documenten opnieuw in.")
              : tl::unexpected(done.error());
}

// For a page that was found without words: the places of its findings with the theme stand for the matches.
Result<void> mark_findings(Database& database, const std::string& theme, std::int64_t id, const Page& page,
                           PageMatches& found) {
  auto rows = database.query(
      "SELECT f.body FROM findings f JOIN finding_themes t ON t.finding = f.id"
      " WHERE f.document = ? AND f.page = ? AND t.theme = ? ORDER BY f.position",
      document_of_page(id), page.number, theme);
  while (rows.next()) {
    const auto finding = finding_from_json(rows.bytes(0));
    if (!finding) return tl::unexpected(finding.error());
    for (const Place& place : finding->places)
      if (place.page == page.number && !place.span.empty() && place.span.end <= page.text.size())
        found.matches.push_back({place.span, 0});
  }
  put_in_order(found.matches);
  return rows.finish();
}

constexpr std::size_t most_boxed_matches = 500;  // on one page

// One search: what it is about, and what came out.
class Search {
 public:
  Search(Database& database, Tokenizer& tokenizer, const PageFacts& facts, const SearchQuery& query)
      : database_(database),
        tokenizer_(tokenizer),
        facts_(facts),
        query_(query),
        parsed_(parse_query(query.text, tokenizer)) {
    find_misreadings(facts.read_words, tokenizer.words(), parsed_.clauses);
  }

  Result<SearchResult> run();

 private:
  Result<void> check() const;
  std::vector<std::string> theme_names() const;
  Result<SearchHit> hit_of(const RankedPage& ranked, int pages_in_document);

  Database& database_;
  Tokenizer& tokenizer_;
  const PageFacts& facts_;
  const SearchQuery& query_;
  ParsedQuery parsed_;
};

Result<void> Search::check() const {
  if (!parsed_.problem.empty()) return fail(ErrorCode::usage, parsed_.problem);
  const bool is_filtered = query_.theme || query_.organisation || query_.kind || query_.document_kind ||
                           query_.kpi || parsed_.filters != QueryFilters();
  if (parsed_.clauses.empty() && !is_filtered)
    return fail(ErrorCode::usage,
                "Geef een of meer woorden om te zoeken, of kies een filter, bijvoorbeeld een thema.");
  return {};
}

std::vector<std::string> Search::theme_names() const {
  std::vector<std::string> names;
  if (query_.theme) names.push_back(*query_.theme);
  for (const std::string& theme : parsed_.filters.themes)
    for (const std::size_t meant : themes_meant(facts_, theme)) names.push_back(facts_.themes[meant]);
  return names;
}

Result<SearchHit> Search::hit_of(const RankedPage& ranked, int pages_in_document) {
  const PageFact& fact = facts_.pages[ranked.page];
  const ListedDocument& document = facts_.documents[fact.document];
  auto page = read_page(database_, fact.id);
  if (!page) return tl::unexpected(page.error());
  PageMatches found = find_matches(*page, parsed_.clauses, tokenizer_);
  if (parsed_.clauses.empty())
    for (const std::string& theme : theme_names())
      if (auto done = mark_findings(database_, theme, fact.id, *page, found); !done)
        return tl::unexpected(done.error());
  SearchHit hit;
  hit.document = document.path;
  hit.sha256 = document.sha256;
  hit.organisation = document.organisation;
  hit.attachment = attachment_of(document);
  hit.document_kind = document.kind;
  hit.title = document.title;
  hit.page = page->number;
  hit.score = ranked.score;
  hit.snippet = snippet_of(*page, found);
  hit.pages_in_document = pages_in_document;
  for (const Match& match : found.matches) {
    hit.matches.push_back(match.span);
    if (hit.matches.size() > most_boxed_matches) continue;
    for (const Box& box : letter_boxes_of(*page, match.span)) hit.boxes.push_back({hit.page, box});
  }
  auto themes =
      database_.query("SELECT theme FROM page_themes WHERE document = ? AND page = ? ORDER BY position",
                      document.id, hit.page);
  while (themes.next()) hit.themes.push_back(themes.text(0));
  if (auto done = themes.finish(); !done) return tl::unexpected(done.error());
  return hit;
}

Result<SearchResult> Search::run() {
  if (auto done = check(); !done) return tl::unexpected(done.error());
  auto in_scope = pages_in_scope(database_, facts_, query_, parsed_.filters);
  if (!in_scope) return tl::unexpected(in_scope.error());
  auto ranked = parsed_.clauses.empty() ? rank_by_theme(database_, facts_, *in_scope, theme_names())
                                        : rank_pages(database_, parsed_, facts_, *in_scope);
  if (!ranked) return tl::unexpected(ranked.error());
  SearchResult result;
  result.total = static_cast<int>(ranked->size());
  result.facets = count_facets(facts_, *ranked);
  std::vector<int> in_document(facts_.documents.size());
  for (const RankedPage& page : *ranked) ++in_document[facts_.pages[page.page].document];
  result.documents = static_cast<int>(
      std::count_if(in_document.begin(), in_document.end(), [](int pages) { return pages > 0; }));
  for (const RankedPage& page :
       best_of(std::move(*ranked), facts_, static_cast<std::size_t>(std::max(query_.limit, 0)),
               query_.per_document)) {
    auto hit = hit_of(page, in_document[facts_.pages[page.page].document]);
    if (!hit) return tl::unexpected(hit.error());
    result.hits.push_back(std::move(*hit));
  }
  if (result.total == 0) {
    auto suggestion = suggest(database_, tokenizer_, query_.text, parsed_.words);
    if (!suggestion) return tl::unexpected(suggestion.error());
    result.suggestion = std::move(*suggestion);
  }
  return result;
}

}  // namespace

Result<SearchResult> search_pages(Database& database, Tokenizer& tokenizer, const PageFacts& facts,
                                  const SearchQuery& query) {
  return Search(database, tokenizer, facts, query).run();
}

}  // namespace planlezer
