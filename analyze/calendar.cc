#include "analyze/calendar.h"

#include <charconv>
#include <cstdio>

namespace planlezer {

namespace {

using std::chrono::year_month_day;

int number(std::string_view digits) {
  int value = -1;
  const auto end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value);
  return error == std::errc() && rest == end ? value : -1;
}

}  // namespace

std::optional<Day> day_of(int year, int month, int day) {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<Day> day_of_iso(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  return day_of(number(iso.substr(0, 4)), number(iso.substr(5, 2)), number(iso.substr(8, 2)));
}

std::string iso_of(Day day) {
  const year_month_day date(day);
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

Day last_of_month(int year, int month) {
  return Day(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last);
}

Day monday_of_week(int year, int week) {
  const Day fourth = *day_of(year, 1, 4);  // always in week 1
  const int weekday = static_cast<int>(std::chrono::weekday(fourth).iso_encoding());
  return fourth + std::chrono::days(7 * (week - 1) - (weekday - 1));
}

Day plus_months(Day day, int months) {
  const year_month_day date(day);
  const auto moved = date + std::chrono::months(months);
  return moved.ok() ? Day(moved) : Day(moved.year() / moved.month() / std::chrono::last);
}

int year_of(Day day) {
  return static_cast<int>(year_month_day(day).year());
}

}  // namespace planlezer
