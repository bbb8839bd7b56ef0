// The pure readers of values on text that nobody would write: spans stay inside, in order, and say what is
// there.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "analyze/amounts.h"
#include "analyze/dates.h"
#include "analyze/kpis.h"
#include "analyze/normal_text.h"
#include "analyze/sentences.h"
#include "tests/analyze/shared_rules.h"

namespace planlezer {
namespace {

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "€",         "€ 250.000",  "k€",        "euro",
      "mln",       "ton",        "per jaar",  "kpi",
      "kpi’s",     "2 t/m 5",    "III",       "1",
      "31",        "april",      "2026",      "Q3",
      "eind",      "medio",      "uiterlijk", "vóór",
      "tussen",    "en",         "–",         "-",
      "'",         "(",          ")",         ".",
      ",",         ":",          "binnen",    "zes",
      "week",      "53",         "a.s.",      "jl.",
      "dit jaar",  "p.m.",       "|",         "#",
      "criterium", "artikel",    "5.1.2",     "9999999999999999999999",
      "0",         "00-00-0000", "\u00AD",    "é",
      "\xFF",      "\xE2\x82"};
  std::string text;
  for (auto count = random() % 24; count > 0; --count) {
    text += pieces[random() % pieces.size()];
    if (random() % 4 != 0) text += random() % 12 == 0 ? "\n" : " ";
  }
  return text;
}

template <typename Mentions>
void expect_inside(const Mentions& mentions, std::string_view text) {
  std::uint32_t end = 0;
  for (const auto& mention : mentions) {
    EXPECT_LT(mention.span.begin, mention.span.end) << text;
    EXPECT_LE(mention.span.end, text.size()) << text;
    EXPECT_GE(mention.span.begin, end) << text;
    end = mention.span.end;
  }
}

TEST(AnyText, GivesSpansInsideItInOrder) {
  std::mt19937 random(11);
  for (int round = 0; round < 5'000 && !testing::Test::HasFailure(); ++round) {
    const std::string text = normal(random_text(random));
    const auto amounts = find_amounts(text);
    expect_inside(amounts, text);
    for (const AmountMention& mention : amounts) {
      EXPECT_EQ(mention.amount.text, text.substr(mention.span.begin, mention.span.size()));
      EXPECT_LE(mention.amount.min.value_or(0), mention.amount.max.value_or(1e30)) << text;
    }
    for (const auto& today : {std::optional<std::string>("2024-03-28"), std::optional<std::string>()}) {
      const auto dates = find_dates(text, today);
      expect_inside(dates, text);
      for (const DateMention& mention : dates)
        EXPECT_LE(mention.deadline.start.value_or(""), mention.deadline.end.value_or("9999")) << text;
    }
    for (const KpiMention& mention : find_kpis(text)) {
      EXPECT_LE(mention.span.end, text.size()) << text;
      ASSERT_FALSE(mention.kpi.empty()) << text;
      EXPECT_GE(mention.kpi.front(), 1) << text;
      EXPECT_LE(mention.kpi.back(), 6) << text;
      EXPECT_TRUE(std::is_sorted(mention.kpi.begin(), mention.kpi.end())) << text;
    }
  }
}

TEST(AnyText, AsADocumentGivesFindingsThatStandInIt) {
  std::mt19937 random(12);
  for (int round = 0; round < 300 && !testing::Test::HasFailure(); ++round) {
    std::string text = "# Maatregelen kpi 3\n\n";
    for (int line = 0; line < 12; ++line) text += random_text(random) + (random() % 3 == 0 ? "\n\n" : "\n");
    const Extracted document = read_plain_text(text);
    for (const Finding& finding : analyze(document, {}, shared_rules()).findings)
      for (const Place& place : finding.places) {
        ASSERT_GE(place.page, 1);
        ASSERT_LE(static_cast<std::size_t>(place.page), document.pages.size());
        ASSERT_LE(place.span.end, document.pages[static_cast<std::size_t>(place.page - 1)].text.size());
        ASSERT_LT(place.span.begin, place.span.end);
      }
  }
}

}  // namespace
}  // namespace planlezer
