// Tables, cards and forms whose words are in no register: read by what stands in them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analyze/shared_rules.h"
#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string cover = "# Plan van aanpak\n\nOmgevingsdienst Testland\n\n28 maart 2024\n\n";

// "quote|kpi's|start/end|owner|amount|status"
std::vector<std::string> rows_of(const Analysis& analysis, std::string_view kind = "measure") {
  std::vector<std::string> rows;
  for (const Finding& f : of_kind(analysis, kind)) {
    std::string row = f.quote + "|";
    for (const int kpi : f.kpi) row += std::to_string(kpi);
    row += f.deadline ? "|" + f.deadline->start.value_or("…") + "/" + f.deadline->end.value_or("…") : "|-";
    row += "|" + f.owner.value_or("-");
    row += f.amount && f.amount->max ? "|" + std::to_string(static_cast<long>(*f.amount->max)) : "|-";
    row += "|" + f.status.value_or(f.request.value_or("-"));
    rows.push_back(row);
  }
  return rows;
}

Analysis with_table(const std::string& heading, const std::string& table) {
  return analyze_text(cover + "## " + heading + "\n\n" + table);
}

TEST(UnforeseenTables, TheMeasureIsWhatIsDoneAndNotWhatIsWrong) {
  EXPECT_THAT(
      rows_of(with_table("Agenda",
                         "| Kpi | Wat knelt | Verandering | Aan zet | Wanneer | Hoe ver |\n"
                         "|---|---|---|---|---|---|\n"
                         "| 1 | Vertrek komt als verrassing | Opvolger bodem aantrekken | hoofd Advies "
                         "| Q4 2024 | start nog |\n"
                         "| 4 | Systemen staan los van elkaar | Koppeling bouwen met het zaaksysteem "
                         "| CIO | 2025 | idee, wordt onderzocht |\n")),
      ElementsAre("Opvolger bodem aantrekken|1|2024-10-01/2024-12-31|hoofd Advies|-|planned",
                  "Koppeling bouwen met het zaaksysteem|4|2025-01-01/2025-12-31|CIO|-|exploratory"));
}

TEST(UnforeseenTables, HeadsThatSayNothingKnown) {
  EXPECT_THAT(
      rows_of(
          with_table("Kpi 1",
                     "| Schaduwkant | Zonnekant | Gezicht | Horizon | Portemonnee |\n|---|---|---|---|---|\n"
                     "| Drie vacatures staan al een jaar open | Wervingscampagne starten | HR | 1 september "
                     "2024 | € 18.500 |\n"
                     "| Kennis zit bij één persoon | Tweede inspecteur opleiden | teamleider Industrie | "
                     "juni 2025 | € 9.000 |\n")),
      ElementsAre("Wervingscampagne starten|1|2024-09-01/2024-09-01|HR|18500|planned",
                  "Tweede inspecteur opleiden|1|2025-06-01/2025-06-30|teamleider Industrie|9000|planned"));
}

TEST(UnforeseenTables, WhatExplainsComesAfterWhatIsDone) {
  EXPECT_THAT(
      rows_of(with_table("Kpi 3",
                         "| Dit gaan we doen | Omdat | Dan hebben we | Door | Op |\n|---|---|---|---|---|\n"
                         "| Opzetten van een kenniscentrum | de kennis nu is verspreid | één loket | "
                         "hoofd Advies | 1 januari 2025 |\n"
                         "| Vier juniors aannemen | een kwart ouder is dan 60 | continuïteit | HR | Q3 "
                         "2024 |\n")),
      ElementsAre("Opzetten van een kenniscentrum|3|2025-01-01/2025-01-01|hoofd Advies|-|planned",
                  "Vier juniors aannemen|3|2024-07-01/2024-09-30|HR|-|planned"));
}

TEST(UnforeseenTables, WhatNobodyDoesIsNoTableOfMeasures) {
  for (const char* table : {"| Team | Leiding | Omvang | Sinds |\n|---|---|---|---|\n| Toezicht | teamleider "
                            "Toezicht | 38 fte | 2019 |\n"
                            "| Advies | hoofd Advies | 17 fte | 2021 |\n",
                            "| Stuk | Vastgesteld door | Op |\n|---|---|---|\n| Uitvoeringsstrategie | "
                            "algemeen bestuur | 12 december 2022 "
                            "|\n| Jaarverslag 2023 | dagelijks bestuur | 1 februari 2024 |\n",
                            "| Partij | Rol | Contact | Spreken wij |\n|---|---|---|---|\n| Gemeente Loo | "
                            "opdrachtgever | accountmanager | "
                            "maandelijks |\n| Provincie | toezichthouder | directeur | elk kwartaal |\n"})
    EXPECT_THAT(rows_of(with_table("Bijlage", table)), IsEmpty()) << table;
}

