#include "storage/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/text.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct Copied {
  std::string form, stem, text;  // text: what stands at the span
  Span span;
  bool whole = false;
};

std::vector<Copied> tokens_of(std::string_view text) {
  Tokenizer tokenizer;
  std::vector<Copied> tokens;
  EXPECT_TRUE(tokenizer.tokenize(text, [&](const Token& token) {
    tokens.push_back({std::string(token.form), std::string(token.stem),
                      std::string(text.substr(token.span.begin, token.span.size())), token.span,
                      token.whole});
    return true;
  }));
  return tokens;
}

// Forms of the words, without the wholes of compounds.
std::vector<std::string> forms_of(std::string_view text) {
  std::vector<std::string> forms;
  for (const Copied& token : tokens_of(text))
    if (!token.whole) forms.push_back(token.form);
  return forms;
}

std::vector<std::string> texts_of(std::string_view text) {
  std::vector<std::string> texts;
  for (const Copied& token : tokens_of(text))
    if (!token.whole) texts.push_back(token.text);
  return texts;
}

std::vector<std::string> whole_texts_of(std::string_view text) {
  std::vector<std::string> texts;
  for (const Copied& token : tokens_of(text))
    if (token.whole) texts.push_back(token.text);
  return texts;
}

TEST(Tokenizer, WordsAreFoldedAndKnowTheirPlace) {
  const auto tokens = tokens_of("De Financiën, (kort) – één €5!");
  ASSERT_THAT(tokens, SizeIs(5));
  EXPECT_EQ(tokens[0].form, "de");
  EXPECT_EQ(tokens[1].form, "financien");
  EXPECT_EQ(tokens[1].text, "Financiën");
  EXPECT_EQ(tokens[2].text, "kort");
  EXPECT_EQ(tokens[3].form, "een");
  EXPECT_EQ(tokens[4].form, "5");
}

TEST(Tokenizer, NothingGivesNothing) {
  for (const char* text : {"", " ", "\n\n", "…—•“”", "\xC2\xAD", "½ ¹ ①"})
    EXPECT_THAT(tokens_of(text), IsEmpty());
}

TEST(Tokenizer, AWordBrokenOverTwoLinesIsOneOverBothParts) {
  const auto tokens = tokens_of("de omgevings-\ndienst hier");
  ASSERT_THAT(tokens, SizeIs(3));
  EXPECT_EQ(tokens[1].form, "omgevingsdienst");
  EXPECT_EQ(tokens[1].text, "omgevings-\ndienst");
  EXPECT_EQ(tokens[1].stem, tokens_of("omgevingsdiensten").front().stem);
}

TEST(Tokenizer, AHyphenThatBelongsToTheWordStays) {
  EXPECT_THAT(forms_of("VTH-\ntaken"), ElementsAre("vth", "taken"));
  EXPECT_THAT(whole_texts_of("VTH-\ntaken"), ElementsAre("VTH-\ntaken"));
  EXPECT_THAT(forms_of("midden-\nen west"), ElementsAre("midden", "en", "west"));
  EXPECT_THAT(whole_texts_of("midden-\nen west"), IsEmpty());
  EXPECT_THAT(forms_of("midden- en\nwest"), ElementsAre("midden", "en", "west"));
}

TEST(Tokenizer, ALooseHyphenJoinsNothing) {
  EXPECT_THAT(forms_of("kosten - baten"), ElementsAre("kosten", "baten"));
  EXPECT_THAT(forms_of("- punt\n- ander punt"), ElementsAre("punt", "ander", "punt"));
  EXPECT_THAT(whole_texts_of("kosten - baten -- slot-"), IsEmpty());
}

