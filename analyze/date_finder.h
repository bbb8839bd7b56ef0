// What reading a date needs: tokens, the periods they can be, and the finder that reads them. Private to the
// files of dates.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/calendar.h"
#include "analyze/dates.h"

namespace planlezer::date_reading {

struct Token {
  std::string_view word;  // lower case, without punctuation at its ends
  std::uint32_t begin = 0, end = 0;
  bool comma = false;  // punctuation after it that separates
};

struct Period {
  std::optional<Day> first, last;  // both or none
  std::string_view precision;
  bool has_year = true;
  bool is_part = false;  // "eind", "begin"
  bool onwards = false;  // "e.v."
  int month = 0;         // of a day or month without a year
  int day = 0;
  std::size_t next = 0;  // the token after it
};

// --- words (date_words.cc)
int to_number(std::string_view text);  // -1: none
int month_of(std::string_view word);   // 1–12; 0: none
int year_in(std::string_view word);    // "2025", "'25"; 0: none
// "derde", "3e", "3de", "laatste" (of four): 1–4; 0 when it is none.
int ordinal_of(std::string_view word, int last);
// "31", "1e", "1ste", "vijftiende": a day of a month.
int day_in(std::string_view word);
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);
// "twee", "eenentwintig": a day before the name of a month.
int day_in_words(std::string_view word);
// "15e", "derde": not "15".
bool is_ordinal(std::string_view word);
// "89" is 1989, "07" and "27" are 2007 and 2027; -1 for what is no year of two figures.
int year_of_two(int two);
// Behind "2-3" or "5/6" these say that it is a number, not a day.
bool is_counted(std::string_view word);
std::vector<Token> tokens_of(std::string_view lower);

// Years and days are read in date_days.cc, other periods in date_periods.cc, and what the words around them
// make of them in dates.cc.
class Finder {
 public:
  Finder(std::string_view text, std::string_view lower, const std::optional<std::string>& document_date)
      : text_(text),
        lower_(lower),
        tokens_(tokens_of(lower)),
        today_(document_date ? day_of_iso(*document_date) : std::nullopt) {}
  std::vector<DateMention> find();

 private:
  std::string_view word(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i].word : std::string_view();
  }
  std::optional<Period> period_at(std::size_t i) const;
  std::optional<Period> part_at(std::size_t i) const;
  std::optional<Period> numeric_at(std::size_t i) const;
  std::optional<Period> day_month_at(std::size_t i) const;
  std::optional<Period> days_at(std::size_t i) const;
  std::optional<Period> short_at(std::size_t i) const;
  std::optional<Period> feast_at(std::size_t i) const;
  std::optional<Period> counted_at(std::size_t i) const;
  std::optional<Period> month_at(std::size_t i) const;
  std::optional<Period> month_in_figures_at(std::size_t i) const;
  std::optional<Period> this_month_at(std::size_t i) const;
  std::optional<Period> ordinal_day_at(std::size_t i) const;
  std::optional<Period> rest_at(std::size_t i) const;
  std::optional<Period> year_first_at(std::size_t i) const;
  std::optional<Period> quarter_at(std::size_t i) const;
  std::optional<Period> half_at(std::size_t i) const;
  std::optional<Period> season_at(std::size_t i) const;
  std::optional<Period> week_at(std::size_t i) const;
  std::optional<Period> year_at(std::size_t i) const;
  std::optional<Period> relative_at(std::size_t i) const;
  std::optional<Period> open_at(std::size_t i) const;
  // A year after a period: "2025", "van 2025", "van dit jaar", "'25"; moves `next` past it. 0 when none
  // stands there.
  int year_after(std::size_t& next) const;
  int year_in_words(std::size_t& next) const;
  int year_behind_comma(std::size_t& next) const;
  int relative_year(std::size_t& next) const;
  Period months(int year, int first, int last, std::string_view precision, std::size_t next) const;
  Period without_year(int first, int last, std::string_view precision, std::size_t next,
                      std::size_t begin) const;
  Period in_year(int year, int first, int last, std::string_view precision, std::size_t next,
                 std::size_t begin) const;
  DateMention mention(std::size_t begin, const Period& period) const;
  std::size_t relation_before(std::size_t begin, const Period& period, DateRelation& relation,
                              bool& exact) const;
  bool range_after(std::size_t begin, Period& period) const;
  void apply(DateMention& result, const Period& period, DateRelation relation, bool exact) const;

  std::string_view text_, lower_;
  std::vector<Token> tokens_;
  std::optional<Day> today_;
};

}  // namespace planlezer::date_reading