TEST(UnforeseenTables, WhoAndWhenInOneColumn) {
  EXPECT_THAT(rows_of(with_table("Maatregelen",
                                 "| Kpi | Wat wij eraan doen | Wie en wanneer |\n|---|---|---|\n"
                                 "| 5 | Strategie herzien | beleidsadviseur, Q1 2025 |\n")),
              ElementsAre("Strategie herzien|5|2025-01-01/2025-03-31|beleidsadviseur|-|planned"));
}

TEST(UnforeseenTables, TheKpiInFrontOfWhatIsWrong) {
  EXPECT_THAT(
      rows_of(with_table("Reactie",
                         "| Bevinding van de toets | Reactie | Eerstverantwoordelijke | Afronding |\n"
                         "|---|---|---|---|\n"
                         "| KPI 2: het register is onvolledig | Het register wordt aangevuld | HR | juli "
                         "2024 |\n"
                         "| KPI 4: uitwisseling gaat met de hand | Er komt een koppeling | CIO | 2025 |\n")),
      ElementsAre("Het register wordt aangevuld|2|2024-07-01/2024-07-31|HR|-|planned",
                  "Er komt een koppeling|4|2025-01-01/2025-12-31|CIO|-|planned"));
}

TEST(UnforeseenTables, ADayThatMovedIsTheNewOne) {
  EXPECT_THAT(rows_of(with_table("Voortgang",
                                 "| Maatregel | Kpi | Stond op | Nu verwacht |\n|---|---|---|---|\n"
                                 "| Bestand opschonen | 4 | 31-12-2024 | 1-10-2025 |\n"
                                 "| Archief overzetten | 4 | 1-7-2024 | 15-9-2024 |\n")),
              ElementsAre("Bestand opschonen|4|2025-10-01/2025-10-01|-|-|planned",
                          "Archief overzetten|4|2024-09-15/2024-09-15|-|-|planned"));
}

TEST(UnforeseenTables, WhatIsAskedStandsBesideWhatItCosts) {
  const Analysis analysis = with_table(
      "Maatregelen",
      "| Kpi | Ingreep | Functionaris | Eind | Lasten | Hulp van buiten |\n|---|---|---|---|---|---|\n"
      "| 3 | Academie oprichten | directeur | 2025 | € 100.000 | Startbijdrage van € 50.000 |\n"
      "| 5 | Boa-team versterken | hoofd Handhaving | 1-1-2025 | € 81.000 | Twee boa's te leen |\n"
      "| 2 | Nulmeting afnemen | HR | Q3 2024 | € 20.000 | – |\n"
      "| 6 | Mandaat gelijktrekken | jurist | Q3 2024 | € 2.000 | geen |\n");
  EXPECT_THAT(rows_of(analysis),
              ElementsAre("Academie oprichten|3|2025-01-01/2025-12-31|directeur|100000|planned",
                          "Boa-team versterken|5|2025-01-01/2025-01-01|hoofd Handhaving|81000|planned",
                          "Nulmeting afnemen|2|2024-07-01/2024-09-30|HR|20000|planned",
                          "Mandaat gelijktrekken|6|2024-07-01/2024-09-30|jurist|2000|planned"));
  const auto requests = of_kind(analysis, "support_request");
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].request, "money");
  EXPECT_EQ(requests[0].amount->max, 50000);
  EXPECT_EQ(requests[1].request, "capacity");
  EXPECT_FALSE(requests[1].amount.has_value());
  EXPECT_THAT(quotes_of(analysis, "no_support"), IsEmpty());
}

