#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analyze/shared_rules.h"
#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

using testing::HasSubstr;

DocumentFacts facts_of(std::string_view text, const DocumentContext& context = {}) {
  return analyze(read_plain_text(text), context, shared_rules()).facts;
}

TEST(Facts, KindsOfDocuments) {
  struct {
    const char *text, *path, *kind;
  } const cases[] = {
      {"# Plan van aanpak robuuste omgevingsdienst\n\nOmgevingsdienst Testland\n\n28 maart 2024", "a.pdf",
       "plan"},
      {"# Op weg naar een robuuste dienst\n\nPlan van aanpak van Omgevingsdienst Testland", "a.pdf", "plan"},
      {"# Zelftoets robuustheidscriteria\n\nOmgevingsdienst Testland\n\n1 oktober 2023", "a.pdf",
       "self_assessment"},
      {"Omgevingsdienst Testland\n\nGeachte mevrouw Jansen,\n\nHierbij ontvangt u ons plan van aanpak.",
       "a.pdf", "letter"},
      {"Beste collega,\n\nHierbij onze vraag om ondersteuning.", "mail/a.eml", "email"},
      {"Beste collega,\n\nHierbij onze vraag om ondersteuning.", "mail/a.msg", "email"},
      {"# Recept voor erwtensoep\n\nWeek de erwten een nacht.", "a.pdf", "other"},
  };
  for (const auto& c : cases) {
    DocumentContext context;
    context.path = c.path;
    EXPECT_EQ(facts_of(c.text, context).kind, c.kind) << c.text;
  }
}

TEST(Facts, TheDateIsTheDocumentsOwn) {
  struct {
    const char *text, *date;
  } const cases[] = {
      {"# Plan van aanpak\n\nOmgevingsdienst Testland\n\nDatum: 28 maart 2024\n\nUiterlijk 1 april 2026 zijn "
       "wij "
       "robuust.",
       "2024-03-28"},
      {"# Plan van aanpak\n\nOmgevingsdienst Testland\n\nTestdorp, 28 maart 2024\n\nDe zelftoets van 1 "
       "oktober "
       "2023 laat zien waar wij staan. De Omgevingswet geldt sinds 1 januari 2024.",
       "2024-03-28"},
      {"# Plan van aanpak\n\nVersie 1.0, vastgesteld op 25-03-2024\n\nVoor 1 april 2024 dienen wij dit in.",
       "2024-03-25"},
      {"Datum\n28 maart 2024\n\nGeachte mevrouw,\n\nUw brief van 1 december 2023 beantwoorden wij hierbij.",
       "2024-03-28"},
  };
  for (const auto& c : cases) EXPECT_EQ(facts_of(c.text).date.value_or("none"), c.date) << c.text;
}

TEST(Facts, TheUsersDateGoesFirstAndTheFilesOwnLast) {
  Extracted document = read_plain_text("# Plan van aanpak\n\nOmgevingsdienst Testland\n\n28 maart 2024\n");
  document.metadata.created = "2024-05-05";
  DocumentContext context;
  context.date = "2024-01-31";
  EXPECT_EQ(analyze(document, context, shared_rules()).facts.date, "2024-01-31");
  EXPECT_EQ(analyze(document, {}, shared_rules()).facts.date, "2024-03-28");
  Extracted undated = read_plain_text("# Plan van aanpak\n\nOmgevingsdienst Testland\n");
  EXPECT_EQ(analyze(undated, {}, shared_rules()).facts.date, std::nullopt);
  undated.metadata.created = "2024-05-05";
  EXPECT_EQ(analyze(undated, {}, shared_rules()).facts.date, "2024-05-05");
}

TEST(Facts, TheWordsThatSaySoAreKept) {
  const auto facts = facts_of("# Plan van aanpak\n\nOmgevingsdienst Testland\n\nDatum: 28 maart 2024\n");
  EXPECT_EQ(facts.organisation, "Omgevingsdienst Testland");
  EXPECT_GT(facts.organisation_confidence, 0);
  EXPECT_FALSE(facts.organisation_evidence.empty());
  EXPECT_THAT(facts.date_evidence, HasSubstr("28 maart 2024"));
  EXPECT_EQ(facts_of("# Plan van aanpak\n\nWij stellen een plan op.\n").organisation, std::nullopt);
}

TEST(Facts, Versions) {
  EXPECT_EQ(facts_of("# Plan van aanpak\n\nVersie 0.8, 1 maart 2024\n").version, "0.8");
  EXPECT_EQ(facts_of("# Plan van aanpak\n\nVersie: 2\n").version, "2");
  EXPECT_THAT(facts_of("# Plan van aanpak\n\nStatus: concept\n").version, HasSubstr("concept"));
  EXPECT_THAT(facts_of("# Plan van aanpak\n\nStatus: definitief\n").version, HasSubstr("definitief"));
  EXPECT_EQ(facts_of("# Plan van aanpak\n\nOmgevingsdienst Testland\n").version, "");
}

TEST(Facts, TheBiggestLinesOfTheFirstPageAreTheTitle) {
  PageSketch page;
  page.put("Omgevingsdienst Testland", 72, 80, 11)
      .put("Op weg naar een", 72, 200, 28, true)
      .put("robuuste dienst", 72, 232, 28, true)
      .put("Plan van aanpak, 28 maart 2024", 72, 300, 12);
  Extracted document;
  document.pages.push_back(page.lay_out());
  document.page_count = 1;
  finish_document(document);
  const auto facts = analyze(document, {}, shared_rules()).facts;
  EXPECT_EQ(facts.title, "Op weg naar een robuuste dienst");
  EXPECT_EQ(facts.kind, "plan");
  EXPECT_EQ(facts.organisation, "Omgevingsdienst Testland");
  EXPECT_EQ(facts.date, "2024-03-28");
}

}  // namespace
}  // namespace planlezer
