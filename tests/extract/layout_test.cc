#include "extract/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "extract/codec.h"
#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

TEST(Layout, GivesAnEmptyPageForNoWords) {
  const Page page = PageSketch().lay_out();
  EXPECT_TRUE(page.text.empty());
  EXPECT_TRUE(page.blocks.empty());
  EXPECT_TRUE(is_consistent(page));
}

TEST(Layout, JoinsTheLinesOfAParagraphAndSplitsOnAGap) {
  PageSketch sketch;
  sketch.put_lines({"De dienst stelt in het derde kwartaal een",
                    "strategische personeelsplanning op, waarin de", "bezetting is vastgelegd."},
                   72, 100);
  sketch.put_lines({"Daarna volgt de uitvoering door het team en", "de evaluatie."}, 72, 148);
  const Page page = sketch.lay_out();
  EXPECT_THAT(
      texts_of(page, BlockKind::paragraph),
      ElementsAre("De dienst stelt in het derde kwartaal een\nstrategische personeelsplanning op, waarin de\n"
                  "bezetting is vastgelegd.",
                  "Daarna volgt de uitvoering door het team en\nde evaluatie."));
  EXPECT_TRUE(is_consistent(page));
}

TEST(Layout, StartsAParagraphAfterAShortLastLineEvenWithoutAGap) {
  PageSketch sketch;
  sketch.put_lines({"Wij breiden de formatie uit met twee mensen, zodat de", "norm wordt gehaald.",
                    "In de tussentijd blijven wij een adviseur inlenen bij de", "buurdienst."},
                   72, 100);
  EXPECT_EQ(texts_of(sketch.lay_out(), BlockKind::paragraph).size(), 2U);
}

TEST(Layout, KnowsHeadingsByNumberSizeAndWeight) {
  PageSketch sketch;
  sketch.put("2.1 Uitkomst van de zelftoets", 72, 80, 14, true);
  sketch.put_lines({"De tabel vat ons eigen oordeel samen en het oordeel", "van het ministerie."}, 72, 104);
  sketch.put("Maatregelen", 72, 150, 10, true);
  sketch.put_lines({"In dit hoofdstuk staan de maatregelen die wij nemen om", "de norm te halen."}, 72, 164);
  const Page page = sketch.lay_out();
  ASSERT_THAT(texts_of(page, BlockKind::heading),
              ElementsAre("2.1 Uitkomst van de zelftoets", "Maatregelen"));
  const Block& numbered = page.blocks[0];
  EXPECT_EQ(numbered.level, 2);
  EXPECT_EQ(page.text.substr(numbered.label.begin, numbered.label.size()), "2.1");
}

TEST(Layout, KnowsItalicHeadingsAboveTheirText) {
  PageSketch sketch;
  sketch.put_lines(
      {"De dienst telt tweeënnegentig medewerkers en voert voor vijf", "gemeenten de milieutaken uit."}, 72,
      60);
  sketch.put("Huidige situatie", 72, 102, 10, false, true);
  sketch.put_lines({"Voor twaalf van de zestien gebieden halen wij die bezetting", "al enige jaren."}, 72,
                   116);
  EXPECT_THAT(texts_of(sketch.lay_out(), BlockKind::heading), ElementsAre("Huidige situatie"));
}

TEST(Layout, BoldSentencesAreNoHeadings) {
  PageSketch sketch;
  sketch.put("Wij vragen het ministerie om een bijdrage.", 72, 80, 10, true);
  sketch.put_lines(
      {"Die bijdrage gebruiken wij voor de opleiding van nieuwe", "vergunningverleners en toezichthouders."},
      72, 110);
  EXPECT_TRUE(texts_of(sketch.lay_out(), BlockKind::heading).empty());
}

TEST(Layout, ListItemsHoldTheirHangingLinesAndEndWhenTheIndentReturns) {
  PageSketch sketch;
  sketch.put("Wij nemen de volgende stappen:", 72, 80);
  sketch.put("•", 84, 100).put("uitvoeren van een nulmeting op alle deskundigheidsgebieden", 100, 100);
  sketch.put("uit de kwaliteitscriteria (Q2 2024);", 100, 112);
  sketch.put("•", 84, 124).put("invoeren van collegiale toetsing.", 100, 124);
  sketch.put("Eind 2025 laten wij de nulmeting herhalen.", 72, 136);
  const Page page = sketch.lay_out();
  EXPECT_THAT(texts_of(page, BlockKind::list_item),
              ElementsAre("• uitvoeren van een nulmeting op alle deskundigheidsgebieden\nuit de "
                          "kwaliteitscriteria (Q2 2024);",
                          "• invoeren van collegiale toetsing."));
  EXPECT_THAT(texts_of(page, BlockKind::paragraph),
              ElementsAre("Wij nemen de volgende stappen:", "Eind 2025 laten wij de nulmeting herhalen."));
  EXPECT_TRUE(is_consistent(page));
}

