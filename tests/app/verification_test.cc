#include "app/verification.h"

#include <gtest/gtest.h>

namespace planlezer {
namespace {

// A page with lines of words: each 10 points wide, a line every 20 points.
Page page_of(std::int32_t number, const std::vector<std::vector<std::string>>& lines) {
  Page page;
  page.number = number;
  page.width = 595;
  page.height = 842;
  float y = 100;
  for (const auto& line : lines) {
    float x = 50;
    for (const std::string& text : line) {
      const auto begin = static_cast<std::uint32_t>(page.text.size());
      page.text += text;
      Word word;
      word.text = {begin, static_cast<std::uint32_t>(page.text.size())};
      word.box = {x, y, x + 10, y + 10};
      page.words.push_back(word);
      page.text += ' ';
      x += 15;
    }
    page.text.back() = '\n';
    y += 20;
  }
  return page;
}

Extracted document_of(std::vector<Page> pages) {
  Extracted document;
  document.page_count = static_cast<std::int32_t>(pages.size());
  document.pages = std::move(pages);
  return document;
}

// Boxes round the words `first` to `last` of a line.
PageBox boxed(std::int32_t page, int line, int first, int last) {
  const auto y = static_cast<float>(100 + 20 * line);
  return {page, {static_cast<float>(50 + 15 * first), y, static_cast<float>(60 + 15 * last), y + 10}};
}

Finding quoting(const std::string& quote, std::vector<PageBox> boxes) {
  Finding finding;
  finding.quote = quote;
  finding.boxes = std::move(boxes);
  return finding;
}

const std::vector<std::vector<std::string>> lines{{"Vooraf.", "Wij", "stellen", "een", "omgevings-"},
                                                  {"dienst", "in", "2025", "vast."}};

TEST(Verification, TheWordsInTheBoxes) {
  const Extracted document = document_of({page_of(1, lines)});
  EXPECT_EQ(words_in_boxes(document, quoting("", {boxed(1, 0, 1, 2), boxed(1, 1, 2, 2)})),
            "Wij stellen 2025");
  EXPECT_EQ(words_in_boxes(document, quoting("", {boxed(2, 0, 1, 2)})), "");
}

TEST(Verification, HoldsTheQuoteOverALineEndHyphen) {
  const Extracted document = document_of({page_of(1, lines)});
  const std::vector<PageBox> boxes{boxed(1, 0, 1, 4), boxed(1, 1, 0, 3)};
  EXPECT_TRUE(holds_quote(document, quoting("Wij stellen een omgevingsdienst in 2025 vast.", boxes)));
  EXPECT_TRUE(holds_quote(document, quoting("wij stellen een omgevings-dienst in 2025 vast", boxes)));
}

TEST(Verification, AnyOtherWordIsADifference) {
  const std::vector<PageBox> boxes{boxed(1, 0, 1, 4), boxed(1, 1, 0, 3)};
  const std::string quote = "Wij stellen een omgevingsdienst in 2025 vast.";
  auto changed = lines;
  changed[1][2] = "2026";
  EXPECT_FALSE(holds_quote(document_of({page_of(1, changed)}), quoting(quote, boxes)));
  changed = lines;
  changed[0][2] = "";
  EXPECT_FALSE(holds_quote(document_of({page_of(1, changed)}), quoting(quote, boxes)));
  EXPECT_FALSE(holds_quote(document_of({page_of(1, lines)}),
                           quoting("Wij stellen geen omgevingsdienst in 2025 vast.", boxes)));
}

TEST(Verification, BoxesThatHoldMoreOrLessThanTheQuoteAreADifference) {
  const Extracted document = document_of({page_of(1, lines)});
  EXPECT_FALSE(holds_quote(document, quoting("Wij stellen", {boxed(1, 0, 0, 2)})));
  EXPECT_FALSE(holds_quote(document, quoting("Wij stellen", {boxed(1, 0, 1, 3)})));
  EXPECT_FALSE(holds_quote(document, quoting("Wij stellen een", {boxed(1, 0, 1, 2)})));
  EXPECT_FALSE(holds_quote(document, quoting("Wij stellen", {boxed(1, 1, 0, 1)})));
}

TEST(Verification, TheFirstAndLastWordMayHaveMoreLettersThanTheQuote) {
  const Extracted document = document_of({page_of(1, {{"(kpi", "2)", "kosten:", "€5.000,", "zie"}})});
  EXPECT_TRUE(holds_quote(document, quoting("kpi 2", {boxed(1, 0, 0, 1)})));
  EXPECT_TRUE(holds_quote(document, quoting("5.000", {boxed(1, 0, 3, 3)})));
  const Extracted glued = document_of({page_of(1, {{"1Wij", "stellen", "vast3"}})});
  EXPECT_TRUE(holds_quote(glued, quoting("Wij stellen vast", {boxed(1, 0, 0, 2)})));
}

TEST(Verification, APageThatIsGoneIsADifference) {
  EXPECT_FALSE(holds_quote(document_of({}), quoting("Wij stellen", {boxed(1, 0, 1, 2)})));
  EXPECT_FALSE(holds_quote(document_of({page_of(1, lines)}), quoting("Wij stellen", {boxed(7, 0, 1, 2)})));
}

TEST(Verification, AQuoteOverTwoPages) {
  const Extracted document =
      document_of({page_of(1, {{"Wij", "stellen"}}), page_of(2, {{"een", "plan", "vast."}})});
  EXPECT_TRUE(
      holds_quote(document, quoting("Wij stellen een plan vast.", {boxed(1, 0, 0, 1), boxed(2, 0, 0, 2)})));
  EXPECT_FALSE(holds_quote(document, quoting("Wij stellen een plan vast.", {boxed(1, 0, 0, 1)})));
}

}  // namespace
}  // namespace planlezer
