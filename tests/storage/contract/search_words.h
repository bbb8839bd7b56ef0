// Part of the store's contract: what a query finds.
#pragma once

#include <algorithm>
#include <random>

#include "tests/storage/contract/fixture.h"

namespace planlezer {

template <typename Factory>
class SearchWordsContract : public StoreContract<Factory> {
 protected:
  // One document of one page for each text; its path is the text's place, from 0.
  void put_texts(const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) put(this->store(), sample(std::to_string(i), {texts[i]}));
  }
  // Paths of the hits, sorted.
  std::vector<std::string> found(const std::string& text) {
    SearchQuery query;
    query.text = text;
    query.limit = 1000;
    std::vector<std::string> paths;
    for (const SearchHit& hit : value_of(this->store().search(query)).hits) paths.push_back(hit.document);
    std::sort(paths.begin(), paths.end());
    return paths;
  }
  bool finds(const std::string& text) { return !found(text).empty(); }
};
TYPED_TEST_SUITE_P(SearchWordsContract);

TYPED_TEST_P(SearchWordsContract, FindsEveryFormOfAWord) {
  const std::pair<const char*, const char*> forms[] = {{"maatregel", "maatregelen"},
                                                       {"plan", "plannen"},
                                                       {"fusie", "fusies"},
                                                       {"opleiding", "opleidingen"},
                                                       {"gemeente", "gemeenten"},
                                                       {"gemeente", "gemeentes"},
                                                       {"taak", "taken"},
                                                       {"maand", "maanden"},
                                                       {"brief", "brieven"},
                                                       {"huis", "huizen"},
                                                       {"provincie", "provincies"},
                                                       {"besluit", "besluiten"},
                                                       {"vergunning", "vergunningen"},
                                                       {"kpi", "kpi's"},
                                                       {"bestuur", "besturen"},
                                                       {"akkoord", "akkoorden"},
                                                       {"stap", "stappen"},
                                                       {"bezwaar", "bezwaren"},
                                                       {"idee", "ideeën"},
                                                       {"omgevingsdienst", "omgevingsdiensten"}};
  for (const auto& [one, many] : forms) {
    const std::string hash = std::string(one) + "/" + many;
    put(this->store(), sample(hash + "/1", {std::string("de ") + one + " hier"}));
    put(this->store(), sample(hash + "/2", {std::string("de ") + many + " daar"}));
    for (const char* asked : {one, many})
      EXPECT_THAT(this->found(asked), testing::IsSupersetOf({hash + "/1", hash + "/2"})) << asked;
  }
  EXPECT_THAT(this->found("vergunning"), testing::SizeIs(2));  // and no more than that
}

TYPED_TEST_P(SearchWordsContract, CaseAndAccentsDoNotCount) {
  this->put_texts({"De FINANCIËN en één coördinatie", "de financien en een coordinatie",
                   "Ĳsland, café, naïef", "ijsland cafe naief", "CAFE\xCC\x81"});
  EXPECT_THAT(this->found("financien"), testing::ElementsAre("0", "1"));
  EXPECT_THAT(this->found("FINANCIËN"), testing::ElementsAre("0", "1"));
  EXPECT_THAT(this->found("Coördinatie één"), testing::ElementsAre("0", "1"));
  EXPECT_THAT(this->found("ijsland"), testing::ElementsAre("2", "3"));
  EXPECT_THAT(this->found("ĲSLAND"), testing::ElementsAre("2", "3"));
  EXPECT_THAT(this->found("café"), testing::ElementsAre("2", "3", "4"));
}

TYPED_TEST_P(SearchWordsContract, AllWordsMustBeThere) {
  this->put_texts({"een fusie met toezicht", "een fusie", "toezicht"});
  EXPECT_THAT(this->found("fusie toezicht"), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("toezicht fusie"), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("fusie"), testing::ElementsAre("0", "1"));
  EXPECT_FALSE(this->finds("fusie verkenning"));
}

TYPED_TEST_P(SearchWordsContract, APhraseIsExactlyTheseWordsAfterOneAnother) {
  this->put_texts({"het plan van aanpak is klaar", "de plannen van aanpak zijn klaar", "aanpak van het plan",
                   "het Plan van\nAanpak staat vast", "een plan, van aanpak"});
  EXPECT_THAT(this->found("\"plan van aanpak\""), testing::ElementsAre("0", "3", "4"));
  EXPECT_THAT(this->found("“plan van aanpak”"), testing::ElementsAre("0", "3", "4"));
  EXPECT_THAT(this->found("„plan van aanpak”"), testing::ElementsAre("0", "3", "4"));
  EXPECT_THAT(this->found("«plan van aanpak»"), testing::ElementsAre("0", "3", "4"));
  EXPECT_THAT(this->found("\"plannen van aanpak\""), testing::ElementsAre("1"));
  EXPECT_THAT(this->found("\"plannen\""), testing::ElementsAre("1"));
  EXPECT_THAT(this->found("plan van aanpak"), testing::SizeIs(5));
  EXPECT_THAT(this->found("\"plan van\" klaar"), testing::ElementsAre("0"));
}

