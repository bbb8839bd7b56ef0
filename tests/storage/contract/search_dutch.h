// Part of the store's contract: searching Dutch, counting, and filters in the question itself.
#pragma once

#include <algorithm>

#include "tests/storage/contract/fixture.h"
#include "tests/storage/contract/search_scope.h"

namespace planlezer {

template <typename Factory>
class SearchDutchContract : public StoreContract<Factory> {
 protected:
  void put_texts(const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) put(this->store(), sample(std::to_string(i), {texts[i]}));
  }
  std::vector<std::string> found(const std::string& text) {
    SearchQuery query = asking(text);
    query.limit = 1000;
    std::vector<std::string> paths;
    for (const SearchHit& hit : value_of(this->store().search(query)).hits) paths.push_back(hit.document);
    std::sort(paths.begin(), paths.end());
    return paths;
  }
  std::vector<std::string> marked(const std::string& text, const Sample& on) {
    std::vector<std::string> words;
    for (const SearchHit& hit : value_of(this->store().search(asking(text))).hits)
      for (const Span& match : hit.matches) words.push_back(at(on.page(0), match));
    return words;
  }
};
TYPED_TEST_SUITE_P(SearchDutchContract);

TYPED_TEST_P(SearchDutchContract, ACompoundIsFoundByItsPartsAndHoweverItIsWritten) {
  this->put_texts({"het toezichtsplan", "het toezichtplan", "het toezicht-plan",
                   "toezicht- en handhavingsplannen", "een plan voor toezicht", "confusie en transfusie",
                   "de fusieplannen"});
  for (const char* text : {"toezichtsplan", "toezichtplan", "toezicht-plan"})
    EXPECT_THAT(this->found(text), testing::ElementsAre("0", "1", "2", "3")) << text;
  EXPECT_THAT(this->found("plan"), testing::ElementsAre("0", "1", "2", "3", "4", "6"));
  EXPECT_THAT(this->found("fusie"), testing::ElementsAre("6"));
  EXPECT_THAT(this->found("\"toezichtplan\""), testing::ElementsAre("1", "2"));  // a hyphen is no letter
}

TYPED_TEST_P(SearchDutchContract, AVerbIsFoundApart) {
  this->put_texts(
      {"het bestuur stelt het plan vast", "vast te stellen", "is vastgesteld", "hij stelt dat voor"});
  EXPECT_THAT(this->found("vaststellen"), testing::ElementsAre("0", "1", "2"));
}

TYPED_TEST_P(SearchDutchContract, AnAbbreviationIsFoundInFullAndTheOtherWay) {
  this->put_texts({"onze OD doet mee", "de omgevingsdiensten", "het DB besluit", "het dagelijks bestuur",
                   "tot 65 dB", "een od"});
  EXPECT_THAT(this->found("OD"), testing::ElementsAre("0", "1"));
  EXPECT_THAT(this->found("omgevingsdienst"), testing::ElementsAre("0", "1"));
  EXPECT_THAT(this->found("DB"), testing::ElementsAre("2", "3"));
  EXPECT_THAT(this->found("dagelijks bestuur"), testing::ElementsAre("2", "3"));
}

TYPED_TEST_P(SearchDutchContract, AMisreadWordIsFoundBelowTheWordItself) {
  Sample scan = sample("scan", {"de handhavinq van regels"});
  scan.document.document.pages.front().origin = Origin::ocr;
  put(this->store(), scan);
  put(this->store(), sample("plan", {"de handhaving van regels"}));
  put(this->store(), sample("tekst", {"de handhavinq van regels"}));
  const auto hits = value_of(this->store().search(asking("handhaving"))).hits;
  ASSERT_THAT(hits, testing::SizeIs(2));
  EXPECT_EQ(hits[0].document, "plan");
  EXPECT_EQ(hits[1].document, "scan");
}

