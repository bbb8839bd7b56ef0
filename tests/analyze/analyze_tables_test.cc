// Whole documents: tables of measures, requests and judgements.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/analyze/shared_rules.h"
#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string cover = "# Plan van aanpak\n\nOmgevingsdienst Testland\n\n28 maart 2024\n\n";

// A finding as "quote|kpi's|days|owner|amount|status"; "-" for nothing, "…" for an open side.
std::string row_of(const Finding& finding) {
  std::string row = finding.quote + "|";
  for (const int kpi : finding.kpi) row += std::to_string(kpi);
  const auto euro = [](const std::optional<double>& value) {
    return value ? std::to_string(static_cast<long>(*value)) : std::string("…");
  };
  row += finding.deadline
             ? "|" + finding.deadline->start.value_or("…") + "/" + finding.deadline->end.value_or("…")
             : "|-";
  row += "|" + finding.owner.value_or("-");
  row += finding.amount ? "|" + euro(finding.amount->min) + "/" + euro(finding.amount->max) : "|-";
  return row + "|" + finding.status.value_or("-");
}

std::vector<std::string> rows_of(const Analysis& analysis, std::string_view kind = "measure") {
  std::vector<std::string> rows;
  for (const Finding& finding : of_kind(analysis, kind)) rows.push_back(row_of(finding));
  return rows;
}

Analysis with_table(const std::string& heading, const std::string& table) {
  return analyze_text(cover + "## " + heading + "\n\n" + table);
}

TEST(TablesOfMeasures, EveryColumnByItsHead) {
  const Analysis analysis = with_table(
      "Maatregelen",
      "| Nr | Maatregel | Kpi | Actiehouder | Planning | Kosten (× € 1.000) | Status |\n"
      "|---|---|---|---|---|---|---|\n"
      "| 1 | Opleidingsplan opstellen | 3 | HR-adviseur | Q3 2024 | 25 | gepland |\n"
      "| 2 | Zaaksysteem vervangen | 4 | I&A-manager | uiterlijk 31-12-2025 | 200 – 250 | in uitvoering "
      "|\n"
      "| 3 | Mandaat gelijktrekken | 6 | directeur | april 2024 | nihil | afgerond |\n"
      "| 4 | Pool vormen | 1 en 2 | | vanaf 2025 | – | onder voorbehoud |\n"
      "| | Totaal | | | | 275 | |\n");
  EXPECT_THAT(rows_of(analysis),
              ElementsAre("Opleidingsplan opstellen|3|2024-07-01/2024-09-30|HR-adviseur|25000/25000|planned",
                          "Zaaksysteem vervangen|4|…/2025-12-31|I&A-manager|200000/250000|ongoing",
                          "Mandaat gelijktrekken|6|2024-04-01/2024-04-30|directeur|0/0|done",
                          "Pool vormen|12|2025-01-01/…|-|-|conditional"));
  for (const Finding& measure : of_kind(analysis, "measure")) EXPECT_EQ(measure.kpi_basis, "explicit");
}

TEST(TablesOfMeasures, OtherWordsInTheHeads) {
  struct {
    const char *head, *row;
  } const cases[] = {
      {"| Actie | Criterium | Trekker | Wanneer | Budget |",
       "| Plan opstellen | 3 | HR | Q3 2024 | € 5.000 |"},
      {"| Activiteit | KPI | Verantwoordelijke | Deadline | Raming |",
       "| Plan opstellen | 3 | HR | Q3 2024 | 5.000 |"},
      {"| Verbeteractie | Indicator | Wie | Gereed | Bedrag in euro |",
       "| Plan opstellen | 3 | HR | Q3 2024 | 5.000 |"},
      {"| Stap | Kpi | Eigenaar | Einddatum | Kosten (k€) |", "| Plan opstellen | 3 | HR | Q3 2024 | 5 |"},
  };
  for (const auto& c : cases)
    EXPECT_THAT(
        rows_of(with_table("Aanpak", std::string(c.head) + "\n|---|---|---|---|---|\n" + c.row + "\n")),
        ElementsAre("Plan opstellen|3|2024-07-01/2024-09-30|HR|5000/5000|planned"))
        << c.head;
}

