#include "extract/ocr_mend.h"

#include <gtest/gtest.h>

#include "extract/word_shapes.h"

namespace planlezer {
namespace {

constexpr int threshold = 128;

Raster paper() {
  return {400, 100, 300, std::string(400 * 100, '\xFF')};
}

void draw(Raster& picture, int x0, int y0, int x1, int y1) {
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x) picture.pixels[static_cast<std::size_t>(y * picture.width + x)] = 0;
}

// Letters as bars of 10 wide and 30 high, with the given places.
Raster bars(const std::vector<int>& places) {
  Raster picture = paper();
  for (const int x : places) draw(picture, x, 20, x + 10, 50);
  return picture;
}

RecognisedWord word_of(std::string text, float x0, float x1, int line = 1) {
  RecognisedWord word;
  word.text = std::move(text);
  word.box = {x0, 18, x1, 56};
  word.confidence = 0.9F;
  word.line = line;
  word.line_height = 40;
  word.baseline = 50;
  return word;
}

std::vector<std::string> texts_of(const std::vector<RecognisedWord>& words) {
  std::vector<std::string> texts;
  for (const RecognisedWord& word : words) texts.push_back(word.text);
  return texts;
}

TEST(WordShapes, AreSeparateAndThoseAboveEachOtherAreOne) {
  Raster picture = bars({10, 30, 60});
  draw(picture, 31, 8, 37, 14);  // the dot of an i
  draw(picture, 90, 5, 91, 6);   // a speck
  const auto shapes = shapes_of_word(picture, {8, 4, 100, 52}, threshold);
  ASSERT_EQ(shapes.size(), 3U);
  EXPECT_EQ(shapes[1].box, (Box{30, 8, 40, 50}));
  EXPECT_EQ(shapes[0].ink, 300);
  EXPECT_TRUE(shapes_of_word(picture, {390, 90, 900, 900}, threshold).empty());
}

TEST(OcrMend, APointThatRecognitionLostFromASectionNumberComesBack) {
  Raster picture = bars({10, 34, 58});
  draw(picture, 24, 45, 29, 50);
  draw(picture, 48, 45, 53, 50);
  std::vector<RecognisedWord> words{word_of("24.1", 9, 69)};
  mend_by_ink(words, picture, threshold);
  EXPECT_EQ(words[0].text, "2.4.1");
  words = {word_of("2,4.1", 9, 69)};
  mend_by_ink(words, picture, threshold);
  EXPECT_EQ(words[0].text, "2.4.1");
}

TEST(OcrMend, ACommaStaysAndASpeckIsNoPoint) {
  Raster comma = bars({10, 34});
  draw(comma, 24, 45, 29, 57);
  std::vector<RecognisedWord> words{word_of("4,5", 9, 45)};
  mend_by_ink(words, comma, threshold);
  EXPECT_EQ(words[0].text, "4,5");
  Raster speck = bars({10, 34, 58});
  draw(speck, 24, 30, 29, 35);  // not on the line
  words = {word_of("451", 9, 69)};
  mend_by_ink(words, speck, threshold);
  EXPECT_EQ(words[0].text, "451");
  Raster point = bars({10, 26, 58, 74, 90, 106});  // "12.3456" is no number that anyone writes
  draw(point, 45, 45, 50, 50);
  words = {word_of("123456", 9, 117)};
  mend_by_ink(words, point, threshold);
  EXPECT_EQ(words[0].text, "123456");
}

TEST(OcrMend, WordsThatRanTogetherArePartedAtTheSpace) {
  const Raster picture = bars({10, 24, 60, 74, 110, 150, 190, 230, 270});
  std::vector<RecognisedWord> words{word_of("omde", 10, 84), word_of("a", 110, 120), word_of("u", 150, 160),
                                    word_of("a", 190, 200), word_of("u", 230, 240)};
  mend_by_ink(words, picture, threshold);
  EXPECT_EQ(texts_of(words), (std::vector<std::string>{"om", "de", "a", "u", "a", "u"}));
  EXPECT_EQ(words[0].box.x1, 34);
  EXPECT_EQ(words[1].box.x0, 60);
}

TEST(OcrMend, ListsOfNumbersAreParted) {
  std::vector<RecognisedWord> words{word_of("3en4", 10, 90), word_of("1t/m5", 100, 200)};
  mend_by_ink(words, paper(), threshold);
  EXPECT_EQ(texts_of(words), (std::vector<std::string>{"3", "en", "4", "1", "t/m", "5"}));
  Raster picture = bars({10, 46});
  draw(picture, 24, 45, 29, 57);
  words = {word_of("2,3", 9, 57)};
  mend_by_ink(words, picture, threshold);
  EXPECT_EQ(texts_of(words), (std::vector<std::string>{"2,", "3"}));
}

TEST(OcrMend, PiecesWithoutRoomForASpaceAreOneWord) {
  std::vector<RecognisedWord> words{word_of("schijf", 10, 100), word_of("beheer", 103, 200),
                                    word_of("van", 212, 260)};
  mend_by_ink(words, paper(), threshold);
  EXPECT_EQ(texts_of(words), (std::vector<std::string>{"schijfbeheer", "van"}));
}

TEST(OcrMend, InkReadTwiceIsKeptOnce) {
  std::vector<RecognisedWord> words{word_of("te", 20, 50), word_of("tasksel", 10, 120)};
  words[0].confidence = 0.5F;
  mend_by_ink(words, paper(), threshold);
  EXPECT_EQ(texts_of(words), std::vector<std::string>{"tasksel"});
}

TEST(OcrMend, ANarrowDashIsAHyphen) {
  Raster picture = bars({10, 60});
  draw(picture, 28, 34, 44, 37);
  std::vector<RecognisedWord> words{word_of("a—b", 9, 71)};
  mend_by_ink(words, picture, threshold);
  EXPECT_EQ(words[0].text, "a-b");
  Raster wide = bars({10, 80});
  draw(wide, 28, 34, 68, 37);
  words = {word_of("a—b", 9, 91)};
  mend_by_ink(words, wide, threshold);
  EXPECT_EQ(words[0].text, "a—b");
}

TEST(OcrMend, DoubledQuotesAreOne) {
  EXPECT_EQ(with_single_quotes("““dienst”"), "“dienst”");
  EXPECT_EQ(with_single_quotes("“\"dienst”"), "“dienst”");
  EXPECT_EQ(with_single_quotes("\"“dienst”"), "“dienst”");
  EXPECT_EQ(with_single_quotes("\"dienst\""), "\"dienst\"");
}

TEST(OcrMend, DutchGetsItsDiaeresisBack) {
  EXPECT_EQ(with_dutch_diaeresis("officiéle"), "officiële");
  EXPECT_EQ(with_dutch_diaeresis("cliénten"), "cliënten");
  EXPECT_EQ(with_dutch_diaeresis("geinstalleerd"), "geïnstalleerd");
  EXPECT_EQ(with_dutch_diaeresis("Geinformeerd"), "Geïnformeerd");
  EXPECT_EQ(with_dutch_diaeresis("beinvloeden"), "beïnvloeden");
  EXPECT_EQ(with_dutch_diaeresis("coordinatie"), "coördinatie");
  for (const char* other : {"geintje", "geinig", "gein", "geiten", "société", "geïnd", "coordinate", "beide"})
    EXPECT_EQ(with_dutch_diaeresis(other), other);
}

}  // namespace
}  // namespace planlezer
