#include "analyze/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyze/normal_text.h"

namespace planlezer {
namespace {

constexpr const char* open = "…";
const std::string document_date = "2024-06-15";

struct Case {
  const char *text, *start, *end, *precision;
};

std::string or_open(const std::optional<std::string>& day) {
  return day.value_or(open);
}

// Each text holds exactly one date.
void expect_dates(const std::vector<Case>& cases, const std::optional<std::string>& today) {
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const std::string text = normal(c.text);
    const auto found = find_dates(text, today);
    EXPECT_EQ(found.size(), 1U);
    if (found.size() != 1) continue;
    EXPECT_EQ(or_open(found[0].deadline.start), c.start);
    EXPECT_EQ(or_open(found[0].deadline.end), c.end);
    EXPECT_EQ(found[0].deadline.precision, c.precision);
    EXPECT_EQ(found[0].deadline.text, text.substr(found[0].span.begin, found[0].span.size()));
  }
}

TEST(Dates, DaysInEveryForm) {
  std::vector<Case> cases;
  for (const char* text :
       {"1 april 2025", "1 april van 2025", "01-04-2025", "1-4-2025", "1/4/2025", "1.4.2025", "2025-04-01",
        "1 apr. 2025", "1 apr 2025", "1e april 2025", "1 APRIL 2025", "dinsdag 1 april 2025",
        "op 1 april 2025", "per 1 april 2025", "1\u00A0april\u20092025", "(1 april 2025)", "01-04-25"})
    cases.push_back({text, "2025-04-01", "2025-04-01", "day"});
  cases.push_back({"29 februari 2028", "2028-02-29", "2028-02-29", "day"});
  cases.push_back({"31 december 2024.", "2024-12-31", "2024-12-31", "day"});
  expect_dates(cases, std::nullopt);
  expect_dates(cases, document_date);  // what is said in full does not depend on it
}

TEST(Dates, Months) {
  expect_dates(
      {
          {"januari 2025", "2025-01-01", "2025-01-31", "month"},
          {"in februari 2028", "2028-02-01", "2028-02-29", "month"},
          {"mrt. 2025", "2025-03-01", "2025-03-31", "month"},
          {"sept. 2024", "2024-09-01", "2024-09-30", "month"},
          {"de maand mei 2025", "2025-05-01", "2025-05-31", "month"},
      },
      std::nullopt);
}

TEST(Dates, QuartersAndHalves) {
  std::vector<Case> cases;
  for (const char* text : {"Q3 2024", "q3 2024", "Q3 van 2024", "3e kwartaal 2024", "3de kwartaal 2024",
                           "derde kwartaal van 2024", "het derde kwartaal van 2024", "kwartaal 3 van 2024",
                           "2024-Q3", "Q3-2024", "Q3/2024", "Q3 '24", "Q3 ’24"})
    cases.push_back({text, "2024-07-01", "2024-09-30", "quarter"});
  cases.insert(cases.end(), {
                                {"Q1 2025", "2025-01-01", "2025-03-31", "quarter"},
                                {"Q2 2025", "2025-04-01", "2025-06-30", "quarter"},
                                {"het vierde kwartaal van 2025", "2025-10-01", "2025-12-31", "quarter"},
                                {"het laatste kwartaal van 2025", "2025-10-01", "2025-12-31", "quarter"},
                                {"H1 2025", "2025-01-01", "2025-06-30", "half"},
                                {"H2 2025", "2025-07-01", "2025-12-31", "half"},
                                {"de eerste helft van 2025", "2025-01-01", "2025-06-30", "half"},
                                {"2e halfjaar 2025", "2025-07-01", "2025-12-31", "half"},
                                {"het eerste halfjaar van 2025", "2025-01-01", "2025-06-30", "half"},
                            });
  expect_dates(cases, std::nullopt);
}

TEST(Dates, Seasons) {
  expect_dates(
      {
          {"voorjaar 2025", "2025-03-01", "2025-05-31", "season"},
          {"de lente van 2025", "2025-03-01", "2025-05-31", "season"},
          {"zomer 2025", "2025-06-01", "2025-08-31", "season"},
          {"in het najaar van 2025", "2025-09-01", "2025-11-30", "season"},
          {"herfst 2025", "2025-09-01", "2025-11-30", "season"},
          {"winter 2025/2026", "2025-12-01", "2026-02-28", "season"},
      },
      std::nullopt);
}

TEST(Dates, PartsOfAYearAndOfAMonth) {
  expect_dates(
      {
          {"begin 2025", "2025-01-01", "2025-03-31", "part"},
          {"medio 2025", "2025-05-01", "2025-08-31", "part"},
          {"eind 2025", "2025-10-01", "2025-12-31", "part"},
          {"het einde van 2025", "2025-10-01", "2025-12-31", "part"},
          {"begin maart 2025", "2025-03-01", "2025-03-10", "part"},
          {"medio juni 2025", "2025-06-11", "2025-06-20", "part"},
          {"medio mei 2025", "2025-05-11", "2025-05-20", "part"},
          {"eind mei 2025", "2025-05-21", "2025-05-31", "part"},
          {"eind juni 2025", "2025-06-21", "2025-06-30", "part"},
      },
      std::nullopt);
  const auto ultimo = find_dates("ultimo 2025", std::nullopt);
  ASSERT_EQ(ultimo.size(), 1U);
  EXPECT_EQ(or_open(ultimo[0].deadline.end), "2025-12-31");
}

TEST(Dates, WeeksAreThoseOfIso8601) {
  expect_dates(
      {
          {"week 36 2024", "2024-09-02", "2024-09-08", "week"},
          {"week 36 van 2024", "2024-09-02", "2024-09-08", "week"},
          {"in week 1 2025", "2024-12-30", "2025-01-05", "week"},
          {"week 53 2026", "2026-12-28", "2027-01-03", "week"},
      },
      std::nullopt);
}

TEST(Dates, ABareYearIsTheWholeYear) {
  expect_dates(
      {
          {"in 2025", "2025-01-01", "2025-12-31", "year"},
          {"2025", "2025-01-01", "2025-12-31", "year"},
          {"in de loop van 2025", "2025-01-01", "2025-12-31", "year"},
          {"in het jaar 2025", "2025-01-01", "2025-12-31", "year"},
      },
      std::nullopt);
}

TEST(Dates, RelationsOpenASide) {
  struct {
    const char *text, *start, *end;
    DateRelation relation;
  } const cases[] = {
      {"uiterlijk 1 mei 2025", open, "2025-05-01", DateRelation::by},
      {"uiterlijk op 1 mei 2025", open, "2025-05-01", DateRelation::by},
      {"Uiterlijk Q2 2025", open, "2025-06-30", DateRelation::by},
      {"uiterlijk eind 2025", open, "2025-12-31", DateRelation::by},
      {"uiterlijk in mei 2025", open, "2025-05-31", DateRelation::by},
      {"vóór 1 januari 2025", open, "2024-12-31", DateRelation::before},
      {"voor 1 januari 2025", open, "2024-12-31", DateRelation::before},
      {"vóór Q3 2025", open, "2025-06-30", DateRelation::before},
      {"vóór juli 2025", open, "2025-06-30", DateRelation::before},
      {"vóór de zomer van 2025", open, "2025-05-31", DateRelation::before},
      {"vóór 2026", open, "2025-12-31", DateRelation::before},
      {"vanaf 1 januari 2025", "2025-01-01", open, DateRelation::from},
      {"vanaf Q2 2025", "2025-04-01", open, DateRelation::from},
      {"vanaf 2025", "2025-01-01", open, DateRelation::from},
      {"met ingang van 1 januari 2025", "2025-01-01", open, DateRelation::from},
      {"tot en met 31 december 2025", open, "2025-12-31", DateRelation::until},
      {"per 1 april 2025", "2025-04-01", "2025-04-01", DateRelation::none},
      {"tussen 1 maart en 30 juni 2025", "2025-03-01", "2025-06-30", DateRelation::between},
      {"tussen 1 maart 2025 en 30 juni 2025", "2025-03-01", "2025-06-30", DateRelation::between},
      {"tussen maart en juni 2025", "2025-03-01", "2025-06-30", DateRelation::between},
      {"tussen Q1 2025 en Q3 2025", "2025-01-01", "2025-09-30", DateRelation::between},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto found = find_dates(c.text, std::nullopt);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(or_open(found[0].deadline.start), c.start);
    EXPECT_EQ(or_open(found[0].deadline.end), c.end);
    EXPECT_EQ(found[0].relation, c.relation);
    if (c.relation == DateRelation::none) continue;
    EXPECT_EQ(found[0].deadline.text, c.text);
  }
}

TEST(Dates, Ranges) {
  expect_dates(
      {
          {"Q3 2024 t/m Q1 2025", "2024-07-01", "2025-03-31", "range"},
          {"Q3–Q4 2024", "2024-07-01", "2024-12-31", "range"},
          {"Q3 en Q4 2024", "2024-07-01", "2024-12-31", "range"},
          {"Q3-Q4 2024", "2024-07-01", "2024-12-31", "range"},
          {"maart–juni 2025", "2025-03-01", "2025-06-30", "range"},
          {"maart t/m juni 2025", "2025-03-01", "2025-06-30", "range"},
          {"van maart tot en met juni 2025", "2025-03-01", "2025-06-30", "range"},
          {"november 2024 – februari 2025", "2024-11-01", "2025-02-28", "range"},
          {"tussen 1 maart en 30 juni 2025", "2025-03-01", "2025-06-30", "range"},
      },
      std::nullopt);
}

TEST(Dates, RelativeToTheDateOfTheDocument) {
  expect_dates(
      {
          {"1 juli a.s.", "2024-07-01", "2024-07-01", "day"},
          {"begin juli a.s.", "2024-07-01", "2024-07-10", "part"},
          {"eind augustus a.s.", "2024-08-21", "2024-08-31", "part"},
          {"september a.s.", "2024-09-01", "2024-09-30", "month"},
          {"1 maart jl.", "2024-03-01", "2024-03-01", "day"},
          {"1 november jl.", "2023-11-01", "2023-11-01", "day"},
          {"november jl.", "2023-11-01", "2023-11-30", "month"},
          {"dit jaar", "2024-01-01", "2024-12-31", "year"},
          {"nog dit jaar", "2024-01-01", "2024-12-31", "year"},
          {"volgend jaar", "2025-01-01", "2025-12-31", "year"},
          {"vorig jaar", "2023-01-01", "2023-12-31", "year"},
          {"eind dit jaar", "2024-10-01", "2024-12-31", "part"},
          {"begin volgend jaar", "2025-01-01", "2025-03-31", "part"},
          {"het eerste kwartaal van volgend jaar", "2025-01-01", "2025-03-31", "quarter"},
          {"komend najaar", "2024-09-01", "2024-11-30", "season"},
          {"dit najaar", "2024-09-01", "2024-11-30", "season"},
          {"komend voorjaar", "2025-03-01", "2025-05-31", "season"},
          {"eind september", "2024-09-21", "2024-09-30", "part"},
          {"in maart", "2025-03-01", "2025-03-31", "month"},
          {"in het derde kwartaal", "2024-07-01", "2024-09-30", "quarter"},
          {"1 september", "2024-09-01", "2024-09-01", "day"},
      },
      document_date);
}

TEST(Dates, WithinATimeEndsThen) {
  struct {
    const char *text, *today, *end;
  } const cases[] = {
      {"binnen zes maanden", "2024-06-15", "2024-12-15"},
      {"binnen 6 maanden", "2024-06-15", "2024-12-15"},
      {"binnen drie weken", "2024-06-15", "2024-07-06"},
      {"binnen een jaar", "2024-06-15", "2025-06-15"},
      {"binnen een half jaar", "2024-06-15", "2024-12-15"},
      {"binnen anderhalf jaar", "2024-06-15", "2025-12-15"},
      {"binnen één maand", "2024-01-31", "2024-02-29"},  // a shorter month
  };
  for (const auto& c : cases) {
    const auto found = find_dates(c.text, c.today);
    ASSERT_EQ(found.size(), 1U) << c.text;
    EXPECT_EQ(or_open(found[0].deadline.end), c.end) << c.text;
  }
}

TEST(Dates, WithoutADocumentDateOnlyTheTextIsKnown) {
  expect_dates(
      {
          {"1 juli a.s.", open, open, "day"},
          {"begin juli a.s.", open, open, "part"},
          {"september a.s.", open, open, "month"},
          {"eind september", open, open, "part"},
          {"in het derde kwartaal", open, open, "quarter"},
          {"komend najaar", open, open, "season"},
          {"binnen zes maanden", open, open, "range"},
      },
      std::nullopt);
}

TEST(Dates, BoundToAnEventHasNoDays) {
  expect_dates(
      {
          {"binnen zes maanden na vaststelling", open, open, "event"},
          {"binnen drie maanden na besluitvorming door het bestuur", open, open, "event"},
      },
      document_date);
}

TEST(Dates, OpenOnes) {
  // In a sentence with a date, both are kept.
  const auto found = find_dates("Doorlopend vanaf 2025", std::nullopt);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].deadline.precision, "open");
  EXPECT_EQ(or_open(found[0].deadline.start), open);
  EXPECT_EQ(or_open(found[0].deadline.end), open);
}

