// Judgements outside tables: boxes, "Oordeel: voldoet deels", a colour behind a heading; and one judgement
// per kpi out of all that was found.
#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "analyze/assessments.h"
#include "analyze/sentences.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::string_view by_box = "zelftoets.vakje";
constexpr std::string_view by_label = "zelftoets.label";
constexpr std::string_view by_heading = "zelftoets.kop";
constexpr std::string_view of_all = "zelftoets.alle-kpis";
constexpr std::string_view by_name = "zelftoets.naam";

// The kpi that a block is about: it opens with it, or it stands in a chapter on it.
std::optional<std::pair<int, std::string_view>> kpi_of(const DocumentAnalysis& analysis,
                                                       const TextBlock& block) {
  const auto mentions = find_kpis(block.text.text());
  if (mentions.size() == 1 && mentions.front().kpi.size() == 1)
    return std::pair(mentions.front().kpi[0], "explicit");
  if (!mentions.empty()) return std::nullopt;
  const Section& around = analysis.view.sections[static_cast<std::size_t>(block.section)];
  if (around.kpi.size() != 1) return std::nullopt;
  return std::pair(around.kpi[0], around.kpi_by_label ? "derived" : "heading");
}

// "Oordeel: voldoet deels", "Score – niet", "Uitkomst zelftoets voldoet".
std::optional<std::string> behind_label(const DocumentAnalysis& analysis, std::string_view text) {
  static const re2::RE2 form(R"(^([^:–|]{3,48}?) ?(?::|–|\|| - ) ?(.{2,60})$)");
  std::string label, value;
  if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), form, &label, &value))
    return std::nullopt;
  const bool kpi = !find_kpis(label).empty();
  if (!kpi && (analysis.rules.columns.kind_of(label) != ColumnKind::assessment || is_of_the_ministry(label)))
    return std::nullopt;
  return bare_assessment(value);
}

// "KPI 1 · Massa oranje", "Kpi 2: kwaliteit (voldoet deels)".
std::optional<std::string> behind_heading(std::string_view heading) {
  static const re2::RE2 tail(
      R"((?:^|[ (·–:-])((?:voldoet|voldaan)(?: (?:wel|deels|gedeeltelijk|grotendeels|(?:nog )?niet|volledig|geheel))?|(?:deels|gedeeltelijk|niet|ten dele) voldaan|voldoet nog niet|groen|oranje|geel|rood|onvoldoende|voldoende|deels)\)?\.?$)");
  std::string words;
  if (!re2::RE2::PartialMatch(lower_dutch(heading), tail, &words)) return std::nullopt;
  return assessment_in(words);
}

// How much a judgement weighs against others on the same kpi: a box or cell, a sentence, a colour.
int weight_of(const Finding& finding) {
  if (finding.rule == by_heading || finding.rule == of_all) return 1;
  return finding.rule == "zelftoets.tabelrij" || finding.rule == by_box || finding.rule == by_label ? 3 : 2;
}

// "We voldoen deels.", "Zover zijn we nog niet: wij voldoen niet."
std::optional<std::string> said_of_this_kpi(std::string_view sentence) {
  if (const auto colon = sentence.rfind(": "); colon != std::string_view::npos)
    sentence.remove_prefix(colon + 2);
  static const re2::RE2 own(R"(^(dus |daarmee |nu )?(wij|we|de dienst|onze dienst) voldoe[nt]\b)");
  return re2::RE2::PartialMatch(lower_dutch(sentence), own) ? bare_assessment(sentence) : std::nullopt;
}

// "Norm: … Oordeel: deels": a label with its judgement among other sentences.
void read_labelled(DocumentAnalysis& analysis, const TextBlock& block) {
  const std::string& words = block.text.text();
  const Section& around = analysis.view.sections[static_cast<std::size_t>(block.section)];
  if (around.kpi.size() != 1) return;
  for (const Span& span : sentences_of(words)) {
    const std::string_view sentence = std::string_view(words).substr(span.begin, span.size());
    if (!find_kpis(sentence).empty()) continue;
    auto verdict = words.size() > 600 ? std::nullopt : behind_label(analysis, sentence);
    if (!verdict) verdict = said_of_this_kpi(sentence);
    if (verdict)
      add_assessment(analysis, block.text.places(span), around.kpi[0],
                     around.kpi_by_label ? "derived" : "heading", *verdict, by_label);
  }
}

// "… dat wij op alle zes de kpi's als robuust zijn beoordeeld", by whomever.
void read_praise(DocumentAnalysis& analysis, const TextBlock& block) {
  static const re2::RE2 praise(
      R"(als robuust (is |zijn |wordt |worden )?(beoordeeld|aangemerkt|bestempeld))");
  const std::string& words = block.text.text();
  if (!re2::RE2::PartialMatch(lower_dutch(words), praise)) return;
  for (const Span& span : sentences_of(words)) {
    const std::string sentence = words.substr(span.begin, span.size());
    if (!re2::RE2::PartialMatch(lower_dutch(sentence), praise)) continue;
    for (const auto& [kpi, verdict] : assessments_by_kpi(sentence))
      add_assessment(analysis, block.text.places(span), kpi, "explicit", verdict, of_all);
  }
}