TEST(Layout, ASentenceUnderTheTextOfAnItemIsOfTheItem) {
  PageSketch sketch;
  sketch.put("•", 72, 100).put("Wij verhogen de belasting op uitstoot en breiden die uit", 84, 100);
  sketch.put("naar alle sectoren.", 84, 112).put("Gratis rechten worden ingetrokken.", 84, 124);
  sketch.put("•", 72, 136).put("Er komt een extra heffing.", 84, 136);
  EXPECT_EQ(texts_of(sketch.lay_out(), BlockKind::list_item).size(), 2U);
}

TEST(Layout, ListDepthFollowsTheIndent) {
  PageSketch sketch;
  sketch.put("1.", 72, 100).put("eerst de opdracht", 90, 100);
  sketch.put("a)", 90, 114).put("per functie", 108, 114);
  sketch.put("b)", 90, 128).put("per team", 108, 128);
  sketch.put("2.", 72, 142).put("daarna de uitvoering", 90, 142);
  const Page page = sketch.lay_out();
  std::vector<int> levels;
  std::vector<std::string> labels;
  for (const Block& block : page.blocks) {
    EXPECT_EQ(block.kind, BlockKind::list_item);
    levels.push_back(block.level);
    labels.push_back(page.text.substr(block.label.begin, block.label.size()));
  }
  EXPECT_THAT(levels, ElementsAre(1, 2, 2, 1));
  EXPECT_THAT(labels, ElementsAre("1.", "a)", "b)", "2."));
}

TEST(Layout, CodesAndYearsAreTextNotLabels) {
  PageSketch sketch;
  sketch.put("M1 opstellen van een plan", 72, 100)
      .put("2024 was een goed jaar", 72, 130)
      .put("Q3 gereed melden", 72, 160);
  const Page page = sketch.lay_out();
  for (const Block& block : page.blocks) EXPECT_TRUE(block.label.empty()) << text_of(page, block);
}

std::vector<std::string> column(const std::string& name) {
  std::vector<std::string> lines;
  for (int i = 0; i < 12; ++i)
    lines.push_back(name + " tekst die de hele kolom vult regel " + std::to_string(10 + i));
  return lines;
}

TEST(Layout, ReadsColumnsOfProseOneAfterTheOther) {
  PageSketch sketch;
  sketch.put("Een kop boven beide kolommen van deze pagina", 72, 60, 18, true);
  sketch.put_lines(column("links"), 72, 100);
  sketch.put_lines(column("rechts"), 320, 100);  // the same baselines
  const Page page = sketch.lay_out();
  EXPECT_TRUE(page.tables.empty());
  EXPECT_LT(page.text.find("Een kop"), page.text.find("links"));
  EXPECT_LT(page.text.rfind("links"), page.text.find("rechts"));
}

TEST(Layout, AParagraphGoesOnInTheNextColumn) {
  PageSketch sketch;
  sketch.put_lines(column("links"), 72, 100);
  std::vector<std::string> right = column("rechts");
  right[0] = "rechts gaat de zin gewoon verder op regel een";
  sketch.put_lines(right, 320, 100);
  EXPECT_EQ(texts_of(sketch.lay_out(), BlockKind::paragraph).size(), 1U);
}

// Three lines of prose: too few to be sure of columns by their shape.
std::vector<std::string> some_lines(const std::string& name) {
  return {name + " tekst die de hele kolom vult", name + " nog zo'n regel van dezelfde breedte",
          name + " een laatste regel tekst"};
}

TEST(Layout, ShortColumnsAreKnownByTheOrderOfDrawing) {
  PageSketch sketch;
  sketch.put_lines(some_lines("links"), 72, 100).put_lines(some_lines("rechts"), 320, 100);
  const Page columns = sketch.lay_out();
  EXPECT_LT(columns.text.rfind("links"), columns.text.find("rechts"));
}

TEST(Layout, SectionsInColumnsOfTheirOwnAreReadOneAfterTheOther) {
  PageSketch sketch;
  sketch.put_lines(column("een"), 72, 100).put_lines(column("twee"), 320, 100);
  sketch.put("Een tussenkop", 72, 280, 16, true);
  sketch.put_lines(column("drie"), 72, 310).put_lines(column("vier"), 320, 310);
  const Page page = sketch.lay_out();
  EXPECT_LT(page.text.rfind("twee"), page.text.find("Een tussenkop"));
  EXPECT_LT(page.text.find("Een tussenkop"), page.text.find("drie"));
  EXPECT_LT(page.text.rfind("drie"), page.text.find("vier"));
}