TEST(TablesOfMeasures, AnEmptyKpiCellMeansAsAbove) {
  EXPECT_THAT(rows_of(with_table("Maatregelen",
                                 "| Criterium | Maatregel | Gereed |\n|---|---|---|\n"
                                 "| 1 | Personeelsplan opstellen | Q3 2024 |\n"
                                 "| | Formatie uitbreiden | Q1 2025 |\n"
                                 "| 3 | Leerlijn ontwikkelen | Q4 2024 |\n")),
              ElementsAre("Personeelsplan opstellen|1|2024-07-01/2024-09-30|-|-|planned",
                          "Formatie uitbreiden|1|2025-01-01/2025-03-31|-|-|planned",
                          "Leerlijn ontwikkelen|3|2024-10-01/2024-12-31|-|-|planned"));
}

TEST(TablesOfMeasures, AHeadingGivesTheKpiWhereNoColumnDoes) {
  const Analysis analysis = with_table("Maatregelen kpi 2",
                                       "| Actie | Trekker | Wanneer |\n|---|---|---|\n"
                                       "| Nulmeting uitvoeren | kwaliteitsmanager | april 2024 |\n"
                                       "| Toetsing invoeren | n.t.b. | doorlopend |\n");
  EXPECT_THAT(rows_of(analysis),
              ElementsAre("Nulmeting uitvoeren|2|2024-04-01/2024-04-30|kwaliteitsmanager|-|planned",
                          "Toetsing invoeren|2|-|-|-|ongoing"));
  for (const Finding& measure : of_kind(analysis, "measure")) EXPECT_EQ(measure.kpi_basis, "heading");
}

TEST(TablesOfMeasures, MarksInColumnsOfQuarters) {
  EXPECT_THAT(rows_of(with_table("Planning",
                                 "| Maatregel | Kpi | Q3 2024 | Q4 2024 | Q1 2025 |\n|---|---|---|---|---|\n"
                                 "| Personeelsplan opstellen | 1 | x | x | |\n"
                                 "| Leerlijn ontwikkelen | 3 | | | x |\n")),
              ElementsAre("Personeelsplan opstellen|1|2024-07-01/2024-12-31|-|-|planned",
                          "Leerlijn ontwikkelen|3|2025-01-01/2025-03-31|-|-|planned"));
}

TEST(TablesOfMeasures, NormsSituationsAndOtherTablesAreNone) {
  const Analysis analysis =
      with_table("Maatregelen",
                 "| Kpi | Norm | Huidige situatie | Maatregel |\n|---|---|---|---|\n"
                 "| 3 | De dienst stelt een opleidingsplan op | Wij maken een plan | Opleidingsplan "
                 "opstellen in 2025 |\n"
                 "| 6 | Alle taken zijn ingebracht | Voldoet | Geen maatregelen nodig |\n");
  EXPECT_THAT(rows_of(analysis),
              ElementsAre("Opleidingsplan opstellen in 2025|3|2025-01-01/2025-12-31|-|-|planned"));
  EXPECT_THAT(quotes_of(analysis, "no_measure"), ElementsAre("Geen maatregelen nodig"));
  for (const char* table :
       {"| Begrip | Betekenis |\n|---|---|\n| VTH | vergunningverlening, toezicht en handhaving |\n",
        "| Team | Formatie |\n|---|---|\n| Bodem | 12,0 fte |\n| Totaal | 92,0 fte |\n",
        "| Versie | Datum | Wijziging |\n|---|---|---|\n| 0.1 | 1 maart 2024 | eerste opzet |\n"})
    EXPECT_THAT(rows_of(with_table("Bijlage", table)), IsEmpty()) << table;
}

