// Months, quarters, halves, seasons, weeks, years, and parts of them: "derde kwartaal van 2024", "eind
// volgend jaar", "binnen zes maanden".
#include <algorithm>
#include <array>

#include "analyze/date_finder.h"
#include "analyze/numbers.h"

namespace planlezer::date_reading {

using std::chrono::days;

std::optional<Period> Finder::month_at(std::size_t i) const {
  std::string_view token = word(i);
  int first = month_of(token), last = first;
  if (const auto slash = token.find('/');
      first == 0 && slash != std::string_view::npos) {  // "jan./feb. 2026"
    first = month_of(token.substr(0, slash));
    last = month_of(token.substr(slash + 1));
    if (last == 0) return std::nullopt;
  }
  if (first == 0) return std::nullopt;
  std::size_t next = i + 1;
  if (token.back() == '.' && next < tokens_.size() && year_in(word(next)) == 0 && token.size() < 6)
    next = i + 1;
  int year = year_after(next);
  if (year == 0) year = year_behind_comma(next);
  const bool led =
      i > 0 && (is_one_of(word(i - 1), {"deze",   "volgende", "vorige",    "in",      "per",   "vanaf",
                                        "eind",   "einde",    "begin",     "medio",   "half",  "uiterlijk",
                                        "voor",   "vóór",     "na",        "tot",     "t/m",   "met",
                                        "tussen", "van",      "en",        "komende", "sinds", "ultimo",
                                        "maand",  "maanden",  "afgelopen", "rond",    "of",    "–"}));
  const bool coming = is_one_of(word(next), {"a.s", "a.s.", "jl", "jl.", "aanstaande", "jongstleden"}) ||
                      (i == 0 && lower_.substr(tokens_[0].end, 1) == ":");  // "mei: lijst klaar"
  // "maart–november 2025": the year stands behind the second month.
  const bool ranges = is_one_of(word(next), {"–", "-", "t/m", "tot"}) &&
                      (month_of(word(next + 1)) > 0 || month_of(word(next + 3)) > 0);
  if (year == 0 && !led && !coming && !ranges && tokens_.size() > 1) return std::nullopt;
  Period period = in_year(year, first, last, "month", next, i);
  if (last != first) period.precision = "range";
  return period;
}

std::optional<Period> Finder::quarter_at(std::size_t i) const {
  const std::string_view token = word(i);
  int quarter = 0, year = 0;
  std::size_t next = i + 1;
  const auto digit = [](char c) { return c >= '1' && c <= '4' ? c - '0' : 0; };
  if (token.size() >= 2 && (token[0] == 'q' || token[0] == 'k') && digit(token[1]) > 0 &&
      (token.size() == 2 || !(token[2] >= '0' && token[2] <= '9'))) {
    quarter = digit(token[1]);
    if (token.size() > 2) {  // "q3-2024", "q4'24", "q3/2024"
      std::string_view rest = token.substr(2);
      if (rest[0] == '-' || rest[0] == '/') rest.remove_prefix(1);
      year = year_in(rest);
      if (year == 0) return std::nullopt;
    }
    if (std::size_t after = next; token[0] == 'k' && year == 0 && year_after(after) == 0 &&
                                  !(i > 0 && is_one_of(word(i - 1), {"tijdens", "in"})))
      return std::nullopt;
  } else if (token.size() == 3 && token.starts_with("kw") && digit(token[2]) > 0) {
    quarter = digit(token[2]);
  } else if (is_one_of(token, {"kw", "kw.", "kwrt"}) && word(i + 1).size() == 1) {
    quarter = digit(word(i + 1)[0]);
    next = i + 2;
  } else if (is_one_of(word(i + 1), {"en", "of"}) && ordinal_of(word(i + 2), 4) > ordinal_of(token, 4) &&
             ordinal_of(token, 4) > 0 && is_one_of(word(i + 3), {"kwartaal", "kw", "kw."})) {
    next = i + 4;
    const int until = ordinal_of(word(i + 2), 4);
    year = year_after(next);
    return in_year(year, ordinal_of(token, 4) * 3 - 2, until * 3, "range", next, i);
  } else if (token.size() == 7 && year_in(token.substr(0, 4)) > 0 &&
             (token.substr(4, 2) == "-q" || token.substr(4, 2) == "/q")) {
    quarter = digit(token[6]);
    year = year_in(token.substr(0, 4));
  } else if (is_one_of(word(i + 1), {"kwartaal", "kwart", "kw", "kw.", "kwrt", "kwrt."})) {
    quarter = ordinal_of(token, 4);
    next = i + 2;
    // "dit kwartaal", "volgend kwartaal": seen from the document's date.
    const bool this_one = is_one_of(token, {"dit", "lopende"});
    const bool next_one = is_one_of(token, {"volgend", "komend", "eerstvolgend"});
    if (today_ && (this_one || next_one)) {
      const Day day = plus_months(*today_, next_one ? 3 : 0);
      const int month = static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day(day).month()));
      quarter = (month + 2) / 3;
      return months(year_of(day), quarter * 3 - 2, quarter * 3, "quarter", next);
    }
    // "in het eerste of tweede kwartaal": the first alone has no kwartaal behind it and is passed over.
  } else if (token == "kwartaal" && word(i + 1).size() == 1) {
    quarter = digit(word(i + 1)[0]);
    next = i + 2;
  } else if (is_one_of(token, {"eerste", "laatste"}) && is_one_of(word(i + 1), {"drie", "3"}) &&
             word(i + 2) == "maanden") {
    quarter = token == "eerste" ? 1 : 4;
    next = i + 3;
  }
  if (quarter == 0) return std::nullopt;
  if (year == 0) year = year_after(next);
  if (const int two = to_number(word(next));
      year == 0 && token[0] == 'q' && word(next).size() == 2 && two >= 20 && two <= 45) {  // "q3 25"
    year = 2000 + two;
    ++next;
  }
  if (year == 0 && year_in(word(next)) == 0 && i > 0 && year_in(word(i - 1)) > 0 && token[0] == 'q')
    year = year_in(word(i - 1));  // "2025 q1"
  return in_year(year, quarter * 3 - 2, quarter * 3, "quarter", next, i);
}

