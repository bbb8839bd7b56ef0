#include <algorithm>
#include <array>
#include <utility>

#include "analyze/clause.h"

namespace planlezer {

namespace {

struct Entry {
  std::string_view name;  // in rules
  Signal signal;
  std::string_view label;  // for people
};

constexpr std::array<Entry, static_cast<std::size_t>(Signal::count)> names = {{
    {"verb.action", Signal::verb_action, "iemand doet iets"},
    {"verb.exploring", Signal::verb_exploring, "iets wordt verkend of onderzocht"},
    {"verb.ongoing", Signal::verb_ongoing, "iets gaat door"},
    {"verb.stative", Signal::verb_stative, "een toestand, geen handeling"},
    {"verb.event", Signal::verb_event, "iets gebeurt, begint of verandert"},
    {"verb.none", Signal::verb_none, "geen persoonsvorm"},
    {"verb.first", Signal::verb_first, "de persoonsvorm staat voorop"},
    {"aux.wordt", Signal::aux_wordt, "'wordt' of 'worden'"},
    {"aux.is", Signal::aux_is, "'is' of 'zijn'"},
    {"aux.heeft", Signal::aux_heeft, "'heeft' of 'hebben'"},
    {"aux.zal", Signal::aux_zal, "'zal' of 'zullen'"},
    {"aux.gaat", Signal::aux_gaat, "'gaat' of 'gaan'"},
    {"aux.wil", Signal::aux_wil, "'wil' of 'willen'"},
    {"aux.kan", Signal::aux_kan, "'kan' of 'kunnen'"},
    {"aux.moet", Signal::aux_moet, "'moet' of 'moeten'"},
    {"aux.laat", Signal::aux_laat, "'laat' of 'laten'"},
    {"past", Signal::past, "verleden tijd"},
    {"participle", Signal::participle, "voltooid deelwoord van een handeling"},
    {"infinitive", Signal::infinitive, "infinitief van een handeling"},
    {"lead.infinitive", Signal::lead_infinitive, "begint met een infinitief ('Opstellen van')"},
    {"lead.nominal", Signal::lead_nominal, "begint met een handeling als naamwoord ('Uitbreiding van')"},
    {"lead.participle", Signal::lead_participle, "begint met een voltooid deelwoord"},
    {"end.infinitive", Signal::end_infinitive, "eindigt op een infinitief"},
    {"end.participle", Signal::end_participle, "eindigt op een voltooid deelwoord"},
    {"word.exploring", Signal::exploring_word, "een woord voor verkennen"},
    {"word.ongoing", Signal::ongoing_word, "een woord voor voortzetten"},
    {"subject.own", Signal::subject_own, "de dienst zelf is onderwerp"},
    {"subject.role", Signal::subject_role, "een functie of orgaan in de dienst is onderwerp"},
    {"subject.other", Signal::subject_other, "een ander is onderwerp"},
    {"subject.thing", Signal::subject_thing, "een zaak is onderwerp"},
    {"subject.none", Signal::subject_none, "geen onderwerp"},
    {"condition", Signal::condition, "er staat een voorwaarde bij"},
    {"subordinate", Signal::subordinate_only, "alleen een bijzin"},
    {"question", Signal::question, "een vraag"},
    {"colon", Signal::colon, "eindigt op een dubbelepunt"},
    {"quoted", Signal::quoted, "staat tussen aanhalingstekens"},
    {"date.future", Signal::date_future, "een datum die nog komt"},
    {"date.past", Signal::date_past, "een datum die voorbij is"},
    {"date.recent", Signal::date_recent, "een datum in het jaar voor het document"},
    {"date", Signal::date_any, "een datum"},
    {"amount", Signal::amount, "een bedrag"},
    {"kpi", Signal::kpi, "noemt een kpi"},
    {"list", Signal::list_item, "staat in een opsomming"},
    {"cell", Signal::table_cell, "staat in een tabel"},
    {"heading", Signal::heading, "is een kop"},
    {"label", Signal::label, "staat achter een label"},
    {"mail", Signal::mail, "gericht aan het ministerie"},
    {"message", Signal::message, "staat in een bericht"},
    {"section.measures", Signal::section_measures, "onder een kop over maatregelen"},
    {"section.norm", Signal::section_norm, "onder een kop over de norm"},
    {"section.situation", Signal::section_situation, "onder een kop over de huidige situatie"},
    {"section.support", Signal::section_support, "onder een kop over ondersteuning"},
    {"section.fusion", Signal::section_fusion, "onder een kop over fusie"},
    {"section.summary", Signal::section_summary, "in een samenvatting"},
    {"section.progress", Signal::section_progress, "onder een kop over voortgang"},
    {"section.background", Signal::section_background, "onder een kop over achtergrond"},
    {"section.planning", Signal::section_planning, "onder een kop over planning"},
    {"section.finance", Signal::section_finance, "onder een kop over geld"},
    {"section.risks", Signal::section_risks, "onder een kop over risico's"},
    {"section.decision", Signal::section_decision, "onder een kop over besluiten"},
    {"section.governance", Signal::section_governance, "onder een kop over sturing"},
    {"section.assessment", Signal::section_assessment, "onder een kop over de zelftoets"},
    {"section.closing", Signal::section_closing, "in de afsluiting"},
    {"section.none", Signal::section_none, "niet onder een bekende kop"},
    {"section.done", Signal::section_done, "onder een kop over wat klaar is"},
    {"section.ongoing", Signal::section_ongoing, "onder een kop over wat loopt"},
    {"section.dropped", Signal::section_dropped, "onder een kop over wat vervallen is"},
    {"section.kpi", Signal::section_kpi, "onder een kop over een kpi"},
}};

}  // namespace

std::optional<Signal> signal_named(std::string_view name) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.name == name; });
  if (found == names.end()) return std::nullopt;
  return found->signal;
}

std::vector<std::string> names_of(const Signals& signals) {
  std::vector<std::string> present;
  for (const Entry& entry : names)
    if (has(signals, entry.signal)) present.emplace_back(entry.name);
  return present;
}

std::vector<std::string> labels_of(const Signals& signals) {
  std::vector<std::string> labels;
  for (const Entry& entry : names)
    if (has(signals, entry.signal)) labels.emplace_back(entry.label);
  return labels;
}

}  // namespace planlezer