TEST(Layout, ARunningLineOverColumnsIsReadAsOneLine) {
  PageSketch sketch;
  sketch.put("Koers houden", 72, 40, 8).put("maart 2024", 480, 40, 8);
  sketch.put_lines(column("links"), 72, 100).put_lines(column("rechts"), 320, 100);
  sketch.put("Omgevingsdienst", 72, 800, 8).put("2", 520, 800, 8);
  const Page page = sketch.lay_out();
  EXPECT_THAT(page.text, StartsWith("Koers houden maart 2024\n"));
  EXPECT_THAT(page.text, testing::EndsWith("Omgevingsdienst 2\n"));
}

TEST(Layout, AColumnGoesOnBelowTheSideTextWhateverTheWidthOfItsLines) {
  PageSketch sketch;
  std::vector<std::string> prose = column("lopende");
  prose.push_back("lopende tekst die de hele kolom vult en verder reikt");
  prose.push_back("en dan eindigt.");
  sketch.put_lines(prose, 72, 100);
  sketch.put_lines(column("zijtekst"), 350, 100);
  const Page page = sketch.lay_out();
  EXPECT_LT(page.text.find("en dan eindigt."), page.text.find("zijtekst"));
}

TEST(Layout, ALargeFirstLetterIsPartOfItsWord) {
  PageSketch sketch;
  sketch.put("W", 72, 112, 30).put("ie vanaf het water aan komt varen ziet", 88, 100);
  sketch.put("eerst de kranen en dan de tanks.", 88, 112);
  EXPECT_THAT(sketch.lay_out().text, StartsWith("Wie vanaf het water aan komt varen ziet\neerst"));
}

TEST(Layout, ABadgeComesAfterItsHeadingAndAnIconBeforeIt) {
  PageSketch sketch;
  sketch.put("KPI 4 Data en systemen", 72, 100, 18, true).put("oranje", 450, 96, 8);
  sketch.put("Samen groter of", 100, 150, 18, true)
      .put("?", 72, 160, 14)
      .put("zelfstandig blijven", 100, 172, 18, true);
  const Page page = sketch.lay_out();
  EXPECT_LT(page.text.find("systemen"), page.text.find("oranje"));
  EXPECT_LT(page.text.find("?"), page.text.find("Samen groter of\nzelfstandig blijven"));
}

TEST(Layout, AShortLineInAnotherTypefaceAboveItsTextIsAHeading) {
  PageSketch sketch;
  sketch.put_lines(
      {"De dienst telt tweeënnegentig medewerkers en voert voor vijf", "gemeenten de milieutaken uit."}, 72,
      60);
  sketch.put("Wat niet hoeft", 72, 102);
  sketch.raw().fonts.push_back({"ABCDEF+Gothic-Book", 10, false, false});
  for (RawWord& word : sketch.raw().words)
    if (word.baseline == 102) word.font = static_cast<std::uint16_t>(sketch.raw().fonts.size() - 1);
  sketch.put_lines({"Voor het toezicht is bij de tweede kpi geen maatregel", "nodig."}, 72, 116);
  EXPECT_THAT(texts_of(sketch.lay_out(), BlockKind::heading), ElementsAre("Wat niet hoeft"));
}

TEST(Layout, TextInTheMarginDoesNotRunThroughTheProse) {
  PageSketch sketch;
  sketch.put_lines(column("lopende"), 72, 100);
  sketch.put("Datum", 420, 103, 7)
      .put("8 december 2025", 420, 112, 7)
      .put("Kenmerk", 420, 126, 7)
      .put("2025-0001", 420, 135, 7);
  const Page page = sketch.lay_out();
  EXPECT_THAT(texts_of(page, BlockKind::paragraph)[0], StartsWith("lopende"));
  EXPECT_LT(page.text.rfind("lopende"), page.text.find("Datum"));
}

TEST(Layout, LabelsAndValuesStayOnOneLine) {
  PageSketch sketch;
  sketch.put("Uitgave", 72, 100).put("Omgevingsdienst Lage Maten", 200, 100);
  sketch.put("Deelnemers", 72, 113).put("Zeven gemeenten in de regio en", 200, 113);
  sketch.put("de provincie", 200, 126);
  sketch.put("Datum", 72, 139).put("28 maart 2024", 200, 139);
  const Page page = sketch.lay_out();
  EXPECT_TRUE(page.tables.empty());
  EXPECT_THAT(texts_of(page, BlockKind::paragraph),
              ElementsAre("Uitgave Omgevingsdienst Lage Maten",
                          "Deelnemers Zeven gemeenten in de regio en\nde provincie", "Datum 28 maart 2024"));
}

