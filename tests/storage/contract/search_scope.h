// Part of the store's contract: filters, themes, limits and the order of what a search gives.
#pragma once

#include <algorithm>

#include "tests/storage/contract/fixture.h"

namespace planlezer {

// "path:page" of the hits, in their order.
inline std::vector<std::string> places_of(Store& store, const SearchQuery& query) {
  std::vector<std::string> places;
  for (const SearchHit& hit : value_of(store.search(query)).hits)
    places.push_back(hit.document + ":" + std::to_string(hit.page));
  return places;
}

template <typename Factory>
class SearchScopeContract : public StoreContract<Factory> {
 protected:
  std::vector<std::string> found(const SearchQuery& query) { return places_of(this->store(), query); }
  void put_two_plans() {
    Sample plan = sample("Testland/plan.pdf", {"omslag", "toezicht en fusie", "toezicht en geld"});
    plan.of("Omgevingsdienst Testland").themes(2, {"fusie", "toezicht en handhaving"});
    plan.add("t1", "fusion", "fusie", 1).themes = {"fusie"};
    Finding& money = plan.add("t2", "amount", "geld", 2);
    money.kpi = {4};
    money.themes = {"financiering"};
    put(this->store(), plan);
    Sample letter = sample("Lage Maten/brief.pdf", {"toezicht met kpi vier"});
    letter.of("Omgevingsdienst Lage Maten", "letter").themes(1, {"toezicht en handhaving"});
    letter.add("l1", "measure", "toezicht").kpi = {4};
    put(this->store(), letter);
  }
};
TYPED_TEST_SUITE_P(SearchScopeContract);

inline SearchQuery asking(const std::string& text) {
  SearchQuery query;
  query.text = text;
  return query;
}

TYPED_TEST_P(SearchScopeContract, WithoutFiltersAllPagesCount) {
  this->put_two_plans();
  EXPECT_THAT(
      this->found(asking("toezicht")),
      testing::UnorderedElementsAre("Testland/plan.pdf:2", "Testland/plan.pdf:3", "Lage Maten/brief.pdf:1"));
}

TYPED_TEST_P(SearchScopeContract, FiltersByWhoseAndWhatDocument) {
  this->put_two_plans();
  SearchQuery query = asking("toezicht");
  query.organisation = "lage maten";
  EXPECT_THAT(this->found(query), testing::ElementsAre("Lage Maten/brief.pdf:1"));
  query.organisation = "Proefstad";
  EXPECT_THAT(this->found(query), testing::IsEmpty());
  query = asking("toezicht");
  query.document_kind = "plan";
  EXPECT_THAT(this->found(query),
              testing::UnorderedElementsAre("Testland/plan.pdf:2", "Testland/plan.pdf:3"));
  query.document_kind = "letter";
  EXPECT_THAT(this->found(query), testing::ElementsAre("Lage Maten/brief.pdf:1"));
}

TYPED_TEST_P(SearchScopeContract, FiltersByWhatWasFoundOnThePage) {
  this->put_two_plans();
  SearchQuery query = asking("toezicht");
  query.kind = "amount";
  EXPECT_THAT(this->found(query), testing::ElementsAre("Testland/plan.pdf:3"));
  query = asking("toezicht");
  query.kpi = 4;
  EXPECT_THAT(this->found(query),
              testing::UnorderedElementsAre("Testland/plan.pdf:3", "Lage Maten/brief.pdf:1"));
  query.kind = "measure";
  EXPECT_THAT(this->found(query), testing::ElementsAre("Lage Maten/brief.pdf:1"));
  query.kpi = 6;
  EXPECT_THAT(this->found(query), testing::IsEmpty());
}

TYPED_TEST_P(SearchScopeContract, FiltersByTheme) {
  this->put_two_plans();
  SearchQuery query = asking("toezicht");
  query.theme = "fusie";
  EXPECT_THAT(this->found(query), testing::ElementsAre("Testland/plan.pdf:2"));
  query.theme = "toezicht en handhaving";
  EXPECT_THAT(this->found(query),
              testing::UnorderedElementsAre("Testland/plan.pdf:2", "Lage Maten/brief.pdf:1"));
  query.organisation = "Omgevingsdienst Testland";
  EXPECT_THAT(this->found(query), testing::ElementsAre("Testland/plan.pdf:2"));
  query.theme = "energie en klimaat";
  EXPECT_THAT(this->found(query), testing::IsEmpty());
}

TYPED_TEST_P(SearchScopeContract, AThemeWithoutWordsGivesItsPages) {
  this->put_two_plans();
  SearchQuery query;
  query.theme = "toezicht en handhaving";
  EXPECT_THAT(this->found(query),
              testing::UnorderedElementsAre("Testland/plan.pdf:2", "Lage Maten/brief.pdf:1"));
  query.document_kind = "letter";
  EXPECT_THAT(this->found(query), testing::ElementsAre("Lage Maten/brief.pdf:1"));
  query = {};
  query.theme = "financiering";  // of a finding alone
  EXPECT_THAT(this->found(query), testing::ElementsAre("Testland/plan.pdf:3"));
  query.theme = "geen thema";
  EXPECT_THAT(this->found(query), testing::IsEmpty());
}

TYPED_TEST_P(SearchScopeContract, AThemeHitShowsThePage) {
  this->put_two_plans();
  SearchQuery query;
  query.theme = "fusie";
  const auto hits = value_of(this->store().search(query)).hits;
  ASSERT_THAT(hits, testing::SizeIs(1));
  EXPECT_THAT(hits[0].snippet, testing::HasSubstr("fusie"));
  EXPECT_THAT(hits[0].themes, testing::ElementsAre("fusie", "toezicht en handhaving"));
  EXPECT_EQ(hits[0].organisation, "Omgevingsdienst Testland");
}

TYPED_TEST_P(SearchScopeContract, GivesAtMostAsManyAsAskedFor) {
  for (int i = 0; i < 30; ++i) put(this->store(), sample("plan" + std::to_string(i), {"toezicht"}));
  SearchQuery query = asking("toezicht");
  for (const int limit : {0, 1, 7, 30, 1000}) {
    query.limit = limit;
    EXPECT_EQ(this->found(query).size(), static_cast<std::size_t>(std::min(limit, 30)));
  }
  query.limit = -5;
  EXPECT_THAT(this->found(query), testing::IsEmpty());
}

TYPED_TEST_P(SearchScopeContract, TheBestComesFirst) {
  std::string much = "toezicht";
  for (int i = 0; i < 20; ++i) much += " toezicht";
  std::string little = "toezicht";
  for (int i = 0; i < 400; ++i) little += " ander" + std::to_string(i);
  put(this->store(), sample("a", {little}));
  put(this->store(), sample("b", {much}));
  for (int i = 0; i < 10; ++i) put(this->store(), sample("leeg" + std::to_string(i), {"niets daarvan"}));
  const auto hits = value_of(this->store().search(asking("toezicht"))).hits;
  ASSERT_THAT(hits, testing::SizeIs(2));
  EXPECT_EQ(hits[0].document, "b");
  EXPECT_GT(hits[0].score, hits[1].score);
}

// Equal content gives equal answers, however it got in.
TYPED_TEST_P(SearchScopeContract, TheOrderDependsOnContentAlone) {
  std::vector<Sample> samples;
  for (int i = 0; i < 12; ++i)
    samples.push_back(sample("map" + std::to_string(i % 3) + "/plan" + std::to_string(i),
                             {"toezicht en plan", i % 2 == 0 ? "toezicht" : "plan en toezicht"}));
  for (const Sample& one : samples) put(this->store(), one);
  TypeParam factory;
  const auto other = value_of(factory.open(Store::Mode::write));
  std::reverse(samples.begin(), samples.end());
  for (const Sample& one : samples) put(*other, one);
  for (const char* text : {"toezicht", "plan toezicht", "plan OR toezicht"}) {
    SearchQuery query = asking(text);
    query.limit = 15;
    EXPECT_EQ(places_of(this->store(), query), places_of(*other, query)) << text;
  }
}

REGISTER_TYPED_TEST_SUITE_P(SearchScopeContract, WithoutFiltersAllPagesCount, FiltersByWhoseAndWhatDocument,
                            FiltersByWhatWasFoundOnThePage, FiltersByTheme, AThemeWithoutWordsGivesItsPages,
                            AThemeHitShowsThePage, GivesAtMostAsManyAsAskedFor, TheBestComesFirst,
                            TheOrderDependsOnContentAlone);

}  // namespace planlezer