TEST(Tokenizer, ACompoundGivesItsPartsAndAtTheFirstOnesPlaceTheWhole) {
  for (const char* text :
       {"VTH-taken", "VTH\xE2\x80\x91taken"}) {  // the second: a hyphen that does not break
    const auto tokens = tokens_of(text);
    ASSERT_THAT(tokens, SizeIs(3)) << text;
    EXPECT_EQ(tokens[0].form, "vth");
    EXPECT_FALSE(tokens[0].whole);
    EXPECT_TRUE(tokens[1].whole);
    EXPECT_EQ(tokens[1].text, text);
    EXPECT_EQ(tokens[2].form, "taken");
    EXPECT_FALSE(tokens[2].whole);
  }
  EXPECT_EQ(tokens_of("e-mail").at(1).form, "email");
}

TEST(Tokenizer, LettersWithANumberAreTwoPlaces) {
  const auto tokens = tokens_of("KPI3");
  ASSERT_THAT(tokens, SizeIs(3));
  EXPECT_EQ(tokens[0].form, "kpi");
  EXPECT_EQ(tokens[0].text, "KPI");
  EXPECT_TRUE(tokens[1].whole);
  EXPECT_EQ(tokens[1].form, "kpi3");
  EXPECT_EQ(tokens[1].text, "KPI3");
  EXPECT_EQ(tokens[2].form, "3");
  EXPECT_THAT(forms_of("KPI-3"), ElementsAre("kpi", "3"));
  EXPECT_THAT(forms_of("Q3 2024"), ElementsAre("q", "3", "2024"));
}

TEST(Tokenizer, WhatAReaderDoesNotSeeIsNotThere) {
  for (const char* text :
       {"om\xC2\xADgeving", "om\xE2\x80\x8Bgeving", "om\xEF\xBB\xBFgeving", "om\xC2\xAD\ngeving"}) {
    const auto tokens = tokens_of(text);
    ASSERT_THAT(tokens, SizeIs(1)) << text;
    EXPECT_EQ(tokens[0].form, "omgeving");
    EXPECT_EQ(tokens[0].text, text);
  }
}

TEST(Tokenizer, AMarkBelongsToTheLetterBeforeIt) {
  const auto tokens = tokens_of("e\xCC\x81\xC3\xA9n plan");
  ASSERT_THAT(tokens, SizeIs(2));
  EXPECT_EQ(tokens[0].form, "een");
}

TEST(Tokenizer, AFootnoteDigitIsNoPartOfAWord) {
  EXPECT_THAT(forms_of("artikel 5¹ en toezicht²"), ElementsAre("artikel", "5", "en", "toezicht"));
  EXPECT_THAT(texts_of("toezicht²"), ElementsAre("toezicht"));
}

TEST(Tokenizer, AnApostropheIsPartOfAWord) {
  for (const char* text : {"kpi's", "kpi’s", "kpi‘s", "kpi´s"}) {
    const auto tokens = tokens_of(text);
    ASSERT_THAT(tokens, SizeIs(1)) << text;
    EXPECT_EQ(tokens[0].form, tokens_of("kpi's").front().form);
    EXPECT_EQ(tokens[0].stem, tokens_of("kpi").front().stem);
  }
  EXPECT_THAT(texts_of("‘plan’ 'plan'"), ElementsAre("plan", "plan"));
}

TEST(Tokenizer, AnAbbreviationsPluralHasItsStem) {
  EXPECT_EQ(tokens_of("OD's").front().stem, tokens_of("OD").front().stem);
  EXPECT_EQ(tokens_of("ODs").front().stem, tokens_of("OD").front().stem);
}

TEST(Tokenizer, AnAmountIsOneWord) {
  EXPECT_THAT(texts_of("€ 250.000,- per jaar"), ElementsAre("250.000", "per", "jaar"));
  EXPECT_THAT(texts_of("0,25 mln, KC 2.3."), ElementsAre("0,25", "mln", "KC", "2.3"));
  EXPECT_THAT(texts_of("1.2,3 4"), Not(Contains("4,")));
}

TEST(Tokenizer, SentencesDivideWords) {
  EXPECT_THAT(forms_of("klaar.Daarna verder:nu;straks/later"),
              ElementsAre("klaar", "daarna", "verder", "nu", "straks", "later"));
}

