#include "storage/search/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace planlezer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

ParsedQuery parse(std::string_view text) {
  Tokenizer tokenizer;
  return parse_query(text, tokenizer);
}

std::string match(std::string_view text) {
  return match_expression(parse(text));
}

// What a clause looks for first: each place as its terms.
std::vector<std::vector<std::string>> places(const Clause& clause) {
  std::vector<std::vector<std::string>> all;
  for (const QueryPlace& place : clause.any_of.front().places) all.push_back(place.terms);
  return all;
}

std::vector<std::string> terms(const Clause& clause) {
  std::vector<std::string> all;
  for (const Pattern& pattern : clause.any_of)
    for (const QueryPlace& place : pattern.places)
      all.insert(all.end(), place.terms.begin(), place.terms.end());
  return all;
}

std::size_t words_in(const ParsedQuery& query) {
  std::size_t count = 0;
  for (const Clause& clause : query.clauses) count += clause.any_of.front().places.size();
  return count;
}

TEST(Query, AWordIsLookedForInEveryFormAndAsAPart) {
  const ParsedQuery query = parse("maatregelen Plannen");
  ASSERT_THAT(query.clauses, SizeIs(2));
  EXPECT_THAT(terms(query.clauses[0]), testing::IsSupersetOf({"maatregelen", "~maatregel", "maatregel",
                                                              "+maatregel", "?maatregelen"}));
  EXPECT_THAT(terms(query.clauses[1]), testing::IsSupersetOf({"~plan", "plan", "+plan"}));
  EXPECT_EQ(query.problem, "");
}

TEST(Query, ACompoundIsLookedForHoweverItsPartsAreLinked) {
  for (const char* text : {"toezichtsplan", "toezichtplan", "Toezichtsplannen"})
    EXPECT_THAT(terms(parse(text).clauses.front()),
                testing::IsSupersetOf({"&toezicht.plan", "+toezicht.plan"}))
        << text;
  EXPECT_THAT(terms(parse("toezicht-plan").clauses.front()), Contains("&toezicht.plan"));
}

TEST(Query, APartCountsLessThanTheWordAndAMisreadingLeast) {
  const Clause clause = parse("plan").clauses.front();
  ASSERT_THAT(clause.any_of, SizeIs(4));  // as typed, in other forms, as a part, misread
  EXPECT_GT(clause.any_of[1].weight, clause.any_of[2].weight);
  EXPECT_GT(clause.any_of[2].weight, clause.any_of[3].weight);
}

TEST(Query, QuotedWordsAreExact) {
  const ParsedQuery query = parse("\"Plannen van Aanpak\"");
  ASSERT_THAT(query.clauses, SizeIs(1));
  EXPECT_THAT(query.clauses[0].any_of, SizeIs(1));
  EXPECT_THAT(places(query.clauses[0]),
              ElementsAre(ElementsAre("plannen"), ElementsAre("van"), ElementsAre("aanpak")));
  for (const char* text : {"“plannen van aanpak”", "„plannen van aanpak“", "«plannen van aanpak»",
                           "\"plannen van aanpak", "\"plannen, van (aanpak)!\""})
    EXPECT_EQ(match(text), match("\"Plannen van Aanpak\"")) << text;
}

TEST(Query, ExcludedWordsAreApart) {
  const ParsedQuery query = parse("plan -zelftoets -\"een fusie\"");
  EXPECT_THAT(query.clauses, SizeIs(1));
  EXPECT_THAT(query.excluded, SizeIs(2));
  EXPECT_THAT(match("plan -zelftoets"), HasSubstr(" NOT "));
}

TEST(Query, OnlyExclusionsCannotBeAsked) {
  EXPECT_NE(parse("-plan -\"een fusie\"").problem, "");
  for (const char* text :
       {"", " \n\t", "\"\"", "-", "()", "*", "OR", "OF OF", "«»", "\xFF\xFE", "- -", "…"}) {
    const ParsedQuery query = parse(text);
    EXPECT_THAT(query.clauses, IsEmpty()) << text;
    EXPECT_EQ(query.problem, "") << text;
    EXPECT_EQ(match(text), "") << text;
  }
}

