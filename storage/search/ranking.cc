#include "storage/search/ranking.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "storage/search/fts5.h"

namespace planlezer {

namespace {

constexpr double k1 = 1.2, b = 0.75;                                 // the usual values of BM25
constexpr std::array<float, 3> column_weights = {2.5F, 1.0F, 0.3F};  // heading, body, margin
constexpr double per_finding = 0.04;
constexpr int most_findings = 5;

struct PlannedPattern {
  int first_phrase = 0, phrases = 1;
  float weight = 1;
  std::string expression;
};

struct PlannedClause {
  std::vector<PlannedPattern> patterns;
  double rarity = 1;  // inverse document frequency
};

struct Plan {
  std::vector<PlannedClause> clauses;
  const PageFacts* facts = nullptr;
  const std::vector<bool>* in_scope = nullptr;
  bool weighed = false;  // rarities are known
  std::size_t page = 0;  // of the current row; rows come in order
};

constexpr const char* plan_type = "planlezer_rank_plan";

Plan plan_of(const ParsedQuery& query, const PageFacts& facts, const std::vector<bool>& in_scope) {
  Plan plan;
  plan.facts = &facts;
  plan.in_scope = &in_scope;
  int phrase = 0;
  for (const Clause& clause : query.clauses) {
    PlannedClause planned;
    for (const Pattern& pattern : clause.any_of) {
      const int phrases = pattern.near > 0 ? static_cast<int>(pattern.places.size()) : 1;
      planned.patterns.push_back({phrase, phrases, pattern.weight, match_expression(pattern)});
      phrase += phrases;
    }
    plan.clauses.push_back(std::move(planned));
  }
  return plan;
}

int count_row(const Fts5ExtensionApi*, Fts5Context*, void* rows) {
  ++*static_cast<std::int64_t*>(rows);
  return SQLITE_OK;
}

// With one clause its rarity changes no order, and counting is half the work.
int weigh(const Fts5ExtensionApi* api, Fts5Context* context, Plan& plan) {
  plan.weighed = true;
  if (plan.clauses.size() < 2) return SQLITE_OK;
  const auto all = static_cast<double>(plan.facts->pages.size());
  for (PlannedClause& clause : plan.clauses) {
    std::int64_t most = 0;
    for (const PlannedPattern& pattern : clause.patterns) {
      std::int64_t pages = 0;
      if (const auto known = plan.facts->phrase_counts.find(pattern.expression)) {
        pages = *known;
      } else {
        for (int i = 0; i < pattern.phrases; ++i) {
          std::int64_t rows = 0;
          if (const int code = api->xQueryPhrase(context, pattern.first_phrase + i, &rows, count_row);
              code != SQLITE_OK)
            return code;
          pages = std::max(pages, rows);
        }
        plan.facts->phrase_counts.remember(pattern.expression, pages);
      }
      most = std::max(most, pages);
    }
    const auto with = static_cast<double>(most);
    clause.rarity = std::max(0.05, std::log(1 + (all - with + 0.5) / (with + 0.5)));
  }
  return SQLITE_OK;
}

int count_phrase(const Fts5ExtensionApi* api, Fts5Context* context, int phrase, float& count) {
  Fts5PhraseIter at;
  int column = 0, offset = 0;
  count = 0;
  int code = api->xPhraseFirst(context, phrase, &at, &column, &offset);
  if (code != SQLITE_OK) return code;
  for (; column >= 0; api->xPhraseNext(context, &at, &column, &offset))
    count += column_weights[static_cast<std::size_t>(column) % column_weights.size()];
  return SQLITE_OK;
}

// Of the words of a `near` the rarest on the page counts.
int score_row(const Fts5ExtensionApi* api, Fts5Context* context, const Plan& plan, const PageFact& page,
              double& score) {
  score = 0;
  const double length = k1 * (1 - b + b * page.words / plan.facts->mean_words);
  for (const PlannedClause& clause : plan.clauses) {
    double found = 0;
    for (const PlannedPattern& pattern : clause.patterns) {
      float least = 0;
      for (int i = 0; i < pattern.phrases; ++i) {
        float count = 0;
        if (const int code = count_phrase(api, context, pattern.first_phrase + i, count); code != SQLITE_OK)
          return code;
        least = i == 0 ? count : std::min(least, count);
      }
      found += static_cast<double>(pattern.weight * least);
    }
    score += clause.rarity * (k1 + 1) * found / (found + length);
  }
  score *= 1 + per_finding * std::min<int>(page.findings, most_findings);
  return SQLITE_OK;
}

void page_rank(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int count,
               sqlite3_value** values) {
  auto* plan = count == 1 ? static_cast<Plan*>(sqlite3_value_pointer(values[0], plan_type)) : nullptr;
  if (!plan) return sqlite3_result_error(result, "page_rank without a plan", -1);
  if (!plan->weighed)
    if (const int code = weigh(api, context, *plan); code != SQLITE_OK)
      return sqlite3_result_error_code(result, code);
  const std::int64_t id = api->xRowid(context);
  const auto& pages = plan->facts->pages;
  plan->page =
      plan->facts->find(id, plan->page < pages.size() && pages[plan->page].id <= id ? plan->page : 0);
  if (!plan->facts->is_at(plan->page, id)) return;  // no page: NULL
  if (!plan->in_scope->empty() && !(*plan->in_scope)[plan->page]) return;
  double score = 0;
  if (const int code = score_row(api, context, *plan, pages[plan->page], score); code != SQLITE_OK)
    return sqlite3_result_error_code(result, code);
  sqlite3_result_double(result, score);
}

// What of the query stands in the index at all. FTS5 is much quicker with phrases of one term than with terms
// that share a place, so a place alone becomes a phrase for each of its terms.
class Pruner {
 public:
  explicit Pruner(Database& database) : database_(database) {}