std::optional<Period> Finder::half_at(std::size_t i) const {
  const std::string_view token = word(i);
  int half = 0;
  std::size_t next = i + 1;
  int year = 0;
  if (token.size() >= 2 && token[0] == 'h' && (token[1] == '1' || token[1] == '2')) {
    half = token[1] - '0';
    if (token.size() > 2) {
      year = year_in(token.substr(3));
      if (year == 0) return std::nullopt;
    } else if (year_in(word(next)) == 0 && word(next) != "van") {
      return std::nullopt;
    }
  } else if (is_one_of(word(i + 1), {"helft", "halfjaar"})) {
    half = ordinal_of(token, 2);
    next = i + 2;
  } else if (word(i + 1) == "half" && word(i + 2) == "jaar") {
    half = ordinal_of(token, 2);
    next = i + 3;
  }
  if (half == 0) return std::nullopt;
  if (year == 0) year = year_after(next);
  if (word(i + 1) == "helft" && year == 0) return std::nullopt;  // the first half of something else
  return in_year(year, half * 6 - 5, half * 6, "half", next, i);
}

std::optional<Period> Finder::season_at(std::size_t i) const {
  constexpr std::array<std::pair<std::string_view, int>, 9> seasons = {{{"voorjaar", 3},
                                                                        {"lente", 3},
                                                                        {"zomer", 6},
                                                                        {"najaar", 9},
                                                                        {"herfst", 9},
                                                                        {"winter", 12},
                                                                        {"zomervakantie", 7},
                                                                        {"zomerreces", 7},
                                                                        {"herfstvakantie", 10}}};
  const auto season =
      std::find_if(seasons.begin(), seasons.end(), [&](const auto& s) { return s.first == word(i); });
  if (season == seasons.end()) return std::nullopt;
  const int first = season->second;
  const int last = season->first == "zomervakantie" || season->first == "zomerreces" ? 8
                   : season->first == "herfstvakantie"                               ? 10
                                                                                     : (first + 1) % 12 + 1;
  std::size_t next = i + 1;
  int year = year_after(next);
  if (first == 12 && word(i + 1).size() == 9 && word(i + 1)[4] == '/') {  // winter 2024/2025
    year = year_in(word(i + 1).substr(0, 4));
    next = i + 2;
  }
  if (year == 0 && !today_ &&
      !(i > 0 && is_one_of(word(i - 1), {"het", "dit", "komend", "de", "deze", "in"})))
    return std::nullopt;
  if (year == 0 && i > 0 && is_one_of(word(i - 1), {"ieder", "elk", "iedere", "elke"})) return std::nullopt;
  if (year == 0 && today_ && i > 0 && is_one_of(word(i - 1), {"dit", "deze"})) year = year_of(*today_);
  Period period = in_year(year, first, last, "season", next, i);
  return period;
}

