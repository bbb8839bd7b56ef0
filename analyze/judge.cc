// What one reading says, by the rules that hold for it.
#include <algorithm>

#include "analyze/analysis.h"
#include "analyze/fields.h"
#include "analyze/owners.h"

namespace planlezer {

namespace {

constexpr double hedged = 0.8;  // of the confidence stays when a sentence says "mogelijk" or "in principe"

std::vector<std::string> partners_in(const DocumentAnalysis& analysis, std::string_view text) {
  std::vector<std::string> partners;
  const auto add = [&](const std::string& name) {
    if (name != analysis.whose.name && std::find(partners.begin(), partners.end(), name) == partners.end())
      partners.push_back(name);
  };
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const AgencyMention& mention : analysis.rules.organisations.find(text))
    found.emplace_back(mention.span.begin, mention.name);
  // "met Hoge Esch": the last part alone, once the full name was seen somewhere.
  const std::string lower = lower_dutch(text);
  for (const auto& [part, name] : analysis.whose.others) {
    if (part.size() < 4) continue;
    const auto at = lower.find(part);
    const bool whole = at != std::string::npos && (at == 0 || lower[at - 1] == ' ' || lower[at - 1] == '(') &&
                       text[at] >= 'A' && text[at] <= 'Z';
    if (whole) found.emplace_back(at, name);
  }
  std::sort(found.begin(), found.end());
  for (const auto& mention : found) {
    const std::string& name = mention.second;
    const bool shorter = std::any_of(found.begin(), found.end(), [&](const auto& other) {
      return other.second.size() > name.size() && other.second.starts_with(name);
    });
    if (!shorter) add(name);
  }
  return partners;
}

void add_fusion(DocumentAnalysis& analysis, const SentenceReading& reading, const std::vector<Place>& places,
                int section, const Rule& rule) {
  FusionEvidence evidence;
  evidence.finding = finding_at(analysis, "fusion", places, &rule);
  evidence.finding.stance = rule.value;
  evidence.stance = rule.value;
  evidence.section = section;
  evidence.partners = partners_in(analysis, reading.text);
  for (const DateMention& mention : reading.dates)
    if (is_future(mention.deadline, analysis.date) && mention.deadline.start &&
        reading.clause.role_at(mention.span.begin) != PartRole::condition)
      evidence.finding.date = mention.deadline.start;
  if (rule.value == "realised")
    for (const DateMention& mention : reading.dates)
      if (!evidence.finding.date && mention.deadline.start &&
          is_past({mention.deadline.start, mention.deadline.start}, analysis.date))
        evidence.finding.date = mention.deadline.start;
  analysis.fusion.push_back(std::move(evidence));
}

// What a sentence is taken for: the kind of finding, the rule that says so, or nothing when only the
// classifier does.
struct Sense {
  std::string_view kind;  // empty: none
  const Rule* rule = nullptr;
  double probability = 1;
};

Finding finding_of(const DocumentAnalysis& analysis, const Sense& sense, std::vector<Place> places) {
  if (sense.rule != nullptr) return finding_at(analysis, sense.kind, std::move(places), sense.rule);
  Finding finding = finding_at(analysis, sense.kind, std::move(places), "weging." + std::string(sense.kind));
  finding.confidence = sense.probability;
  return finding;
}

void add_measure(DocumentAnalysis& analysis, const SentenceReading& reading, std::vector<Place> places,
                 int section, const Sense& sense) {
  Finding finding = finding_of(analysis, sense, std::move(places));
  finding.status = status_of(reading);
  finding.deadline = deadline_of(reading.clause, reading.dates, analysis.date, finding.status == "done");
  finding.amount = amount_of(reading.clause, reading.amounts);
  finding.owner = owner_of(reading.text, reading.clause, analysis.rules.lexicon);
  finding.themes = themes_in(analysis.rules, reading.text);
  if (reading.first("hedge") != nullptr) finding.confidence *= hedged;
  link_kpis(analysis, reading.kpis, reading.text, section, finding);
  analysis.findings.push_back(std::move(finding));
}

void add_plain(DocumentAnalysis& analysis, const SentenceReading& reading, std::vector<Place> places,
               int section, const Sense& sense) {
  Finding finding = finding_of(analysis, sense, std::move(places));
  finding.themes = themes_in(analysis.rules, reading.text);
  link_kpis(analysis, reading.kpis, reading.text, section, finding);
  if (sense.rule != nullptr && sense.kind == "self_assessment") finding.assessment = sense.rule->value;
  if (sense.rule != nullptr && sense.kind == "no_support")
    describe_withdrawal(analysis, reading, *sense.rule, finding);
  analysis.findings.push_back(std::move(finding));
}

Sense sense_by_rules(const SentenceReading& reading) {
  for (const std::string_view kind : {"no_support", "support_request", "no_measure"})
    if (const Rule* rule = reading.first(kind)) return {kind, rule};
  const Rule* rule = reading.first("measure");
  return rule != nullptr && reading.first("veto") == nullptr ? Sense{"measure", rule} : Sense{};
}

// Cells and labels say what their words are, and who takes a request back leaves no doubt; the classifier
// knows sentences and items of lists.
bool is_weighed(const SentenceReading& reading, const Sense& by_rules) {
  const bool withdraws = by_rules.kind == "no_support" && !by_rules.rule->value.empty();
  return !withdraws && !has(reading.clause.signals, Signal::table_cell) &&
         !has(reading.clause.signals, Signal::label);
}

Sense sense_of(DocumentAnalysis& analysis, const SentenceReading& reading) {
  Sense sense = sense_by_rules(reading);
  const Classifier& classifier = analysis.rules.classifier;
  if ((classifier.empty() && !analysis.judged) || !is_weighed(reading, sense)) return sense;
  std::vector<std::string> features = features_of(reading, analysis.facts.kind);
  if (!classifier.empty()) {
    const auto probabilities = classifier.weigh(features);
    const std::string_view kind = classifier.decide(sense.kind, probabilities);
    if (kind != sense.kind) sense = {kind, nullptr};
    sense.probability = probabilities[Classifier::index_of(kind)];
  }
  if (!analysis.judged) return sense;
  JudgedText& judged = analysis.judged->back();
  judged.probability = sense.probability;
  judged.in_favour = classifier.for_kind(sense.kind, features);
  judged.features = std::move(features);
  return sense;
}

// Of a mail: its subject says so.
bool is_about_fusion(const DocumentAnalysis& analysis) {
  const std::string subject = lower_dutch(analysis.view.sections.front().heading);
  return subject.find("fusie") != std::string::npos || subject.find("samengaan") != std::string::npos ||
         subject.find("samenvoeging") != std::string::npos;
}

}  // namespace

