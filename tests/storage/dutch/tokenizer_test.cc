#include "storage/dutch/tokenizer.h"

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
  std::string term, text;  // text: what stands at the span
  Span span, rest;
  bool first = false;
};

std::vector<Copied> all_tokens_of(std::string_view text) {
  Tokenizer tokenizer;
  std::vector<Copied> tokens;
  EXPECT_TRUE(tokenizer.tokenize(text, [&](const Token& token) {
    const Span place = place_of(token, text);
    tokens.push_back({std::string(token.term), std::string(text.substr(place.begin, place.size())), place,
                      token.rest, token.first});
    return true;
  }));
  return tokens;
}

// The words as they stand there.
std::vector<Copied> tokens_of(std::string_view text) {
  auto tokens = all_tokens_of(text);
  std::erase_if(tokens, [](const Copied& token) { return !token.first; });
  return tokens;
}

std::vector<std::string> forms_of(std::string_view text) {
  std::vector<std::string> forms;
  for (const Copied& token : tokens_of(text)) forms.push_back(token.term);
  return forms;
}

std::vector<std::string> texts_of(std::string_view text) {
  std::vector<std::string> texts;
  for (const Copied& token : tokens_of(text)) texts.push_back(token.text);
  return texts;
}

// All terms but the first two letters of words, which would be in the way.
std::vector<std::string> terms_of(std::string_view text) {
  std::vector<std::string> terms;
  for (const Copied& token : all_tokens_of(text))
    if (token.term.front() != '*') terms.push_back(token.term);
  return terms;
}

// Where a term stands, both halves when it stands apart.
std::vector<std::string> places_of(std::string_view text, const std::string& term) {
  std::vector<std::string> places;
  for (const Copied& token : all_tokens_of(text)) {
    if (token.term != term) continue;
    places.push_back(token.text);
    if (!token.rest.empty()) places.emplace_back(text.substr(token.rest.begin, token.rest.size()));
  }
  return places;
}

std::string stem_in(std::string_view text) {
  const auto terms = terms_of(text);
  for (const std::string& term : terms)
    if (term.front() == '~') return term.substr(1);
  return terms.empty() ? "" : terms.front();
}

// Written as one word, what hyphens join.
std::vector<std::string> whole_texts_of(std::string_view text) {
  std::vector<std::string> texts;
  Span first;
  for (const Copied& token : all_tokens_of(text)) {
    if (token.first) first = token.span;
    const bool marked = std::string_view("~&+^?*").find(token.term.front()) != std::string_view::npos;
    if (!token.first && !marked && token.span.end > first.end) texts.push_back(token.text);
  }
  return texts;
}

TEST(Tokenizer, WordsAreFoldedAndKnowTheirPlace) {
  const auto tokens = tokens_of("De Financiën, (kort) – één €5!");
  ASSERT_THAT(tokens, SizeIs(5));
  EXPECT_EQ(tokens[0].term, "de");
  EXPECT_EQ(tokens[1].term, "financien");
  EXPECT_EQ(tokens[1].text, "Financiën");
  EXPECT_EQ(tokens[2].text, "kort");
  EXPECT_EQ(tokens[3].term, "een");
  EXPECT_EQ(tokens[4].term, "5");
}

TEST(Tokenizer, NothingGivesNothing) {
  for (const char* text : {"", " ", "\n\n", "…—•“”", "\xC2\xAD", "½ ¹ ①"})
    EXPECT_THAT(tokens_of(text), IsEmpty());
}

