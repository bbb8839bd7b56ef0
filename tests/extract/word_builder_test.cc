#include "extract/word_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planlezer {
namespace {

using testing::ElementsAre;

// Draws strings glyph by glyph; every glyph is half the size wide.
class Pen {
 public:
  Pen& at(float x, float y) {
    x_ = x;
    y_ = y;
    return *this;
  }
  Pen& size(float size) {
    style_.size = size;
    return *this;
  }
  Pen& style(const TextStyle& style) {
    style_ = style;
    return *this;
  }
  Pen& draw(std::u32string_view text, float tracking = 0) {
    for (const char32_t c : text) {
      const std::uint32_t code = c;
      const float advance = 0.5F * style_.size;
      builder_.add(style_, &code, 1, x_, y_, advance, tracking);
      x_ += style_.ux * (advance + tracking);
      y_ += style_.uy * (advance + tracking);
    }
    return *this;
  }
  Pen& move(float dx, float dy = 0) {
    x_ += dx;
    y_ += dy;
    return *this;
  }
  WordBuilder& builder() { return builder_; }
  std::vector<std::string> words() {
    std::vector<std::string> texts;
    for (const RawWord& word : builder_.take()) texts.push_back(word.text);
    return texts;
  }

 private:
  WordBuilder builder_;
  TextStyle style_{.size = 10};
  float x_ = 72, y_ = 100;
};

TEST(Words, EndAtSpacesGapsAndNewLines) {
  EXPECT_THAT(
      Pen().draw(U"de omgevings").draw(U"dienst").move(3).draw(U"doet").at(72, 114).draw(U"dit").words(),
      ElementsAre("de", "omgevingsdienst", "doet", "dit"));
}

TEST(Words, KerningAndTrackingDoNotCutThem) {
  EXPECT_THAT(Pen().draw(U"V").move(-0.8F).draw(U"A").move(0.9F).draw(U"T").words(), ElementsAre("VAT"));
  EXPECT_THAT(Pen().draw(U"INHOUD", 2).words(), ElementsAre("INHOUD"));
}

TEST(Words, LettersAtEvenDistancesAreOneWord) {
  Pen pen;
  for (const char32_t c : std::u32string_view(U"Grondwet")) pen.draw(std::u32string(1, c)).move(2.5F);
  pen.move(1.8F);
  for (const char32_t c : std::u32string_view(U"nu.")) pen.draw(std::u32string(1, c)).move(2.5F);
  EXPECT_THAT(pen.words(), ElementsAre("Grondwet", "nu."));
  Pen numbers;
  for (const char32_t c : std::u32string_view(U"12345")) numbers.draw(std::u32string(1, c)).move(2.5F);
  EXPECT_EQ(numbers.words().size(), 5U);  // months of a planning
}

TEST(Words, FootnoteMarksStandOnTheirOwn) {
  const auto words =
      Pen().draw(U"dienst").move(0, -4).size(6).draw(U"12").move(0, 4).size(10).draw(U". Het").words();
  EXPECT_THAT(words, ElementsAre("dienst", "12.", "Het"));
}

TEST(Words, SuperscriptCharactersAreMarksToo) {
  EXPECT_THAT(Pen().draw(U"parameters\u00B9 die land\u00B9\u00B2, m\u00B2 en km\u00B3").words(),
              ElementsAre("parameters", "¹", "die", "land", "¹²,", "m²", "en", "km³"));
  EXPECT_THAT(Pen().draw(U"\u2074Zie").words(), ElementsAre("⁴", "Zie"));
}

TEST(Words, OrdinalsUnitsAndIndexesStayWhole) {
  EXPECT_THAT(Pen().draw(U"1").move(0, -4).size(6).draw(U"e").move(0, 4).size(10).draw(U" kwartaal").words(),
              ElementsAre("1e", "kwartaal"));
  EXPECT_THAT(Pen().draw(U"m").move(0, -4).size(6).draw(U"2").words(), ElementsAre("m2"));
  EXPECT_THAT(Pen().draw(U"CO").move(0, 2).size(6).draw(U"2").move(0, -2).size(10).draw(U"-uitstoot").words(),
              ElementsAre("CO2-uitstoot"));
}

TEST(Words, LigaturesAccentsAndSoftHyphensAreSpelledOut) {
  EXPECT_THAT(Pen().draw(U"e\uFB03ci\u00EBnt").words(), ElementsAre("efficiënt"));
  EXPECT_THAT(Pen().draw(U"offi").move(-5).draw(U"\u0308").words().size(), 1U);
  EXPECT_THAT(Pen().draw(U"sim\u00ADpel weg\u00AD").words(), ElementsAre("simpel", "weg\u00AD"));
  EXPECT_THAT(Pen().draw(U"\u200Bnul\uFEFF").words(), ElementsAre("nul"));
  EXPECT_THAT(Pen().draw(U"\u0133s").words(), ElementsAre("ijs"));
}

TEST(Words, AnAccentDrawnOverItsLetterJoinsIt) {
  Pen pen;
  pen.draw(U"financi").draw(U"\u00A8").move(-5).draw(U"ele");
  EXPECT_THAT(pen.words(), ElementsAre("financiële"));
}

TEST(Words, SymbolsBecomeBulletsAndMarks) {
  TextStyle symbol{.size = 10};
  symbol.symbolic = true;
  EXPECT_THAT(Pen().style(symbol).draw(U"\uF0B7").words(), ElementsAre("•"));
  TextStyle wingdings = symbol;
  wingdings.wingdings = true;
  EXPECT_THAT(Pen().style(wingdings).draw(U"\u00A7").move(20).draw(U"\u00FC").words(), ElementsAre("•", "✓"));
  EXPECT_THAT(Pen().draw(U"\uF0A7").words(), ElementsAre("•"));
}

TEST(Words, DrawnTwiceIsReadOnce) {
  Pen pen;
  pen.draw(U"vet gedrukt").at(72.3F, 100).draw(U"vet gedrukt");
  std::vector<RawWord> words = pen.builder().take();
  ASSERT_EQ(words.size(), 4U);
  drop_overprinted(words, {{"", 10, false, false}});
  EXPECT_EQ(words.size(), 2U);
}

TEST(Words, GlyphsWithoutMeaningAreCounted) {
  Pen pen;
  pen.draw(U"ab\uE123\uFFFD");
  pen.builder().add({.size = 10}, nullptr, 0, 150, 100, 5, 0);
  EXPECT_EQ(pen.builder().count_words(), 1U);  // a word of nothing but unknown glyphs is none
  EXPECT_EQ(pen.builder().counts().unmapped, 3);
  EXPECT_EQ(pen.builder().counts().visible, 5);
}

TEST(Words, SidewaysTextHasATallBox) {
  TextStyle upwards{.size = 10};
  upwards.ux = 0;
  upwards.uy = -1;
  upwards.direction = 3;
  Pen pen;
  pen.style(upwards).at(100, 400).draw(U"omhoog");
  const std::vector<RawWord> words = pen.builder().take();
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "omhoog");
  EXPECT_EQ(words[0].direction, 3);
  EXPECT_FLOAT_EQ(words[0].box.y1, 400);
  EXPECT_FLOAT_EQ(words[0].box.y0, 370);
  EXPECT_LT(words[0].box.width(), 12);
}

}  // namespace
}  // namespace planlezer