TYPED_TEST_P(SearchDutchContract, OnlyWhatWasAskedForIsMarked) {
  const Sample plan = sample("plan", {"De Toezichts-\nplannen stelt het bestuur vast."});
  put(this->store(), plan);
  EXPECT_THAT(this->marked("plan", plan), testing::ElementsAre("plannen"));
  EXPECT_THAT(this->marked("toezichtplan", plan), testing::ElementsAre("Toezichts-\nplannen"));
  EXPECT_THAT(this->marked("vaststellen", plan), testing::ElementsAre("stelt", "vast"));
}

TYPED_TEST_P(SearchDutchContract, WordsStandNearOneAnother) {
  this->put_texts(
      {"een boete of een dwangsom", "een boete is iets heel anders dan wat hier een dwangsom heet", "boete"});
  EXPECT_THAT(this->found("NEAR(boete dwangsom, 3)"), testing::ElementsAre("0"));
  EXPECT_THAT(this->found("dwangsom NEAR/20 boete"), testing::ElementsAre("0", "1"));
}

TYPED_TEST_P(SearchDutchContract, ABeginningFindsAllThatGoesOn) {
  this->put_texts({"handhaven", "handhaving", "hand", "ha"});
  EXPECT_THAT(this->found("handha*"), testing::ElementsAre("0", "1"));
  EXPECT_THAT(this->found("ha*"), testing::ElementsAre("0", "1", "2", "3"));
}

TYPED_TEST_P(SearchDutchContract, HeadingsWeighMoreAndMarginsLess) {
  const auto page_with = [](const char* path, BlockKind kind) {
    Sample made = sample(path, {"toezicht\n\nverder gaat het over andere dingen"});
    made.document.document.pages.front().blocks.front().kind = kind;
    return made;
  };
  put(this->store(), page_with("a", BlockKind::running_head));
  put(this->store(), page_with("b", BlockKind::paragraph));
  put(this->store(), page_with("c", BlockKind::heading));
  std::vector<std::string> order;
  for (const SearchHit& hit : value_of(this->store().search(asking("toezicht"))).hits)
    order.push_back(hit.document);
  EXPECT_THAT(order, testing::ElementsAre("c", "b", "a"));
}

TYPED_TEST_P(SearchDutchContract, TheFirstAreThoseOfTheWholeOrder) {
  for (int i = 0; i < 60; ++i) {
    std::string text = "plan";
    for (int n = 0; n < (i * 7) % 13; ++n) text += n % 3 == 0 ? " toezicht" : " ander";
    put(this->store(), sample("plan" + std::to_string(i), {text + " toezicht"}));
  }
  for (const char* text : {"toezicht", "plan toezicht", "plan OR ander", "NEAR(plan toezicht, 4)", "toe*"}) {
    SearchQuery few = asking(text), all = asking(text);
    few.limit = 10;
    all.limit = 1000;
    auto whole = places_of(this->store(), all);
    EXPECT_EQ(value_of(this->store().search(few)).total, static_cast<int>(whole.size())) << text;
    whole.resize(std::min<std::size_t>(whole.size(), 10));
    EXPECT_EQ(places_of(this->store(), few), whole) << text;
  }
}