TYPED_TEST_P(SearchWordsContract, AMinusLeavesOut) {
  this->put_texts({"zelftoets en plan", "plan", "plan van aanpak", "de zelftoetsen"});
  EXPECT_THAT(this->found("plan -zelftoets"), testing::ElementsAre("1", "2"));
  EXPECT_THAT(this->found("-zelftoets plan"), testing::ElementsAre("1", "2"));
  EXPECT_THAT(this->found("plan -\"van aanpak\""), testing::ElementsAre("0", "1"));
  EXPECT_THAT(this->found("plan -zelftoets -aanpak"), testing::ElementsAre("1"));
  EXPECT_THAT(this->found("plan -onvindbaar"), testing::ElementsAre("0", "1", "2"));
}

TYPED_TEST_P(SearchWordsContract, OnlyExclusionsIsAWrongQuestion) {
  this->put_texts({"plan"});
  for (const char* text : {"-plan", "-\"een plan\" -fusie", "", "   ", "\"\"", "()", "-", "!?"}) {
    SearchQuery query;
    query.text = text;
    const auto result = this->store().search(query);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().code, ErrorCode::usage) << text;
    EXPECT_NE(result.error().message, "");
  }
}

TYPED_TEST_P(SearchWordsContract, OrIsOneOfBothAndBindsCloserThanTheBlank) {
  this->put_texts({"fusie nu", "samenwerking nu", "fusie", "samenwerking straks", "nu", "verkenning nu"});
  for (const char* word : {"OR", "OF"}) {
    const std::string sign = std::string(" ") + word + " ";
    EXPECT_THAT(this->found("fusie" + sign + "samenwerking"), testing::ElementsAre("0", "1", "2", "3"));
    EXPECT_THAT(this->found("fusie" + sign + "samenwerking nu"), testing::ElementsAre("0", "1"));
    EXPECT_THAT(this->found("nu fusie" + sign + "samenwerking"), testing::ElementsAre("0", "1"));
    EXPECT_THAT(this->found("nu fusie" + sign + "samenwerking" + sign + "verkenning"),
                testing::ElementsAre("0", "1", "5"));
    EXPECT_THAT(this->found("fusie" + sign + "samenwerking -nu"), testing::ElementsAre("2", "3"));
    EXPECT_THAT(this->found("\"fusie nu\"" + sign + "straks"), testing::ElementsAre("0", "3"));
  }
}

TYPED_TEST_P(SearchWordsContract, OrInSmallLettersIsAWord) {
  this->put_texts({"de ene of de andere", "de ene", "de andere"});
  EXPECT_THAT(this->found("ene of andere"), testing::ElementsAre("0"));
}

TYPED_TEST_P(SearchWordsContract, ALooseOrIsPassedOver) {
  this->put_texts({"fusie", "plan"});
  for (const char* text : {"OR fusie", "fusie OR", "fusie OF OF", "OR OR fusie OR", "(fusie OR)"})
    EXPECT_THAT(this->found(text), testing::ElementsAre("0")) << text;
}

TYPED_TEST_P(SearchWordsContract, AWordBrokenOverTwoLinesIsOneWord) {
  this->put_texts({"de omgevings-\ndienst werkt", "de VTH-\ntaken gaan over", "midden- en\nwest",
                   "om\xC2\xAD"
                   "geving"});
  EXPECT_THAT(this->found("omgevingsdienst"), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("\"de omgevingsdienst werkt\""), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("dienst"), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("VTH"), testing::ElementsAre("1"));
  EXPECT_THAT(this->found("taak"), testing::ElementsAre("1"));
  EXPECT_THAT(this->found("\"VTH-taken gaan\""), testing::ElementsAre("1"));
  EXPECT_THAT(this->found("\"midden- en west\""), testing::ElementsAre("2"));
  EXPECT_THAT(this->found("omgeving"), testing::ElementsAre("0", "3"));
}

TYPED_TEST_P(SearchWordsContract, PartsOfACompoundWithAHyphenAreFoundTogetherAndApart) {
  this->put_texts(
      {"de VTH-taken hier", "kpi3 is gehaald", "kpi 3 is gehaald", "KPI-3 is gehaald", "e-mail", "email"});
  EXPECT_THAT(this->found("VTH-taken"), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("vth taken"), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("taken"), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("\"taken hier\""), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("\"de VTH taken hier\""), testing::ElementsAre("0"));
  for (const char* text : {"kpi 3", "\"kpi 3\"", "kpi3", "kpi-3", "KPI3"})
    EXPECT_THAT(this->found(text), testing::ElementsAre("1", "2", "3")) << text;
  EXPECT_THAT(this->found("e-mail"), testing::ElementsAre("4", "5"));
}

TYPED_TEST_P(SearchWordsContract, ApostrophesOfAllKindsAreOne) {
  this->put_texts({"de kpi's 2", "de kpi’s 2", "de kpi‘s 2", "de kpi´s 2", "de kpi 2"});
  for (const char* text : {"kpi", "kpi's", "kpi’s"})
    EXPECT_THAT(this->found(text), testing::SizeIs(5)) << text;
  EXPECT_THAT(this->found("\"kpi’s\""), testing::ElementsAre("0", "1", "2", "3"));
}