TEST(TablesOfMeasures, ARepeatPointsToTheFirst) {
  const Analysis analysis = analyze_text(cover +
                                         "## KPI 1 – Maatregelen\n\nIn Q3 2024 stelt het managementteam een "
                                         "strategische personeelsplanning op.\n\n"
                                         "## Overzicht\n\n| Maatregel | Kpi | Planning |\n|---|---|---|\n"
                                         "| Strategische personeelsplanning opstellen | 1 | Q3 2024 |\n| "
                                         "Leerlijn ontwikkelen | 3 | Q4 2024 |\n");
  const auto measures = of_kind(analysis, "measure");
  ASSERT_EQ(measures.size(), 3U);
  EXPECT_EQ(measures[0].same_as, std::nullopt);
  EXPECT_EQ(measures[1].same_as, measures[0].id);
  EXPECT_EQ(measures[2].same_as, std::nullopt);
}

TEST(TablesOfMeasures, GoOnOverThePageBreak) {
  EXPECT_THAT(rows_of(analyze_text(cover + "## Maatregelen\n\n| Maatregel | Kpi | Planning |\n|---|---|---|\n"
                                           "| Personeelsplan opstellen | 1 | Q3 2024 |\n\f"
                                           "| Maatregel | Kpi | Planning |\n|---|---|---|\n"
                                           "| Leerlijn ontwikkelen | 3 | Q4 2024 |\n")),
              ElementsAre("Personeelsplan opstellen|1|2024-07-01/2024-09-30|-|-|planned",
                          "Leerlijn ontwikkelen|3|2024-10-01/2024-12-31|-|-|planned"));
}

// A ruled table on a page: kpi 4 in one cell beside two rows, kpi 5 beside the third.
Extracted document_with_merged_cell() {
  PageSketch page;
  page.put("Plan van aanpak van Omgevingsdienst Testland", 72, 60, 18, true);
  page.put("Maatregelen", 72, 110, 14, true);
  const float top = 130;
  page.put("Kpi", 76, top + 14, 10, true).put("Maatregel", 136, top + 14, 10, true);
  page.put("Planning", 336, top + 14, 10, true);
  const char* const rows[][2] = {{"Zaaksysteem vervangen", "Q1 2025"},
                                 {"Gegevens opschonen", "Q2 2025"},
                                 {"Strategie vaststellen", "Q3 2025"}};
  for (int i = 0; i < 3; ++i) {
    const float y = top + 20 * static_cast<float>(i + 1);
    page.put(rows[i][0], 136, y + 14).put(rows[i][1], 336, y + 14);
  }
  page.put("4", 76, top + 44).put("5", 76, top + 74);
  for (const float y : {0.0F, 20.0F, 60.0F, 80.0F}) page.horizontal(top + y, 72, 450);
  page.horizontal(top + 40, 132, 450);
  for (const float x : {72.0F, 132.0F, 332.0F, 450.0F}) page.vertical(x, top, top + 80);
  Extracted document;
  document.pages.push_back(page.lay_out());
  document.page_count = 1;
  finish_document(document);
  return document;
}

TEST(TablesOfMeasures, AMergedKpiCellHoldsForItsRows) {
  const Extracted document = document_with_merged_cell();
  ASSERT_EQ(document.pages[0].tables.size(), 1U);
  DocumentContext context;
  context.date = "2024-03-28";
  EXPECT_THAT(rows_of(analyze(document, context, shared_rules())),
              ElementsAre("Zaaksysteem vervangen|4|2025-01-01/2025-03-31|-|-|planned",
                          "Gegevens opschonen|4|2025-04-01/2025-06-30|-|-|planned",
                          "Strategie vaststellen|5|2025-07-01/2025-09-30|-|-|planned"));
}

TEST(TablesOfMeasures, TitlesOverTheRowsAndHeadsOfAllKinds) {
  for (const char* heads :
       {"| Te ondernemen | Door | Klaar op | Geld |", "| Inspanning | Aan zet | Per | Begroot |",
        "| Interventie | Kartrekker | Looptijd | Middelen |", "| Impuls | Wie | Wanneer | Kosten |",
        "| Beoogd resultaat | Verantwoording bij | Realisatie | Uitgaven |"})
    EXPECT_THAT(rows_of(with_table("Maatregelen kpi 3",
                                   std::string(heads) + "\n|---|---|---|---|\n"
                                                        "| Leerhuis inrichten | HR | Q3 2024 | € 5.000 |\n"
                                                        "| Leerplan maken | HR | Q4 2024 | – |\n")),
                ElementsAre("Leerhuis inrichten|3|2024-07-01/2024-09-30|HR|5000/5000|planned",
                            "Leerplan maken|3|2024-10-01/2024-12-31|HR|-|planned"))
        << heads;
}

