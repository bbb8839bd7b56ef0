#include "analyze/organisations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyze/normal_text.h"
#include "extract/read.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const OrganisationRegister& organisations() {
  static const auto loaded = OrganisationRegister::load(PLANLEZER_SOURCE_DIR "/analyze/registers");
  EXPECT_TRUE(loaded.has_value());
  return *loaded;
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  for (const AgencyMention& mention : organisations().find(normal(text))) names.push_back(mention.name);
  return names;
}

WhoseDocument whose(std::string_view text, std::string_view path = "plan.pdf", std::string_view given = "") {
  const Extracted document = read_plain_text(text);
  return whose_document(document, lower_pages_of(document), path, given, organisations());
}

TEST(Organisations, NamesAndAliasesOfTheRegister) {
  struct {
    const char *text, *name;
  } const cases[] = {
      {"Omgevingsdienst Twente", "Omgevingsdienst Twente"},
      {"OD Twente", "Omgevingsdienst Twente"},
      {"aan de ODR in", "Omgevingsdienst Rivierenland"},
      {"aan de ODRA in", "Omgevingsdienst Regio Arnhem"},
      {"aan de ODRN in", "Omgevingsdienst Regio Nijmegen"},
      {"aan de ODRU in", "Omgevingsdienst regio Utrecht"},
      {"RUD Utrecht", "RUD Utrecht"},
      {"Omgevingsdienst regio Utrecht", "Omgevingsdienst regio Utrecht"},
      {"Omgevingsdienst Utrecht", "Omgevingsdienst Utrecht"},
      {"DCMR", "DCMR Milieudienst Rijnmond"},
      {"OD NZKG", "Omgevingsdienst Noordzeekanaalgebied"},
      {"OMWB", "Omgevingsdienst Midden- en West-Brabant"},
      {"Omgevingsdienst Midden- en West-Brabant", "Omgevingsdienst Midden- en West-Brabant"},
      {"Omgevingsdienst IJmond", "Omgevingsdienst IJmond"},
      {"OD IJsselland", "Omgevingsdienst IJsselland"},
  };
  for (const auto& c : cases) EXPECT_THAT(names_in(c.text), ElementsAre(c.name)) << c.text;
}

TEST(Organisations, AnUnknownNameIsOneToo) {
  EXPECT_THAT(names_in("Plan van Omgevingsdienst Lage Maten voor 2025"),
              ElementsAre("Omgevingsdienst Lage Maten"));
  EXPECT_THAT(names_in("RUD Testland"), ElementsAre("RUD Testland"));
  EXPECT_THAT(names_in("Omgevingsdienst Aa en Woldmeer (hierna: ODAW)"),
              ElementsAre("Omgevingsdienst Aa en Woldmeer"));
  EXPECT_THAT(names_in("met Omgevingsdienst Hoge Esch en Omgevingsdienst Testland"),
              ElementsAre("Omgevingsdienst Hoge Esch", "Omgevingsdienst Testland"));
}

TEST(Organisations, WhatIsNone) {
  for (const char* text :
       {"Omgevingsdienst NL", "Omgevingsdienst Nederland", "ODNL", "de omgevingsdienst", "onze dienst",
        "de RUD", "ODIJ", "alle omgevingsdiensten", "METHODA", "KODRAAD", "Omgevingsdienst", ""})
    EXPECT_THAT(names_in(text), IsEmpty()) << text;
}

TEST(Organisations, SpansCoverTheName) {
  const std::string text = "Samen met Omgevingsdienst Hoge Esch, in 2025.";
  const auto found = organisations().find(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.substr(found[0].span.begin, found[0].span.size()), "Omgevingsdienst Hoge Esch");
}

TEST(WhoseDocument, TheCoverSaysIt) {
  const auto found = whose(
      "# Plan van aanpak\n\nOmgevingsdienst Testland\n\nWij werken samen met Omgevingsdienst Hoge Esch en "
      "met "
      "Hoge Esch delen wij een lab.\n");
  EXPECT_EQ(found.name, "Omgevingsdienst Testland");
  EXPECT_GT(found.confidence, 0.5);
  EXPECT_LE(found.confidence, 1);
  EXPECT_FALSE(found.evidence.empty());
  EXPECT_THAT(found.own, Contains("omgevingsdienst testland"));
  EXPECT_THAT(found.own, Contains("testland"));
  EXPECT_EQ(found.others.at("hoge esch"), "Omgevingsdienst Hoge Esch");
  EXPECT_FALSE(found.from_somebody_else);
}

TEST(WhoseDocument, AbbreviationsInTheTextAreItsOwnNamesToo) {
  const auto found = whose("# Plan van aanpak\n\nOmgevingsdienst Aa en Woldmeer (hierna: ODAW)\n");
  EXPECT_EQ(found.name, "Omgevingsdienst Aa en Woldmeer");
  EXPECT_THAT(found.own, Contains("odaw"));
}

TEST(WhoseDocument, TheFolderOrFileNameDecidesBetweenTwo) {
  const char* text =
      "# Samen verder\n\nOmgevingsdienst Testland en Omgevingsdienst Hoge Esch\n\nOmgevingsdienst Testland "
      "en "
      "Omgevingsdienst Hoge Esch maken plannen.\n";
  EXPECT_EQ(whose(text, "Omgevingsdienst Hoge Esch/plan.pdf").name, "Omgevingsdienst Hoge Esch");
  EXPECT_EQ(whose(text, "inzendingen/testland_plan.pdf").name, "Omgevingsdienst Testland");
}

TEST(WhoseDocument, TheUserGoesBeforeEverything) {
  const auto found =
      whose("# Plan van aanpak\n\nOmgevingsdienst Testland\n", "testland.pdf", "Omgevingsdienst Hoge Esch");
  EXPECT_EQ(found.name, "Omgevingsdienst Hoge Esch");
  EXPECT_THAT(found.own, Contains("hoge esch"));
}

TEST(WhoseDocument, NoNameIsNoGuess) {
  EXPECT_EQ(whose("# Plan van aanpak\n\nWij stellen een plan op.\n").name, "");
  EXPECT_EQ(whose("# Plan\n\nWij overleggen met Omgevingsdienst NL.\n").name, "");
}

TEST(WhoseDocument, ALetterToAnAgencyIsNotTheAgencys) {
  const auto found = whose(
      "Geachte heer Jansen,\n\nU heeft een plan van aanpak ingediend namens Omgevingsdienst Testland. Begin "
      "september ontvangt u de beoordeling van uw plan van aanpak. Uw omgevingsdienst werkt hard.\n");
  EXPECT_TRUE(found.from_somebody_else);
}

}  // namespace
}  // namespace planlezer