  Result<std::vector<Clause>> prune(const std::vector<Clause>& clauses) {
    std::vector<Clause> pruned;
    for (const Clause& clause : clauses) {
      Clause kept;
      for (const Pattern& pattern : clause.any_of) {
        auto there = prune(pattern);
        if (!there) return tl::unexpected(there.error());
        if (there->places.empty()) continue;
        if (there->places.size() > 1 || there->places.front().prefix) {
          kept.any_of.push_back(std::move(*there));
          continue;
        }
        for (std::string& term : there->places.front().terms)
          kept.any_of.push_back({{{{std::move(term)}, false}}, 0, pattern.weight});
      }
      pruned.push_back(std::move(kept));
    }
    return pruned;
  }

 private:
  Result<Pattern> prune(const Pattern& pattern) {
    Pattern kept = pattern;
    for (QueryPlace& place : kept.places) {
      if (place.prefix) {
        // The index knows the shortest beginnings as terms; with longer ones few words begin.
        if (kept.places.size() == 1 && first_two(place.terms.front()) == place.terms.front())
          place = {{"*" + place.terms.front()}, false};
        continue;
      }
      std::vector<std::string> terms;
      for (std::string& term : place.terms) {
        const auto there = any_page_matches(database_, match_expression(Pattern{{{{term}, false}}, 0, 1}));
        if (!there) return tl::unexpected(there.error());
        if (*there) terms.push_back(std::move(term));
      }
      if (terms.empty()) return Pattern();
      place.terms = std::move(terms);
    }
    return kept;
  }
  Database& database_;
};

}  // namespace

Result<std::vector<RankedPage>> rank_pages(Database& database, const ParsedQuery& query,
                                           const PageFacts& facts, const std::vector<bool>& in_scope) {
  Pruner pruner(database);
  auto clauses = pruner.prune(query.clauses);
  auto excluded = pruner.prune(query.excluded);
  if (!clauses || !excluded) return tl::unexpected((clauses ? excluded : clauses).error());
  const auto is_empty = [](const Clause& clause) { return clause.any_of.empty(); };
  if (std::any_of(clauses->begin(), clauses->end(), is_empty)) return std::vector<RankedPage>();
  std::erase_if(*excluded, is_empty);
  ParsedQuery there;
  there.clauses = std::move(*clauses);
  there.excluded = std::move(*excluded);
  Plan plan = plan_of(there, facts, in_scope);
  std::vector<RankedPage> ranked;
  auto rows = database.query("SELECT page_rank(page_text, ?2) FROM page_text WHERE page_text MATCH ?1",
                             match_expression(there), Pointer{&plan, plan_type});
  while (rows.next())
    if (!rows.null(0)) ranked.push_back({plan.page, rows.real(0)});
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return ranked;
}

Result<bool> any_page_matches(Database& database, const std::string& match) {
  const auto found = database.number("SELECT 1 FROM page_text WHERE page_text MATCH ? LIMIT 1", match);
  if (!found) return tl::unexpected(found.error());
  return *found != 0;
}

Result<void> register_ranking(Database& database) {
  auto api = fts5_of(database);
  if (!api) return tl::unexpected(api.error());
  const int code = (*api)->xCreateFunction(*api, "page_rank", nullptr, page_rank, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(database_error(database.connection(), database.name(), code));
  return {};
}

}  // namespace planlezer
