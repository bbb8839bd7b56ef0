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

}  // namespace
}  // namespace planlezer
