#include "analyze/calendar.h"

#include <gtest/gtest.h>

namespace planlezer {
namespace {

TEST(Calendar, DaysThatDoNotExistAreNone) {
  EXPECT_FALSE(day_of(2025, 2, 29));
  EXPECT_FALSE(day_of(2025, 13, 1));
  EXPECT_FALSE(day_of(2025, 4, 31));
  EXPECT_FALSE(day_of(2025, 0, 1));
  EXPECT_TRUE(day_of(2028, 2, 29));
  for (const char* iso : {"", "2025", "2025-2-1", "2025-02-30", "01-02-2025", "jjjj-mm-dd"})
    EXPECT_FALSE(day_of_iso(iso)) << iso;
}

TEST(Calendar, IsoThereAndBack) {
  for (const char* iso : {"2024-02-29", "2025-01-01", "1999-12-31"}) EXPECT_EQ(iso_of(*day_of_iso(iso)), iso);
}

TEST(Calendar, MonthsAreAsLongAsTheyAre) {
  EXPECT_EQ(iso_of(last_of_month(2024, 2)), "2024-02-29");
  EXPECT_EQ(iso_of(last_of_month(2025, 2)), "2025-02-28");
  EXPECT_EQ(iso_of(last_of_month(2025, 12)), "2025-12-31");
  EXPECT_EQ(iso_of(plus_months(*day_of(2024, 1, 31), 1)), "2024-02-29");
  EXPECT_EQ(iso_of(plus_months(*day_of(2024, 11, 15), 3)), "2025-02-15");
  EXPECT_EQ(iso_of(plus_months(*day_of(2024, 8, 31), 18)), "2026-02-28");
}

TEST(Calendar, WeekOneHoldsTheFirstThursday) {
  EXPECT_EQ(iso_of(monday_of_week(2024, 1)), "2024-01-01");
  EXPECT_EQ(iso_of(monday_of_week(2025, 1)), "2024-12-30");
  EXPECT_EQ(iso_of(monday_of_week(2021, 1)), "2021-01-04");
  EXPECT_EQ(iso_of(monday_of_week(2026, 53)), "2026-12-28");
}

}  // namespace
}  // namespace planlezer
