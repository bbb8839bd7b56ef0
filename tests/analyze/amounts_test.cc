#include "analyze/amounts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "analyze/normal_text.h"

namespace planlezer {
namespace {

constexpr double open = std::numeric_limits<double>::infinity();  // the amount is open on this side

struct Case {
  const char* text;
  double min, max;
};

double or_open(const std::optional<double>& value) {
  return value.value_or(open);
}

// `text` holds exactly one amount.
void expect_amounts(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const std::string text = normal(c.text);
    const auto found = find_amounts(text);
    EXPECT_EQ(found.size(), 1U);
    if (found.size() != 1) continue;
    EXPECT_DOUBLE_EQ(or_open(found[0].amount.min), c.min);
    EXPECT_DOUBLE_EQ(or_open(found[0].amount.max), c.max);
    EXPECT_EQ(found[0].amount.text, text.substr(found[0].span.begin, found[0].span.size()));
  }
}

TEST(Amounts, EveryNotation) {
  expect_amounts({
      {"€ 250.000", 250'000, 250'000},
      {"€250.000,-", 250'000, 250'000},
      {"€ 250.000,--", 250'000, 250'000},
      {"EUR 250.000", 250'000, 250'000},
      {"250.000 euro", 250'000, 250'000},
      {"250.000 EUR", 250'000, 250'000},
      {"€ 250 000", 250'000, 250'000},
      {"€\u00A0250\u202F000", 250'000, 250'000},  // no-break and thin space
      {"€ 250k", 250'000, 250'000},
      {"€ 250 k", 250'000, 250'000},
      {"k€ 250", 250'000, 250'000},
      {"250 k€", 250'000, 250'000},
      {"€ 0,25 mln", 250'000, 250'000},
      {"€ 0,25 mln.", 250'000, 250'000},
      {"€ 0,25 miljoen", 250'000, 250'000},
      {"€ 0,25M", 250'000, 250'000},
      {"1,5 miljoen euro", 1'500'000, 1'500'000},
      {"1,5 M€", 1'500'000, 1'500'000},
      {"M€ 1,5", 1'500'000, 1'500'000},
      {"18 miljoen euro", 18'000'000, 18'000'000},
      {"een half miljoen euro", 500'000, 500'000},
      {"anderhalf miljoen euro", 1'500'000, 1'500'000},
      {"drie miljoen euro", 3'000'000, 3'000'000},
      {"€ 1,2 miljard", 1.2e9, 1.2e9},
      {"€ 250 duizend", 250'000, 250'000},
      {"250 duizend euro", 250'000, 250'000},
      {"tweehonderdduizend euro", 200'000, 200'000},
      {"vijfenzeventigduizend euro", 75'000, 75'000},
      {"vijftienhonderd euro", 1'500, 1'500},
      {"€ 2.000.000,00", 2'000'000, 2'000'000},
      {"€ 7.500", 7'500, 7'500},
      {"€ 7500", 7'500, 7'500},
      {"€ 12.345.678", 12'345'678, 12'345'678},
      {"€ 1.234,56", 1'234.56, 1'234.56},
      {"€ 95", 95, 95},
  });
}

TEST(Amounts, RangesInEveryForm) {
  expect_amounts({
      {"een bedrag van 200.000 – 250.000 euro per dienst", 200'000, 250'000},
      {"€ 200.000 – € 250.000", 200'000, 250'000},
      {"€ 200.000 tot € 250.000", 200'000, 250'000},
      {"€ 200.000 à € 250.000", 200'000, 250'000},
      {"tussen € 200.000 en € 250.000", 200'000, 250'000},
      {"de kosten liggen tussen 110.000 en 140.000 euro", 110'000, 140'000},
      {"1 à 2 miljoen euro", 1'000'000, 2'000'000},
      {"50.000 tot en met 60.000 euro", 50'000, 60'000},
      {"€ 0,5 mln à € 0,7 mln", 500'000, 700'000},
  });
}

TEST(Amounts, WordsBeforeThemOpenOneSide) {
  expect_amounts({
      {"ruim € 9 miljoen", 9'000'000, open},
      {"minimaal € 50.000", 50'000, open},
      {"minstens 50.000 euro", 50'000, open},
      {"ten minste € 50.000", 50'000, open},
      {"meer dan € 50.000", 50'000, open},
      {"maximaal € 80.000", open, 80'000},
      {"maximaal 80.000 euro", open, 80'000},
      {"ten hoogste € 80.000", open, 80'000},
      {"hooguit € 80.000", open, 80'000},
      {"circa € 60.000", 60'000, 60'000},
      {"ca. € 60.000", 60'000, 60'000},
      {"ongeveer 60.000 euro", 60'000, 60'000},
      {"zo’n € 60.000", 60'000, 60'000},
  });
}

TEST(Amounts, TheSpanTakesTheBoundAndLeavesTheYear) {
  struct {
    const char *text, *amount;
  } const cases[] = {
      {"Samen vragen zij ruim € 9 miljoen aan.", "ruim € 9 miljoen"},
      {"Dit kost maximaal 80.000 euro.", "maximaal 80.000 euro"},
      {"Dit kost € 80.000 per jaar.", "€ 80.000"},
      {"Dit kost tussen € 1.000 en € 2.000.", "tussen € 1.000 en € 2.000"},
      {"Dit kost circa € 60.000 (eenmalig).", "circa € 60.000"},
      {"Dit kost structureel k€ 150.", "k€ 150"},
  };
  for (const auto& c : cases) {
    const auto found = find_amounts(c.text);
    ASSERT_EQ(found.size(), 1U) << c.text;
    EXPECT_EQ(found[0].amount.text, c.amount);
  }
}

TEST(Amounts, TonAndMillionsAreMoneyOnlyWhereMoneyIsSpokenOf) {
  expect_amounts({
      {"De kosten bedragen 2,5 ton.", 250'000, 250'000},
      {"een budget van drie ton", 300'000, 300'000},
      {"een investering van anderhalve ton", 150'000, 150'000},
      {"€ 2,5 ton", 250'000, 250'000},
      {"Wij vragen een bijdrage van een half miljoen.", 500'000, 500'000},
      {"Er is een budget van 18 miljoen beschikbaar.", 18'000'000, 18'000'000},
  });
  for (const char* text : {"Het bedrijf stoot 2,5 ton stikstof uit.", "Er ligt 40 ton afval.",
                           "De vergunning geldt voor 100 ton asbest per dag.", "Wij besparen 12 ton CO2.",
                           "De kosten van 40 ton afval zijn hoog.", "een gebied met 1,2 miljoen inwoners"})
    EXPECT_TRUE(find_amounts(text).empty()) << text;
}

TEST(Amounts, NumbersOfOtherThingsAreNone) {
  for (const char* text : {
           "uitbreiding met 2,0 fte",
           "1.200 uur per jaar",
           "in het jaar 2025",
           "per 1 januari 2025",
           "artikel 5.1 van de Omgevingswet",
           "5.1.2e",
           "wij houden toezicht op 10.000 bedrijven",
           "40 procent van de 12.500 dossiers",
           "kpi 2 t/m 5",
           "paragraaf 3.2",
           "telefoon 030 123 45 67",
           "de eurocommissaris",
           "Europese regels uit 2024",
           "kenmerk 2024-001.250",
           "",
       })
    EXPECT_TRUE(find_amounts(text).empty()) << text;
}

TEST(Amounts, EachInASentenceIsFoundInOrder) {
  const std::string text = "Kosten: € 50.000 in 2024, € 60.000 in 2025 en EUR 70.000 in 2026; 2,0 fte.";
  std::vector<double> values;
  for (const AmountMention& mention : find_amounts(text)) values.push_back(mention.amount.max.value_or(0));
  EXPECT_THAT(values, testing::ElementsAre(50'000, 60'000, 70'000));
}

TEST(Amounts, OnceOrEveryYear) {
  struct {
    const char* text;
    std::optional<bool> recurring;
  } const cases[] = {
      {"een bijdrage van € 80.000 per jaar", true},
      {"jaarlijks € 80.000", true},
      {"€ 80.000 structureel", true},
      {"structureel k€ 150", true},
      {"een structurele bijdrage van € 80.000", true},
      {"eenmalig € 50.000", false},
      {"€ 50.000 (eenmalig)", false},
      {"een incidentele bijdrage van € 50.000", false},
      {"een bijdrage van € 50.000", std::nullopt},
      {"€ 50.000 in 2025", std::nullopt},
  };
  for (const auto& c : cases) {
    const auto found = find_amounts(c.text);
    ASSERT_EQ(found.size(), 1U) << c.text;
    EXPECT_EQ(found[0].amount.recurring, c.recurring) << c.text;
  }
}

TEST(Amounts, EachOfTwoHasItsOwnRecurrence) {
  for (const char* text :
       {"eenmalig € 50.000 en structureel € 20.000", "eenmalig € 50.000; daarna € 20.000 per jaar"}) {
    const auto found = find_amounts(text);
    ASSERT_EQ(found.size(), 2U) << text;
    EXPECT_EQ(found[0].amount.recurring, false) << text;
    EXPECT_EQ(found[1].amount.recurring, true) << text;
  }
}

TEST(AmountsInCells, TheUnitOfTheHeadHoldsForBareNumbers) {
  struct {
    const char* text;
    double unit, min, max;
  } const cases[] = {
      {"125", 1000, 125'000, 125'000},
      {"€ 125", 1000, 125'000, 125'000},
      {"1.250", 1000, 1'250'000, 1'250'000},
      {"12,5", 1000, 12'500, 12'500},
      {"0,4", 1e6, 400'000, 400'000},
      {"200 – 250", 1000, 200'000, 250'000},
      {"200-250", 1000, 200'000, 250'000},
      {"75.000", 1, 75'000, 75'000},
      {"€ 75.000", 1, 75'000, 75'000},
      {"200.000 – 250.000", 1, 200'000, 250'000},
      {"maximaal € 75.000", 1, open, 75'000},
      {"€ 0,4 mln", 1000, 400'000, 400'000},  // its own unit says it all
      {"k€ 60", 1000, 60'000, 60'000},
      {"nihil", 1000, 0, 0},
      {"0", 1000, 0, 0},
      {"p.m.", 1000, open, open},  // money, how much is not known
      {"PM", 1, open, open},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto amount = amount_in_cell(c.text, c.unit);
    ASSERT_TRUE(amount);
    EXPECT_DOUBLE_EQ(or_open(amount->min), c.min);
    EXPECT_DOUBLE_EQ(or_open(amount->max), c.max);
    EXPECT_EQ(amount->text, c.text);
  }
}

TEST(AmountsInCells, OnceOrEveryYear) {
  EXPECT_EQ(amount_in_cell("80 structureel", 1000)->recurring, true);
  EXPECT_EQ(amount_in_cell("80 per jaar", 1000)->recurring, true);
  EXPECT_EQ(amount_in_cell("45 (eenmalig)", 1000)->recurring, false);
  EXPECT_EQ(amount_in_cell("45", 1000)->recurring, std::nullopt);
}

TEST(AmountsInCells, EffortAndEmptyCellsAreNoMoney) {
  for (const char* text : {"", "-", "–", "n.v.t.", "0,5 fte", "2 fte", "120 uur", "40 %", "3 dagen",
                           "binnen begroting", "eigen formatie"})
    EXPECT_FALSE(amount_in_cell(text, 1000)) << text;
}

TEST(AmountsInCells, UnitsThatHeadsState) {
  struct {
    const char* head;
    double unit;
  } const cases[] = {
      {"Kosten (× € 1.000)", 1000},
      {"Kosten (x € 1.000)", 1000},
      {"Kosten (x 1000 euro)", 1000},
      {"Bedrag in duizenden euro’s", 1000},
      {"Kosten in k€", 1000},
      {"Budget (€ x 1.000)", 1000},
      {"Raming in mln", 1e6},
      {"Raming (€ mln)", 1e6},
      {"Bedrag (in miljoenen euro's)", 1e6},
      {"Bedrag (× € 1.000.000)", 1e6},
      {"Kosten", 1},
      {"Kosten (€)", 1},
      {"Kosten in euro", 1},
      {"Kosten 2025", 1},
      {"", 1},
  };
  for (const auto& c : cases) EXPECT_EQ(unit_in_head(normal(c.head)), c.unit) << c.head;
}

TEST(Amounts, WrittenForPeople) {
  EXPECT_EQ(dutch_euro(0), "€ 0");
  EXPECT_EQ(dutch_euro(950), "€ 950");
  EXPECT_EQ(dutch_euro(250'000), "€ 250.000");
  EXPECT_EQ(dutch_euro(12'345'678), "€ 12.345.678");
  EXPECT_EQ(dutch_euro(1'234.56), "€ 1.234,56");
  EXPECT_EQ(dutch_euro(1'000.5), "€ 1.000,50");
  EXPECT_EQ(dutch_euro(0.999), "€ 1");
}

}  // namespace
}  // namespace planlezer