TYPED_TEST_P(SearchDutchContract, AllThatMatchIsCounted) {
  Sample plan = sample("plan", {"toezicht", "toezicht en meer", "niets"});
  plan.of("Omgevingsdienst Testland")
      .themes(1, {"innovatie"})
      .themes(2, {"innovatie", "zzs"})
      .themes(3, {"fusie"});
  plan.analysis.facts.date = "2024-03-28";
  plan.add("m1", "measure", "toezicht").kpi = {2, 3};
  put(this->store(), plan);
  Sample letter = sample("brief", {"over toezicht"});
  letter.of("Omgevingsdienst Lage Maten", "letter");
  put(this->store(), letter);
  SearchQuery query = asking("toezicht");
  query.limit = 1;
  const SearchResult result = value_of(this->store().search(query));
  EXPECT_THAT(result.hits, testing::SizeIs(1));
  EXPECT_EQ(result.total, 3);
  EXPECT_EQ(result.documents, 2);
  EXPECT_THAT(result.facets.themes, testing::ElementsAre(FacetCount{"innovatie", 2}, FacetCount{"zzs", 1}));
  EXPECT_THAT(result.facets.kpis, testing::ElementsAre(FacetCount{"2", 1}, FacetCount{"3", 1}));
  EXPECT_THAT(result.facets.organisations, testing::ElementsAre(FacetCount{"Omgevingsdienst Testland", 2},
                                                                FacetCount{"Omgevingsdienst Lage Maten", 1}));
  EXPECT_THAT(result.facets.document_kinds,
              testing::ElementsAre(FacetCount{"plan", 2}, FacetCount{"letter", 1}));
  EXPECT_THAT(result.facets.years, testing::ElementsAre(FacetCount{"2024", 2}));
  query.per_document = true;
  query.limit = 10;
  const SearchResult per_document = value_of(this->store().search(query));
  EXPECT_THAT(per_document.hits, testing::SizeIs(2));
  EXPECT_EQ(per_document.total, 3);
}

TYPED_TEST_P(SearchDutchContract, FiltersCanStandInTheQuestion) {
  Sample plan = sample("plan", {"toezicht nu", "toezicht straks"});
  plan.of("Omgevingsdienst Testland").themes(2, {"innovatie"});
  plan.analysis.facts.date = "2024-03-28";
  Finding& finding = plan.add("m1", "measure", "toezicht", 1);
  finding.kpi = {4};
  finding.amount = Amount();
  finding.amount->min = finding.amount->max = 150'000;
  put(this->store(), plan);
  put(this->store(), sample("brief", {"toezicht elders"}).of("Omgevingsdienst Lage Maten", "letter"));
  for (const char* filter :
       {"kpi:4", "thema:innov", "soort:maatregel", "bedrag:>100000", "bedrag:100.000..200.000"})
    EXPECT_EQ(places_of(this->store(), asking(std::string("toezicht ") + filter)),
              (std::vector<std::string>{"plan:2"}))
        << filter;
  for (const char* filter :
       {"organisatie:testland", "soort:plan", "datum:2024", "datum:2024-03", "datum:<2025"})
    EXPECT_THAT(places_of(this->store(), asking(std::string("toezicht ") + filter)),
                testing::UnorderedElementsAre("plan:1", "plan:2"))
        << filter;
  for (const char* filter : {"kpi:5", "bedrag:>150000", "datum:2023", "datum:>2024-03-28"})
    EXPECT_THAT(places_of(this->store(), asking(std::string("toezicht ") + filter)), testing::IsEmpty())
        << filter;
  const auto unknown = this->store().search(asking("toezicht thema:onzin"));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::usage);
  EXPECT_THAT(unknown.error().message, testing::HasSubstr("innovatie"));
}

TYPED_TEST_P(SearchDutchContract, AMisspeltWordGetsASuggestion) {
  this->put_texts({"het opleidingsplan van de dienst", "opleiding"});
  EXPECT_EQ(value_of(this->store().search(asking("het opleidinsplan"))).suggestion, "het opleidingsplan");
  EXPECT_EQ(value_of(this->store().search(asking("opleiding"))).suggestion, "");
  EXPECT_EQ(value_of(this->store().search(asking("xylofoonles"))).suggestion, "");
}

REGISTER_TYPED_TEST_SUITE_P(SearchDutchContract, ACompoundIsFoundByItsPartsAndHoweverItIsWritten,
                            AVerbIsFoundApart, AnAbbreviationIsFoundInFullAndTheOtherWay,
                            AMisreadWordIsFoundBelowTheWordItself, OnlyWhatWasAskedForIsMarked,
                            WordsStandNearOneAnother, ABeginningFindsAllThatGoesOn,
                            HeadingsWeighMoreAndMarginsLess, TheFirstAreThoseOfTheWholeOrder,
                            AllThatMatchIsCounted, FiltersCanStandInTheQuestion,
                            AMisspeltWordGetsASuggestion);

}  // namespace planlezer
