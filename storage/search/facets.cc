#include "storage/search/facets.h"

#include <algorithm>
#include <map>

#include "storage/dutch/folding.h"
#include "storage/page_rows.h"

namespace planlezer {

namespace {

// Narrows what is in scope, filter by filter.
class Scope {
 public:
  explicit Scope(const PageFacts& facts) : facts_(facts) {}

  template <typename Holds>
  void keep_pages(Holds holds) {
    begin();
    for (std::size_t i = 0; i < facts_.pages.size(); ++i)
      if (in_[i] && !holds(facts_.pages[i])) in_[i] = false;
  }
  template <typename Holds>
  void keep_documents(Holds holds) {
    std::vector<bool> kept(facts_.documents.size());
    for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = holds(i);
    keep_pages([&](const PageFact& page) { return kept[page.document]; });
  }
  // Rows of document and page.
  Result<void> keep_rows(Query rows) {
    begin();
    std::vector<bool> listed(facts_.pages.size());
    while (rows.next()) {
      const std::int64_t id = page_id(rows.integer(0), rows.small(1));
      const std::size_t at = facts_.find(id);
      if (facts_.is_at(at, id)) listed[at] = true;
    }
    for (std::size_t i = 0; i < listed.size(); ++i)
      if (!listed[i]) in_[i] = false;
    return rows.finish();
  }
  std::vector<bool> take() { return std::move(in_); }

 private:
  void begin() {
    if (in_.empty()) in_.assign(facts_.pages.size(), true);
  }
  const PageFacts& facts_;
  std::vector<bool> in_;
};

Error unknown_theme(const PageFacts& facts, const std::string& name) {
  std::string list;
  for (const std::string& theme : facts.themes) list += (list.empty() ? "" : ", ") + theme;
  return {ErrorCode::usage, "Het thema ‘" + name.substr(0, 60) + "’ komt niet voor" +
                                (list.empty() ? "." : "; kies uit " + list + ".")};
}

// A finding of these kinds and with one of these kpi's, both at once.
Result<void> keep_findings(Database& database, Scope& scope, const std::vector<std::string>& kinds,
                           const std::vector<int>& kpis) {
  std::string sql = "SELECT document, page FROM findings f WHERE 1";
  const auto list = [](const auto& values, auto text_of) {
    std::string all;
    for (const auto& value : values) all += (all.empty() ? "" : ", ") + text_of(value);
    return "(" + all + ")";
  };
  // Kinds are codes of this program or given by its caller: quotes in them are doubled.
  if (!kinds.empty())
    sql += " AND kind IN " + list(kinds, [](const std::string& kind) {
             std::string quoted = "'";
             for (const char c : kind) quoted.append(c == '\'' ? 2 : 1, c);
             return quoted + "'";
           });
  if (!kpis.empty())
    sql += " AND EXISTS(SELECT 1 FROM finding_kpis k WHERE k.finding = f.id AND k.kpi IN " +
           list(kpis, [](int kpi) { return std::to_string(kpi); }) + ")";
  return scope.keep_rows(database.query(sql));
}

void keep_dates(const PageFacts& facts, Scope& scope, const QueryFilters& filters) {
  scope.keep_documents([&](std::size_t document) {
    const std::string& date = facts.documents[document].date;
    return !date.empty() && (filters.date_from.empty() || date >= filters.date_from) &&
           (filters.date_to.empty() || date <= filters.date_to);
  });
}

std::vector<FacetCount> sorted(const std::vector<std::string>& names, const std::vector<int>& counts) {
  std::vector<FacetCount> facet;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0 && !names[i].empty()) facet.push_back({names[i], counts[i]});
  std::sort(facet.begin(), facet.end(), [](const FacetCount& x, const FacetCount& y) {
    return x.pages != y.pages ? x.pages > y.pages : x.value < y.value;
  });
  return facet;
}

std::vector<FacetCount> sorted(const std::map<std::string, int>& counts) {
  std::vector<std::string> names;
  std::vector<int> numbers;
  for (const auto& [name, count] : counts) {
    names.push_back(name);
    numbers.push_back(count);
  }
  return sorted(names, numbers);
}

}  // namespace

std::vector<std::size_t> themes_meant(const PageFacts& facts, std::string_view name) {
  const std::string wanted = fold(name);
  std::vector<std::size_t> meant;
  for (std::size_t i = 0; i < std::min(facts.themes.size(), most_themes); ++i) {
    const std::string theme = fold(facts.themes[i]);
    if (theme == wanted) return {i};
    if (wanted.size() > 2 && theme.find(wanted) != std::string::npos) meant.push_back(i);
  }
  return meant;
}

