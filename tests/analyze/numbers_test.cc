#include "analyze/numbers.h"

#include <gtest/gtest.h>

namespace planlezer {
namespace {

struct Case {
  const char* text;
  double value;
};

TEST(Numbers, InWordsAndInFigures) {
  const Case cases[] = {
      {"nul", 0},
      {"een", 1},
      {"één", 1},
      {"zes", 6},
      {"elf", 11},
      {"twaalf", 12},
      {"veertien", 14},
      {"negentien", 19},
      {"twintig", 20},
      {"eenentwintig", 21},
      {"tweeëntwintig", 22},
      {"drieëndertig", 33},
      {"vierenveertig", 44},
      {"vijfenvijftig", 55},
      {"achtennegentig", 98},
      {"tachtig", 80},
      {"honderd", 100},
      {"honderdvijftig", 150},
      {"tweehonderd", 200},
      {"achthonderdvijfentwintig", 825},
      {"duizend", 1'000},
      {"vijftigduizend", 50'000},
      {"vijfenzeventigduizend", 75'000},
      {"honderdduizend", 100'000},
      {"honderdvijfentwintigduizend", 125'000},
      {"tweehonderdduizend", 200'000},
      {"tweehonderdvijftigduizend", 250'000},
      {"half", 0.5},
      {"anderhalf", 1.5},
      {"anderhalve", 1.5},
      {"12", 12},
      {"0", 0},
      {"2024", 2024},
  };
  for (const Case& c : cases) {
    const auto value = number_of(c.text);
    ASSERT_TRUE(value) << c.text;
    EXPECT_DOUBLE_EQ(*value, c.value) << c.text;
  }
}

TEST(Numbers, WordsThatOnlyBeginWithANumberAreNone) {
  for (const char* text : {"", "maand", "eenheid", "achter", "vierkant", "zeskant", "elftal", "tienden",
                           "eens", "honderden", "duizenden", "3e", "1a", "-"})
    EXPECT_FALSE(number_of(text)) << text;
}

}  // namespace
}  // namespace planlezer
