// planlezer explain
#include <algorithm>
#include <cstdio>

#include "analyze/trace.h"
#include "app/analysis.h"
#include "app/commands.h"
#include "app/findings_table.h"
#include "app/json.h"
#include "app/labels.h"
#include "app/places.h"
#include "app/terminal.h"
#include "base/text.h"

namespace planlezer {
namespace {

// A finding with what the rules saw in its words.
struct Explained {
  StoredFinding stored;
  bool found_again = false;  // by the rules of today, in the stored text
  Finding finding;           // as they find it
  const JudgedText* judged = nullptr;
  TracedAnalysis traced;
};

Result<StoredFinding> stored_finding(Store& store, const std::string& id) {
  const auto all = store.findings({});
  if (!all) return tl::unexpected(all.error());
  const auto found = std::find_if(all->begin(), all->end(), [&](const StoredFinding& stored) {
    return stored.finding.id.starts_with(id) && !id.empty();
  });
  if (found == all->end())
    return fail(
        ErrorCode::not_found,
        id + ": geen bevinding met dit kenmerk; planlezer findings --format jsonl geeft ze (veld id).");
  return *found;
}

// The text that was judged at the place of a finding; of several the one whose rules made it.
const JudgedText* judged_at(const TracedAnalysis& traced, const Finding& finding) {
  const JudgedText* best = nullptr;
  for (const JudgedText& judged : traced.judged) {
    if (finding.places.empty() || judged.places != finding.places) continue;
    const bool made_it = std::any_of(judged.rules.begin(), judged.rules.end(),
                                     [&](const HeldRule& rule) { return rule.id == finding.rule; });
    if (best == nullptr || made_it) best = &judged;
  }
  return best;
}

Result<Explained> explain(const GlobalOptions& global, const std::string& id, const Rules& rules) {
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  auto stored = stored_finding(**store, id);
  if (!stored) return tl::unexpected(stored.error());
  const auto document = (*store)->document(stored->sha256, true);
  if (!document) return tl::unexpected(document.error());
  const auto context = context_of(**store, *document);
  if (!context) return tl::unexpected(context.error());
  Explained explained;
  explained.finding = stored->finding;
  explained.stored = std::move(*stored);
  explained.traced = analyze_traced(document->document, *context, rules);
  const auto& findings = explained.traced.analysis.findings;
  const auto again = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.id == explained.stored.finding.id;
  });
  explained.found_again = again != findings.end();
  if (explained.found_again) explained.finding = *again;
  explained.judged = judged_at(explained.traced, explained.finding);
  return explained;
}

const RuleInfo* rule_named(const std::vector<RuleInfo>& rules, const std::string& id) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const RuleInfo& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

std::string because_of(const std::vector<RuleInfo>& rules, const std::string& id) {
  const RuleInfo* rule = rule_named(rules, id);
  return rule == nullptr ? built_in_because(id) : rule->because;
}

std::string confidence_label(double confidence) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", confidence);
  std::replace(text, text + sizeof text, '.', ',');
  return text;
}

std::string kpi_reason(const Finding& finding, const JudgedText* judged) {
  if (finding.kpi.empty()) return "geen: niet genoemd, en ook niet in een kop erboven";
  std::string reason = joined(finding.kpi) + ", ";
  if (finding.kpi_basis == "explicit") return reason + "genoemd in de zin of de rij";
  if (finding.kpi_basis == "derived") return reason + "afgeleid uit woorden";
  reason += "volgens de kop";
  if (judged != nullptr && !judged->kpi_heading.empty()) reason += " “" + judged->kpi_heading + "”";
  return reason;
}

std::vector<std::pair<std::string, std::string>> fields_of(const Finding& finding, const JudgedText* judged) {
  std::vector<std::pair<std::string, std::string>> fields;
  fields.emplace_back("kpi", kpi_reason(finding, judged));
  if (finding.deadline)
    fields.emplace_back("termijn",
                        deadline_label(*finding.deadline) + ", uit “" + finding.deadline->text + "”");
  if (finding.owner) fields.emplace_back("trekker", *finding.owner);
  if (finding.amount)
    fields.emplace_back("bedrag", amount_label(*finding.amount) + ", uit “" + finding.amount->text + "”");
  if (finding.status) fields.emplace_back("status", status_label(*finding.status));
  if (finding.stance) fields.emplace_back("conclusie", stance_label(*finding.stance));
  if (finding.request) fields.emplace_back("soort verzoek", request_label(*finding.request));
  if (finding.assessment) fields.emplace_back("oordeel", assessment_label(*finding.assessment));
  return fields;
}

