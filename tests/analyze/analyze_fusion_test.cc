// Whole documents: the one conclusion about fusion of a plan.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analyze/shared_rules.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string cover = "# Plan van aanpak\n\nOmgevingsdienst Testland\n\n28 maart 2024\n\n";

Finding conclusion_of(const std::string& text) {
  const auto found = of_kind(analyze_text(cover + text + "\n"), "fusion");
  EXPECT_EQ(found.size(), 1U) << text;
  return found.empty() ? Finding{} : found[0];
}

TEST(Fusion, EveryStance) {
  struct {
    const char *text, *stance;
  } const cases[] = {
      {"Per 1 januari 2024 zijn wij gefuseerd met Omgevingsdienst Hoge Esch.", "realised"},
      {"Het algemeen bestuur heeft op 14 februari 2024 besloten tot een fusie met Omgevingsdienst Hoge Esch.",
       "decided"},
      {"Onder voorbehoud van instemming van de raden is besloten te fuseren met Omgevingsdienst Hoge Esch.",
       "decided"},
      {"Wij fuseren per 1 januari 2025 met Omgevingsdienst Hoge Esch.", "decided"},
      {"De besturen hebben een intentieverklaring getekend voor een fusie met Omgevingsdienst Hoge Esch.",
       "intended"},
      {"Het bestuur heeft het voornemen om met Omgevingsdienst Hoge Esch te fuseren.", "intended"},
      {"Samen met Omgevingsdienst Hoge Esch verkennen wij in 2024 een fusie.", "exploring"},
      {"In 2025 onderzoeken wij of samengaan met Omgevingsdienst Hoge Esch meerwaarde heeft.", "exploring"},
      {"Wij sluiten een fusie op termijn niet uit.", "exploring"},
      {"Een fusie is op termijn niet uitgesloten.", "exploring"},
      {"Wij kiezen voor samenwerking met Omgevingsdienst Hoge Esch en niet voor een fusie.",
       "cooperation_only"},
      {"Wij hebben vooralsnog geen plannen voor een fusie.", "none_planned"},
      {"Fuseren is voor ons niet aan de orde.", "none_planned"},
      {"Een fusie achten wij, gelet op de nabijheid van de deelnemers en de omvang van het gebied, niet "
       "nodig.",
       "none_planned"},
      {"Na onderzoek heeft het algemeen bestuur een fusie met Omgevingsdienst Hoge Esch afgewezen.",
       "rejected"},
  };
  for (const auto& c : cases) {
    const Finding conclusion = conclusion_of(std::string("## Fusie\n\n") + c.text);
    EXPECT_EQ(conclusion.stance, c.stance) << c.text;
    EXPECT_EQ(conclusion.quote, c.text);
  }
}

TEST(Fusion, TrapsAreNoMention) {
  for (const char* text : {
           "## Organisatie\n\nWij stellen in 2025 een plan op.",
           "## Organisatie\n\nDe confusie over de taken is groot. De diffusie van kennis is traag.",
           "## Organisatie\n\nDoor de fusie van de gemeenten Aadorp en Beekdal veranderde ons gebied.",
           "## Organisatie\n\nOmgevingsdienst Hoge Esch en Omgevingsdienst Zandwaard zijn in 2022 gefuseerd.",
           "## Organisatie\n\nRobuust worden wij niet alleen door fusie, maar ook door samenwerking.",
           "## Organisatie\n\nOnze dienst is in 2013 ontstaan door een fusie van drie milieudiensten.",
           "## Fusie of samenwerking?\n\nDat is de vraag die het bestuur zich stelt.",
       }) {
    const Finding conclusion = conclusion_of(text);
    EXPECT_EQ(conclusion.stance, "not_mentioned") << text;
    EXPECT_EQ(conclusion.quote, "") << text;
    EXPECT_THAT(conclusion.boxes, IsEmpty()) << text;
    EXPECT_THAT(conclusion.partners, IsEmpty()) << text;
  }
}

TEST(Fusion, WithWhomAndWhen) {
  const Finding one = conclusion_of(
      "## Fusie\n\nHet algemeen bestuur heeft op 14 februari 2024 besloten tot een fusie met Omgevingsdienst "
      "Hoge "
      "Esch per 1 januari 2026.");
  EXPECT_THAT(one.partners, ElementsAre("Omgevingsdienst Hoge Esch"));
  EXPECT_EQ(one.date, "2026-01-01");
  const Finding two = conclusion_of(
      "## Fusie\n\nWij fuseren per 1 januari 2025 met Omgevingsdienst Hoge Esch en Omgevingsdienst "
      "Zandwaard.");
  EXPECT_THAT(two.partners, ElementsAre("Omgevingsdienst Hoge Esch", "Omgevingsdienst Zandwaard"));
  const Finding short_name = conclusion_of(
      "Wij delen een lab met Omgevingsdienst Hoge Esch.\n\n## Fusie\n\nMet Hoge Esch verkennen wij een "
      "fusie.");
  EXPECT_THAT(short_name.partners, ElementsAre("Omgevingsdienst Hoge Esch"));
}

TEST(Fusion, ADecisionBeatsAnIntentionBeatsAnExploration) {
  const std::string decided =
      "Op 1 maart 2024 heeft het algemeen bestuur besloten tot een fusie met Omgevingsdienst Hoge Esch.";
  const std::string intended = "Het bestuur heeft het voornemen om met Omgevingsdienst Hoge Esch te fuseren.";
  const std::string exploring = "Wij verkennen een fusie met Omgevingsdienst Hoge Esch.";
  const std::string none = "Wij hebben vooralsnog geen plannen voor een fusie.";
  const std::tuple<std::string, std::string, const char*> cases[] = {
      {exploring, decided, "decided"},   {decided, exploring, "decided"}, {intended, exploring, "intended"},
      {exploring, intended, "intended"}, {none, exploring, "exploring"},
  };
  for (const auto& [first, second, stance] : cases) {
    const Finding conclusion = conclusion_of("## Fusie\n\n" + first + "\n\n" + second);
    EXPECT_EQ(conclusion.stance, stance) << first << " " << second;
    ASSERT_EQ(conclusion.evidence.size(), 1U);  // the other mention is kept
  }
}

TEST(Fusion, MentionsThatLedToItAreEvidence) {
  const Finding conclusion = conclusion_of(
      "## Samenvatting\n\nWij verkennen een fusie.\n\n## Fusie\n\nMet Omgevingsdienst Hoge Esch is een "
      "intentieverklaring getekend om te fuseren.");
  EXPECT_EQ(conclusion.stance, "intended");
  ASSERT_EQ(conclusion.evidence.size(), 1U);
  EXPECT_THAT(conclusion.evidence[0], HasSubstr("Wij verkennen een fusie."));
}

TEST(Fusion, ADecisionForAndAgainstContradict) {
  EXPECT_EQ(
      conclusion_of("## Fusie\n\nHet algemeen bestuur heeft besloten tot een fusie met Omgevingsdienst Hoge "
                    "Esch.\n\nOp 20 maart 2024 heeft het algemeen bestuur de fusie met Omgevingsdienst Hoge "
                    "Esch afgewezen.")
          .stance,
      "contradictory");
}

}  // namespace
}  // namespace planlezer
