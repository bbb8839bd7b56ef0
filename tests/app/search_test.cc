// planlezer search.
#include <gmock/gmock.h>

#include <fstream>
#include <set>

#include "app/words.h"
#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::vector<Json> hits(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "search");
  return sample_index().lines(std::move(arguments));
}

TEST(Search, AHitNamesDocumentPageAndWords) {
  const auto found = hits({"opleiding"});
  ASSERT_THAT(found, Not(IsEmpty()));
  for (const Json& hit : found) {
    EXPECT_TRUE(std::filesystem::exists(samples / hit.at("document").get<std::string>()));
    EXPECT_GE(hit.at("page"), 1);
    EXPECT_THAT(plain_letters(hit.at("snippet").get<std::string>()), HasSubstr("opleiding")) << hit;
  }
}

TEST(Search, TheBestHitComesFirst) {
  const auto scores = each<double>(hits({"maatregelen kpi"}), "score");
  ASSERT_GT(scores.size(), 2U);
  EXPECT_TRUE(std::is_sorted(scores.rbegin(), scores.rend()));
}

TEST(Search, FindsOtherFormsOfAWord) {
  const auto places = [](const std::vector<Json>& found) {
    std::vector<std::string> pages;
    for (const Json& hit : found)
      pages.push_back(hit.at("document").get<std::string>() + hit.at("page").dump());
    std::sort(pages.begin(), pages.end());
    return pages;
  };
  const auto singular = places(hits({"maatregel", "--limit", "100"}));
  EXPECT_THAT(singular, Not(IsEmpty()));
  EXPECT_EQ(singular, places(hits({"maatregelen", "--limit", "100"})));
  EXPECT_EQ(singular, places(hits({"MAATREGEL", "--limit", "100"})));
}

TEST(Search, AllWordsAndPhrases) {
  const auto phrase = hits({"\"vooralsnog geen plannen\""});
  ASSERT_THAT(phrase, SizeIs(1));
  EXPECT_EQ(phrase[0].at("document"), "brief-klaverland.pdf");
  EXPECT_EQ(phrase[0].at("page"), 2);
  EXPECT_THAT(hits({"\"plannen geen vooralsnog\""}), IsEmpty());
  EXPECT_THAT(hits({"opleiding xylofoon"}), IsEmpty());
}

TEST(Search, LimitIsAtMost) {
  EXPECT_THAT(hits({"omgevingsdienst", "--limit", "2"}), SizeIs(2));
  EXPECT_LE(hits({"omgevingsdienst"}).size(), hits({"omgevingsdienst", "--limit", "1000"}).size());
}

TEST(Search, FiltersNarrowTheHits) {
  EXPECT_THAT(each(hits({"maatregelen", "--document-kind", "letter"}), "document"),
              testing::AllOf(Not(IsEmpty()), Each("brief-klaverland.pdf")));
  EXPECT_THAT(each(hits({"maatregelen", "--organisation", "Omgevingsdienst Polderwaard"}), "document"),
              testing::AllOf(Not(IsEmpty()), Each("plan-polderwaard.pdf")));
  EXPECT_THAT(hits({"maatregelen", "--organisation", "Omgevingsdienst Nergens"}), IsEmpty());
}

// Pages with findings of a kind or kpi, by the findings themselves.
std::vector<std::string> pages_with(std::vector<std::string> filter) {
  std::vector<std::string> pages;
  for (const Json& finding : sample_index().findings(std::move(filter)))
    pages.push_back(finding.at("document").get<std::string>() + finding.at("page").dump());
  return pages;
}

TEST(Search, OnlyPagesWithFindingsOfAKindOrKpi) {
  for (const std::vector<std::string>& filter :
       {std::vector<std::string>{"--kind", "support_request"}, {"--kpi", "5"}}) {
    std::vector<std::string> arguments{"omgevingsdienst", "--limit", "100"};
    arguments.insert(arguments.end(), filter.begin(), filter.end());
    const auto narrowed = hits(arguments);
    EXPECT_THAT(narrowed, Not(IsEmpty())) << filter[0];
    const auto pages = pages_with(filter);
    for (const Json& hit : narrowed)
      EXPECT_THAT(pages, Contains(hit.at("document").get<std::string>() + hit.at("page").dump()))
          << filter[0];
  }
}