TEST(Tokenizer, MalformedTextSeparatesWords) {
  EXPECT_THAT(texts_of("een\xFFtwee"), ElementsAre("een", "twee"));
  EXPECT_THAT(texts_of("een\xC3"), ElementsAre("een"));
  EXPECT_THAT(texts_of(std::string_view("een\0twee", 8)), ElementsAre("een", "twee"));
}

TEST(Tokenizer, AnEndlessWordIsCutAtAWholeCharacter) {
  const auto plain = tokens_of(std::string(1000, 'a') + " einde");
  ASSERT_THAT(plain, SizeIs(2));
  EXPECT_LE(plain[0].form.size(), longest_token);
  EXPECT_EQ(plain[0].span, (Span{0, 1000}));
  EXPECT_EQ(plain[1].form, "einde");
  std::string greek;
  for (int i = 0; i < 500; ++i) greek += i == 0 ? "xα" : "α";
  const auto cut = tokens_of(greek);
  ASSERT_THAT(cut, SizeIs(1));
  EXPECT_LE(cut[0].form.size(), longest_token);
  EXPECT_TRUE(is_utf8(cut[0].form));
}

TEST(Tokenizer, WordsWithoutSpacesAreFound) {
  const std::string text = "plan 環境保護 ท่าเรือ einde";
  const auto texts = texts_of(text);
  EXPECT_EQ(texts.front(), "plan");
  EXPECT_EQ(texts.back(), "einde");
  std::string between;
  for (std::size_t i = 1; i + 1 < texts.size(); ++i) between += texts[i];
  EXPECT_EQ(between, "環境保護ท่าเรือ");
}

TEST(Tokenizer, StopsWhenTold) {
  Tokenizer tokenizer;
  int count = 0;
  EXPECT_FALSE(tokenizer.tokenize("een twee drie", [&](const Token&) { return ++count < 2; }));
  EXPECT_EQ(count, 2);
}

TEST(Tokenizer, GivesTheSameTwice) {
  const std::string text = "De VTH-taken en 3 omgevings-\ndiensten, kpi3 en kpi’s.";
  Tokenizer tokenizer;
  const auto stems = [&] {
    std::string all;
    tokenizer.tokenize(text, [&](const Token& token) {
      all.append(token.stem).append("|");
      return true;
    });
    return all;
  };
  const std::string first = stems();
  EXPECT_EQ(stems(), first);
}

// Whatever the bytes: places in order, inside the text, on whole characters; a whole spans its parts.
TEST(Tokenizer, PlacesHoldForAnyText) {
  const std::string pieces[] = {
      "a",   "É",        "s",        "1",      "23", ".", ",", "-", "'",    "’",   " ",
      "\n",  "\n\n",     "\xC2\xAD", "\xFF",   "環", "ท", "ĳ", "¹", "\xE2", "VTH", "omgevings-\n",
      "kpi", "\xCC\x81", "🙂",     "\t\r\n", "en"};
  std::mt19937 random(99);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto count = random() % 12; count > 0; --count) text += pieces[random() % std::size(pieces)];
    const bool valid = is_utf8(text);
    Span before;
    for (const Copied& token : tokens_of(text)) {
      ASSERT_LT(token.span.begin, token.span.end) << text;
      ASSERT_LE(token.span.end, text.size()) << text;
      ASSERT_FALSE(token.form.empty()) << text;
      ASSERT_LE(token.form.size(), longest_token);
      if (valid) {
        ASSERT_TRUE(is_utf8(token.text)) << text;
      }
      if (token.whole) {
        ASSERT_EQ(token.span.begin, before.begin) << text;
        ASSERT_GT(token.span.end, before.end) << text;
        continue;
      }
      ASSERT_GE(token.span.begin, before.end) << text;
      before = token.span;
    }
  }
}

}  // namespace
}  // namespace planlezer
