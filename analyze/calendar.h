// Days of the Gregorian calendar. Pure.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace planlezer {

using Day = std::chrono::sys_days;

std::optional<Day> day_of(int year, int month, int day);  // nothing when there is no such day
std::optional<Day> day_of_iso(std::string_view iso);
std::string iso_of(Day day);
Day last_of_month(int year, int month);
Day monday_of_week(int year, int week);  // ISO 8601
Day plus_months(Day day, int months);    // the month's last day when it is shorter
int year_of(Day day);

}  // namespace planlezer
