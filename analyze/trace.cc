#include "analyze/trace.h"

#include <algorithm>
#include <array>

#include "analyze/analysis.h"

namespace planlezer {

void note_judged(DocumentAnalysis& analysis, const SentenceReading& reading, const std::vector<Place>& places,
                 int section, std::string_view by_rules) {
  if (!analysis.judged) return;
  JudgedText judged;
  judged.by_rules = std::string(by_rules);
  judged.places = places;
  judged.text = std::string(reading.text);
  const auto& sections = analysis.view.sections;
  const auto& kpi = sections[static_cast<std::size_t>(section)].kpi;
  for (int i = section; i > 0; i = sections[static_cast<std::size_t>(i)].parent) {
    const Section& around = sections[static_cast<std::size_t>(i)];
    judged.headings.push_back(around.heading);
    if (!kpi.empty() && around.kpi == kpi) judged.kpi_heading = around.heading;  // a part inherits it
  }
  judged.seen = labels_of(reading.clause.signals);
  for (const Rule* rule : reading.rules) {
    Signals asked;
    for (const Signals& any : rule->needs) asked |= any;
    judged.rules.push_back({rule->id, rule->kind, rule->value, labels_of(asked & reading.clause.signals),
                            analysis.rules.rule_set.words_of(*rule, reading.clause)});
  }
  analysis.judged->push_back(std::move(judged));
}

std::string built_in_because(std::string_view rule) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 19> reasons = {
      {{"maatregel.tabelrij",
        "De rij staat in een tabel met een kolom voor maatregelen; termijn, trekker, bedrag en status komen "
        "uit de "
        "andere kolommen."},
       {"maatregel.kaart",
        "De woorden staan achter een label voor een maatregel; de andere velden komen van de labels "
        "eronder."},
       {"geen-maatregel.tabelrij",
        "De rij zegt dat er niets gebeurt: niemand doet het en er staat geen termijn."},
       {"ondersteuning.tabelrij",
        "De woorden staan in een kolom of achter een label voor gevraagde ondersteuning."},
       {"ondersteuning.tabelrij-geen",
        "In de kolom voor gevraagde ondersteuning staat dat niets wordt gevraagd."},
       {"zelftoets.vakje", "Het vakje voor dit oordeel is aangekruist."},
       {"zelftoets.label", "Het oordeel staat achter een label."},
       {"zelftoets.kop", "Het oordeel staat onder een kop over de zelftoets."},
       {"zelftoets.naam", "De zin noemt de kpi's bij naam en zegt van elke of de dienst eraan voldoet."},
       {"zelftoets.alle-kpis", "Het oordeel geldt voor alle kpi's."},
       {"zelftoets.tabelrij", "De rij noemt een kpi en in een kolom het oordeel."},
       {"fusie.conclusie", "Nergens in het document staat iets over een fusie van de dienst."},
       {"weging.measure",
        "Geen regel zegt het, maar de woorden samen lijken op die van maatregelen in de voorbeelden."},
       {"weging.no_measure",
        "Geen regel zegt het, maar de woorden samen lijken op die van 'niets nodig' in de voorbeelden."},
       {"weging.support_request",
        "Geen regel zegt het, maar de woorden samen lijken op die van verzoeken in de voorbeelden."},
       {"weging.no_support",
        "Geen regel zegt het, maar de woorden samen lijken op die van 'geen ondersteuning nodig' in de "
        "voorbeelden."},
       {"vermelding.kpi", "Een kpi die genoemd wordt."},
       {"vermelding.amount", "Een bedrag dat genoemd wordt."},
       {"vermelding.date", "Een datum die genoemd wordt."}}};
  const auto found =
      std::find_if(reasons.begin(), reasons.end(), [&](const auto& reason) { return reason.first == rule; });
  return found == reasons.end() ? std::string() : std::string(found->second);
}

}  // namespace planlezer