TEST(TablesOfMeasures, UiterlijkOverAColumnIsTheLastDay) {
  EXPECT_THAT(
      rows_of(with_table("Maatregelen kpi 3",
                         "| Actie | Wie | Uiterlijk |\n|---|---|---|\n| Leerplan maken | HR | Q3 2024 |\n")),
      ElementsAre("Leerplan maken|3|…/2024-09-30|HR|-|planned"));
}

TEST(TablesOfMeasures, WhatIsDroppedOrNobodyDoesIsNone) {
  const Analysis analysis = with_table("Maatregelen kpi 4",
                                       "| Actie | Wie | Gereed | Status |\n|---|---|---|---|\n"
                                       "| Koppeling bouwen | CIO | Q3 2024 | gepland |\n"
                                       "| Eigen datacentrum bouwen | CIO | – | geschrapt |\n"
                                       "| Beveiliging: op orde, niets te ondernemen | – | n.v.t. | – |\n");
  EXPECT_THAT(rows_of(analysis), ElementsAre("Koppeling bouwen|4|2024-07-01/2024-09-30|CIO|-|planned"));
  EXPECT_THAT(quotes_of(analysis, "no_measure"), ElementsAre("Beveiliging: op orde, niets te ondernemen"));
}

TEST(TablesOfMeasures, WhatIsDoneInEachPeriod) {
  EXPECT_THAT(rows_of(with_table("Planning",
                                 "| | 2e helft 2024 | 1e helft 2025 |\n|---|---|---|\n"
                                 "| Kpi 2 | Nulmeting | Verbeterplannen per team |\n"
                                 "| Kpi 5 | – | Risicoanalyse |\n")),
              ElementsAre("Nulmeting|2|2024-07-01/2024-12-31|-|-|planned",
                          "Verbeterplannen per team|2|2025-01-01/2025-06-30|-|-|planned",
                          "Risicoanalyse|5|2025-01-01/2025-06-30|-|-|planned"));
}

TEST(Cards, TheStepIsTheMeasureAndItsResultIsNot) {
  EXPECT_THAT(rows_of(with_table("Kpi 3 Opleiding",
                                 "| Naam | Leerhuis |\n|---|---|\n| Doel | Iedereen leert |\n"
                                 "| Activiteit | Een leerhuis inrichten |\n| Resultaat | Leerhuis draait |\n"
                                 "| Planning | Q3 2024 |\n| Verantwoordelijk | HR-adviseur |\n"
                                 "| Kosten | € 5.000 |\n")),
              ElementsAre("Een leerhuis inrichten|3|2024-07-01/2024-09-30|HR-adviseur|5000/5000|planned"));
}

TEST(Cards, BesideEachOtherAndInColumns) {
  EXPECT_THAT(rows_of(with_table("Kpi 6 Governance",
                                 "| Actie | Mandaat gelijktrekken | Actie | Kostprijs berekenen |\n"
                                 "|---|---|---|---|\n| Wie | secretaris | Wie | controller |\n"
                                 "| Gereed | Q3 2024 | Gereed | Q4 2024 |\n")),
              ElementsAre("Mandaat gelijktrekken|6|2024-07-01/2024-09-30|secretaris|-|planned",
                          "Kostprijs berekenen|6|2024-10-01/2024-12-31|controller|-|planned"));
  EXPECT_THAT(
      rows_of(with_table("Kpi 6 Governance",
                         "| Maatregel | Mandaat gelijktrekken | Kostprijs berekenen |\n|---|---|---|\n"
                         "| Trekker | secretaris | controller |\n| Gereed | Q3 2024 | Q4 2024 |\n")),
      ElementsAre("Mandaat gelijktrekken|6|2024-07-01/2024-09-30|secretaris|-|planned",
                  "Kostprijs berekenen|6|2024-10-01/2024-12-31|controller|-|planned"));
}

