#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/codec.h"
#include "extract/read.h"
#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

using testing::ElementsAre;

Page only_page(std::string_view text) {
  const Extracted document = read_plain_text(text);
  EXPECT_EQ(document.pages.size(), 1U);
  EXPECT_TRUE(is_consistent(document.pages.at(0)));
  return document.pages.at(0);
}

TEST(PlainText, JoinsHardWrappedLinesUntilAnEmptyLine) {
  const Page page = only_page(
      "De dienst stelt in het derde kwartaal van 2024 een strategische\n"
      "personeelsplanning op, waarin per gebied de minimale bezetting is\n"
      "vastgelegd.\n"
      "\n"
      "Daarna volgt de uitvoering.\n");
  EXPECT_EQ(texts_of(page, BlockKind::paragraph).size(), 2U);
  EXPECT_EQ(quote_of(page, page.blocks[0].text),
            "De dienst stelt in het derde kwartaal van 2024 een strategische personeelsplanning op, waarin "
            "per gebied de "
            "minimale bezetting is vastgelegd.");
}

TEST(PlainText, TakesLongLinesAsParagraphs) {
  std::string line = "Een alinea op een enkele lange regel";
  while (line.size() < 300) line += " met nog wat woorden erbij";
  const Page page = only_page(line + ".\nNog een alinea die korter is.\n" + line + ".\nSlot.");
  EXPECT_EQ(texts_of(page, BlockKind::paragraph).size(), 4U);
}

TEST(PlainText, ALongLineDoesNotUnmakeTheWrappingOfOthers) {
  std::string disclaimer = "Dit bericht is alleen bestemd voor wie het toegezonden kreeg";
  while (disclaimer.size() < 300) disclaimer += " en voor niemand anders die het leest";
  const Page page = only_page(
      "Wij vragen ondersteuning bij het opstellen van een strategie voor het\n"
      "toezicht in de regio, en verwachten daar een bedrag van ongeveer tien\n"
      "duizend euro voor nodig te hebben in de komende jaren die voor ons in\n"
      "het verschiet liggen.\n\n" +
      disclaimer + "\n");
  EXPECT_EQ(texts_of(page, BlockKind::paragraph).size(), 2U);
}

TEST(PlainText, HeadingsByHashNumberAndUnderline) {
  const Page page = only_page(
      "# Plan van aanpak\n\n2.1 Uitkomst van de zelftoets\nDe dienst voldoet aan vier van de zes "
      "kpi's.\n\nFinanciën\n---------\nTekst.\n");
  EXPECT_THAT(texts_of(page, BlockKind::heading),
              ElementsAre("Plan van aanpak", "2.1 Uitkomst van de zelftoets", "Financiën"));
  EXPECT_EQ(page.blocks[0].level, 1);
  EXPECT_EQ(page.blocks[1].level, 2);
  EXPECT_EQ(page.text.substr(page.blocks[1].label.begin, page.blocks[1].label.size()), "2.1");
}

TEST(PlainText, ListItemsWithTheirLines) {
  const Page page = only_page(
      "Wij doen het volgende:\n- werven van twee toezichthouders met ervaring in\n  ketentoezicht;\n- "
      "opleiden:\n  * per team\n1. eerst dit\n2) dan dat\n");
  EXPECT_THAT(texts_of(page, BlockKind::list_item),
              ElementsAre("- werven van twee toezichthouders met ervaring in\nketentoezicht;",
                          "- opleiden:", "* per team", "1. eerst dit", "2) dan dat"));
  EXPECT_EQ(page.blocks[3].level, 2);
}

TEST(PlainText, TablesWithBars) {
  const Page page = only_page(
      "| Kpi | Maatregel | Gereed |\n|-----|-----------|--------|\n| 3 | opstellen van een plan | Q3 2024 "
      "|\n| | Totaal | |\n");
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_THAT(rows_of(page, page.tables[0]),
              ElementsAre("Kpi|Maatregel|Gereed", "3|opstellen van een plan|Q3 2024", "-|Totaal|-"));
  EXPECT_TRUE(page.tables[0].cells[0].head);
  EXPECT_FALSE(page.tables[0].cells[3].head);
}

TEST(PlainText, AFormFeedBeginsAPage) {
  const Extracted document = read_plain_text("bladzijde een\fbladzijde twee\n\f");
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_EQ(document.page_count, 2);
  EXPECT_EQ(document.pages[1].number, 2);
  EXPECT_EQ(document.pages[1].text, "bladzijde twee\n");
}

TEST(PlainText, EveryWordHasAPlace) {
  const Page page = only_page("een\ttwee drie");
  ASSERT_EQ(page.words.size(), 3U);
  for (const Word& word : page.words) {
    EXPECT_GT(word.box.width(), 0);
    EXPECT_GT(word.box.height(), 0);
  }
  EXPECT_LT(page.words[0].box.x1, page.words[1].box.x0);
}

TEST(PlainText, CleansWhatIsNotText) {
  const Page page = only_page(
      "voor\xC2\xA0"
      "de e\xCC\x81"
      "en\xFF dienst\r\nop\x01tijd");
  EXPECT_EQ(page.words[2].text.size(), std::string("éenÿ").size());
  EXPECT_TRUE(page.text.find('\r') == std::string::npos);
  EXPECT_TRUE(page.text.find('\x01') == std::string::npos);
}

TEST(PlainText, AnEmptyTextIsABlankPage) {
  EXPECT_EQ(only_page("").state, PageState::blank);
  EXPECT_EQ(only_page("\n\n  \n").state, PageState::blank);
  EXPECT_TRUE(only_page("|---|---|\n").tables.empty());
}

TEST(PlainText, OfAnOldProgramIsReadInItsEncoding) {
  const Extracted latin = read_plain_text("v\xF3\xF3r 20 augustus: \x80 50.000 voor de co\xF6rdinator");
  ASSERT_EQ(latin.pages.size(), 1U);
  EXPECT_EQ(latin.pages[0].text, "vóór 20 augustus: € 50.000 voor de coördinator\n");
  const Extracted utf16 = read_plain_text(std::string_view("\xFF\xFE\xE9\0\xE9\0n\0", 8));
  EXPECT_EQ(utf16.pages[0].text, "één\n");
}

}  // namespace
}  // namespace planlezer
