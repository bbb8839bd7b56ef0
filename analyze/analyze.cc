#include "analyze/analyze.h"

#include <algorithm>

#include "analyze/analysis.h"

namespace planlezer {

std::vector<std::string> themes_in(const Rules& rules, std::string_view text) {
  std::vector<std::string> themes;
  for (const int theme : rules.theme_words.find(lower_dutch(text)))
    themes.push_back(rules.themes[static_cast<std::size_t>(theme)].id);
  return themes;
}

std::vector<PageThemes> themes_of_pages(const DocumentAnalysis& analysis) {
  std::vector<PageThemes> pages;
  for (const Page& page : analysis.document.pages) {
    NormalText text;
    text.append(page, {0, static_cast<std::uint32_t>(page.text.size())});
    auto themes = themes_in(analysis.rules, text.text());
    if (!themes.empty()) pages.push_back({page.number, std::move(themes)});
  }
  return pages;
}

Analysis analyze(const Extracted& document, const DocumentContext& context, const Rules& rules) {
  DocumentAnalysis analysis{document, context, rules, {}, {}, {}, {}, {}, {}};
  find_facts(analysis);
  analysis.view = view_of(document, rules.sections, rules.kpi_words);
  read_text(analysis);
  read_tables(analysis);
  std::stable_sort(
      analysis.findings.begin(), analysis.findings.end(), [](const Finding& a, const Finding& b) {
        const auto key = [](const Finding& f) {
          return f.places.empty() ? std::pair(0, 0U) : std::pair(f.places[0].page, f.places[0].span.begin);
        };
        return key(a) < key(b);
      });
  conclude_fusion(analysis);
  give_ids(analysis);
  link_repeats(analysis);
  Analysis result;
  result.facts = std::move(analysis.facts);
  result.themes = themes_of_pages(analysis);
  result.findings = std::move(analysis.findings);
  return result;
}

}  // namespace planlezer
