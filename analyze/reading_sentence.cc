#include <algorithm>
#include <cstdlib>
#include <string>

#include "analyze/analysis.h"
#include "analyze/fields.h"

namespace planlezer {

namespace {

std::string joined_quote(const Extracted& document, const std::vector<Place>& places) {
  std::string quote;
  for (const Place& place : places) {
    const auto page = std::find_if(document.pages.begin(), document.pages.end(),
                                   [&](const Page& p) { return p.number == place.page; });
    if (page == document.pages.end()) continue;
    const std::string part = quote_of(*page, place.span);
    if (quote.size() > 1 && quote.back() == '-' &&
        joins_without_hyphen(std::string_view(quote).substr(0, quote.size() - 1), part))
      quote.pop_back();
    else if (!quote.empty() && !part.empty())
      quote += ' ';
    quote += part;
  }
  return quote;
}

void add_boxes(const Extracted& document, Finding& finding) {
  double confidence = 0;
  int words = 0;
  for (const Place& place : finding.places) {
    const auto page = std::find_if(document.pages.begin(), document.pages.end(),
                                   [&](const Page& p) { return p.number == place.page; });
    if (page == document.pages.end()) continue;
    for (const Box& box : boxes_of(*page, place.span)) finding.boxes.push_back({place.page, box});
    auto word = std::partition_point(page->words.begin(), page->words.end(),
                                     [&](const Word& w) { return w.text.end <= place.span.begin; });
    for (; word != page->words.end() && word->text.begin < place.span.end; ++word) {
      confidence += word->confidence;
      ++words;
      if (word->origin == Origin::ocr) finding.origin = "ocr";
    }
  }
  if (words > 0) finding.confidence *= confidence / words;
}

// Over, and begun in the year before the document.
bool is_recent(const Deadline& deadline, const std::string& date) {
  if (date.size() < 10 || !is_past(deadline, date)) return false;
  const std::string& begin = deadline.start ? *deadline.start : *deadline.end;
  const std::string year_before = std::to_string(std::atoi(date.c_str()) - 1) + date.substr(4);
  return begin >= year_before;
}

}  // namespace

bool speaks_to_the_ministry(const DocumentAnalysis& analysis) {
  if (analysis.mail) return analysis.document.mail->automatic.empty();
  const std::string& kind = analysis.facts.kind;
  if (kind == "plan" || kind == "self_assessment") return false;
  const auto& container = analysis.context.container;
  return kind == "letter" || (container && (container->kind == "email" || container->kind == "attachment"));
}

const Rule* SentenceReading::first(std::string_view kind) const {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule* rule) { return rule->kind == kind; });
  return found == rules.end() ? nullptr : *found;
}

SentenceReading read_sentence(const DocumentAnalysis& analysis, std::string_view text, int section,
                              Signals extra) {
  SentenceReading reading;
  reading.text = text;
  if (!analysis.whose.from_somebody_else)
    reading.clause = read_clause(text, analysis.rules.lexicon, analysis.whose.own);
  const std::optional<std::string> date = analysis.date.empty() ? std::nullopt : std::optional(analysis.date);
  reading.dates = find_dates(text, date);
  reading.amounts = find_amounts(text);
  reading.kpis = find_kpis(text);
  // Nothing is judged there (judge.cc): what is mentioned is enough.
  if (analysis.whose.from_somebody_else) return reading;
  Signals& signals = reading.clause.signals;
  signals |= extra;
  for (const DateMention& mention : reading.dates) {
    if (!mention.deadline.start && !mention.deadline.end) continue;
    set(signals, Signal::date_any);
    if (is_recent(mention.deadline, analysis.date)) set(signals, Signal::date_recent);
    const PartRole role = reading.clause.role_at(mention.span.begin);
    if (role == PartRole::condition || role == PartRole::subordinate) continue;
    set(signals, is_future(mention.deadline, analysis.date) ? Signal::date_future : Signal::date_past);
  }
  if (!reading.amounts.empty()) set(signals, Signal::amount);
  if (speaks_to_the_ministry(analysis)) set(signals, Signal::mail);
  if (analysis.mail) set(signals, Signal::message);
  if (!reading.kpis.empty()) set(signals, Signal::kpi);
  const auto kinds = analysis.view.kinds(section);
  for (const SectionKind kind : kinds) set(signals, signal_of(kind));
  if (kinds.empty()) set(signals, Signal::section_none);
  if (!analysis.view.sections[static_cast<std::size_t>(section)].kpi.empty())
    set(signals, Signal::section_kpi);
  reading.rules = analysis.rules.rule_set.match(reading.clause);
  return reading;
}

Finding finding_at(const DocumentAnalysis& analysis, std::string_view kind, std::vector<Place> places,
                   const Rule* rule) {
  Finding finding;
  finding.kind = std::string(kind);
  finding.places = std::move(places);
  if (rule != nullptr) {
    finding.rule = rule->id;
    finding.rule_revision = rule->revision;
    finding.confidence = rule->confidence;
  }
  finding.quote = joined_quote(analysis.document, finding.places);
  add_boxes(analysis.document, finding);
  return finding;
}

Finding finding_at(const DocumentAnalysis& analysis, std::string_view kind, std::vector<Place> places,
                   std::string_view built_in_rule) {
  Finding finding = finding_at(analysis, kind, std::move(places), nullptr);
  finding.rule = std::string(built_in_rule);
  finding.rule_revision = 1;
  return finding;
}

void link_kpis(const DocumentAnalysis& analysis, const std::vector<KpiMention>& mentions,
               std::string_view text, int section, Finding& finding) {
  for (const KpiMention& mention : mentions)
    finding.kpi.insert(finding.kpi.end(), mention.kpi.begin(), mention.kpi.end());
  std::sort(finding.kpi.begin(), finding.kpi.end());
  finding.kpi.erase(std::unique(finding.kpi.begin(), finding.kpi.end()), finding.kpi.end());
  if (!finding.kpi.empty()) {
    finding.kpi_basis = "explicit";
    return;
  }
  const Section& around = analysis.view.sections[static_cast<std::size_t>(section)];
  if (!around.kpi.empty()) {
    finding.kpi = around.kpi;
    finding.kpi_basis = "heading";
    return;
  }
  if (analysis.view.is_in(section, SectionKind::fusion)) return;
  const auto derived = analysis.rules.derived_kpis.find(lower_dutch(text));
  if (derived.size() != 1) return;
  finding.kpi = derived;
  finding.kpi_basis = "derived";
}

}  // namespace planlezer
