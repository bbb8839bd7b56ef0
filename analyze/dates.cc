// How a date is read: words are cut into tokens; at each token a period is tried ("derde kwartaal van 2024",
// "1-9-2024", "eind volgend jaar"); then the words before it say what it means ("uiterlijk", "vóór", "tussen
// … en …").
//
//   uiterlijk, tot en met D   open – last day of D          vóór D (a day)   open – the day before D
//   vanaf, met ingang van D   first day of D – open         voor D (a year)  the whole of D: "voor 2026" is
//   "for 2026" per D, op D, in D         D itself                      na D             the day after D –
//   open
#include "analyze/dates.h"

#include <algorithm>
#include <array>

#include "analyze/date_finder.h"
#include "analyze/normal_text.h"
#include "analyze/numbers.h"

namespace planlezer {

namespace date_reading {

using std::chrono::days;

std::optional<Period> Finder::period_at(std::size_t i) const {
  if (i >= tokens_.size()) return std::nullopt;
  if (auto period = part_at(i)) return period;
  if (auto period = numeric_at(i)) return period;
  if (auto period = month_in_figures_at(i)) return period;
  if (auto period = short_at(i)) return period;
  if (auto period = days_at(i)) return period;
  if (auto period = ordinal_day_at(i)) return period;
  if (auto period = rest_at(i)) return period;
  if (auto period = year_first_at(i)) return period;
  if (auto period = day_month_at(i)) return period;
  if (auto period = counted_at(i)) return period;
  if (auto period = feast_at(i)) return period;
  if (auto period = quarter_at(i)) return period;
  if (auto period = half_at(i)) return period;
  if (auto period = season_at(i)) return period;
  if (auto period = week_at(i)) return period;
  if (auto period = month_at(i)) return period;
  if (auto period = this_month_at(i)) return period;
  if (auto period = relative_at(i)) return period;
  if (auto period = open_at(i)) return period;
  return year_at(i);
}

// The words before a period that decide what it means; answers the token they begin at.
std::size_t Finder::relation_before(std::size_t begin, const Period& period, DateRelation& relation,
                                    bool& exact) const {
  std::size_t at = begin;
  const auto before = [&](std::size_t n) { return at >= n ? word(at - n) : std::string_view(); };
  while (at > 0 &&
         is_one_of(before(1), {"de", "het", "op", "maand", "jaar", "kalenderjaar", "begrotingsjaar",
                               "boekjaar", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"}) &&
         at + 3 > begin)
    --at;
  if (at > 1 && is_one_of(before(1), {"dan"}) && is_one_of(before(2), {"eerder", "vroeger"})) {
    relation = DateRelation::from;
    return at - 2;
  }
  if (is_one_of(before(1), {"vroegst"}) ||
      (is_one_of(before(1), {"in", "per", "op"}) && before(2) == "vroegst")) {
    relation = DateRelation::from;
    return at - 1;
  }
  if (before(1) == "uiterlijk") {
    relation = DateRelation::by;
    return at - 1;
  }
  if (at > 1 && is_one_of(before(1), {"per", "in", "voor", "vóór", "op"}) && before(2) == "uiterlijk") {
    relation = DateRelation::by;
    return at - 2;
  }
  // "gepland voor november", "staat voor begin 2025 op het programma": in that period, not before it.
  if (before(1) == "voor" && (is_one_of(before(2), {"gepland", "voorzien", "ingepland", "geagendeerd",
                                                    "staat", "staan", "begroot", "geraamd"})))
    return begin;
  // "op zijn laatst in november", "niet later dan 1 mei"
  if (at > 1 && is_one_of(before(1), {"in", "op", "per"}) && is_one_of(before(2), {"laatst", "laatste"})) {
    relation = DateRelation::by;
    return at - 2;
  }
  if (is_one_of(before(1), {"laatst", "laatste"}) || (at > 1 && before(1) == "dan" && before(2) == "later")) {
    relation = DateRelation::by;
    return at - 1;
  }
  if (is_one_of(before(1), {"vóór", "voor"})) {
    exact = before(1) == "vóór";
    relation = DateRelation::before;
    return at - 1;
  }
  if (is_one_of(before(1), {"vanaf", "sinds", "ingaande", "m.i.v", "m.i.v."})) {
    relation = DateRelation::from;
    return at - 1;
  }
  if (at > 2 && before(1) == "van" && before(2) == "ingang" && before(3) == "met") {
    relation = DateRelation::from;
    return at - 3;
  }
  if (is_one_of(before(1), {"t/m"}) ||
      (at > 2 && before(1) == "met" && before(2) == "en" && before(3) == "tot")) {
    relation = DateRelation::until;
    exact = true;
    return before(1) == "t/m" ? at - 1 : at - 3;
  }
  if (before(1) == "tot") {
    relation = DateRelation::until;
    return at - 1;
  }
  if (before(1) == "na" && period.precision != "range") {
    relation = DateRelation::from;
    exact = true;
    return at - 1;
  }
  return begin;
}

// "Q3 2024 t/m Q1 2025", "tussen 1 maart en 30 juni 2025", "Q1 en Q2 2025": makes `period` run to the end of
// the second.
bool Finder::range_after(std::size_t begin, Period& period) const {
  std::size_t at = period.next;
  if (at >= tokens_.size() || (at > 0 && tokens_[at - 1].comma)) return false;
  const bool between =
      begin > 0 && (word(begin - 1) == "tussen" ||
                    (begin > 1 && word(begin - 2) == "tussen" && is_one_of(word(begin - 1), {"het", "de"})));
  const std::size_t lead = begin > 1 && is_one_of(word(begin - 1), {"het", "de"}) ? begin - 1 : begin;
  const bool from = lead > 0 && (is_one_of(word(lead - 1), {"van", "vanaf", "tussen", "periode"}));
  std::size_t second = 0;
  if (is_one_of(word(at), {"t/m", "–", "-"})) second = at + 1;
  if (word(at) == "tot" && from) second = word(at + 1) == "en" && word(at + 2) == "met" ? at + 3 : at + 1;
  if (word(at) == "tot" && word(at + 1) == "en" && word(at + 2) == "met") second = at + 3;
  if (word(at) == "tot" && second == 0 && period.precision == "day" && period.day > 0 && !period.has_year)
    if (const auto day = day_month_at(at + 1); day) second = at + 1;  // "2 okt. tot 22 oktober"
  if (is_one_of(word(at), {"en", "of"}) && (between || (period.precision == "quarter" && !period.has_year) ||
                                            (period.precision == "month" && !period.has_year) ||
                                            (period.precision == "year" && year_in(word(at + 1)) > 0)))
    second = at + 1;
  if (second == 0) return false;
  while (is_one_of(word(second), {"het", "de", "en", "met"})) ++second;
  auto until = period_at(second);
  if (!until && period.precision == "year" && word(second).size() == 4 && year_in(word(second)) > 0)
    until = months(year_in(word(second)), 1, 12, "year", second + 1);
  if (!until || !until->last) return false;
  const bool weeks = period.precision == "week" && until->precision == "week" && period.first;
  if ((!period.has_year || !period.first) && !weeks) {
    // The first takes the year of the second.
    int year = year_of(*until->last);
    if (period.month == 0) return false;
    if (period.day > 0) {
      period.first = day_of(year, period.month, period.day);
    } else {
      period.first = day_of(year, period.month, 1);
    }
    if (period.first && *period.first > *until->last)
      period.first = day_of(year - 1, period.month, std::max(period.day, 1));
    if (!period.first) return false;
  }
  if (*until->last < *period.first) return false;
  period.last = until->last;
  period.precision = "range";
  period.next = until->next;
  period.has_year = true;
  return true;
}

void Finder::apply(DateMention& result, const Period& period, DateRelation relation, bool exact) const {
  Deadline& deadline = result.deadline;
  result.relation = relation;
  if (!period.first) return;
  deadline.start = iso_of(*period.first);
  deadline.end = iso_of(*period.last);
  const bool single_day = *period.first == *period.last && !period.is_part;
  switch (relation) {
    case DateRelation::by:
      deadline.start.reset();
      break;
    case DateRelation::before:
      if (period.precision == "year" && !exact) {
        result.relation = DateRelation::none;  // "voor 2026": for that year
        break;
      }
      deadline.start.reset();
      if (!period.is_part) deadline.end = iso_of((single_day ? *period.last : *period.first) - days(1));
      break;
    case DateRelation::from:
      if (exact) deadline.start = iso_of(*period.last + days(1));  // na
      if (period.precision != "range") deadline.end.reset();
      break;
    case DateRelation::until:
      deadline.start.reset();
      if (!exact && single_day) deadline.end = iso_of(*period.last);
      break;
    default:
      break;
  }
  if (period.precision == "range" && result.relation == DateRelation::none && today_ &&
      *period.first == *today_)
    deadline.start.reset();
  if (period.onwards) deadline.end.reset();
  deadline.generic = deadline.end == programme_target;
}

DateMention Finder::mention(std::size_t begin, const Period& period) const {
  DateMention result;
  DateRelation relation = DateRelation::none;
  bool exact = false;
  std::size_t first = begin;
  const bool between = begin > 0 && word(begin - 1) == "tussen";
  if (between && period.precision == "range") {
    first = begin - 1;
    relation = DateRelation::between;
  } else if (period.precision != "open" && period.precision != "event") {
    first = relation_before(begin, period, relation, exact);
    if (period.precision == "range" && relation == DateRelation::from) relation = DateRelation::between;
  }
  result.span = {tokens_[first].begin, tokens_[period.next - 1].end};
  result.deadline.precision = std::string(period.precision);
  apply(result, period, relation, exact);
  result.deadline.text = std::string(text_.substr(result.span.begin, result.span.size()));
  return result;
}

std::vector<DateMention> Finder::find() {
  std::vector<DateMention> mentions;
  for (std::size_t i = 0; i < tokens_.size();) {
    auto period = period_at(i);
    if (!period) {
      ++i;
      continue;
    }
    range_after(i, *period);
    mentions.push_back(mention(i, *period));
    i = std::max(i + 1, period->next);
  }
  return mentions;
}

}  // namespace date_reading

namespace {

bool may_hold_date(std::string_view lower) {
  if (std::any_of(lower.begin(), lower.end(), [](char c) { return c >= '0' && c <= '9'; })) return true;
  for (const std::string_view word :
       {"jaar",     "kwartaal",  "kw",      "zomer",    "herfst",   "winter", "lente", "maand",  "week",
        "weken",    "kerst",     "januari", "februari", "maart",    "april",  "mei",   "juni",   "juli",
        "augustus", "september", "oktober", "november", "december", "jan",    "feb",   "mrt",    "apr",
        "jun",      "jul",       "aug",     "sep",      "okt",      "nov",    "dec",   "duizend"})
    if (lower.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace

std::vector<DateMention> find_dates(std::string_view text, const std::optional<std::string>& document_date) {
  const std::string lower = lower_dutch(text);
  if (!may_hold_date(lower)) return {};
  return date_reading::Finder(text, lower, document_date).find();
}

std::string dutch_date(std::string_view iso) {
  if (!day_of_iso(iso)) return std::string(iso);
  return std::string(iso.substr(8, 2)) + "-" + std::string(iso.substr(5, 2)) + "-" +
         std::string(iso.substr(0, 4));
}

}  // namespace planlezer