std::optional<Period> Finder::week_at(std::size_t i) const {
  if (word(i) != "week" && word(i) != "weken" && word(i) != "wk") return std::nullopt;
  int week = to_number(word(i + 1));
  if (week < 1 || week > 53) return std::nullopt;
  int last = week;
  std::size_t next = i + 2;
  if (is_one_of(word(next), {"t/m", "tot", "-", "–", "en"}) && to_number(word(next + 1)) > week &&
      to_number(word(next + 1)) <= 53) {
    last = to_number(word(next + 1));
    next += 2;
  }
  int year = year_after(next);
  Period period;
  period.precision = last > week ? "range" : "week";
  period.has_year = year > 0;
  if (year == 0 && today_) {
    year = year_of(*today_);
    if (monday_of_week(year, last) + days(6) < *today_) ++year;
  }
  period.next = next;
  if (year == 0) return period;
  period.first = monday_of_week(year, week);
  period.last = monday_of_week(year, last) + days(6);
  return period;
}

std::optional<Period> Finder::year_at(std::size_t i) const {
  std::size_t next = i;
  if (const int year = relative_year(next); year > 0) {
    // "ieder jaar", "per jaar" are no years; "dit jaar" is.
    return months(year, 1, 12, "year", next);
  }
  const std::string_view token = word(i);
  const int year = token.starts_with('\'') ? 0 : year_in(token);
  if (year == 0 || year < 2010 || year > 2045) return std::nullopt;
  const std::string_view before = i > 0 ? word(i - 1) : std::string_view();
  const bool ranges = word(i + 1) == "–" && word(i + 2).size() == 4 && year_in(word(i + 2)) > year;
  const bool alone = tokens_.size() == (ranges ? 3 : 1);
  const bool led =
      is_one_of(before, {"in",      "voor",         "vóór",           "vanaf",     "per", "heel", "gedurende",
                         "tot",     "t/m",          "sinds",          "uiterlijk", "na",  "jaar", "jaren",
                         "tijdens", "kalenderjaar", "begrotingsjaar", "boekjaar",  "en",  "met"}) ||
      before.ends_with("begroting") ||
      (before == "van" && i > 1 &&
       (word(i - 2).ends_with("begroting") || word(i - 2) == "loop" || word(i - 2) == "ingang")) ||
      (before == "tussen" && is_one_of(word(i + 1), {"en", "\u2013"})) ||
      (before == "van" && word(i + 1) == "tot" && !tokens_[i].comma) ||
      (i == 0 && lower_.substr(tokens_[0].end, 1) == ":") ||
      (i > 0 && tokens_[i - 1].comma && (tokens_[i].comma || i + 1 == tokens_.size()));  // "…, 2025, …"
  if (!alone && !led) return std::nullopt;
  if (before == "en" || before == "met") {
    // Only in a list of years, "in 2024 en 2025", and in "tot en met 2026".
    const bool until = before == "met" && i > 2 && word(i - 2) == "en" && word(i - 3) == "tot";
    if (!until && !(i > 1 && year_in(word(i - 2)) > 0)) return std::nullopt;
  }
  return months(year, 1, 12, "year", i + 1);
}