// "Aan de kpi's over omvang en governance voldoen wij, aan die over opleiding deels en aan die over
// informatie niet."
void read_by_names(DocumentAnalysis& analysis, const TextBlock& block) {
  static const re2::RE2 own(R"(\b(wij|we|de dienst|onze dienst|zij)\b)");
  static const re2::RE2 judges(R"(\b(voldoe\w*|voldaan|op orde|in orde)\b)");
  const std::string& words = block.text.text();
  if (!re2::RE2::PartialMatch(lower_dutch(words), judges)) return;
  for (const Span& span : sentences_of(words)) {
    const std::string sentence = words.substr(span.begin, span.size());
    const std::string lower = lower_dutch(sentence);
    if (!re2::RE2::PartialMatch(lower, judges) || !re2::RE2::PartialMatch(lower, own) ||
        !find_kpis(sentence).empty())
      continue;
    for (const auto& [kpi, verdict] : assessments_by_name(sentence, analysis.rules.kpi_words))
      add_assessment(analysis, block.text.places(span), kpi, "derived", verdict, by_name);
  }
}

// An answer beside its question, in the chapter on a kpi: "… We voldoen deels."
void read_cells(DocumentAnalysis& analysis, const TableView& table) {
  const Section& around = analysis.view.sections[static_cast<std::size_t>(table.section)];
  if (around.kpi.size() != 1) return;
  for (const Cell& cell : table.table->cells) {
    NormalText text;
    text.append(*table.page, cell.text);
    for (const Span& span : sentences_of(text.text())) {
      const auto verdict = said_of_this_kpi(std::string_view(text.text()).substr(span.begin, span.size()));
      if (verdict)
        add_assessment(analysis, text.places(span), around.kpi[0],
                       around.kpi_by_label ? "derived" : "heading", *verdict, by_label);
    }
  }
}

}  // namespace

void read_assessments(DocumentAnalysis& analysis) {
  const DocumentView& view = analysis.view;
  for (const TableView& table : view.tables) read_cells(analysis, table);
  for (std::size_t i = 0; i < view.blocks.size(); ++i) {
    const TextBlock& block = view.blocks[i];
    const std::string& words = block.text.text();
    if (block.kind != BlockKind::heading) {
      read_praise(analysis, block);
      read_by_names(analysis, block);
      read_labelled(analysis, block);
    }
    if (words.size() > 160 || words.find('=') != std::string::npos) continue;
    const std::string text = block.label.empty() ? words : block.label + " " + words;
    std::optional<std::string> verdict;
    std::string_view rule = by_box;
    if (has_boxes(text)) {
      verdict = assessment_in(text);
      if (lower_dutch(text).find("voldo") == std::string::npos &&
          analysis.view.sections[static_cast<std::size_t>(block.section)].kpi.empty() &&
          find_kpis(text).empty())
        verdict.reset();
    } else if (block.kind == BlockKind::heading) {
      rule = by_heading;
      if (!find_kpis(words).empty()) verdict = behind_heading(words);
    } else {
      rule = by_label;
      verdict = behind_label(analysis, words);
      // A judgement alone under the heading of its kpi.
      if (!verdict && i > 0 && view.blocks[i - 1].kind == BlockKind::heading &&
          !find_kpis(view.blocks[i - 1].text.text()).empty())
        verdict = bare_assessment(words);
    }
    if (!verdict) continue;
    const auto kpi = kpi_of(analysis, block);
    if (!kpi) continue;
    add_assessment(analysis, block.text.places({0, static_cast<std::uint32_t>(words.size())}), kpi->first,
                   kpi->second, *verdict, rule);
  }
}

// A sentence on more kpi's becomes a judgement on each; of more judgements on one kpi the most certain stays.
void settle_assessments(DocumentAnalysis& analysis) {
  std::vector<Finding> others, judgements;
  for (Finding& finding : analysis.findings) {
    if (finding.kind != "self_assessment") {
      others.push_back(std::move(finding));
      continue;
    }
    std::map<int, std::string> verdicts;
    if (weight_of(finding) == 2 && finding.kpi_basis == "explicit")
      verdicts = assessments_by_kpi(normal(finding.quote));
    if (verdicts.empty())
      for (const int kpi : finding.kpi) verdicts.emplace(kpi, *finding.assessment);
    for (const auto& [kpi, verdict] : verdicts) {
      Finding one = finding;
      one.kpi = {kpi};
      one.assessment = verdict;
      judgements.push_back(std::move(one));
    }
  }
  const auto earlier = [](const Finding& a, const Finding& b) {
    return std::pair(a.places[0].page, a.places[0].span.begin) <
           std::pair(b.places[0].page, b.places[0].span.begin);
  };
  std::map<int, const Finding*> best;
  for (const Finding& finding : judgements) {
    const Finding*& chosen = best[finding.kpi[0]];
    if (chosen == nullptr || weight_of(finding) > weight_of(*chosen) ||
        (weight_of(finding) == weight_of(*chosen) && earlier(finding, *chosen)))
      chosen = &finding;
  }
  for (const auto& [kpi, finding] : best) others.push_back(*finding);
  analysis.findings = std::move(others);
}

}  // namespace planlezer