Result<std::vector<bool>> pages_in_scope(Database& database, const PageFacts& facts, const SearchQuery& query,
                                         const QueryFilters& filters) {
  Scope scope(facts);
  std::vector<std::string> organisations = filters.organisations, document_kinds = filters.document_kinds,
                           finding_kinds = filters.finding_kinds, themes = filters.themes;
  if (query.organisation) organisations.push_back(*query.organisation);
  for (const std::string& organisation : organisations) {
    const auto meant = names_meant(facts.organisations, organisation);
    scope.keep_documents([&](std::size_t document) { return meant[facts.organisation[document]]; });
  }
  if (query.document_kind) document_kinds.push_back(*query.document_kind);
  if (!document_kinds.empty())
    scope.keep_documents([&](std::size_t document) {
      return std::find(document_kinds.begin(), document_kinds.end(), facts.documents[document].kind) !=
             document_kinds.end();
    });
  if (!filters.date_from.empty() || !filters.date_to.empty()) keep_dates(facts, scope, filters);
  for (const std::string& theme : themes) {
    const auto meant = themes_meant(facts, theme);
    if (meant.empty()) return tl::unexpected(unknown_theme(facts, theme));
    scope.keep_pages([&](const PageFact& page) {
      return std::any_of(meant.begin(), meant.end(), [&](std::size_t one) { return page.themes.test(one); });
    });
  }
  if (query.theme) {
    const auto theme = std::find(facts.themes.begin(), facts.themes.end(), *query.theme);
    const auto index = static_cast<std::size_t>(theme - facts.themes.begin());
    scope.keep_pages([&](const PageFact& page) {
      return index < std::min(facts.themes.size(), most_themes) && page.themes.test(index);
    });
  }
  if (query.kind) finding_kinds.push_back(*query.kind);
  std::vector<int> kpis = filters.kpis;
  if (query.kpi) kpis.push_back(*query.kpi);
  if (!finding_kinds.empty() || !kpis.empty())
    if (auto done = keep_findings(database, scope, finding_kinds, kpis); !done)
      return tl::unexpected(done.error());
  if (filters.amount_from || filters.amount_to) {
    // An amount that is open to one side is the one that is named.
    auto done = scope.keep_rows(database.query(
        "SELECT document, page FROM (SELECT document, page, json_extract(body, '$.amount.min') AS low,"
        " json_extract(body, '$.amount.max') AS high FROM findings WHERE body LIKE '%\"amount\":{%')"
        " WHERE (?1 IS NULL OR coalesce(high, low) >= ?1) AND (?2 IS NULL OR coalesce(low, high) <= ?2)"
        " AND coalesce(low, high) IS NOT NULL",
        filters.amount_from, filters.amount_to));
    if (!done) return tl::unexpected(done.error());
  }
  return scope.take();
}

SearchFacets count_facets(const PageFacts& facts, const std::vector<RankedPage>& pages) {
  std::vector<int> in_document(facts.documents.size()), themes(most_themes), kpis(most_kpis);
  for (const RankedPage& ranked : pages) {
    const PageFact& page = facts.pages[ranked.page];
    ++in_document[page.document];
    for (unsigned kpi = 0; kpi < most_kpis && (page.kpis >> kpi) != 0; ++kpi)
      kpis[kpi] += (page.kpis >> kpi) & 1;
    for (std::size_t theme = page.themes._Find_first(); theme < most_themes;
         theme = page.themes._Find_next(theme))
      ++themes[theme];
  }
  std::vector<int> organisations(facts.organisations.size());
  std::map<std::string, int> kinds, years;
  for (std::size_t i = 0; i < in_document.size(); ++i) {
    if (in_document[i] == 0) continue;
    organisations[facts.organisation[i]] += in_document[i];
    kinds[facts.documents[i].kind] += in_document[i];
    if (facts.year[i] > 0) years[std::to_string(facts.year[i])] += in_document[i];
  }
  std::vector<std::string> kpi_names, theme_names = facts.themes;
  for (std::size_t kpi = 0; kpi < most_kpis; ++kpi) kpi_names.push_back(std::to_string(kpi));
  theme_names.resize(most_themes);
  return {sorted(theme_names, themes), sorted(kpi_names, kpis), sorted(facts.organisations, organisations),
          sorted(kinds), sorted(years)};
}

}  // namespace planlezer