TEST(Layout, LinesWithLeadersAreContents) {
  PageSketch sketch;
  sketch.put("2.1", 72, 100)
      .put("Aanleiding.................................................................4", 100, 100);
  sketch.put("3", 72, 114).put("Maatregelen", 100, 114);
  for (int i = 0; i < 30; ++i) sketch.put(".", 170 + 6 * static_cast<float>(i), 114);
  sketch.put("12", 360, 114);
  const Page page = sketch.lay_out();
  ASSERT_EQ(texts_of(page, BlockKind::contents).size(), 2U);
  EXPECT_THAT(texts_of(page, BlockKind::contents)[0], testing::MatchesRegex("2.1 Aanleiding \\.+ 4"));
  EXPECT_THAT(texts_of(page, BlockKind::contents)[1], testing::MatchesRegex("3 Maatregelen \\.+ 12"));
}

TEST(Layout, FootnotesAndTheirMarks) {
  PageSketch sketch;
  sketch.put_lines({"De dienst werkt voor zeven gemeenten", "en de provincie."}, 72, 100);
  sketch.put("1", 241, 96, 6);
  sketch.put("1", 72, 700, 5).put("Zie bijlage 1 voor de gemeenten.", 76, 703, 8);
  const Page page = sketch.lay_out();
  EXPECT_THAT(texts_of(page, BlockKind::paragraph),
              ElementsAre("De dienst werkt voor zeven gemeenten 1\nen de provincie."));
  EXPECT_THAT(texts_of(page, BlockKind::footnote), ElementsAre("1 Zie bijlage 1 voor de gemeenten."));
}

TEST(Layout, ASecondMarkStaysBehindTheFirst) {
  PageSketch sketch;
  sketch.put("De dienst werkt voor zeven gemeenten", 72, 100);
  sketch.put("1", 241, 96, 6).put("2", 246, 96, 6);
  EXPECT_EQ(sketch.lay_out().text, "De dienst werkt voor zeven gemeenten 1 2\n");
}

TEST(Layout, AYearAtTheFootOfAPageIsNoPageNumber) {
  PageSketch sketch;
  sketch.put("1", 72, 780, 5).put("Zie het rapport op de website, bekeken op 16-08-", 76, 783, 8);
  sketch.put("2020", 72, 793, 8);
  EXPECT_EQ(sketch.lay_out().blocks.size(), 1U);
}

TEST(Layout, FootnotesWithSuperscriptCharactersAsMarks) {
  PageSketch sketch;
  sketch.put_lines({"De dienst werkt voor zeven gemeenten", "en de provincie."}, 72, 100);
  sketch.put("¹", 72, 700, 8).put("Zie bijlage 1 voor de gemeenten.", 78, 700, 8);
  EXPECT_THAT(texts_of(sketch.lay_out(), BlockKind::footnote),
              ElementsAre("¹ Zie bijlage 1 voor de gemeenten."));
}

TEST(Layout, CaptionsAreKnownByTheirFirstWords) {
  PageSketch sketch;
  sketch.put("Tabel 2: Kosten per kpi", 72, 100).put("Tabel en figuur zijn woorden", 72, 140);
  EXPECT_THAT(texts_of(sketch.lay_out(), BlockKind::caption), ElementsAre("Tabel 2: Kosten per kpi"));
}

TEST(Layout, APageOfSidewaysTextIsReadUprightWithBoxesAsDisplayed) {
  // The text runs upwards: a landscape page that was not turned.
  PageSketch sketch;
  RawPage& raw = sketch.raw();
  raw.fonts.push_back({"Sketch", 10, false, false});
  const auto put = [&](const std::string& text, float x, float y) {
    RawWord word;
    word.text = text;
    word.direction = 3;
    word.baseline = x;
    word.box = {x - 8, y - 40, x + 2, y};
    raw.words.push_back(word);
  };
  put("eerste", 100, 700);
  put("regel", 100, 655);
  put("tweede", 112, 700);
  put("regel.", 112, 655);
  const Page page = sketch.lay_out();
  EXPECT_THAT(texts_of(page, BlockKind::paragraph), ElementsAre("eerste regel\ntweede regel."));
  EXPECT_EQ(page.words[0].box, (Box{92, 660, 102, 700}));
}