TYPED_TEST_P(SearchWordsContract, AFootnoteDigitIsNoPartOfAWord) {
  this->put_texts({"artikel 5¹ geldt", "artikel 51 geldt", "toezicht² telt"});
  EXPECT_THAT(this->found("5"), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("51"), testing::ElementsAre("1"));
  EXPECT_THAT(this->found("toezicht"), testing::ElementsAre("2"));
}

TYPED_TEST_P(SearchWordsContract, NumbersAndAmountsAreFound) {
  this->put_texts({"een bedrag van € 250.000,- per jaar", "uiterlijk 1 april 2026", "KC 2.3", "0,25 mln"});
  for (const char* text : {"250.000", "€ 250.000", "\"250.000\"", "\"€ 250.000,-\""})
    EXPECT_THAT(this->found(text), testing::ElementsAre("0")) << text;
  EXPECT_THAT(this->found("\"1 april 2026\""), testing::ElementsAre("1"));
  EXPECT_THAT(this->found("2026"), testing::ElementsAre("1"));
  EXPECT_THAT(this->found("2.3"), testing::ElementsAre("2"));
  EXPECT_THAT(this->found("\"0,25\""), testing::ElementsAre("3"));
}

TYPED_TEST_P(SearchWordsContract, OddCharactersArePassedOver) {
  this->put_texts({"de fusie van twee diensten"});
  for (const char* text : {"fusie*",           "^fusie",
                           "fusie)",           "((fusie",
                           "{fusie}",          "fusie;",
                           "'fusie",           "\"fusie",
                           "fusie\"",          "fusie \"",
                           "+fusie",           "fusie && diensten",
                           "fusie | diensten", "fusie\\",
                           "[fusie]",          "fusie?",
                           "#fusie",           "fusie%",
                           "fusie \xFF\xFE",   "\xC3 fusie",
                           "fusie\x01",        "fusie\ttwee\ndiensten",
                           "“fusie",           "-- fusie",
                           "fusie -"})
    EXPECT_TRUE(this->finds(text)) << text;
}

TYPED_TEST_P(SearchWordsContract, NoQuestionIsAnErrorOfTheStore) {
  this->put_texts({"fusie NEAR tekst text:plan AND NOT column van alles"});
  const std::string pieces[] = {"\"",  "'",     "*",     "(",    ")",        "-",   "OR",       "AND",
                                "NOT", "NEAR(", "text:", "^",    "{",        "}",   ":",        "+",
                                ",",   " ",     "fusie", "ë",    "\\",       "\n",  "\xFF",     "OF",
                                "“",   "”",     "=",     ";",    "--",       "/*",  "NEAR/2",   "🙂",
                                "5",   ".",     "kpi's", "VTH-", "环境保护", "a-b", "\xC2\xAD", "page_text:"};
  std::mt19937 random(2024);
  int answered = 0;
  for (int round = 0; round < 3000; ++round) {
    SearchQuery query;
    const auto count = 1 + random() % 9;
    for (std::size_t i = 0; i < count; ++i) query.text += pieces[random() % std::size(pieces)];
    const auto result = this->store().search(query);
    answered += result ? 1 : 0;
    if (!result) {
      EXPECT_EQ(result.error().code, ErrorCode::usage) << query.text << ": " << result.error().message;
    }
  }
  EXPECT_GT(answered, 1000);
}

TYPED_TEST_P(SearchWordsContract, AnEndlessQuestionIsAnswered) {
  this->put_texts({"fusie"});
  std::string many, nested(50'000, '('), words;
  for (int i = 0; i < 5'000; ++i) {
    many += "fusie OR ";
    words += " fusie -woord" + std::to_string(i);
  }
  EXPECT_TRUE(this->finds(many));
  EXPECT_TRUE(this->finds("fusie" + nested));
  SearchQuery query;
  query.text = "fusie " + std::string(100'000, 'a');
  EXPECT_TRUE(this->store().search(query));
  query.text = words;
  EXPECT_TRUE(this->store().search(query));
  query.text = "fusie" + std::string(1, '\0') + "x";
  EXPECT_TRUE(this->store().search(query));
}

REGISTER_TYPED_TEST_SUITE_P(SearchWordsContract, FindsEveryFormOfAWord, CaseAndAccentsDoNotCount,
                            AllWordsMustBeThere, APhraseIsExactlyTheseWordsAfterOneAnother, AMinusLeavesOut,
                            OnlyExclusionsIsAWrongQuestion, OrIsOneOfBothAndBindsCloserThanTheBlank,
                            OrInSmallLettersIsAWord, ALooseOrIsPassedOver, AWordBrokenOverTwoLinesIsOneWord,
                            PartsOfACompoundWithAHyphenAreFoundTogetherAndApart, ApostrophesOfAllKindsAreOne,
                            AFootnoteDigitIsNoPartOfAWord, NumbersAndAmountsAreFound,
                            OddCharactersArePassedOver, NoQuestionIsAnErrorOfTheStore,
                            AnEndlessQuestionIsAnswered);

}  // namespace planlezer