TEST(UnforeseenTables, WhatIsAskedOfTheCosts) {
  const Analysis analysis = with_table(
      "Maatregelen",
      "| Kpi | Ingreep | Functionaris | Eind | Lasten | Waarvan gevraagd |\n|---|---|---|---|---|---|\n"
      "| 2 | Vakbekwaamheid toetsen | HR | Q1 2025 | € 30.000 | € 15.000 |\n"
      "| 3 | Leerhuis inrichten | HR | Q2 2025 | € 50.000 | geen |\n");
  EXPECT_THAT(rows_of(analysis),
              ElementsAre("Vakbekwaamheid toetsen|2|2025-01-01/2025-03-31|HR|30000|planned",
                          "Leerhuis inrichten|3|2025-04-01/2025-06-30|HR|50000|planned"));
  const auto requests = of_kind(analysis, "support_request");
  ASSERT_EQ(requests.size(), 1U);
  EXPECT_EQ(requests[0].amount->max, 15000);
}

TEST(UnforeseenTables, WhatIsAskedOfMeasuresWithADayAndNobodyToDoThem) {
  const Analysis analysis =
      with_table("Opgave",
                 "| Kpi | Maatregel | Jaar | Kosten | Gevraagde bijdrage Rijk |\n|---|---|---|---|---|\n"
                 "| 2 | Scholing van medewerkers | 2025 | € 60.000 | € 45.000 |\n"
                 "| 5 | Actualisatie van de analyse | 2024 | € 20.000 | € 0 |\n");
  EXPECT_THAT(rows_of(analysis),
              ElementsAre("Scholing van medewerkers|2|2025-01-01/2025-12-31|-|60000|planned",
                          "Actualisatie van de analyse|5|2024-01-01/2024-12-31|-|20000|planned"));
  const auto requests = of_kind(analysis, "support_request");
  ASSERT_EQ(requests.size(), 1U);
  EXPECT_EQ(requests[0].amount->max, 45000);
}

TEST(UnforeseenTables, FieldsBehindAMeasure) {
  EXPECT_THAT(
      rows_of(analyze_text(cover + "## Kpi 2: kwaliteit\n\n- Dossiertoets invoeren bij elk besluit. Wie: "
                                   "kwaliteitsmedewerker. Wanneer: 1 oktober 2024. Kosten: € 4.000\n")),
      ElementsAre(
          "Dossiertoets invoeren bij elk besluit. Wie: kwaliteitsmedewerker. Wanneer: 1 oktober 2024. "
          "Kosten: € 4.000|2|2024-10-01/2024-10-01|kwaliteitsmedewerker|4000|planned"));
}

TEST(UnforeseenTables, CardsWithLabelsNobodyForesaw) {
  const auto card = [](const char* done, const char* who, const char* when, const char* sum) {
    return std::string("| Pijn | Er gaat iets niet goed |\n|---|---|\n| Belofte | ") + done +
           " |\n| Ambassadeur | " + who + " |\n| Horizon | " + when + " |\n| Portemonnee | " + sum + " |\n\n";
  };
  EXPECT_THAT(
      rows_of(analyze_text(
          cover + "## Kpi 1\n\n" +
          card("Twee inspecteurs opleiden", "teamleider Toezicht", "1 juli 2025", "€ 24.000") +
          "## Kpi 3\n\n" + card("Invoering van een leerlijn", "HR-adviseur", "Q4 2024", "€ 6.500"))),
      ElementsAre("Twee inspecteurs opleiden|1|2025-07-01/2025-07-01|teamleider Toezicht|24000|planned",
                  "Invoering van een leerlijn|3|2024-10-01/2024-12-31|HR-adviseur|6500|planned"));
}

TEST(Forms, AnAnswerBesideEachQuestion) {
  const Analysis analysis = analyze_text(
      cover +
      "## Kpi 1 Omvang\n\n| a. Voldoet uw dienst aan deze kpi? | ☐ ja ☒ gedeeltelijk ☐ nee |\n|---|---|\n"
      "| b. Licht uw antwoord toe | Voor bodem is er één specialist. |\n"
      "| c. Welke maatregel treft u? | Werving van een tweede bodemspecialist |\n"
      "| d. Wanneer is dit gereed? | 1 april 2025 |\n"
      "| e. Wie is het aanspreekpunt? | hoofd Advies |\n");
  EXPECT_THAT(
      rows_of(analysis),
      ElementsAre("Werving van een tweede bodemspecialist|1|2025-04-01/2025-04-01|hoofd Advies|-|planned"));
  const auto judgements = of_kind(analysis, "self_assessment");
  ASSERT_EQ(judgements.size(), 1U);
  EXPECT_EQ(judgements[0].assessment, "deels");
}

}  // namespace
}  // namespace planlezer