// What made the program less sure, or spoke against it.
std::vector<std::string> doubts_about(const Explained& explained) {
  std::vector<std::string> doubts;
  const Finding& finding = explained.finding;
  if (explained.judged != nullptr)
    for (const HeldRule& rule : explained.judged->rules)
      if (rule.kind == "hedge")
        doubts.push_back("er staat een slag om de arm" +
                         (rule.words.empty() ? std::string() : ": “" + rule.words.front() + "”"));
  if (finding.origin == "ocr") doubts.emplace_back("de tekst is herkend van een scan");
  if (finding.kpi_basis == "derived")
    doubts.emplace_back("de kpi is afgeleid uit woorden en staat er niet bij");
  if (finding.same_as)
    doubts.push_back("herhaalt bevinding " + *finding.same_as + " en telt niet nog eens mee");
  return doubts;
}

std::string quoted_list(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "“" : ", “") + word + "”";
  return list;
}

std::string as_text(const Explained& explained, const std::vector<RuleInfo>& rules) {
  const bool colour = shows_colour(Stream::output);
  const Finding& finding = explained.finding;
  const StoredFinding& stored = explained.stored;
  std::string text = bold(kind_label(finding.kind), colour) + ", " + printable(stored.document) +
                     (stored.attachment ? " › " + printable(*stored.attachment) : "") + ", " +
                     place_label(finding) + "\n";
  if (!finding.quote.empty()) text += "  “" + printable(finding.quote) + "”\n";
  if (!explained.found_again) {
    text += "\nMet de regels van nu wordt dit niet meer zo gevonden; planlezer analyze werkt de index bij.\n";
  }
  const RuleInfo* rule = rule_named(rules, finding.rule);
  text += "\nRegel " + bold(finding.rule, colour) + " (revisie " + std::to_string(finding.rule_revision) +
          ")" + (rule == nullptr ? "" : ": " + rule->title) + "\n  " + because_of(rules, finding.rule) +
          "\n  Zekerheid: " + confidence_label(finding.confidence) + "\n";
  if (const JudgedText* judged = explained.judged) {
    for (const HeldRule& held : judged->rules) {
      if (held.id != finding.rule) continue;
      if (!held.seen.empty()) text += "  Gezien: " + join(held.seen, "; ") + "\n";
      if (!held.words.empty()) text += "  Woorden: " + printable(quoted_list(held.words)) + "\n";
    }
    if (!judged->in_favour.empty())
      text += "  Weging: " + confidence_label(judged->probability) +
              "; daarvoor spreken: " + printable(join(judged->in_favour, ", ")) + "\n";
    if (!judged->headings.empty()) text += "  Kop: " + printable(join(judged->headings, " ‹ ")) + "\n";
  }
  text += "\nGelezen\n";
  for (const auto& [name, value] : fields_of(finding, explained.judged))
    text += "  " + name + ": " + printable(value) + "\n";
  if (const auto doubts = doubts_about(explained); !doubts.empty()) {
    text += "\nVoorbehoud\n";
    for (const std::string& doubt : doubts) text += "  - " + printable(doubt) + "\n";
  }
  if (!finding.evidence.empty()) {
    text += "\nOok gevonden\n";
    for (const std::string& mention : finding.evidence) text += "  - " + printable(mention) + "\n";
  }
  if (explained.judged == nullptr) return text;
  std::string others;
  for (const HeldRule& held : explained.judged->rules)
    if (held.id != finding.rule) {
      others += "  - " + held.id + ": " + because_of(rules, held.id) +
                (held.words.empty() ? "" : " " + printable(quoted_list(held.words))) + "\n";
    }
  if (!others.empty()) text += "\nRegels die hier ook gelden\n" + others;
  return text;
}

Json as_json(const Explained& explained, const std::vector<RuleInfo>& rules) {
  StoredFinding stored = explained.stored;
  stored.finding = explained.finding;
  Json json = {{"finding", to_json(stored)},
               {"found_again", explained.found_again},
               {"because", because_of(rules, explained.finding.rule)},
               {"doubts", doubts_about(explained)},
               {"headings", Json::array()},
               {"seen", Json::array()},
               {"rules", Json::array()}};
  if (explained.judged == nullptr) return json;
  json["headings"] = explained.judged->headings;
  json["seen"] = explained.judged->seen;
  json["weighing"] = {{"probability", explained.judged->probability},
                      {"in_favour", explained.judged->in_favour}};
  for (const HeldRule& held : explained.judged->rules)
    json["rules"].push_back({{"id", held.id},
                             {"kind", held.kind},
                             {"because", because_of(rules, held.id)},
                             {"seen", held.seen},
                             {"words", held.words}});
  return json;
}

}  // namespace

int run_explain(const GlobalOptions& global, const ExplainOptions& options) {
  const auto rules = load_installed_rules();
  if (!rules) return report_error(rules.error());
  const auto explained = explain(global, options.id, **rules);
  if (!explained) return report_error(explained.error());
  const auto list = list_rules(**rules);
  const auto written = write_output(
      {}, options.format == "json" ? as_json(*explained, list).dump(2) + "\n" : as_text(*explained, list));
  return written ? exit_done : report_error(written.error());
}

}  // namespace planlezer
