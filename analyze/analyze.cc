#include "analyze/analyze.h"

#include <algorithm>

#include "analyze/analysis.h"

namespace planlezer {

namespace {

void read(DocumentAnalysis& analysis, DocumentView view) {
  analysis.view = std::move(view);
  analysis.findings.clear();
  analysis.fusion.clear();
  analysis.origins.clear();
  read_text(analysis);
  read_tables(analysis);
  read_assessments(analysis);
  settle_assessments(analysis);
}

bool asks_something(const DocumentAnalysis& analysis) {
  return std::any_of(analysis.findings.begin(), analysis.findings.end(), [](const Finding& finding) {
    return finding.kind == "support_request" || finding.kind == "no_support";
  });
}

// What the sender says; of a mail that asks nothing and passes a colleague's on, that one too.
void read_mail(DocumentAnalysis& analysis) {
  const MailReading& mail = *analysis.mail;
  const auto view = [&](const std::vector<std::uint32_t>& messages) {
    return view_of_mail(
        analysis.document,
        spoken_blocks(analysis.document.pages.front(), mail.text, analysis.rules.mail, messages),
        analysis.rules.sections, analysis.rules.kpi_words);
  };
  if (!mail.text.automatic.empty()) return read(analysis, view({}));
  read(analysis, view(mail.own));
  if (mail.passed_on.empty() || asks_something(analysis)) return;
  std::vector<std::uint32_t> messages = mail.own;
  messages.insert(messages.end(), mail.passed_on.begin(), mail.passed_on.end());
  read(analysis, view(messages));
}

}  // namespace

namespace {

// Neither its title nor its words say what it is: an agency's document full of measures is a plan.
void call_it_a_plan(DocumentAnalysis& analysis) {
  constexpr std::ptrdiff_t full = 5;
  const auto measures = std::count_if(analysis.findings.begin(), analysis.findings.end(),
                                      [](const Finding& finding) { return finding.kind == "measure"; });
  if (analysis.facts.kind == "other" && !analysis.whose.name.empty() && measures >= full)
    analysis.facts.kind = "plan";
}

Analysis analysed(DocumentAnalysis& analysis) {
  const Extracted& document = analysis.document;
  const Rules& rules = analysis.rules;
  find_facts(analysis);
  if (analysis.mail)
    read_mail(analysis);
  else
    read(analysis, view_of(document, rules.sections, rules.kpi_words));
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
  call_it_a_plan(analysis);
  Analysis result;
  result.facts = std::move(analysis.facts);
  result.themes = themes_of_pages(analysis);
  result.findings = std::move(analysis.findings);
  return result;
}

}  // namespace

Analysis analyze(const Extracted& document, const DocumentContext& context, const Rules& rules) {
  DocumentAnalysis analysis{document, context, rules};
  return analysed(analysis);
}

TracedAnalysis analyze_traced(const Extracted& document, const DocumentContext& context, const Rules& rules) {
  DocumentAnalysis analysis{document, context, rules};
  analysis.judged.emplace();
  TracedAnalysis traced;
  traced.analysis = analysed(analysis);
  traced.judged = std::move(*analysis.judged);
  return traced;
}

}  // namespace planlezer
