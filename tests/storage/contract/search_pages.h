// Part of the store's contract: what a hit shows of its page.
#pragma once

#include <algorithm>
#include <atomic>
#include <sstream>
#include <thread>

#include "tests/storage/contract/fixture.h"

namespace planlezer {

template <typename Factory>
class SearchPagesContract : public StoreContract<Factory> {
 protected:
  // The only hit of a query.
  SearchHit hit(const std::string& text) {
    SearchQuery query;
    query.text = text;
    auto hits = value_of(this->store().search(query)).hits;
    EXPECT_THAT(hits, testing::SizeIs(1)) << text;
    return hits.empty() ? SearchHit() : hits.front();
  }
};
TYPED_TEST_SUITE_P(SearchPagesContract);

inline std::vector<std::string> texts_at(const Page& page, const std::vector<Span>& spans) {
  std::vector<std::string> texts;
  for (const Span& span : spans) texts.push_back(at(page, span));
  return texts;
}

inline bool overlaps(const Box& one, const Box& other) {
  return one.x0 < other.x1 && other.x0 < one.x1 && one.y0 < other.y1 && other.y0 < one.y1;
}

// A box on each word that a match touches, and on no other.
inline void expect_boxes_on_the_matches(const Page& page, const SearchHit& hit) {
  for (const PageBox& box : hit.boxes) EXPECT_EQ(box.page, page.number);
  for (const Word& word : page.words) {
    const bool touched = std::any_of(hit.matches.begin(), hit.matches.end(),
                                     [&](const Span& match) { return match.overlaps(word.text); });
    const bool boxed = std::any_of(hit.boxes.begin(), hit.boxes.end(),
                                   [&](const PageBox& box) { return overlaps(box.box, word.box); });
    EXPECT_EQ(boxed, touched) << at(page, word.text);
  }
}

TYPED_TEST_P(SearchPagesContract, SaysWhereItIs) {
  Sample plan = sample("Testland/plan.pdf", {"omslag", "over toezicht"});
  plan.of("Omgevingsdienst Testland").themes(2, {"innovatie", "fusie"}).themes(1, {"zzs"});
  plan.analysis.facts.title = "Plan van aanpak";
  put(this->store(), plan);
  const SearchHit hit = this->hit("toezicht");
  EXPECT_EQ(hit.document, "Testland/plan.pdf");
  EXPECT_EQ(hit.sha256, plan.sha256());
  EXPECT_EQ(hit.organisation, "Omgevingsdienst Testland");
  EXPECT_EQ(hit.document_kind, "plan");
  EXPECT_EQ(hit.title, "Plan van aanpak");
  EXPECT_EQ(hit.page, 2);
  EXPECT_EQ(hit.snippet, "over «toezicht»");
  EXPECT_THAT(hit.themes, testing::ElementsAre("innovatie", "fusie"));
}

TYPED_TEST_P(SearchPagesContract, MarksTheWordsAsTheyStandOnThePage) {
  const Sample plan = sample("plan", {"De Maatregelen, een maatregel en de maat."});
  put(this->store(), plan);
  const SearchHit hit = this->hit("maatregel");
  EXPECT_THAT(texts_at(plan.page(0), hit.matches), testing::ElementsAre("Maatregelen", "maatregel"));
  EXPECT_EQ(hit.snippet, "De «Maatregelen», een «maatregel» en de maat.");
  expect_boxes_on_the_matches(plan.page(0), hit);
}

TYPED_TEST_P(SearchPagesContract, MarksAllWordsOfTheQueryAndNothingThatIsLeftOut) {
  const Sample plan = sample("plan", {"de fusie kost geld en toezicht\nof ook samenwerking"});
  put(this->store(), plan);
  const SearchHit hit = this->hit("fusie OR splitsing toezicht -onzin");
  EXPECT_THAT(texts_at(plan.page(0), hit.matches), testing::ElementsAre("fusie", "toezicht"));
  expect_boxes_on_the_matches(plan.page(0), hit);
}

TYPED_TEST_P(SearchPagesContract, APhraseIsMarkedAsAWholeAndOnlyWhereItStands) {
  const Sample plan = sample("plan", {"een plan en aanpak van het plan van\naanpak zelf"});
  put(this->store(), plan);
  const SearchHit hit = this->hit("\"plan van aanpak\"");
  EXPECT_THAT(texts_at(plan.page(0), hit.matches), testing::ElementsAre("plan van\naanpak"));
  EXPECT_THAT(hit.snippet, testing::HasSubstr("«plan van aanpak»"));
  EXPECT_THAT(hit.boxes, testing::SizeIs(2));  // one on each line
  expect_boxes_on_the_matches(plan.page(0), hit);
}

TYPED_TEST_P(SearchPagesContract, ABrokenWordIsMarkedOverBothLines) {
  const Sample plan = sample("plan", {"bij de omgevings-\ndienst werken"});
  put(this->store(), plan);
  const SearchHit hit = this->hit("omgevingsdiensten");
  EXPECT_THAT(texts_at(plan.page(0), hit.matches), testing::ElementsAre("omgevings-\ndienst"));
  EXPECT_EQ(hit.snippet, "bij de «omgevingsdienst» werken");
  EXPECT_THAT(hit.boxes, testing::SizeIs(2));
  expect_boxes_on_the_matches(plan.page(0), hit);
}

TYPED_TEST_P(SearchPagesContract, ACompoundThatIsFoundWrittenAsOneIsMarkedToItsEnd) {
  const Sample plan = sample("plan", {"stuur een e-mail met de VTH-taken\nen meer"});
  put(this->store(), plan);
  const SearchHit hit = this->hit("email \"de vthtaken\"");
  EXPECT_THAT(texts_at(plan.page(0), hit.matches), testing::ElementsAre("e-mail", "de VTH-taken"));
  EXPECT_EQ(hit.snippet, "stuur een «e-mail» met «de VTH-taken» en meer");
  expect_boxes_on_the_matches(plan.page(0), hit);
}

TYPED_TEST_P(SearchPagesContract, MatchesAreInOrderAndDoNotOverlap) {
  const Sample plan = sample("plan", {"VTH-taken en VTH taken en taken van VTH-\ntaken, kpi3 en kpi 3"});
  put(this->store(), plan);
  for (const char* text : {"VTH-taken", "\"VTH-taken\" taken", "vth OR taken", "kpi3", "kpi OR 3 OR kpi3"}) {
    const SearchHit hit = this->hit(text);
    EXPECT_THAT(hit.matches, testing::Not(testing::IsEmpty())) << text;
    std::uint32_t end = 0;
    for (const Span& match : hit.matches) {
      EXPECT_GE(match.begin, end) << text;
      EXPECT_LT(match.begin, match.end) << text;
      end = match.end;
    }
    EXPECT_LE(end, plan.page(0).text.size());
    expect_boxes_on_the_matches(plan.page(0), hit);
  }
}

inline int words_in(const std::string& text) {
  std::istringstream words(text);
  std::string word;
  int count = 0;
  while (words >> word) ++count;
  return count;
}

TYPED_TEST_P(SearchPagesContract, ASnippetIsAPassageAroundTheMatch) {
  const std::string line = "de dienst werkt dit jaar verder aan de uitvoering\n";
  std::string text;
  for (int i = 0; i < 30; ++i) text += line;
  text += "daarna komt toezicht aan bod in het plan\n";
  for (int i = 0; i < 30; ++i) text += line;
  text.pop_back();
  put(this->store(), sample("plan", {text}));
  const std::string snippet = this->hit("toezicht").snippet;
  EXPECT_THAT(snippet, testing::HasSubstr("«toezicht»"));
  EXPECT_THAT(snippet, testing::StartsWith("…"));
  EXPECT_THAT(snippet, testing::EndsWith("…"));
  EXPECT_THAT(snippet, testing::Not(testing::HasSubstr("\n")));
  EXPECT_GT(words_in(snippet), 20);
  EXPECT_LT(words_in(snippet), 45);
}

TYPED_TEST_P(SearchPagesContract, ASnippetShowsTheWordsTogetherWhenTheyStandTogether) {
  std::string text = "toezicht";
  for (int i = 0; i < 100; ++i) text += " vulling" + std::to_string(i);
  text += " fusie en toezicht";
  for (int i = 0; i < 100; ++i) text += " vulsel" + std::to_string(i);
  put(this->store(), sample("plan", {text}));
  EXPECT_THAT(this->hit("toezicht fusie").snippet, testing::HasSubstr("«fusie» en «toezicht»"));
}

TYPED_TEST_P(SearchPagesContract, TextInOtherScriptsIsFoundToo) {
  const Sample plan = sample("plan", {"het woord 环境保护 in de tekst"});
  put(this->store(), plan);
  const SearchHit hit = this->hit("环境保护");
  EXPECT_THAT(hit.snippet, testing::HasSubstr("«"));
  expect_boxes_on_the_matches(plan.page(0), hit);
}

REGISTER_TYPED_TEST_SUITE_P(SearchPagesContract, SaysWhereItIs, MarksTheWordsAsTheyStandOnThePage,
                            MarksAllWordsOfTheQueryAndNothingThatIsLeftOut,
                            APhraseIsMarkedAsAWholeAndOnlyWhereItStands, ABrokenWordIsMarkedOverBothLines,
                            ACompoundThatIsFoundWrittenAsOneIsMarkedToItsEnd,
                            MatchesAreInOrderAndDoNotOverlap, ASnippetIsAPassageAroundTheMatch,
                            ASnippetShowsTheWordsTogetherWhenTheyStandTogether, TextInOtherScriptsIsFoundToo);

}  // namespace planlezer
