#include "storage/dutch/folding.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace planlezer {
namespace {

std::string folded(char32_t character) {
  std::string text;
  append_folded(text, character);
  return text;
}

TEST(Folding, CaseAndDiacriticsDoNotCount) {
  EXPECT_EQ(folded(U'É'), "e");
  EXPECT_EQ(folded(U'ë'), "e");
  EXPECT_EQ(folded(U'Ö'), "o");
  EXPECT_EQ(folded(U'ç'), "c");
  EXPECT_EQ(folded(U'Å'), "a");
  EXPECT_EQ(folded(U'ñ'), "n");
  EXPECT_EQ(folded(U'ő'), "o");
  EXPECT_EQ(folded(U'Ș'), "s");
  EXPECT_EQ(folded(U'ạ'), "a");
  EXPECT_EQ(folded(U'Ф'), "ф");
  EXPECT_EQ(folded(U'Ά'), "α");
  EXPECT_EQ(folded(U'7'), "7");
}

TEST(Folding, LigaturesAreTheirLetters) {
  EXPECT_EQ(folded(U'Ĳ'), "ij");
  EXPECT_EQ(folded(U'ĳ'), "ij");
  EXPECT_EQ(folded(U'ﬁ'), "fi");
  EXPECT_EQ(folded(U'ﬃ'), "ffi");
  EXPECT_EQ(folded(U'ﬀ'), "ff");
  EXPECT_EQ(folded(U'ß'), "ss");
  EXPECT_EQ(folded(U'Œ'), "oe");
  EXPECT_EQ(folded(U'æ'), "ae");
}

TEST(Folding, TellsLettersFromTheRest) {
  for (const char32_t c : U"aZéĲßфΩ") {
    if (c != 0) {
      EXPECT_EQ(class_of(c), CharacterClass::letter) << static_cast<unsigned>(c);
    }
  }
  for (const char32_t c : U"09٣") {
    if (c != 0) {
      EXPECT_EQ(class_of(c), CharacterClass::digit) << static_cast<unsigned>(c);
    }
  }
  for (const char32_t c : U" .,;-–—€%\n\t\"«»„”’'•\u00A0\u2009\uF0B7") {
    if (c != 0) {
      EXPECT_EQ(class_of(c), CharacterClass::separator) << static_cast<unsigned>(c);
    }
  }
  EXPECT_EQ(class_of(0), CharacterClass::separator);
  for (const char32_t c : {U'\u0301', U'\u0308', U'\u0327'}) EXPECT_EQ(class_of(c), CharacterClass::mark);
  for (const char32_t c : {U'\u00AD', U'\u200B', U'\u200D', U'\uFEFF', U'\u2060'})
    EXPECT_EQ(class_of(c), CharacterClass::ignorable) << static_cast<unsigned>(c);
  for (const char32_t c : {U'環', U'か', U'ท'})
    EXPECT_EQ(class_of(c), CharacterClass::unspaced) << static_cast<unsigned>(c);
}

TEST(Folding, SmallRaisedAndCircledFiguresAreNoPartOfAWord) {
  for (const char32_t c : U"¹²³⁰⁴₂½¼⅓①⑳")
    if (c != 0) {
      EXPECT_EQ(class_of(c), CharacterClass::separator) << static_cast<unsigned>(c);
    }
}

TEST(Folding, FoldsLettersAndLeavesTheRest) {
  EXPECT_EQ(fold("Omgevingsdienst „Reëel”, 5 €"), "omgevingsdienst „reeel”, 5 €");
  EXPECT_EQ(fold("FINANCIËN"), "financien");
  EXPECT_EQ(fold("Ĳsselhoek"), "ijsselhoek");
  EXPECT_EQ(fold("re\xCC\x88"
                 "e\xCC\x88l"),
            "reel");  // combining marks
  EXPECT_EQ(fold("om\xC2\xADgeving"), "omgeving");
  EXPECT_EQ(fold("om\xE2\x80\x8Bgeving"), "omgeving");
  EXPECT_EQ(fold(""), "");
}

TEST(Folding, ComposedAndDecomposedAreOne) {
  EXPECT_EQ(fold("é"), fold("e\xCC\x81"));
  EXPECT_EQ(fold("coördinatie"), fold("coo\xCC\x88rdinatie"));
}

TEST(Folding, FoldingTwiceChangesNothingMore) {
  for (char32_t c = 0x20; c < 0x3000; ++c) {
    std::string text;
    append_utf8(text, c);
    const std::string once = fold(text);
    EXPECT_EQ(fold(once), once) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Folding, CapitalsAndSmallLettersAreOne) {
  const std::u32string_view capitals = U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŁŐŠŽĲŒΑΩБЯ";
  const std::u32string_view small = U"àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþłőšžĳœαωбя";
  ASSERT_EQ(capitals.size(), small.size());
  for (std::size_t i = 0; i < capitals.size(); ++i) EXPECT_EQ(folded(capitals[i]), folded(small[i])) << i;
}

TEST(Folding, MalformedTextDoesNoHarm) {
  EXPECT_EQ(fold("A\xFF"
                 "B\xC3"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
}

}  // namespace
}  // namespace planlezer