TEST(Dates, TheProgrammesOwnTargetIsGeneric) {
  for (const char* text :
       {"1 april 2026", "op 1 april 2026", "per 1 april 2026", "uiterlijk 1 april 2026", "1-4-2026"}) {
    const auto found = find_dates(text, std::nullopt);
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_TRUE(found[0].deadline.generic) << text;
  }
  for (const char* text :
       {"1 april 2025", "31 maart 2026", "april 2026", "Q1 2026", "2 april 2026", "2026"}) {
    const auto found = find_dates(text, std::nullopt);
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_FALSE(found[0].deadline.generic) << text;
  }
}

TEST(Dates, OtherNumbersAndWordsAreNone) {
  for (const char* text : {"artikel 5.1.2", "versie 1.2.3", "31-02-2025", "1-13-2025", "1250 euro",
                           "2024 dossiers", "op kamer 2025", "NEN 2767", "Wij mogen dit.", "Q5 2024",
                           "H3 2024", "week 54 2024", "telefoon 06-12345678", "zomerfeest", "het eindrapport",
                           "begin van het plan", "2,0 fte", "kpi 3", ""})
    EXPECT_TRUE(find_dates(text, document_date).empty()) << text;
}

TEST(Dates, SeveralComeInOrderWithoutOverlap) {
  const std::string text =
      "In Q3 2024 beginnen wij, uiterlijk 31 december 2024 is er een ontwerp en vanaf 1 mei 2025 geldt het.";
  std::vector<std::string> texts;
  std::uint32_t end = 0;
  for (const DateMention& mention : find_dates(text, document_date)) {
    EXPECT_GE(mention.span.begin, end);
    end = mention.span.end;
    texts.push_back(mention.deadline.text);
  }
  EXPECT_THAT(texts, testing::ElementsAre("Q3 2024", "uiterlijk 31 december 2024", "vanaf 1 mei 2025"));
}

// As lines of a page do.
TEST(Dates, ATextMayEndInsideARange) {
  expect_dates(
      {
          {"1 april 2025 –", "2025-04-01", "2025-04-01", "day"},
          {"uiterlijk 1 april 2025 -", open, "2025-04-01", "day"},
          {"Q3 2024 t/m", "2024-07-01", "2024-09-30", "quarter"},
          {"tussen 1 maart en", open, open, "day"},
      },
      std::nullopt);
}

TEST(Dates, WrittenForPeople) {
  EXPECT_EQ(dutch_date("2025-04-01"), "01-04-2025");
  EXPECT_EQ(dutch_date("2024-12-31"), "31-12-2024");
}

}  // namespace
}  // namespace planlezer
