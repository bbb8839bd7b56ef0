#include "extract/ocr_cells.h"

#include <gtest/gtest.h>

namespace planlezer {
namespace {

RecognisedWord read_as(std::string text, float confidence) {
  RecognisedWord word;
  word.text = std::move(text);
  word.confidence = confidence;
  return word;
}

TEST(OcrCells, ACellHasALineOnEverySide) {
  const std::vector<Box> rulings{{0, 0, 200, 2}, {0, 50, 200, 52}, {0, 0, 2, 52}, {100, 0, 102, 52}};
  const auto cell = cell_around(40, 20, rulings);
  ASSERT_TRUE(cell);
  EXPECT_EQ(*cell, (Box{2, 2, 100, 50}));
  EXPECT_FALSE(cell_around(150, 20, rulings));  // open to the right
  EXPECT_FALSE(cell_around(40, 80, rulings));
}

TEST(OcrCells, ASurerReadingCountsUnlessItLosesDigits) {
  EXPECT_TRUE(is_better_reading(read_as("19", 0.75F), read_as("15", 0.97F)));
  EXPECT_TRUE(is_better_reading(read_as("ul", 0.22F), read_as("1", 0.97F)));
  EXPECT_FALSE(is_better_reading(read_as("1e", 0.68F), read_as("le", 0.94F)));
  EXPECT_FALSE(is_better_reading(read_as("dienst", 0.84F), read_as("diens", 0.91F)));
}

TEST(OcrCells, ADashThatStandsAloneOnALineIsFoundAndSetRight) {
  Raster picture{400, 100, 100, std::string(400 * 100, '\xFF')};
  const auto paint = [&](int x0, int y0, int x1, int y1) {
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x) picture.pixels[static_cast<std::size_t>(y * 400 + x)] = '\0';
  };
  RecognisedWord word = read_as("Wind", 0.9F);
  word.box = {20, 40, 80, 70};
  word.baseline = 68;
  word.line_height = 40;
  RecognisedWord misread = word;
  misread.text = "=";
  misread.box = {150, 55, 172, 58};
  paint(20, 40, 80, 70);    // the word
  paint(150, 55, 172, 58);  // a dash that was misread
  paint(250, 55, 272, 58);  // one that was passed over
  paint(320, 66, 342, 69);  // an underline
  std::vector<RecognisedWord> words{word, misread};
  add_dashes(words, picture, 128);
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(words[1].text, "\u2013");
  EXPECT_EQ(words[2].text, "\u2013");
  EXPECT_EQ(words[2].box.x0, 250);
}

}  // namespace
}  // namespace planlezer
