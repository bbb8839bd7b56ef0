// Whole documents: what a reader of a plan would call a measure, and what not.
#include "analyze/analyze.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "tests/analyze/shared_rules.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string cover = "# Plan van aanpak\n\nOmgevingsdienst Testland\n\n28 maart 2024\n\n";

Analysis under(const std::string& heading, const std::string& text) {
  return analyze_text(cover + "## " + heading + "\n\n" + text + "\n");
}

std::string days(const std::optional<Deadline>& deadline) {
  if (!deadline) return "none";
  return deadline->start.value_or("…") + "/" + deadline->end.value_or("…");
}

struct Measure {
  const char *text, *status, *days, *owner;
};

// Each text is one measure, as a whole.
void expect_measures(const std::string& heading, std::initializer_list<Measure> cases) {
  for (const Measure& c : cases) {
    SCOPED_TRACE(c.text);
    const auto measures = of_kind(under(heading, c.text), "measure");
    EXPECT_EQ(measures.size(), 1U);
    if (measures.size() != 1) continue;
    EXPECT_EQ(measures[0].quote, c.text);
    EXPECT_EQ(measures[0].status.value_or("none"), c.status);
    EXPECT_EQ(days(measures[0].deadline), c.days);
    EXPECT_EQ(measures[0].owner.value_or("none"), c.owner);
  }
}

TEST(MeasuresInProse, Planned) {
  expect_measures(
      "KPI 3 – Maatregelen",
      {
          {"In het najaar van 2024 stelt de HR-manager een meerjarig opleidingsplan op.", "planned",
           "2024-09-01/2024-11-30", "HR-manager"},
          {"Wij breiden het team Bodem uiterlijk 1 maart 2025 uit met 1,5 fte.", "planned", "…/2025-03-01",
           "none"},
          {"Er wordt in Q1 2025 een kenniscoördinator aangesteld.", "planned", "2025-01-01/2025-03-31",
           "none"},
          {"Eind 2025 is een kennisplatform ingericht.", "planned", "2025-10-01/2025-12-31", "none"},
          {"Vóór 1 oktober 2024 sluit de directeur een convenant met de hogeschool.", "planned",
           "…/2024-09-30", "directeur"},
          {"De risicoanalyse wordt in 2025 door de afdeling Strategie vernieuwd.", "planned",
           "2025-01-01/2025-12-31", "afdeling Strategie"},
          {"Opstellen van een leerlijn voor toezichthouders, gereed medio 2025.", "planned",
           "2025-05-01/2025-08-31", "none"},
          {"Omgevingsdienst Testland richt in 2025 een kennisplatform in.", "planned",
           "2025-01-01/2025-12-31", "none"},
      });
}

TEST(MeasuresInProse, OtherStatuses) {
  expect_measures(
      "KPI 3 – Maatregelen",
      {
          {"Wij blijven ieder kwartaal kennissessies organiseren.", "ongoing", "none", "none"},
          {"Het traineeprogramma zetten wij voort.", "ongoing", "none", "none"},
          {"Het opleidingsplan is op 4 maart 2024 vastgesteld.", "done", "2024-03-04/2024-03-04", "none"},
          {"Wij streven ernaar in 2025 een eigen leerstoel in te richten.", "intended",
           "2025-01-01/2025-12-31", "none"},
          {"Daarnaast willen wij ons aansluiten bij een kennisnetwerk.", "intended", "none", "none"},
          {"Wij zijn voornemens om een eigen academie op te richten.", "intended", "none", "none"},
          {"In 2025 verkennen wij een gezamenlijke opleiding.", "exploratory", "2025-01-01/2025-12-31",
           "none"},
          {"Wij overwegen een eigen academie in te richten.", "exploratory", "none", "none"},
          {"Mits het bestuur akkoord gaat, stellen wij in 2025 een kennismakelaar aan.", "conditional",
           "2025-01-01/2025-12-31", "none"},
          {"Onder voorbehoud van vaststelling voeren wij in 2025 een nieuw opleidingsplan in.", "conditional",
           "2025-01-01/2025-12-31", "none"},
      });
}

TEST(MeasuresInProse, DatesOfOtherThingsAreNoDeadline) {
  struct {
    const char *text, *days;
  } const cases[] = {
      {"Als de functies op 1 juli 2025 niet zijn vervuld, huren wij een extern bureau in.", "none"},
      {"Wij passen in Q3 2024 de werkwijze aan op de wet die op 1 januari 2024 in werking is getreden.",
       "2024-07-01/2024-09-30"},
      {"Na de zelftoets van 1 oktober 2023 stellen wij in 2025 een verbeterplan op.",
       "2025-01-01/2025-12-31"},
  };
  for (const auto& c : cases) {
    const auto measures = of_kind(under("KPI 1 – Maatregelen", c.text), "measure");
    ASSERT_EQ(measures.size(), 1U) << c.text;
    EXPECT_EQ(days(measures[0].deadline), c.days) << c.text;
  }
}