TEST(Layout, AWatermarkStaysOutOfTheText) {
  PageSketch sketch;
  sketch.put_lines({"De dienst stelt in het derde kwartaal een plan", "vast."}, 72, 400);
  RawWord word;
  word.text = "CONCEPT";
  word.direction = 4;
  word.box = {100, 200, 500, 600};
  word.baseline = 321;
  sketch.raw().words.insert(sketch.raw().words.begin() + 3, word);
  const Page page = sketch.lay_out();
  EXPECT_THAT(texts_of(page, BlockKind::paragraph),
              ElementsAre("De dienst stelt in het derde kwartaal een plan\nvast.", "CONCEPT"));
}

TEST(Layout, RecognisedWordsWithoutBaselinesAreLaidOutByTheirLines) {
  RawPage raw;
  raw.number = 1;
  raw.width = 595;
  raw.height = 842;
  raw.fonts.push_back({"", 10, false, false});
  const auto put = [&](const std::string& text, float x, float y0, float y1, int line) {
    RawWord word;
    word.text = text;
    word.box = {x, y0, x + 30, y1};
    word.origin = Origin::ocr;
    word.confidence = 0.9F;
    word.block = 0;
    word.line = line;
    raw.words.push_back(word);
  };
  put("de", 72, 100, 108, 0);
  put("dienst", 108, 101, 109, 0);  // slightly skewed
  put("plaatst", 144, 103, 114, 0);
  put("borden", 72, 113, 121, 1);
  const Page page = lay_out(raw);
  ASSERT_EQ(page.lines.size(), 2U);
  EXPECT_EQ(page.text, "de dienst plaatst\nborden\n");
  EXPECT_EQ(page.origin, Origin::ocr);
  EXPECT_FLOAT_EQ(page.confidence, 0.9F);
}

TEST(Layout, SurvivesWordsWithImpossibleBoxes) {
  PageSketch sketch;
  sketch.put("gewone woorden", 72, 100);
  RawWord word = sketch.raw().words[0];
  word.box = {std::nanf(""), 0, 10, 10};
  sketch.raw().words.push_back(word);
  word.box = {1e30F, 0, 1e30F, 10};
  sketch.raw().words.push_back(word);
  word.text.clear();
  sketch.raw().words.push_back(word);
  const Page page = sketch.lay_out();
  EXPECT_EQ(page.text, "gewone woorden\n");
  EXPECT_TRUE(is_consistent(page));
}

// Random words, lines and backgrounds: whatever stands on a page, the promises hold and no word is lost.
TEST(Layout, AnyPageIsConsistentAndKeepsItsWords) {
  std::mt19937 random(2024);
  const auto number = [&](float low, float high) {
    return std::uniform_real_distribution<float>(low, high)(random);
  };
  const std::vector<std::string> texts = {"de", "omgevingsdienst", "•",     "1.", "2.1", "(a)", "€",
                                          "12", "......",          "Tabel", "-",  "x"};
  for (int round = 0; round < 300; ++round) {
    PageSketch sketch;
    const int count = 5 + static_cast<int>(random() % 200);
    const bool on_grid = round % 2 == 0;
    std::size_t bytes = 0;
    for (int i = 0; i < count; ++i) {
      float x = number(-20, 600);
      float y = number(-20, 850);
      if (on_grid) {
        x = 60 * std::floor(x / 60);
        y = 14 * std::floor(y / 14);
      }
      const std::string& text = texts[random() % texts.size()];
      sketch.put(text, x, y, random() % 5 == 0 ? 16.0F : 10.0F, random() % 4 == 0, random() % 6 == 0);
      RawWord& word = sketch.raw().words.back();
      if (random() % 15 == 0) word.direction = static_cast<std::uint8_t>(random() % 5);
      if (random() % 10 == 0) word.baseline = 0;
      bytes += text.size();
    }
    for (int i = static_cast<int>(random() % 40); i > 0; --i) {
      const float x = 60 * std::floor(number(0, 9));
      const float y = 14 * std::floor(number(0, 60));
      if (random() % 3 == 0)
        sketch.shade({x, y, x + 60, y + 14});
      else if (random() % 2 == 0)
        sketch.horizontal(y, x, x + number(20, 400));
      else
        sketch.vertical(x, y, y + number(10, 200));
    }
    const Page page = sketch.lay_out();
    ASSERT_TRUE(is_consistent(page)) << round;
    std::size_t kept = 0;
    for (const Word& word : page.words) kept += word.text.size();
    ASSERT_EQ(kept, bytes) << round;
    ASSERT_TRUE(decode_page(encode_page(page)).has_value()) << round;
  }
}

}  // namespace
}  // namespace planlezer