TEST(Query, OfMeansOr) {
  EXPECT_EQ(match("fusie OF samenwerking"), match("fusie OR samenwerking"));
  EXPECT_NE(match("fusie OR samenwerking"), match("fusie samenwerking"));
  EXPECT_THAT(parse("fusie OR samenwerking").clauses, SizeIs(1));
  EXPECT_THAT(parse("fusie of samenwerking").clauses, SizeIs(3));
}

TEST(Query, SignsThatMeanNothingChangeNothing) {
  const std::string plain = match("fusie plan");
  for (const char* text : {"fusie (plan)", "^fusie plan", "fusie, plan.", "  fusie\tplan\n", "fusie + plan",
                           "{fusie} [plan]", "fusie; plan?", "fusie\xC2\xA0plan", "OR fusie plan OR"})
    EXPECT_EQ(match(text), plain) << text;
}

TEST(Query, AStarAsksForBeginnings) {
  const ParsedQuery query = parse("handhav*");
  ASSERT_THAT(query.clauses, SizeIs(1));
  EXPECT_THAT(query.clauses[0].any_of, ElementsAre(Pattern{{{{"handhav"}, true}}, 0, 1}));
  EXPECT_THAT(parse("h*").problem, HasSubstr("twee letters"));
}

TEST(Query, NearCanBeWrittenInTwoWays) {
  const ParsedQuery query = parse("NEAR(boete dwangsom, 8)");
  ASSERT_THAT(query.clauses, SizeIs(1));
  EXPECT_EQ(query.clauses[0].any_of.front().near, 8);
  EXPECT_THAT(query.clauses[0].any_of.front().places, SizeIs(2));
  EXPECT_EQ(parse("boete NEAR/8 dwangsom").clauses.front().any_of.front().near, 8);
  EXPECT_EQ(parse("boete NEAR dwangsom").clauses.front().any_of.front().near, usual_distance);
  EXPECT_EQ(parse("NEAR(boete dwangsom)").clauses.front().any_of.front().near, usual_distance);
  for (const char* text : {"NEAR(boete)", "boete NEAR", "NEAR dwangsom", "boete NEAR/x dwangsom"})
    EXPECT_NE(parse(text).problem, "") << text;
}

TEST(Query, AHyphenInsideAWordIsNoExclusion) {
  const ParsedQuery query = parse("VTH-taken");
  ASSERT_THAT(query.clauses, SizeIs(1));
  EXPECT_THAT(query.excluded, IsEmpty());
  EXPECT_THAT(query.clauses[0].any_of.front().places, SizeIs(2));
}

TEST(Query, AbbreviationsGoBothWays) {
  EXPECT_THAT(terms(parse("OD").clauses.front()), testing::IsSupersetOf({"^od", "&omgef.dienst"}));
  EXPECT_THAT(terms(parse("omgevingsdiensten").clauses.front()),
              testing::IsSupersetOf({"^od", "&omgef.dienst"}));
  EXPECT_THAT(terms(parse("algemeen bestuur").clauses.front()), Contains("^ab"));
  EXPECT_THAT(terms(parse("U&H").clauses.front()), Contains("^u&h"));
  EXPECT_THAT(terms(parse("DB").clauses.front()), Not(Contains("db")));  // that is a decibel
  EXPECT_THAT(parse("\"algemeen bestuur\"").clauses.front().any_of, SizeIs(1));
  EXPECT_THAT(terms(parse("om").clauses.front()), Not(Contains("^om")));
}