TEST(Cards, LabelsThatAskButNotTheQuestionsOfAForm) {
  EXPECT_THAT(rows_of(with_table("Kpi 4 Informatie",
                                 "| Wat gaan we doen? | Archief digitaliseren |\n|---|---|\n"
                                 "| Wie pakt het op? | archivaris |\n| Wanneer is het af? | Q2 2025 |\n"
                                 "| Wat kost het? | € 5.000 |\n")),
              ElementsAre("Archief digitaliseren|4|2025-04-01/2025-06-30|archivaris|5000/5000|planned"));
  const Analysis form = with_table("Kpi 4 Informatie",
                                   "| Vraag | Zijn de gegevens volledig en deelbaar? |\n|---|---|\n"
                                   "| Uw oordeel | Wij vinden dat onze dienst op dit punt niet voldoet. |\n"
                                   "| Heeft u hulp nodig? | nee |\n| Welke acties lopen? | geen |\n");
  EXPECT_THAT(rows_of(form), IsEmpty());
  EXPECT_THAT(rows_of(form, "support_request"), IsEmpty());
}

TEST(Cards, PropertiesOfADocumentAreNone) {
  EXPECT_THAT(rows_of(with_table("Colofon",
                                 "| Titel | Plan van aanpak |\n|---|---|\n| Auteur | bureau Control |\n"
                                 "| Datum | 28 maart 2024 |\n| Status | definitief |\n")),
              IsEmpty());
}

TEST(Cards, ARoadmapRepeatsThemByName) {
  const Analysis analysis = analyze_text(
      cover +
      "## Kpi 3 Opleiding\n\n| Naam | Leerhuis |\n|---|---|\n| Activiteit | Een plek inrichten waar men "
      "leert |\n"
      "| Planning | Q3 2024 |\n| Trekker | HR |\n\n"
      "## Kpi 4 Informatie\n\n| Naam | Datakluis |\n|---|---|\n| Activiteit | Locaties opschonen |\n"
      "| Planning | Q4 2024 |\n| Trekker | CIO |\n\n"
      "## Roadmap\n\n| Interventie | Kpi | Q3 2024 | Q4 2024 |\n|---|---|---|---|\n"
      "| Leerhuis | 3 | x | |\n| Datakluis | 4 | | x |\n| Gesprekken voeren | 4 | | x |\n");
  const auto measures = of_kind(analysis, "measure");
  ASSERT_EQ(measures.size(), 5U);
  EXPECT_EQ(measures[2].same_as, measures[0].id);
  EXPECT_EQ(measures[3].same_as, measures[1].id);
  EXPECT_EQ(measures[4].same_as, std::nullopt);
}

// "1 voldoet, 2 deels" in order of the kpi's.
std::string judgements_of(const Analysis& analysis) {
  std::map<int, std::string> judgements;
  for (const Finding& finding : of_kind(analysis, "self_assessment"))
    judgements[finding.kpi.at(0)] += finding.assessment.value_or("-");
  std::string text;
  for (const auto& [kpi, verdict] : judgements)
    text += (text.empty() ? "" : ", ") + std::to_string(kpi) + " " + verdict;
  return text;
}

TEST(Judgements, InSentences) {
  struct {
    const char *text, *judgements;
  } const cases[] = {
      {"Aan KPI-6 wordt voldaan; aan KPI-1, KPI-3 en KPI-5 gedeeltelijk; aan KPI-2 en KPI-4 niet.",
       "1 deels, 2 voldoet_niet, 3 deels, 4 voldoet_niet, 5 deels, 6 voldoet"},
      {"De zelftoets liet zien dat wij de kpi's 1, 2 en 4 niet halen, de kpi's 3 en 5 deels en kpi 6 geheel.",
       "1 voldoet_niet, 2 voldoet_niet, 3 deels, 4 voldoet_niet, 5 deels, 6 voldoet"},
      {"Wij voldoen aan kpi 1 en 6, deels aan kpi 2, 3 en 5 en niet aan kpi 4.",
       "1 voldoet, 2 deels, 3 deels, 4 voldoet_niet, 5 deels, 6 voldoet"},
      {"Op de kpi's 1 en 3 voldoen wij.", "1 voldoet, 3 voldoet"},
      {"Kpi 2: onvoldoende, omdat de meting ontbreekt.", "2 voldoet_niet"},
      {"Aan kpi 4 voldoen wij nog niet, omdat het zaaksysteem niet goed is.", "4 voldoet_niet"},
      {"De kpi's 1 en 5 halen wij gedeeltelijk en de overige niet.",
       "1 deels, 2 voldoet_niet, 3 voldoet_niet, 4 voldoet_niet, 5 deels, 6 voldoet_niet"},
      {"Iedere dienst moet in 2026 aan kpi 3 voldoen.", ""},
      {"Het ministerie vond dat wij aan kpi 3 nog niet voldoen.", ""},
  };
  for (const auto& c : cases)
    EXPECT_EQ(judgements_of(analyze_text(cover + "## Zelftoets\n\n" + c.text + "\n")), c.judgements)
        << c.text;
}