// "binnen zes maanden", "over een half jaar", "de komende twee jaar": from the document's date, unless an
// event follows.
std::optional<Period> Finder::relative_at(std::size_t i) const {
  const bool within = is_one_of(word(i), {"binnen", "over"});
  const bool coming = is_one_of(word(i), {"komende", "aankomende", "eerstkomende"});
  if (!within && !coming) return std::nullopt;
  std::size_t at = i + 1;
  if (word(i) == "binnen" && word(at) == "de" &&
      is_one_of(word(at + 1), {"volgende", "komende", "aankomende", "eerstkomende"}))
    at += 2;
  double number = 1;
  if (word(at) == "een" && word(at + 1) == "half" && word(at + 2) == "jaar") {
    number = 0.5;
    at += 2;
  } else if (const auto value = number_of(word(at)); value) {
    number = *value;
    ++at;
  } else if (!coming) {
    return std::nullopt;
  }
  const std::string_view unit = word(at);
  int days_ahead = 0, months_ahead = 0;
  if (is_one_of(unit, {"maand", "maanden"}))
    months_ahead = static_cast<int>(number);
  else if (is_one_of(unit, {"jaar", "jaren"}))
    months_ahead = static_cast<int>(number * 12);
  else if (is_one_of(unit, {"week", "weken"}))
    days_ahead = static_cast<int>(number * 7);
  else if (unit == "dagen" && word(i) == "binnen")
    days_ahead = static_cast<int>(number);
  else if (is_one_of(unit, {"halfjaar"}))
    months_ahead = 6;
  else if (is_one_of(unit, {"kwartaal"}))
    months_ahead = 3;
  else
    return std::nullopt;
  if (coming && number == 1 && unit == "jaar") return std::nullopt;  // "komend jaar" is read elsewhere
  Period period;
  period.precision = "range";
  period.next = at + 1;
  if (word(period.next) == "na") {
    std::size_t after = period.next + 1;
    if (is_one_of(word(after), {"het", "de"})) ++after;
    if (is_one_of(word(after), {"vandaag", "heden", "nu", "dagtekening"})) {
      period.next = after + 1;
    } else if (is_one_of(word(after), {"vaststelling", "vaststellen", "verschijnen", "verschijning",
                                       "dagtekening", "datum", "indiening", "indienen"}) &&
               word(after + 1) == "van" && is_one_of(word(after + 2), {"dit", "deze"})) {
      period.next = after + 4;  // the document itself
    } else {
      period.precision = "event";
      return period;
    }
  }
  if (!today_) return period;
  period.first = *today_;
  period.last = plus_months(*today_ + days(days_ahead), months_ahead);
  return period;
}

std::optional<Period> Finder::open_at(std::size_t i) const {
  Period period;
  period.precision = "open";
  period.next = i + 1;
  if (is_one_of(word(i), {"doorlopend", "continu", "n.t.b.", "n.t.b", "ntb"})) return period;
  if (is_one_of(word(i), {"nader", "nog"}) && word(i + 1) == "te" && word(i + 2) == "bepalen") {
    period.next = i + 3;
    return period;
  }
  return std::nullopt;
}

// "begin 2025", "medio juni 2025", "eind Q3 2024", "het einde van 2024", "eind dit jaar"
std::optional<Period> Finder::part_at(std::size_t i) const {
  const std::string_view token = word(i);
  const bool begin = is_one_of(token, {"begin", "primo"});
  const bool middle = is_one_of(token, {"medio", "half", "halverwege", "midden"});
  const bool end = is_one_of(token, {"eind", "einde", "ultimo"});
  if (!begin && !middle && !end) return std::nullopt;
  std::size_t at = i + 1;
  while (is_one_of(word(at), {"van", "het", "de"})) ++at;
  std::optional<Period> of;
  if (const int year = year_in(word(at)); year > 0) of = months(year, 1, 12, "year", at + 1);
  if (std::size_t next = at; !of)
    if (const int year = relative_year(next); year > 0) of = months(year, 1, 12, "year", next);
  if (!of && today_ && end && word(at) == "jaar" && word(at - 1) == "het")
    of = months(year_of(*today_), 1, 12, "year", at + 1);
  if (!of) of = this_month_at(at);
  if (!of) of = quarter_at(at);
  if (!of) of = half_at(at);
  if (!of) of = season_at(at);
  if (!of && month_of(word(at)) > 0) {
    std::size_t next = at + 1;
    const int year = year_after(next);
    of = in_year(year, month_of(word(at)), month_of(word(at)), "month", next, at);
  }
  if (!of) return std::nullopt;
  of->is_part = true;
  if (!of->first) {
    of->precision = "part";
    return of;
  }
  const int year = year_of(*of->first);
  if (of->precision == "year") {
    const std::size_t next = of->next;
    *of = begin    ? months(year, 1, 3, "part", next)
          : middle ? months(year, 5, 8, "part", next)
                   : months(year, 10, 12, "part", next);
    if (token == "ultimo") of->first = of->last;
  } else {
    const int length = static_cast<int>((*of->last - *of->first).count()) + 1;
    const Day first = *of->first;
    const Day last = *of->last;
    const int third = length <= 31 ? 10 : length / 3;  // of a month: 1–10, 11–20, 21–last
    of->first = begin ? first : middle ? first + days(third) : first + days(2 * third);
    of->last = begin ? first + days(third - 1) : middle ? first + days(2 * third - 1) : last;
    if (token == "ultimo") of->first = of->last;
  }
  of->is_part = true;
  of->precision = "part";
  return of;
}

}  // namespace planlezer::date_reading