TEST(MeasuresInProse, WhatTheyCost) {
  struct {
    const char* text;
    double min, max;
    std::optional<bool> recurring;
  } const cases[] = {
      {"In 2025 stellen wij een jurist aan; dat kost structureel € 95.000.", 95'000, 95'000, true},
      {"In Q4 2024 schonen wij het bestand op, waarvoor eenmalig € 85.000 is begroot.", 85'000, 85'000,
       false},
      {"In 2025 verhogen wij het opleidingsbudget van € 74.000 naar € 120.000.", 120'000, 120'000,
       std::nullopt},
      {"In 2025 richten wij een lab in voor 110.000 – 140.000 euro.", 110'000, 140'000, std::nullopt},
  };
  for (const auto& c : cases) {
    const auto measures = of_kind(under("KPI 4 – Maatregelen", c.text), "measure");
    ASSERT_EQ(measures.size(), 1U) << c.text;
    ASSERT_TRUE(measures[0].amount) << c.text;
    EXPECT_EQ(measures[0].amount->min, c.min) << c.text;
    EXPECT_EQ(measures[0].amount->max, c.max) << c.text;
    EXPECT_EQ(measures[0].amount->recurring, c.recurring) << c.text;
  }
}

TEST(KpiOfAMeasure, ExplicitThenHeadingThenDerived) {
  struct {
    const char *heading, *text, *basis;
    std::vector<int> kpi;
  } const cases[] = {
      {"KPI 3", "Voor kpi 5 stellen wij in 2025 een strategie op.", "explicit", {5}},
      {"Maatregelen", "Voor kpi’s 2 t/m 4 stellen wij in 2025 een programma op.", "explicit", {2, 3, 4}},
      {"KPI 3 – Maatregelen", "Wij stellen in 2025 een programma op.", "heading", {3}},
      {"Kpi’s 4 en 5", "Wij stellen in 2025 een programma op.", "heading", {4, 5}},
      {"Maatregelen", "Wij stellen in Q4 2024 een opleidingsplan op.", "derived", {3}},
      {"Maatregelen", "Wij stellen in 2025 een stuurgroep in.", "none", {}},
      {"Pijler 3 – Maatregelen", "Wij stellen in 2025 een stuurgroep in.", "none", {}},
      {"Maatregelen",
       "Wij toetsen in 2025 aan kwaliteitscriteria 2.3 en stellen een plan op.",
       "derived",
       {2}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.heading) + ": " + c.text);
    const auto measures = of_kind(under(c.heading, c.text), "measure");
    ASSERT_EQ(measures.size(), 1U);
    EXPECT_EQ(measures[0].kpi, c.kpi);
    EXPECT_EQ(measures[0].kpi_basis, c.basis);
  }
}

TEST(KpiOfAMeasure, AnEnclosingHeadingCountsAndTheNextEndsIt) {
  const Analysis analysis =
      analyze_text(cover +
                   "## 4 KPI 2: kwaliteit\n\n### 4.1 Maatregelen\n\nWij stellen in 2025 een "
                   "programma op.\n\n## 5 Organisatie\n\n### 5.1 Maatregelen\n\nWij stellen "
                   "in 2025 een stuurgroep in.\n");
  const auto measures = of_kind(analysis, "measure");
  ASSERT_EQ(measures.size(), 2U);
  EXPECT_EQ(measures[0].kpi, std::vector<int>{2});
  EXPECT_EQ(measures[0].kpi_basis, "heading");
  EXPECT_EQ(measures[1].kpi_basis, "none");
}

TEST(NoMeasures, OfNormsOthersHistoryAndTheTextItself) {
  const std::pair<const char*, const char*> cases[] = {
      {"KPI 3 – Norm", "Een omgevingsdienst dient te beschikken over een opleidingsplan."},
      {"KPI 3 – Norm", "De dienst stelt ieder jaar een opleidingsplan op."},
      {"KPI 3", "Elke dienst moet uiterlijk 1 april 2026 een opleidingsplan hebben vastgesteld."},
      {"KPI 3 – Maatregelen", "De provincie stelt in 2025 een ketenregisseur aan."},
      {"KPI 3 – Maatregelen", "Omgevingsdienst Hoge Esch stelt in 2025 een opleidingsplan op."},
      {"KPI 3 – Maatregelen", "Het ministerie bouwt in 2025 een landelijke voorziening."},
      {"KPI 3", "In 2021 stelde de dienst een opleidingsplan op."},
      {"KPI 3 – Huidige situatie", "Medewerkers volgen opleidingen op eigen verzoek."},
      {"Aanleiding", "De Omgevingswet is op 1 januari 2024 in werking getreden."},
      {"Inleiding", "In hoofdstuk 4 beschrijven wij de maatregelen voor 2025."},
      {"Leeswijzer", "Hoofdstuk 3 bevat de maatregelen voor 2025."},
      {"Gevraagd besluit", "Het algemeen bestuur wordt gevraagd dit plan vast te stellen."},
      {"Inleiding",
       "In haar brief schreef het ministerie: “Begin september 2024 laat de staatssecretaris de bevindingen "
       "weten.”"},
      {"Risico’s", "De werving kan in 2025 tegenvallen."},
      {"Financiën", "De totale kosten bedragen € 450.000."},
      {"KPI 3", "Stelt het bestuur in 2025 een opleidingsplan vast?"},
  };
  for (const auto& [heading, text] : cases)
    EXPECT_THAT(quotes_of(under(heading, text), "measure"), IsEmpty()) << heading << ": " << text;
}