TEST(Judgements, InBoxesLabelsAndHeadings) {
  const Analysis analysis = analyze_text(cover +
                                         "## KPI 1 Omvang\n\n☐ voldoet ☒ voldoet deels ☐ voldoet niet\n\n"
                                         "## KPI 2 Kwaliteit\n\nOordeel: voldoet niet\n\n"
                                         "## KPI 3 Opleiding (voldoet deels)\n\nDe dienst leert veel.\n\n"
                                         "## KPI 4 Informatie\n\n☐ voldoet ☐ voldoet deels ☐ voldoet niet\n");
  EXPECT_EQ(judgements_of(analysis), "1 deels, 2 voldoet_niet, 3 deels");
}

TEST(Judgements, InColumnsWithMarksAndPerKpi) {
  EXPECT_EQ(judgements_of(with_table("Zelftoets",
                                     "| Indicator | voldoet | deels | niet |\n|---|---|---|---|\n"
                                     "| 3 Opleiding | x | | |\n| 4 Informatievoorziening | | x | |\n"
                                     "| 5 Strategie | | | x |\n")),
            "3 voldoet, 4 deels, 5 voldoet_niet");
  EXPECT_EQ(judgements_of(with_table("Zelftoets",
                                     "| | KPI 1 | KPI 2 | KPI 3 |\n|---|---|---|---|\n"
                                     "| Oordeel IenW | deels | deels | niet |\n"
                                     "| Eigen oordeel | voldoet | deels | niet |\n")),
            "1 voldoet, 2 deels, 3 voldoet_niet");
  EXPECT_EQ(judgements_of(with_table(
                "Zelftoets",
                "| Kpi | Voldoet de dienst? | Oordeel IenW |\n|---|---|---|\n"
                "| KPI 1 | ja | nee |\n| KPI 2 | gedeeltelijk | nee |\n| KPI 3 | nog niet | nee |\n")),
            "1 voldoet, 2 deels, 3 voldoet_niet");
  EXPECT_EQ(judgements_of(with_table(
                "Ondersteuning", "| Kpi | Hulp gewenst? |\n|---|---|\n| Kpi 1 | nee |\n| Kpi 2 | ja |\n")),
            "");
}

TEST(TablesOfJudgements, OfTheAgencyOnItsOwnKpis) {
  std::vector<std::string> judgements;
  const Analysis analysis = with_table("Uitkomst zelftoets",
                                       "| Kpi | Oordeel | Toelichting |\n|---|---|---|\n"
                                       "| 1 | voldoet | vier medewerkers per gebied |\n"
                                       "| 2 | voldoet deels | de nulmeting ontbreekt |\n"
                                       "| 3 | voldoet niet | er is geen opleidingsplan |\n");
  for (const Finding& finding : of_kind(analysis, "self_assessment"))
    judgements.push_back(std::to_string(finding.kpi.at(0)) + " " + finding.assessment.value_or("-"));
  EXPECT_THAT(judgements, ElementsAre("1 voldoet", "2 deels", "3 voldoet_niet"));
  EXPECT_THAT(rows_of(analysis), IsEmpty());
}

}  // namespace
}  // namespace planlezer
