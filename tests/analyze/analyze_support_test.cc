// Whole documents: what an agency asks for, and what only looks like it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analyze/shared_rules.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string cover = "# Plan van aanpak\n\nOmgevingsdienst Testland\n\n28 maart 2024\n\n";

Analysis under(const std::string& heading, const std::string& text) {
  return analyze_text(cover + "## " + heading + "\n\n" + text + "\n");
}

struct Request {
  const char *text, *kind;
  std::vector<int> kpi = {};
  std::optional<double> euro = std::nullopt;
  bool recurring = false;
};

TEST(SupportRequests, EveryKindWithKpiAndAmount) {
  const Request cases[] = {
      {"Wij vragen het ministerie om een eenmalige bijdrage van € 120.000 voor kpi 4.",
       "money",
       {4},
       120'000},
      {"Wij vragen structureel € 80.000 per jaar voor kpi’s 2 en 3.", "money", {2, 3}, 80'000, true},
      {"Een vergoeding van € 75.000 voor het datateam (kpi 4) zou ons zeer helpen.", "money", {4}, 75'000},
      {"Voor de fusie met Omgevingsdienst Hoge Esch vragen wij een bijdrage van € 500.000.",
       "fusion_money",
       {},
       500'000},
      {"Wij vragen om tijdelijke inzet van een ervaren projectleider voor 0,5 fte.", "capacity"},
      {"Wij hebben behoefte aan een landelijke handreiking voor de nulmeting.", "knowledge"},
      {"Voor kpi 4 verzoeken wij de staatssecretaris de regie te nemen.", "direction", {4}},
      {"Graag ontvangen wij hulp bij het werven van specialisten.", "other"},
  };
  for (const Request& c : cases) {
    SCOPED_TRACE(c.text);
    const Analysis analysis = under("Ondersteuningsbehoefte", c.text);
    const auto requests = of_kind(analysis, "support_request");
    ASSERT_EQ(requests.size(), 1U);
    EXPECT_EQ(requests[0].quote, c.text);
    EXPECT_EQ(requests[0].request, c.kind);
    EXPECT_EQ(requests[0].kpi, c.kpi);
    EXPECT_EQ(requests[0].amount.has_value(), c.euro.has_value());
    if (c.euro && requests[0].amount) {
      EXPECT_EQ(requests[0].amount->max, c.euro);
      EXPECT_EQ(requests[0].amount->recurring, c.recurring);
    }
    EXPECT_THAT(quotes_of(analysis, "measure"), IsEmpty());
    EXPECT_THAT(quotes_of(analysis, "no_support"), IsEmpty());
  }
}

TEST(SupportRequests, InAListAfterAnIntroduction) {
  const auto requests = of_kind(
      under("Tot slot",
            "Daarom vragen wij het Rijk om:\n\n- een bijdrage van € 24.000 voor de opleiding van boa’s (kpi "
            "5);\n- een landelijk format voor de nulmeting;\n- regie op het digitale stelsel."),
      "support_request");
  ASSERT_EQ(requests.size(), 3U);
  EXPECT_EQ(requests[0].request, "money");
  EXPECT_EQ(requests[0].kpi, std::vector<int>{5});
  EXPECT_EQ(requests[1].request, "knowledge");
  EXPECT_EQ(requests[2].request, "direction");
}

TEST(SupportRequests, InATable) {
  const auto requests = of_kind(under("Ondersteuning",
                                      "| Kpi | Gevraagde bijdrage | Bedrag |\n|---|---|---|\n"
                                      "| 4 | bijdrage in de vervanging van het zaaksysteem | € 60.000 |\n"
                                      "| Totaal | | € 60.000 |"),
                                "support_request");
  ASSERT_EQ(requests.size(), 1U);
  EXPECT_EQ(requests[0].quote, "bijdrage in de vervanging van het zaaksysteem");
  EXPECT_EQ(requests[0].kpi, std::vector<int>{4});
  ASSERT_TRUE(requests[0].amount);
  EXPECT_EQ(requests[0].amount->max, 60'000);
}

TEST(SupportRequests, NoNeedIsAnAnswerToo) {
  for (const char* text :
       {"Wij hebben geen behoefte aan ondersteuning.", "Voor kpi 3 vragen wij geen ondersteuning.",
        "Extra geld van het Rijk hebben wij niet nodig."}) {
    const Analysis analysis = under("Ondersteuningsbehoefte", text);
    EXPECT_THAT(quotes_of(analysis, "no_support"), ElementsAre(text));
    EXPECT_THAT(quotes_of(analysis, "support_request"), IsEmpty()) << text;
  }
}

TEST(SupportRequests, AmountsOfOthersAndQuotedCallsAreNone) {
  const std::pair<const char*, const char*> cases[] = {
      {"Aanleiding",
       "In zijn brief schreef het ministerie dat de omgevingsdiensten gezamenlijk ruim € 9 miljoen vragen."},
      {"Ondersteuningsbehoefte",
       "“Hierbij wordt gedacht aan een bedrag van 200.000 – 250.000 euro per omgevingsdienst.”"},
      {"Financiën", "De deelnemers dragen € 200.000 bij uit de reserve."},
      {"Financiën", "De dienst had in 2023 een omzet van € 10,8 miljoen."},
      {"Ondersteuning", "Eerder vroegen wij € 50.000; dat verzoek trekken wij in."},
      {"Huidige situatie", "De Omgevingswet vraagt veel van onze medewerkers."},
      {"Besluit", "Wij vragen het algemeen bestuur dit plan vast te stellen."},
  };
  for (const auto& [heading, text] : cases)
    EXPECT_THAT(quotes_of(under(heading, text), "support_request"), IsEmpty()) << text;
}

TEST(SupportRequests, NothingInALetterToTheAgencyIsTheAgencys) {
  const Analysis analysis = analyze_text(
      "Geachte mevrouw Jansen,\n\nVoor 1 april 2024 heeft u een plan van aanpak ingediend namens "
      "Omgevingsdienst "
      "Testland. Begin september ontvangt u de beoordeling van uw plan van aanpak. Uw omgevingsdienst heeft "
      "hard "
      "gewerkt.\n\nIn 2025 stellen wij € 18 miljoen beschikbaar voor het stelsel. Wij vragen u om voor 1 "
      "juni 2024 "
      "te laten weten welke bijdrage u nodig heeft voor kpi 4.\n");
  EXPECT_THAT(quotes_of(analysis, "measure"), IsEmpty());
  EXPECT_THAT(quotes_of(analysis, "support_request"), IsEmpty());
  EXPECT_THAT(quotes_of(analysis, "fusion"), IsEmpty());
}

}  // namespace
}  // namespace planlezer