TEST(Search, ByTheme) {
  const auto found = hits({"omgevingsdienst", "--theme", "fusie", "--limit", "100"});
  ASSERT_THAT(found, Not(IsEmpty()));
  for (const Json& hit : found)
    EXPECT_THAT(hit.at("themes").get<std::vector<std::string>>(), Contains("fusie"));
}

TEST(Search, NothingFoundIsDone) {
  const Outcome outcome = sample_index().run({"search", "xylofoon"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, Not(IsEmpty()));
}

TEST(Search, OddQueriesAreAnsweredOrExplained) {
  for (const char* query : {"\"plan", "plan AND", "pl*n", "kpi's", "(plan", "^plan", "plan%",
                            "plan' OR 1=1 --", "plan -fusie", "page_text", "plan:"}) {
    const Outcome outcome = sample_index().run({"search", query, "--format", "jsonl"});
    EXPECT_EQ(outcome.exit_code, 0) << query << ": " << outcome.err;
    json_lines(outcome.out);
  }
  for (const char* query : {"NEAR(plan", "text:plan", "kpi:drie", "a*"}) {
    const Outcome outcome = sample_index().run({"search", query, "--format", "jsonl"});
    EXPECT_EQ(outcome.exit_code, 2) << query;
    EXPECT_THAT(outcome.err, testing::AnyOf(HasSubstr("zoals"), HasSubstr("kiezen"), HasSubstr("ook")))
        << query;
  }
}

TEST(Search, AQueryWithoutWordsIsWrongUsage) {
  for (const char* query : {"", "\"", "*", "( )"}) {
    const Outcome outcome = sample_index().run({"search", query});
    EXPECT_EQ(outcome.exit_code, 2) << query;
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err, HasSubstr("filter"));
  }
}

TEST(Search, TextForPeople) {
  const Outcome outcome = sample_index().run({"search", "vooralsnog geen plannen", "--limit", "1"});
  EXPECT_THAT(outcome.out, HasSubstr("brief-klaverland.pdf, p. 2"));
  EXPECT_THAT(outcome.out, HasSubstr("Omgevingsdienst Klaverland"));
}

TEST(Search, AListOfQueriesIsAnsweredAndAllThatAreWrongAreReported) {
  const auto& index = sample_index();
  const auto file = index.path() / "vragen.txt";
  std::ofstream(file) << "opleiding\nfoo:bar\n\nopleidinsplan\n-fusie\n";
  const auto run = index.run({"search", "--queries", file.string(), "--format", "json"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, testing::AllOf(HasSubstr("Regel 2: "), HasSubstr("Regel 5: ")));
  const auto answers = json_lines(run.out);
  ASSERT_THAT(answers, SizeIs(4));
  EXPECT_GT(answers[0].at("total"), 0);
  EXPECT_GE(answers[0].at("total"), answers[0].at("hits").size());
  EXPECT_THAT(answers[0].at("facets").at("kpis"), Not(IsEmpty()));
  EXPECT_NE(answers[1].at("error"), nullptr);
  EXPECT_EQ(answers[2].at("suggestion"), "opleidingsplan");
}

TEST(Search, PerDocumentGivesTheBestPageOfEach) {
  const auto found = hits({"opleiding", "--per-document", "--limit", "1000"});
  std::set<std::string> documents;
  for (const Json& hit : found) {
    EXPECT_TRUE(documents.insert(hit.at("sha256")).second) << hit;
    EXPECT_GE(hit.at("pages_in_document"), 1);
  }
  EXPECT_GT(hits({"opleiding", "--limit", "1000"}).size(), found.size());
}

}  // namespace
}  // namespace planlezer