std::string status_of(const SentenceReading& reading) {
  const Rule* rule = reading.first("status");
  return rule == nullptr ? "planned" : rule->value;
}

void describe_withdrawal(const DocumentAnalysis& analysis, const SentenceReading& reading, const Rule& rule,
                         Finding& finding) {
  if (rule.value.empty()) return;
  finding.status = rule.value;
  // By the main clause alone: "omdat de gemeenten dit betalen" does not make it a request for money.
  Clause main = reading.clause;
  main.lower = main.main;
  for (const Rule* held : analysis.rules.rule_set.match(main))
    if (held->kind == "request" && !finding.request) finding.request = held->value;
  finding.amount = amount_of(reading.clause, reading.amounts);
}

void add_support(DocumentAnalysis& analysis, const SentenceReading& reading, Finding finding, int section) {
  const Rule* kind = reading.first("request");
  finding.request = kind == nullptr ? "other" : kind->value;
  // "Voor het resterende deel … een beroep op het ministerie", in a mail about a fusion.
  if (*finding.request == "money" && reading.kpis.empty() && analysis.mail && is_about_fusion(analysis))
    finding.request = "fusion_money";
  if (const Rule* status = reading.first("request_status")) finding.status = status->value;
  finding.amount = asked_amount_of(reading.clause, reading.amounts);
  if (finding.amount && !finding.amount->recurring) finding.amount->recurring = false;
  finding.themes = themes_in(analysis.rules, reading.text);
  link_kpis(analysis, reading.kpis, reading.text, section, finding);
  if (finding.kpi_basis == "none" && *finding.request != "fusion_money" && *finding.request != "capacity") {
    const auto derived = analysis.rules.derived_kpis.find(reading.clause.lower);
    if (derived.size() == 1) {
      finding.kpi = derived;
      finding.kpi_basis = "derived";
    }
  }
  analysis.findings.push_back(std::move(finding));
}

void judge(DocumentAnalysis& analysis, const SentenceReading& reading, std::vector<Place> places,
           int section) {
  if (places.empty() || analysis.whose.from_somebody_else || reading.first("ignore") != nullptr) return;
  note_judged(analysis, reading, places, section, sense_by_rules(reading).kind);
  const Sense sense = sense_of(analysis, reading);
  if (sense.kind == "no_support") return add_plain(analysis, reading, std::move(places), section, sense);
  if (sense.kind == "support_request")
    return add_support(analysis, reading, finding_of(analysis, sense, std::move(places)), section);
  if (const Rule* rule = reading.first("fusion"); rule != nullptr && reading.first("no_fusion") == nullptr)
    add_fusion(analysis, reading, places, section, *rule);
  if (const Rule* rule = reading.first("self_assessment"))
    add_plain(analysis, reading, places, section, {"self_assessment", rule});
  if (sense.kind == "no_measure") return add_plain(analysis, reading, std::move(places), section, sense);
  if (sense.kind == "measure") add_measure(analysis, reading, std::move(places), section, sense);
}

}  // namespace planlezer
