#include "storage/search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/storage/samples.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

PageMatches matches_of(const Page& page, const std::string& text) {
  Tokenizer tokenizer;
  return find_matches(page, parse_query(text, tokenizer).clauses, tokenizer);
}

std::vector<std::string> marked(const Page& page, const std::string& text) {
  std::vector<std::string> texts;
  for (const Match& match : matches_of(page, text).matches) texts.push_back(at(page, match.span));
  return texts;
}

std::string snippet(const Page& page, const std::string& text) {
  return snippet_of(page, matches_of(page, text));
}

// Lines of ten words, with `middle` as a line among them.
Page long_page(int before, const std::string& middle, int after) {
  const std::string line = "de dienst werkt dit jaar verder aan zijn goede uitvoering\n";
  std::string text;
  for (int i = 0; i < before; ++i) text += line;
  text += middle + "\n";
  for (int i = 0; i < after; ++i) text += line;
  text.pop_back();
  return page_of(1, text);
}

int words_in(const std::string& text) {
  std::istringstream words(text);
  std::string word;
  int count = 0;
  while (words >> word) ++count;
  return count;
}

TEST(Matches, EveryWordOfThePageIsGiven) {
  const Page page = page_of(1, "een VTH-taak\nen de omgevings-\ndienst.");
  const PageMatches found = matches_of(page, "");
  std::vector<std::string> words;
  for (const Span& word : found.words) words.push_back(at(page, word));
  EXPECT_THAT(words, ElementsAre("een", "VTH", "taak", "en", "de", "omgevings-\ndienst"));
  EXPECT_THAT(found.matches, IsEmpty());
}

TEST(Matches, SayWhichPartOfTheQueryTheyAre) {
  const Page page = page_of(1, "fusie en plan van aanpak en fusies");
  const PageMatches found = matches_of(page, "\"plan van aanpak\" fusie");
  std::vector<std::size_t> phrases;
  for (const Match& match : found.matches) phrases.push_back(match.clause);
  EXPECT_THAT(phrases, ElementsAre(1, 0, 1));
}

TEST(Matches, AStemMarksAllFormsAndAPhraseOnlyItsOwn) {
  const Page page = page_of(1, "Plannen, een plan en het PLÁN");
  EXPECT_THAT(marked(page, "plan"), ElementsAre("Plannen", "plan", "PLÁN"));
  EXPECT_THAT(marked(page, "\"plan\""), ElementsAre("plan", "PLÁN"));
  EXPECT_THAT(marked(page, "\"een plan en\""), ElementsAre("een plan en"));
  EXPECT_THAT(marked(page, "\"plan een\""), IsEmpty());
}

TEST(Matches, AWholeAndItsPartsDoNotOverlap) {
  const Page page = page_of(1, "de VTH-taken zijn taken");
  EXPECT_THAT(marked(page, "VTH-taken"), ElementsAre("VTH-taken"));
  EXPECT_THAT(marked(page, "taak VTH-taken"), ElementsAre("VTH-taken", "taken"));
}

TEST(Snippet, AShortPageIsShownWhole) {
  const Page page = page_of(1, "De fusie is\nvan de baan.");
  EXPECT_EQ(snippet(page, "fusie"), "De «fusie» is van de baan.");
  EXPECT_EQ(snippet(page, ""), "De fusie is van de baan.");
  EXPECT_EQ(snippet(page_of(1, ""), "fusie"), "");
}

TEST(Snippet, IsOnePassageOfAboutThirtyWords) {
  const Page page = long_page(40, "hier staat toezicht in het midden van de bladzijde zelf", 40);
  const std::string text = snippet(page, "toezicht");
  EXPECT_THAT(text, HasSubstr("staat «toezicht» in"));
  EXPECT_THAT(text, StartsWith("…"));
  EXPECT_THAT(text, EndsWith("…"));
  EXPECT_THAT(text, Not(HasSubstr("\n")));
  EXPECT_GE(words_in(text), 20);
  EXPECT_LE(words_in(text), 40);
}

TEST(Snippet, SaysWhereTheTextGoesOn) {
  EXPECT_THAT(snippet(long_page(0, "toezicht staat vooraan", 20), "toezicht"),
              testing::AllOf(StartsWith("«toezicht»"), EndsWith("…")));
  EXPECT_THAT(snippet(long_page(20, "achteraan staat toezicht", 0), "toezicht"),
              testing::AllOf(StartsWith("…"), EndsWith("«toezicht»")));
}

TEST(Snippet, WithoutMatchesStartsWhereItIsTold) {
  const Page page = long_page(20, "vanaf hier lezen", 20);
  Tokenizer tokenizer;
  const std::string text =
      snippet_of(page, find_matches(page, {}, tokenizer), span_of(page, "vanaf hier").begin);
  EXPECT_THAT(text, StartsWith("… vanaf hier lezen de dienst"));
  EXPECT_THAT(text, EndsWith("…"));
}

TEST(Snippet, ResolvesLineEndHyphens) {
  const Page page = page_of(1, "de omgevings-\ndienst met VTH-\ntaken in midden- en\nwest en oost-\nen zuid");
  EXPECT_EQ(snippet(page, "omgevingsdienst vth"),
            "de «omgevingsdienst» met «VTH»-taken in midden- en west en oost- en zuid");
}

TEST(Snippet, PrefersWhereMostWordsOfTheQueryStand) {
  std::string text;
  for (int i = 0; i < 8; ++i) text += "geld telt hier en daar\n";
  const Page page = long_page(30, "geld voor fusie en toezicht", 30);
  Page both = page_of(1, text + page.text);
  EXPECT_THAT(snippet(both, "geld fusie toezicht"), HasSubstr("«geld» voor «fusie» en «toezicht»"));
}

TEST(Snippet, EveryMarkIsOpenedAndClosed) {
  const Page page = long_page(10, "VTH-taken, kpi3 en omgevings-\ndiensten van VTH-\ntaken met kpi's", 10);
  for (const char* text :
       {"VTH-taken", "taken", "kpi", "3", "\"omgevingsdiensten van\"", "de OR dienst OR jaar",
        "\"goede uitvoering de dienst werkt dit jaar verder aan zijn goede uitvoering\""}) {
    const std::string shown = snippet(page, text);
    int depth = 0;
    int marks = 0;
    for (std::size_t i = 0; i + 1 < shown.size(); ++i) {
      const bool opens = shown.compare(i, 2, "«") == 0;
      const bool closes = shown.compare(i, 2, "»") == 0;
      depth += opens ? 1 : closes ? -1 : 0;
      marks += closes ? 1 : 0;
      EXPECT_TRUE(depth == 0 || depth == 1) << shown;
    }
    EXPECT_EQ(depth, 0) << shown;
    EXPECT_GT(marks, 0) << text;
  }
}

TEST(Readable, IsOneLineWithTheMarks) {
  const Page page = page_of(1, "een twee\ndrie-\nvier vijf");
  const auto size = static_cast<std::uint32_t>(page.text.size());
  EXPECT_EQ(readable(page, {0, size}, {}), "een twee drievier vijf");
  EXPECT_EQ(readable(page, {0, size}, {span_of(page, "twee"), span_of(page, "vijf")}),
            "een «twee» drievier «vijf»");
  EXPECT_EQ(readable(page, span_of(page, "twee\ndrie"), {span_of(page, "drie")}), "twee «drie»");
}

}  // namespace
}  // namespace planlezer