TEST(NoMeasures, SaidInSoManyWords) {
  for (const char* text : {
           "Voor deze kpi zijn geen aanvullende maatregelen nodig.",
           "Extra maatregelen zijn hier niet nodig.",
           "De dienst voldoet al aan deze kpi en treft geen aanvullende maatregelen.",
           "Wij voldoen aan de norm, zodat geen verdere acties nodig zijn.",
       }) {
    const Analysis analysis = under("KPI 6", text);
    EXPECT_THAT(quotes_of(analysis, "no_measure"), ElementsAre(text));
    EXPECT_THAT(quotes_of(analysis, "measure"), IsEmpty()) << text;
    for (const Finding& finding : of_kind(analysis, "no_measure"))
      EXPECT_EQ(finding.kpi, std::vector<int>{6}) << text;
  }
  for (const char* text : {"Wij stellen in 2025 een plan op, omdat er nog geen is.",
                           "In 2025 nemen wij drie juristen in dienst, zodat niemand meer alleen werkt."}) {
    EXPECT_THAT(quotes_of(under("KPI 6 – Maatregelen", text), "no_measure"), IsEmpty()) << text;
    EXPECT_THAT(quotes_of(under("KPI 6 – Maatregelen", text), "measure"), ElementsAre(text));
  }
}

TEST(Lists, ItemsUnderAHeadingOrAfterAnIntroduction) {
  const char* items =
      "- opstellen van een verbeterprogramma, gereed in Q4 2024;\n"
      "- uitbreiding van het team Bodem met 1,0 fte per 1 januari 2025;\n"
      "- voortzetten van de maandelijkse casuïstiekbesprekingen.\n";
  for (const std::string& before : {std::string("## KPI 2 – Maatregelen\n\n"),
                                    std::string("## KPI 2\n\nWij nemen de volgende maatregelen:\n\n")}) {
    const auto measures = of_kind(analyze_text(cover + before + items), "measure");
    ASSERT_EQ(measures.size(), 3U) << before;
    EXPECT_EQ(measures[0].quote, "opstellen van een verbeterprogramma, gereed in Q4 2024;");
    EXPECT_EQ(days(measures[0].deadline), "2024-10-01/2024-12-31");
    EXPECT_EQ(days(measures[1].deadline), "2025-01-01/2025-01-01");
    EXPECT_EQ(measures[2].status, "ongoing");
    for (const Finding& measure : measures) EXPECT_EQ(measure.kpi, std::vector<int>{2});
  }
}

TEST(Lists, OfNormsAndDecisionsAreNone) {
  for (const char* text :
       {"## KPI 2 – Norm\n\n- uitvoeren van taken op het gewenste niveau\n",
        "## Besluit\n\nHet bestuur wordt gevraagd:\n\n- het plan van aanpak vast te stellen\n"
        "- kennis te nemen van de planning\n"})
    EXPECT_THAT(quotes_of(analyze_text(cover + text), "measure"), IsEmpty()) << text;
}

TEST(Mentions, EveryKpiAmountAndDateIsAFindingOfItsOwn) {
  const Analysis analysis = under(
      "Algemeen", "Voor kpi 3 is in Q3 2024 een bedrag van € 50.000 en in 2025 ruim € 1 miljoen begroot.");
  EXPECT_THAT(quotes_of(analysis, "kpi"), ElementsAre("kpi 3"));
  EXPECT_THAT(quotes_of(analysis, "amount"), ElementsAre("€ 50.000", "ruim € 1 miljoen"));
  EXPECT_THAT(quotes_of(analysis, "date"), testing::IsSupersetOf({"Q3 2024", "2025"}));
}

