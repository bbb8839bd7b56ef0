#include "analyze/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

using Sentences = std::vector<std::string>;

Sentences cut(std::string_view text) {
  Sentences sentences;
  for (const Span& span : sentences_of(text)) sentences.emplace_back(text.substr(span.begin, span.size()));
  return sentences;
}

std::string joined(const Sentences& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

// From pySBD's golden rules for Dutch (MIT).
TEST(Sentences, GoldenRules) {
  const Sentences cases[] = {
      {"Hij schoot op de JP8-brandstof toen de Surface-to-Air (sam)-missiles op hem af kwamen.",
       "81 procent van de schoten was raak."},
      {"Afkorting aanw. vnw."},
  };
  for (const Sentences& expected : cases) EXPECT_THAT(cut(joined(expected)), ElementsAreArray(expected));
}

TEST(Sentences, EndAtFullStopsAndQuestionAndExclamationMarks) {
  const Sentences cases[] = {
      {"Wij stellen een plan op.", "Daarna volgt de uitvoering."},
      {"Gaan wij fuseren?", "Nee.", "Wij werken samen!", "Dat blijft zo."},
      {"Dit is in 2025.", "In 2026 volgt de rest."},
      {"Dat kost € 50.000.", "€ 20.000 is er al."},
      {"Gereed op 1 mei 2025.", "De directeur rapporteert."},
      {"Hij zei: \"Dat is goed.\"", "Daarna ging hij weg."},
      {"Dit is zo (zie het plan).", "Dat niet."},
      {"Een zin zonder einde"},
      {"Élke dienst doet mee.", "Één plan volstaat.", "Één."},
      {"Wij letten op bodem, geluid enz.", "Daarna kijken wij verder."},
      {"De bijdrage is n.t.b.", "De planning volgt."},
      {"Dat doen wij in september a.s.", "Daarna volgt het besluit."},
  };
  for (const Sentences& expected : cases) EXPECT_THAT(cut(joined(expected)), ElementsAreArray(expected));
}

TEST(Sentences, GoOnAfterAbbreviationsInitialsAndNumbers) {
  for (const char* text : {
           "Wij werken samen met buren, bijv. Omgevingsdienst Testland, aan een plan.",
           "Dit geldt o.a. Voor alle teams.",
           "De teams, d.w.z. Bodem en Geluid, groeien.",
           "Het plan is er m.b.t. Bodem en i.v.m. Geluid.",
           "Eind augustus a.s. komt de commissie bijeen.",
           "Op 1 maart jl. stelde het bestuur het plan vast.",
           "De heer J. de Vries en mw. A. Jansen tekenen.",
           "Mr. dr. P. Jansen is jurist.",
           "Volgens art. 5.1 van de wet mag dit.",
           "Zie blz. 12 en nr. 3 van het plan.",
           "Dat kost ca. 50.000 euro, incl. BTW en excl. Reiskosten.",
           "Dat kost 1.250.000 euro in 2025.",
           "De norm is 2.5 fte per team.",
           "Kijk op www.testland.nl voor het plan.",
           "Versie 1.2 is vastgesteld.",
           "Op 1.4.2025 begint dit.",
           "Bij K.P.I. 3 hoort een plan.",
           "Dit is p.m. en volgt later.",
       })
    EXPECT_THAT(cut(text), ElementsAreArray(Sentences{text}));
}

TEST(Sentences, CoverEveryLetterInOrderWithoutSpacesAround) {
  const std::string text =
      "  Eerst dit.  Dan dat! \"Ja?\" Ook (dat). Nr. 5 is goed... Of niet?! 1. Dan 2. En 3.14 enz. Slot ";
  std::string rest = text;
  std::uint32_t end = 0;
  for (const Span& span : sentences_of(text)) {
    ASSERT_LE(end, span.begin);
    ASSERT_LT(span.begin, span.end);
    ASSERT_LE(span.end, text.size());
    end = span.end;
    EXPECT_NE(text[span.begin], ' ');
    EXPECT_NE(text[span.end - 1], ' ');
    rest.replace(span.begin, span.size(), span.size(), ' ');
  }
  EXPECT_EQ(rest.find_first_not_of(' '), std::string::npos) << rest;
  EXPECT_TRUE(sentences_of("").empty());
  EXPECT_TRUE(sentences_of("   ").empty());
}

std::vector<std::string> units(std::string_view text) {
  std::vector<std::string> found;
  for (const TextUnit& unit : units_of(text)) {
    std::string words(text.substr(unit.span.begin, unit.span.size()));
    if (!unit.lead.empty())
      words = std::string(text.substr(unit.lead.begin, unit.lead.size())) + " | " + words;
    found.push_back(words);
  }
  return found;
}

TEST(Units, PointsInASentenceStandByThemselvesBehindTheirLead) {
  EXPECT_THAT(
      units("Wij doen veel. In 2025 zal de directeur a) een plan laten maken, b) teams vormen en c) de raad "
            "informeren. Daarna volgt meer."),
      ElementsAre("Wij doen veel.", "In 2025 zal de directeur | een plan laten maken",
                  "In 2025 zal de directeur | teams vormen", "In 2025 zal de directeur | de raad informeren.",
                  "Daarna volgt meer."));
  EXPECT_THAT(
      units("1. Werving adviseur, \u20AC 84.000 structureel 2. Inwerken van de opvolger 3. Uitwisseling"),
      ElementsAre("Werving adviseur, \u20AC 84.000 structureel", "Inwerken van de opvolger", "Uitwisseling"));
}

TEST(Units, WhatOnlyLooksLikeAnEnumerationIsNone) {
  EXPECT_THAT(units("Zie bijlage a) van het besluit. Wij volgen dat."),
              ElementsAre("Zie bijlage a) van het besluit.", "Wij volgen dat."));
  EXPECT_THAT(units("Op 1 juli 2025 komt fase 2. Dan volgt fase 3."),
              ElementsAre("Op 1 juli 2025 komt fase 2.", "Dan volgt fase 3."));
}

}  // namespace
}  // namespace planlezer