TEST(Query, FiltersAreNoWords) {
  const ParsedQuery query =
      parse("fusie kpi:2,4-5 thema:innovatie organisatie:\"Lage Maten\" soort:plan soort:maatregel");
  EXPECT_THAT(query.clauses, SizeIs(1));
  EXPECT_THAT(query.filters.kpis, ElementsAre(2, 4, 5));
  EXPECT_THAT(query.filters.themes, ElementsAre("innovatie"));
  EXPECT_THAT(query.filters.organisations, ElementsAre("lage maten"));
  EXPECT_THAT(query.filters.document_kinds, ElementsAre("plan"));
  EXPECT_THAT(query.filters.finding_kinds, ElementsAre("measure"));
  EXPECT_EQ(query.problem, "");
}

TEST(Query, DatesAreYearsMonthsAndDays) {
  const auto dates = [](const std::string& value) {
    const QueryFilters filters = parse("datum:" + value).filters;
    return std::pair(filters.date_from, filters.date_to);
  };
  EXPECT_EQ(dates("2024"), std::pair(std::string("2024-01-01"), std::string("2024-12-31")));
  EXPECT_EQ(dates("2024-03"), std::pair(std::string("2024-03-01"), std::string("2024-03-31")));
  EXPECT_EQ(dates("03-2024"), dates("2024-03"));
  EXPECT_EQ(dates("15-3-2024"), std::pair(std::string("2024-03-15"), std::string("2024-03-15")));
  EXPECT_EQ(dates(">=2024").second, "");
  EXPECT_GT(dates(">2024-03-15").first, "2024-03-15");
  EXPECT_LT(dates(">2024-03-15").first, "2024-03-16");
  EXPECT_LT(dates("<2024-03-15").second, "2024-03-15");
  EXPECT_GT(dates("<2024-03-15").second, "2024-03-14");
  EXPECT_EQ(dates("2023..2024"), std::pair(std::string("2023-01-01"), std::string("2024-12-31")));
}

TEST(Query, AmountsAreEuros) {
  EXPECT_GT(parse("bedrag:>100000").filters.amount_from.value_or(0), 100'000);
  EXPECT_DOUBLE_EQ(parse("bedrag:>=1,5mln").filters.amount_from.value_or(0), 1.5e6);
  EXPECT_DOUBLE_EQ(parse("bedrag:200.000..250.000").filters.amount_to.value_or(0), 250'000);
  EXPECT_DOUBLE_EQ(parse("bedrag:€250k").filters.amount_from.value_or(0), 250'000);
}

TEST(Query, WhatCannotBeMeantIsSaidWithWhatCan) {
  for (const char* text : {"kpi:x", "kpi:", "datum:gisteren", "datum:2024-13", "bedrag:veel", "soort:roman",
                           "foo:bar", "thema:"})
    EXPECT_NE(parse(text).problem, "") << text;
  EXPECT_THAT(parse("foo:bar").problem, HasSubstr("thema:"));
  EXPECT_THAT(parse("soort:roman").problem, HasSubstr("zelftoets"));
  for (const char* text : {"14:30", "https://voorbeeld.nl", "let op: dit"})
    EXPECT_EQ(parse(text).problem, "") << text;
}

TEST(Query, PassesOverWhatIsTooMuch) {
  std::string many;
  for (int i = 0; i < 500; ++i)
    many += "woord" + std::string(1, static_cast<char>('a' + i % 26)) +
            std::string(1, static_cast<char>('a' + i / 26)) + " ";
  EXPECT_LE(words_in(parse(many)), most_query_words);
  EXPECT_LE(words_in(parse("\"" + many + "\"")), most_query_words);
  const std::string far = std::string(most_query_bytes, ' ') + "fusie";
  EXPECT_EQ(match(far), "");
  EXPECT_EQ(match("fusie" + std::string(most_query_bytes, ' ') + "plan"), match("fusie"));
}

TEST(Query, TheSameWordTwiceIsAskedOnce) {
  EXPECT_THAT(parse("plan PLAN Plan").clauses, SizeIs(1));
}

}  // namespace
}  // namespace planlezer