TEST(Tokenizer, AWordBrokenOverTwoLinesIsOneOverBothParts) {
  const auto tokens = tokens_of("de omgevings-\ndienst hier");
  ASSERT_THAT(tokens, SizeIs(3));
  EXPECT_EQ(tokens[1].term, "omgevingsdienst");
  EXPECT_EQ(tokens[1].text, "omgevings-\ndienst");
  EXPECT_THAT(terms_of("omgevings-\ndienst"), Contains("&omgef.dienst"));
  EXPECT_THAT(terms_of("omgevingsdiensten"), Contains("&omgef.dienst"));
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

TEST(Tokenizer, WhatAHyphenJoinsIsFoundApartAndAtTheFirstOnesPlaceTogether) {
  for (const char* text :
       {"VTH-taken", "VTH\xE2\x80\x91taken"}) {  // the second: a hyphen that does not break
    EXPECT_THAT(forms_of(text), ElementsAre("vth", "taken")) << text;
    EXPECT_THAT(places_of(text, "vthtaken"), ElementsAre(text));
    EXPECT_THAT(places_of(text, "&vth.tak"), ElementsAre(text));
  }
  EXPECT_THAT(terms_of("e-mail"), Contains("email"));
}

TEST(Tokenizer, LettersWithANumberAreTwoPlaces) {
  EXPECT_THAT(texts_of("KPI3"), ElementsAre("KPI", "3"));
  EXPECT_THAT(places_of("KPI3", "kpi3"), ElementsAre("KPI3"));
  EXPECT_THAT(forms_of("KPI-3"), ElementsAre("kpi", "3"));
  EXPECT_THAT(forms_of("Q3 2024"), ElementsAre("q", "3", "2024"));
}

TEST(Tokenizer, ACompoundHoldsItsParts) {
  const std::string text = "De Toezichtsplannen liggen er";
  EXPECT_THAT(places_of(text, "+toezicht"), ElementsAre("Toezicht"));
  EXPECT_THAT(places_of(text, "+plan"), ElementsAre("plannen"));
  EXPECT_THAT(places_of(text, "&toezicht.plan"), ElementsAre("Toezichtsplannen"));
  EXPECT_THAT(places_of("toezichtplan", "&toezicht.plan"), ElementsAre("toezichtplan"));
  EXPECT_THAT(places_of("toezicht-plan", "&toezicht.plan"), ElementsAre("toezicht-plan"));
  EXPECT_THAT(places_of("omgevings-\ndienstplan", "+omgef.dienst"), ElementsAre("omgevings-\ndienst"));
  EXPECT_THAT(places_of("co\xC3\xB6rdinatieplan", "+plan"), ElementsAre("plan"));
}

TEST(Tokenizer, WhatOnlyLooksLikeACompoundIsNone) {
  for (const char* text : {"confusie", "transfusie", "kantoor", "bestuur", "opleiding", "maatregel",
                           "overleg", "plantage", "toetsenbord", "belangrijk"})
    for (const std::string& term : terms_of(text)) EXPECT_NE(term.front(), '+') << text << ": " << term;
}

TEST(Tokenizer, WhatIsLeftOutIsFilledIn) {
  EXPECT_THAT(places_of("het toezicht- en handhavingsplan", "&toezicht.plan"),
              ElementsAre("toezicht", "plan"));
  EXPECT_THAT(places_of("lucht-, geluid- en bodemmetingen", "&lucht.meting"),
              ElementsAre("lucht", "metingen"));
  EXPECT_THAT(places_of("lucht-, geluid- en bodemmetingen", "&geluid.meting"),
              ElementsAre("geluid", "metingen"));
  EXPECT_THAT(places_of("milieutoezicht en -handhaving", "&milieu.handhaf"),
              ElementsAre("milieu", "handhaving"));
  EXPECT_THAT(places_of("toezicht- en werk. Een plan", "&toezicht.plan"), IsEmpty());
  EXPECT_THAT(terms_of("uitvoerings- en handhavingsstrategie"), Contains("~uitvoer"));
}

TEST(Tokenizer, AVerbIsPutTogetherWithItsParticle) {
  EXPECT_THAT(places_of("Het bestuur stelt het plan in maart vast.", "~vaststel"),
              ElementsAre("stelt", "vast"));
  EXPECT_THAT(places_of("om het plan vast te stellen", "~vaststel"), ElementsAre("vast", "stellen"));
  EXPECT_THAT(places_of("het plan is vastgesteld", "~vaststel"), ElementsAre("vastgesteld"));
  EXPECT_THAT(places_of("wij rondden de werving af in mei", "~afrond"), ElementsAre("rondden", "af"));
  EXPECT_THAT(places_of("De dienst neemt deel aan het overleg", "~aannem"), IsEmpty());
  EXPECT_THAT(places_of("Hij stelt dat. Het ligt vast.", "~vaststel"), IsEmpty());
}

TEST(Tokenizer, AnAbbreviationCountsInCapitals) {
  EXPECT_THAT(places_of("het DB en 65 dB", "^db"), ElementsAre("DB"));
  EXPECT_THAT(places_of("alle ODs en OD's", "^od"), ElementsAre("ODs", "OD's"));
  EXPECT_THAT(places_of("2,5 fte en de U&H-strategie", "^fte"), ElementsAre("fte"));
  EXPECT_THAT(places_of("2,5 fte en de U&H-strategie", "^u&h"), ElementsAre("U&H"));
}

TEST(Tokenizer, OnlyInRecognisedTextAWordMayBeAMisreading) {
  const std::string read = std::string(1, recognised_text) + "handhavinq en modem en toezicht";
  EXPECT_THAT(terms_of(read), testing::IsSupersetOf({"?handhavinq", "?modem"}));
  EXPECT_THAT(terms_of(read), Not(Contains("?toezicht")));
  EXPECT_THAT(terms_of("handhavinq"), Not(Contains("?handhavinq")));
}

TEST(Tokenizer, FormsThatNoRuleLeadsToOneAnotherShareAStem) {
  const std::pair<const char*, const char*> same[] = {
      {"besluiten", "besloot"},   {"besluiten", "besloten"},
      {"starten", "gestart"},     {"uitvoeren", "uitgevoerd"},
      {"lid", "leden"},           {"criterium", "criteria"},
      {"aannemen", "aangenomen"}, {"vaststellen", "vaststelde"}};
  for (const auto& [one, other] : same) EXPECT_EQ(stem_in(one), stem_in(other)) << other;
  EXPECT_NE(stem_in("plant"), stem_in("plan"));
}

TEST(Tokenizer, WhatAReaderDoesNotSeeIsNotThere) {
  for (const char* text :
       {"om\xC2\xADgeving", "om\xE2\x80\x8Bgeving", "om\xEF\xBB\xBFgeving", "om\xC2\xAD\ngeving"}) {
    const auto tokens = tokens_of(text);
    ASSERT_THAT(tokens, SizeIs(1)) << text;
    EXPECT_EQ(tokens[0].term, "omgeving");
    EXPECT_EQ(tokens[0].text, text);
  }
}

TEST(Tokenizer, AMarkBelongsToTheLetterBeforeIt) {
  const auto tokens = tokens_of("e\xCC\x81\xC3\xA9n plan");
  ASSERT_THAT(tokens, SizeIs(2));
  EXPECT_EQ(tokens[0].term, "een");
}

TEST(Tokenizer, AFootnoteDigitIsNoPartOfAWord) {
  EXPECT_THAT(forms_of("artikel 5¹ en toezicht²"), ElementsAre("artikel", "5", "en", "toezicht"));
  EXPECT_THAT(texts_of("toezicht²"), ElementsAre("toezicht"));
}

TEST(Tokenizer, AnApostropheIsPartOfAWord) {
  for (const char* text : {"kpi's", "kpi’s", "kpi‘s", "kpi´s"}) {
    const auto tokens = tokens_of(text);
    ASSERT_THAT(tokens, SizeIs(1)) << text;
    EXPECT_EQ(tokens[0].term, tokens_of("kpi's").front().term);
    EXPECT_EQ(stem_in(text), stem_in("kpi"));
  }
  EXPECT_THAT(texts_of("‘plan’ 'plan'"), ElementsAre("plan", "plan"));
}

TEST(Tokenizer, AnAbbreviationsPluralHasItsStem) {
  EXPECT_EQ(stem_in("OD's"), stem_in("OD"));
  EXPECT_EQ(stem_in("ODs"), stem_in("OD"));
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
  EXPECT_LE(plain[0].term.size(), longest_token);
  EXPECT_EQ(plain[0].span, (Span{0, 1000}));
  EXPECT_EQ(plain[1].term, "einde");
  std::string greek;
  for (int i = 0; i < 500; ++i) greek += i == 0 ? "xα" : "α";
  const auto cut = tokens_of(greek);
  ASSERT_THAT(cut, SizeIs(1));
  EXPECT_LE(cut[0].term.size(), longest_token);
  EXPECT_TRUE(is_utf8(cut[0].term));
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
      all.append(token.term).append("|");
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
    for (const Copied& token : all_tokens_of(text)) {
      ASSERT_LT(token.span.begin, token.span.end) << text;
      ASSERT_LE(token.span.end, text.size()) << text;
      ASSERT_LE(token.rest.end, text.size()) << text;
      ASSERT_FALSE(token.term.empty()) << text;
      if (token.first) {
        ASSERT_LE(token.term.size(), longest_token);
      }
      if (valid) {
        ASSERT_TRUE(is_utf8(token.text)) << text;
      }
      if (!token.first) continue;
      ASSERT_GE(token.span.begin, before.end) << text;
      before = token.span;
    }
  }
}

}  // namespace
}  // namespace planlezer