const std::string whole_plan =
    cover +
    "## KPI 1 – Maatregelen\n\nIn Q3 2024 stelt het managementteam een perso-\n"
    "neelsplan op. Wij werven in 2025 twee toezicht-\nhouders voor kpi 1.\n\n"
    "## KPI 2 – Maatregelen\n\nIn Q3 2024 stelt het managementteam een plan op.\n\f"
    "## KPI 3 – Maatregelen\n\nIn Q3 2024 stelt het managementteam een plan op.\n\n"
    "| Maatregel | Kpi | Planning |\n|---|---|---|\n| Visie opstellen | 4 | Q1 2025 |\n\n"
    "## Fusie\n\nEr zijn vooralsnog geen plannen voor een fusie.\n\n"
    "## Ondersteuning\n\nWij vragen het Rijk om een bijdrage van € 50.000 voor kpi 4.\n";

TEST(Findings, StandWhereTheySayWithQuoteAndBoxes) {
  const Extracted document = read_plain_text(whole_plan);
  const Analysis analysis = analyze(document, {}, shared_rules());
  ASSERT_GE(of_kind(analysis, "measure").size(), 5U);
  for (const Finding& finding : analysis.findings) {
    SCOPED_TRACE(finding.kind + ": " + finding.quote);
    ASSERT_FALSE(finding.places.empty());
    std::string quote;
    std::size_t boxes = 0;
    for (const Place& place : finding.places) {
      const Page& page = document.pages.at(static_cast<std::size_t>(place.page - 1));
      ASSERT_LT(place.span.begin, place.span.end);
      ASSERT_LE(place.span.end, page.text.size());
      quote += (quote.empty() ? "" : " ") + quote_of(page, place.span);
      boxes += boxes_of(page, place.span).size();
    }
    EXPECT_EQ(finding.quote, quote);
    EXPECT_EQ(finding.boxes.size(), boxes);
    EXPECT_EQ(finding.origin, "native");
    EXPECT_GT(finding.confidence, 0);
    EXPECT_LE(finding.confidence, 1);
    EXPECT_FALSE(finding.rule.empty());
  }
}

TEST(Findings, HaveIdsThatAreTheirOwnAndStay) {
  const Analysis first = analyze(read_plain_text(whole_plan), {}, shared_rules());
  const Analysis second = analyze(read_plain_text(whole_plan), {}, shared_rules());
  std::set<std::string> ids;
  ASSERT_EQ(first.findings.size(), second.findings.size());
  for (std::size_t i = 0; i < first.findings.size(); ++i) {
    EXPECT_FALSE(first.findings[i].id.empty());
    EXPECT_TRUE(ids.insert(first.findings[i].id).second) << first.findings[i].quote;
    EXPECT_EQ(first.findings[i].id, second.findings[i].id);
  }
}

TEST(Findings, ComeByPlace) {
  const Analysis analysis = analyze(read_plain_text(whole_plan), {}, shared_rules());
  Place last;
  for (const Finding& finding : analysis.findings) {
    if (finding.kind == "fusion") continue;  // a conclusion of the whole document
    const Place place = finding.places.at(0);
    EXPECT_LE(std::make_pair(last.page, last.span.begin), std::make_pair(place.page, place.span.begin));
    last = place;
  }
}

TEST(Findings, AreTheSameFromSeveralThreads) {
  const Extracted document = read_plain_text(whole_plan);
  const auto ids = [&] {
    std::string all;
    for (const Finding& finding : analyze(document, {}, shared_rules()).findings)
      all += finding.id + finding.kind + finding.quote;
    return all;
  };
  const std::string expected = ids();
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& result : got) threads.emplace_back([&] { result = ids(); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : got) EXPECT_EQ(result, expected);
}

TEST(Findings, OfADocumentWithoutTextAreNone) {
  for (const char* text : {"", "\n\n", "\f\f"})
    EXPECT_THAT(quotes_of(analyze_text(text), "measure"), IsEmpty());
  EXPECT_TRUE(analyze({}, {}, shared_rules()).findings.empty());
}

TEST(MeasuresInProse, GoOnOverLineAndPageBreaks) {
  const Analysis analysis = analyze_text(cover +
                                         "## KPI 4 – Maatregelen\n\n"
                                         "Met alle teams samen zetten wij tussen 1 maart en\n"
                                         "30 juni 2025 de gegevens over naar een bestand,\f"
                                         "dat daarna voor alle teams geldt.\n");
  const auto measures = of_kind(analysis, "measure");
  ASSERT_EQ(measures.size(), 1U);
  EXPECT_EQ(days(measures[0].deadline), "2025-03-01/2025-06-30");
  EXPECT_EQ(
      measures[0].quote,
      "Met alle teams samen zetten wij tussen 1 maart en 30 juni 2025 de gegevens over naar een bestand, dat "
      "daarna voor alle teams geldt.");
  ASSERT_EQ(measures[0].places.size(), 2U);
  EXPECT_EQ(measures[0].places[1].page, 2);
}

}  // namespace
}  // namespace planlezer
