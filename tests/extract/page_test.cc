#include "extract/page.h"

#include <gtest/gtest.h>

#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

TEST(LineEndHyphen, DisappearsInsideAWord) {
  EXPECT_TRUE(joins_without_hyphen("omgevings", "dienst"));
  EXPECT_TRUE(joins_without_hyphen("informatie", "voorziening"));
  EXPECT_TRUE(joins_without_hyphen("finan", "ciële"));
  EXPECT_TRUE(joins_without_hyphen("VTH-uitvoerings", "beleid"));
  EXPECT_TRUE(joins_without_hyphen("be", "invloeden"));
}

TEST(LineEndHyphen, StaysAfterAbbreviationsDigitsAndNames) {
  EXPECT_FALSE(joins_without_hyphen("VTH", "taken"));
  EXPECT_FALSE(joins_without_hyphen("kpi", "score"));
  EXPECT_FALSE(joins_without_hyphen("2024", "2026"));
  EXPECT_FALSE(joins_without_hyphen("Noord", "Holland"));
  EXPECT_FALSE(joins_without_hyphen("e", "mail"));
  EXPECT_FALSE(joins_without_hyphen("COVID-19", "pandemie"));
}

TEST(LineEndHyphen, StaysWhereItStandsForTheRestOfACompound) {
  EXPECT_FALSE(joins_without_hyphen("midden", "en"));
  EXPECT_FALSE(joins_without_hyphen("voor", "of"));
  EXPECT_FALSE(joins_without_hyphen("uitvoerings", "en"));
}

TEST(LineEndHyphen, StaysBetweenVowelsThatWouldClash) {
  EXPECT_FALSE(joins_without_hyphen("milieu", "inspectie"));
  EXPECT_FALSE(joins_without_hyphen("mede", "eigenaar"));
}

Page page_of_lines(const std::vector<std::string>& lines) {
  return PageSketch().put_lines(lines, 72, 100).lay_out();
}

TEST(QuoteOf, ReadsAsOneRunningSentence) {
  const Page page =
      page_of_lines({"De omgevings-", "dienst stelt de VTH-", "taken vast voor midden- en", "west."});
  EXPECT_EQ(quote_of(page, {0, static_cast<std::uint32_t>(page.text.size())}),
            "De omgevingsdienst stelt de VTH-taken vast voor midden- en west.");
}

TEST(QuoteOf, KeepsASpaceAfterAHyphenBeforeAConjunction) {
  const Page page = page_of_lines({"uitvoerings-", "en handhavingsstrategie"});
  EXPECT_EQ(quote_of(page, {0, static_cast<std::uint32_t>(page.text.size())}),
            "uitvoerings- en handhavingsstrategie");
}

TEST(QuoteOf, DropsSoftHyphensAndJoinsRangesOverALineEnd) {
  const Page page = page_of_lines({"in de periode 2024–", "2026 en de omgevings\u00AD", "dienst"});
  EXPECT_EQ(quote_of(page, {0, static_cast<std::uint32_t>(page.text.size())}),
            "in de periode 2024–2026 en de omgevingsdienst");
}

TEST(QuoteOf, IsEmptyOutsideTheText) {
  const Page page = page_of_lines({"een regel"});
  EXPECT_EQ(quote_of(page, {500, 600}), "");
}

TEST(BoxesOf, GivesOneBoxForEveryLineTouched) {
  const Page page = page_of_lines({"een twee drie", "vier vijf zes"});
  const auto begin = static_cast<std::uint32_t>(page.text.find("drie"));
  const auto end = static_cast<std::uint32_t>(page.text.find("zes"));
  const std::vector<Box> boxes = boxes_of(page, {begin, end});
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_FLOAT_EQ(boxes[0].y1, 102);
  EXPECT_FLOAT_EQ(boxes[1].x0, 72);
  EXPECT_LT(boxes[1].x1, page.words[5].box.x0);  // "zes" is not in the span
}

TEST(BoxesOf, TouchingPartOfAWordTakesTheWord) {
  const Page page = page_of_lines({"omgevingsdienst"});
  EXPECT_EQ(boxes_of(page, {3, 5}), std::vector<Box>{page.words[0].box});
  EXPECT_TRUE(boxes_of(page, {200, 210}).empty());
}

}  // namespace
}  // namespace planlezer
