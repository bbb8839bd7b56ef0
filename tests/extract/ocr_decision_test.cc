#include "extract/ocr_decision.h"

#include <gtest/gtest.h>

namespace planlezer {
namespace {

std::vector<RawWord> words_of(const std::string& text, int copies) {
  std::vector<RawWord> words(static_cast<std::size_t>(copies));
  for (RawWord& word : words) word.text = text;
  return words;
}

const std::vector<Box> whole_page = {{0, 0, 595, 842}};
const PageFacts good{595, 842, 3'000, 0, 0, 10};

TEST(OcrDecision, GoodTextStaysWhateverPicturesThereAre) {
  const OcrDecision decision = decide_on_ocr(good, words_of("dienst", 400), whole_page, OcrMode::automatic);
  EXPECT_EQ(decision.state, PageState::read);
  EXPECT_EQ(decision.reason, "native");
}

TEST(OcrDecision, NothingOnThePageIsBlank) {
  const OcrDecision decision = decide_on_ocr({595, 842, 0, 0, 0, 0}, {}, {}, OcrMode::always);
  EXPECT_EQ(decision.state, PageState::blank);
  EXPECT_EQ(decision.reason, "blank");
}

TEST(OcrDecision, APictureOrOutlinesWithoutWordsAreRecognised) {
  EXPECT_EQ(decide_on_ocr({595, 842, 0, 0, 0, 1}, {}, whole_page, OcrMode::automatic).reason, "no_text");
  EXPECT_EQ(decide_on_ocr({595, 842, 0, 0, 0, 20'000}, {}, {}, OcrMode::automatic).state, PageState::pending);
  EXPECT_EQ(decide_on_ocr({595, 842, 0, 0, 0, 20}, {}, {}, OcrMode::automatic).state, PageState::blank);
}

TEST(OcrDecision, AScanWithAStampIsRecognisedAndKeepsItsStamp) {
  const OcrDecision decision =
      decide_on_ocr({595, 842, 60, 0, 0, 1}, words_of("Ontvangen", 6), whole_page, OcrMode::automatic);
  EXPECT_EQ(decision.state, PageState::pending);
  EXPECT_EQ(decision.reason, "raster_with_header");
  EXPECT_TRUE(decision.keep_words);
}

TEST(OcrDecision, AScannersOwnTextIsHeldAgainstThePicture) {
  const PageFacts scan{595, 842, 0, 2'000, 0, 1};
  const OcrDecision good_layer =
      decide_on_ocr(scan, words_of("omgevingsdienst", 200), whole_page, OcrMode::automatic);
  EXPECT_EQ(good_layer.state, PageState::pending);
  EXPECT_EQ(good_layer.reason, "invisible_text_good");
  EXPECT_TRUE(good_layer.keep_words);
  EXPECT_EQ(decide_on_ocr(scan, words_of("omgevingsdienst", 200), whole_page, OcrMode::never).state,
            PageState::read);
  const OcrDecision poor = decide_on_ocr(scan, words_of("l;]~_^", 200), whole_page, OcrMode::automatic);
  EXPECT_EQ(poor.state, PageState::pending);
  EXPECT_EQ(poor.reason, "raster_with_invisible_text");
}

TEST(OcrDecision, FontsWithoutMappingAreRecognised) {
  const PageFacts facts{595, 842, 1'000, 0, 500, 0};
  EXPECT_EQ(decide_on_ocr(facts, words_of("d\uFFFD\uFFFDnst", 200), {}, OcrMode::automatic).reason,
            "unmapped_fonts");
  // Only the ligatures are missing: few glyphs, many words.
  std::vector<RawWord> words = words_of("dienst", 180);
  for (const RawWord& broken : words_of("func\uFFFDe", 20)) words.push_back(broken);
  EXPECT_EQ(decide_on_ocr({595, 842, 1'200, 0, 20, 0}, words, {}, OcrMode::automatic).reason,
            "unmapped_fonts");
}

TEST(OcrDecision, ShiftedLettersAreNoLanguage) {
  EXPECT_EQ(decide_on_ocr({595, 842, 1'200, 0, 0, 0}, words_of("xzkrtw", 100), {}, OcrMode::automatic).reason,
            "implausible_text");
}

TEST(OcrDecision, NeverMeansNeverAndAlwaysMeansAlways) {
  EXPECT_EQ(decide_on_ocr({595, 842, 0, 0, 0, 1}, {}, whole_page, OcrMode::never).state,
            PageState::unreadable);
  EXPECT_EQ(
      decide_on_ocr({595, 842, 60, 0, 0, 1}, words_of("Ontvangen", 6), whole_page, OcrMode::never).state,
      PageState::read);
  const OcrDecision asked = decide_on_ocr(good, words_of("dienst", 400), {}, OcrMode::always);
  EXPECT_EQ(asked.state, PageState::pending);
  EXPECT_EQ(asked.reason, "requested");
}

TEST(OcrDecision, APictureBesideAFewWordsIsReadByItself) {
  std::vector<RawWord> words = words_of("Grafieken", 2);
  for (RawWord& word : words) word.box = {50, 40, 110, 52};
  // In two strips, as scanners and word processors cut them.
  const std::vector<Box> strips{{50, 100, 500, 250}, {50, 250, 500, 400}};
  const OcrDecision decision = decide_on_ocr({595, 842, 18, 0, 0, 2}, words, strips, OcrMode::automatic);
  EXPECT_EQ(decision.state, PageState::pending);
  EXPECT_EQ(decision.reason, "raster_region");
  ASSERT_EQ(decision.regions.size(), 1U);
  EXPECT_EQ(decision.regions[0], (Box{50, 100, 500, 400}));
  EXPECT_TRUE(decision.keep_words);
  // A logo is no such picture, and neither is one that the words stand on.
  EXPECT_EQ(decide_on_ocr({595, 842, 18, 0, 0, 1}, words, {{20, 20, 90, 60}}, OcrMode::automatic).reason,
            "native");
  words = words_of("Toelichting", 40);
  for (RawWord& word : words) word.box = {100, 200, 160, 212};
  EXPECT_EQ(decide_on_ocr({595, 842, 400, 0, 0, 1}, words, strips, OcrMode::automatic).reason, "native");
}

TEST(OcrDecision, AScanUnderALongLetterheadIsReadWhereItHasNoWords) {
  std::vector<RawWord> words = words_of("Omgevingsdienst", 60);
  for (RawWord& word : words) word.box = {50, 40, 110, 90};
  const OcrDecision decision = decide_on_ocr({595, 842, 900, 0, 0, 2}, words, whole_page, OcrMode::automatic);
  EXPECT_EQ(decision.state, PageState::pending);
  EXPECT_EQ(decision.reason, "raster_region");
  ASSERT_EQ(decision.regions.size(), 1U);
  EXPECT_GT(decision.regions[0].y0, 90);
  // Words all over a page with a coloured background.
  for (std::size_t i = 0; i < words.size(); ++i)
    words[i].box.y1 = (words[i].box.y0 = 14.0F * static_cast<float>(i)) + 12;
  EXPECT_EQ(decide_on_ocr({595, 842, 900, 0, 0, 2}, words, whole_page, OcrMode::automatic).reason, "native");
}

TEST(OcrDecision, DigitsInsideWordsSayThatAScannersTextIsPoor) {
  EXPECT_TRUE(reads_well(words_of("omgevingsdienst", 40)));
  EXPECT_FALSE(reads_well(words_of("omgev1ngsdienst", 40)));
  EXPECT_TRUE(reads_well(words_of("kpi2025", 5)));  // too few to say
}

TEST(CoverOf, CountsOverlapOnce) {
  EXPECT_NEAR(cover_of({{0, 0, 595, 421}, {0, 0, 300, 421}}, 595, 842), 0.5, 0.02);
  EXPECT_EQ(cover_of({{0, 0, 10, 10}}, 0, 0), 0);
}

}  // namespace
}  // namespace planlezer
