#include "storage/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

ParsedQuery parse(std::string_view text) {
  Tokenizer tokenizer;
  return parse_query(text, tokenizer);
}

std::string stem_of(const std::string& word) {
  Stemmer stemmer;
  return std::string(stemmer.stem(word));
}

Phrase stem(const std::string& word) {
  return {{stem_of(word), false}};
}

std::size_t words_in(const ParsedQuery& query) {
  std::size_t count = 0;
  for (const Phrase& phrase : query.phrases) count += phrase.size();
  return count;
}

TEST(Query, WordsAreStems) {
  const ParsedQuery query = parse("maatregelen Opleidingen");
  EXPECT_THAT(query.phrases, ElementsAre(stem("maatregel"), stem("opleiding")));
  EXPECT_FALSE(query.only_exclusions);
  EXPECT_NE(query.match, "");
}

TEST(Query, QuotedWordsAreForms) {
  const ParsedQuery query = parse("\"Plannen van Aanpak\"");
  EXPECT_THAT(query.phrases, ElementsAre(Phrase{{"plannen", true}, {"van", true}, {"aanpak", true}}));
  for (const char* text : {"“plannen van aanpak”", "„plannen van aanpak“", "«plannen van aanpak»",
                           "\"plannen van aanpak", "\"plannen, van (aanpak)!\""})
    EXPECT_EQ(parse(text).phrases, query.phrases) << text;
}

TEST(Query, ExcludedWordsAreNotMarked) {
  const ParsedQuery query = parse("plan -zelftoets -\"een fusie\"");
  EXPECT_THAT(query.phrases, ElementsAre(stem("plan")));
  EXPECT_FALSE(query.only_exclusions);
  EXPECT_NE(query.match, parse("plan").match);
}

TEST(Query, TellsOnlyExclusionsFromNothing) {
  const ParsedQuery excluded = parse("-plan -\"een fusie\"");
  EXPECT_EQ(excluded.match, "");
  EXPECT_TRUE(excluded.only_exclusions);
  for (const char* text :
       {"", " \n\t", "\"\"", "-", "()", "*", "OR", "OF OF", "«»", "\xFF\xFE", "- -", "…"}) {
    const ParsedQuery query = parse(text);
    EXPECT_EQ(query.match, "") << text;
    EXPECT_THAT(query.phrases, IsEmpty()) << text;
    EXPECT_FALSE(query.only_exclusions) << text;
  }
}

TEST(Query, OfMeansOr) {
  EXPECT_EQ(parse("fusie OF samenwerking").match, parse("fusie OR samenwerking").match);
  EXPECT_NE(parse("fusie OR samenwerking").match, parse("fusie samenwerking").match);
  EXPECT_THAT(parse("fusie OR samenwerking").phrases, ElementsAre(stem("fusie"), stem("samenwerking")));
  EXPECT_THAT(parse("fusie of samenwerking").phrases, SizeIs(3));
}

TEST(Query, SignsThatMeanNothingChangeNothing) {
  const std::string plain = parse("fusie plan").match;
  for (const char* text :
       {"fusie (plan)", "fusie* plan*", "^fusie plan", "fusie, plan.", "  fusie\tplan\n", "fusie + plan",
        "{fusie} [plan]", "fusie; plan?", "fusie\xC2\xA0plan", "OR fusie plan OR"})
    EXPECT_EQ(parse(text).match, plain) << text;
}

TEST(Query, AHyphenInsideAWordIsNoExclusion) {
  const ParsedQuery query = parse("VTH-taken");
  ASSERT_FALSE(query.phrases.empty());
  EXPECT_EQ(query.phrases.front(), (Phrase{{stem_of("vth"), false}, {stem_of("taken"), false}}));
}

TEST(Query, PassesOverWhatIsTooMuch) {
  std::string many;
  for (int i = 0; i < 500; ++i) many += "woord" + std::string(1, static_cast<char>('a' + i % 26)) + " ";
  EXPECT_LE(words_in(parse(many)), most_query_words);
  EXPECT_LE(words_in(parse("\"" + many + "\"")), most_query_words);
  const std::string far = std::string(most_query_bytes, ' ') + "fusie";
  EXPECT_EQ(parse(far).match, "");
  EXPECT_EQ(parse("fusie" + std::string(most_query_bytes, ' ') + "plan").match, parse("fusie").match);
}

TEST(Query, TheSameWordTwiceIsMarkedOnce) {
  EXPECT_THAT(parse("plan plannen PLAN").phrases, ElementsAre(stem("plan")));
}

}  // namespace
}  // namespace planlezer
