// Years and days: "1-9-2024", "27 tot en met 31 mei", "de 20ste van volgende maand", "later dit jaar".
#include <algorithm>
#include <array>

#include "analyze/date_finder.h"
#include "analyze/numbers.h"

namespace planlezer::date_reading {

using std::chrono::days;

int Finder::relative_year(std::size_t& next) const {
  if (!today_) return 0;
  const int year = year_of(*today_);
  std::size_t at = next;
  if (word(at) == "nog") ++at;
  if (!is_one_of(word(at + 1), {"jaar", "kalenderjaar", "begrotingsjaar", "boekjaar"})) return 0;
  int found = 0;
  if (is_one_of(word(at), {"dit", "lopend", "lopende"})) found = year;
  if (is_one_of(word(at), {"volgend", "komend", "nieuwe", "aankomend"})) found = year + 1;
  if (is_one_of(word(at), {"vorig", "afgelopen"})) found = year - 1;
  if (found > 0) next = at + 2;
  return found;
}

int Finder::year_after(std::size_t& next) const {
  std::size_t at = next;
  if (at > 0 && tokens_[at - 1].comma && !(at < tokens_.size() && tokens_[at - 1].word.starts_with("q")))
    return 0;
  if (is_one_of(word(at), {"van", "in"})) ++at;
  if (is_one_of(word(at), {"het", "de"})) ++at;
  if (word(at) == "jaar" && year_in(word(at + 1)) > 0) ++at;
  if (const int year = year_in(word(at)); year > 0) {
    next = at + 1;
    return year;
  }
  if (const int year = relative_year(at); year > 0) {
    next = at;
    return year;
  }
  if (const int year = year_in_words(at); year > 0) {
    next = at;
    return year;
  }
  return 0;
}

// "tweeduizend vijfentwintig", "tweeduizendvijfentwintig", "negentien achtennegentig"; 0 when none stands
// there.
int Finder::year_in_words(std::size_t& next) const {
  std::string_view token = word(next);
  int year = 0;
  std::size_t after = next + 1;
  if (token.starts_with("tweeduizend")) {
    const auto value = number_of(token);
    if (!value) return 0;
    year = static_cast<int>(*value);
    if (const int more = token == "tweeduizend" ? day_in_words(word(after)) : 0; more > 0) {
      year += more;
      ++after;
    }
  } else if (token.starts_with("negentien") && token.ends_with("tig")) {
    if (const auto value = number_of(token.substr(9)); value) year = 1900 + static_cast<int>(*value);
  } else if (token == "negentien" && word(after).ends_with("tig")) {
    if (const auto value = number_of(word(after)); value) year = 1900 + static_cast<int>(*value);
    ++after;
  }
  if (year < 1950 || year > 2060) return 0;
  next = after;
  return year;
}

// "12 januari, 2016": the year behind a comma.
int Finder::year_behind_comma(std::size_t& next) const {
  if (next == 0 || next >= tokens_.size() || !tokens_[next - 1].comma) return 0;
  if (lower_.substr(tokens_[next - 1].end, 2) != ", " && lower_.substr(tokens_[next - 1].end, 3) != "., ")
    return 0;
  if (const int year = word(next).size() == 4 ? year_in(word(next)) : 0; year > 0) {
    ++next;
    return year;
  }
  return year_in_words(next);
}

Period Finder::months(int year, int first, int last, std::string_view precision, std::size_t next) const {
  Period period;
  period.first = day_of(year, first, 1);
  period.last = last_of_month(last < first ? year + 1 : year, last);
  period.precision = precision;
  period.next = next;
  return period;
}

// The next one that has not passed on the document's date; "jl." the last one that has.
Period Finder::without_year(int first, int last, std::string_view precision, std::size_t next,
                            std::size_t begin) const {
  Period period;
  period.has_year = false;
  period.month = first;
  period.precision = precision;
  period.next = next;
  const bool past = is_one_of(word(next), {"jl", "jl.", "jongstleden", "l.l"}) ||
                    (begin > 0 && is_one_of(word(begin - 1), {"afgelopen", "vorig", "vorige"}));
  const bool coming = is_one_of(word(next), {"a.s", "a.s.", "as", "aanstaande", "eerstkomende"});
  if (past || coming) ++period.next;
  if (!today_) return period;
  const int year = year_of(*today_);
  Period found = months(year, first, last, precision, period.next);
  if (past && *found.first > *today_) found = months(year - 1, first, last, precision, period.next);
  if (!past && *found.last < *today_) found = months(year + 1, first, last, precision, period.next);
  found.has_year = false;
  found.month = first;
  return found;
}

Period Finder::in_year(int year, int first, int last, std::string_view precision, std::size_t next,
                       std::size_t begin) const {
  return year > 0 ? months(year, first, last, precision, next)
                  : without_year(first, last, precision, next, begin);
}

// 1-4-2024, 01/04/2024, 1.4.2024, 2024-04-01
std::optional<Period> Finder::numeric_at(std::size_t i) const {
  const std::string_view token = word(i);
  if (token.size() < 4 || token.size() > 11 || token[0] < '0' || token[0] > '9') return std::nullopt;
  for (const char separator : {'-', '/', '.'}) {
    const auto one = token.find(separator);
    const auto two = one == std::string_view::npos ? one : token.find(separator, one + 1);
    // "2-okt", "12-08, 2015"
    if (one != std::string_view::npos && two == std::string_view::npos && separator != '.' && one <= 2) {
      const int day = to_number(token.substr(0, one));
      const int named = month_of(token.substr(one + 1));
      const int month = named > 0 ? named : to_number(token.substr(one + 1));
      std::size_t next = i + 1;
      int year = named > 0 ? year_after(next) : 0;
      if (year == 0) year = year_behind_comma(next);
      if (named == 0 && year == 0) continue;
      Period period;
      period.precision = "day";
      period.next = next;
      if (year == 0) {
        period.has_year = false;
        period.month = month;
        period.day = day;
        if (!today_) return period;
        year = year_of(*today_);
        if (const auto found = day_of(year, month, day); found && *found < *today_) ++year;
      }
      period.first = period.last = day_of(year, month, day);
      if (!period.first) continue;
      return period;
    }
    if (two == std::string_view::npos || token.find(separator, two + 1) != std::string_view::npos) continue;
    const std::string_view a = token.substr(0, one), b = token.substr(one + 1, two - one - 1),
                           c = token.substr(two + 1);
    if (token.size() < 6) continue;
    const int named = separator == '.' ? 0 : month_of(b);
    if (token.size() > 10 && named == 0) continue;
    int year = to_number(c), month = named > 0 ? named : to_number(b), day = to_number(a);
    if (a.size() == 4) std::swap(year, day);
    if (c.size() == 2 && a.size() <= 2 && separator != '.') year = year_of_two(year);
    if (year < 1950 || year > 2060) continue;
    const auto found = day_of(year, month, day);
    if (!found) continue;
    Period period;
    period.first = period.last = found;
    period.precision = "day";
    period.next = i + 1;
    if (is_one_of(word(i + 1), {"e.v", "e.v."})) {  // and onwards
      period.next = i + 2;
      period.onwards = true;
    }
    return period;
  }
  return std::nullopt;
}

// "27 tot en met 31 mei", "3 en 4 juni": the first day takes the month of the second.
std::optional<Period> Finder::days_at(std::size_t i) const {
  int first = day_in(word(i));
  if (const auto hyphen = word(i).find('-');
      hyphen != std::string_view::npos && word(i).size() <= 5 && !tokens_[i].comma) {
    first = to_number(word(i).substr(0, hyphen));  // "22-26 april"
    const int last = to_number(word(i).substr(hyphen + 1));
    const int month = month_of(word(i + 1));
    std::size_t next = i + 2;
    if (first < 1 || last <= first || month == 0 || !today_) return std::nullopt;
    int year = year_after(next);
    if (year == 0) {
      year = year_of(*today_);
      if (const auto day = day_of(year, month, last); day && *day < *today_) ++year;
    }
    Period period;
    period.first = day_of(year, month, first);
    period.last = day_of(year, month, last);
    if (!period.first || !period.last) return std::nullopt;
    period.precision = "range";
    period.next = next;
    return period;
  }
  if (first == 0 || tokens_[i].comma) return std::nullopt;
  std::size_t second = i + 2;
  if (word(i + 1) == "tot" && word(i + 2) == "en" && word(i + 3) == "met")
    second = i + 4;
  else if (!is_one_of(word(i + 1), {"t/m", "tot", "en", "\u2013", "-"}))
    return std::nullopt;
  auto period = second < tokens_.size() ? day_month_at(second) : std::nullopt;
  if (!period && day_in(word(second)) > first && word(second + 1) == "van" &&
      month_of(word(second + 2)) > 0 && !tokens_[second].comma && today_) {  // "van 3 tot 12 van sept"
    const int month = month_of(word(second + 2)), day = day_in(word(second));
    std::size_t next = second + 3;
    int year = year_after(next);
    Period of;
    of.has_year = year > 0;
    if (year == 0) {
      year = year_of(*today_);
      if (const auto found = day_of(year, month, day); found && *found < *today_) ++year;
    }
    of.first = of.last = day_of(year, month, day);
    of.month = month;
    of.day = day;
    of.next = next;
    if (of.first) period = of;
  }
  if (!period || period->day <= first) return std::nullopt;
  if (period->first) {
    period->first = *period->first - days(period->day - first);
    period->has_year = true;
  }
  period->day = first;
  period->precision = "range";
  return period;
}

// "1/8", "15-9" after a word that makes it a date.
std::optional<Period> Finder::short_at(std::size_t i) const {
  const std::string_view token = word(i);
  if (token.size() < 3 || token.size() > 5 || i == 0 || !today_) return std::nullopt;
  const auto separator = token.find_first_of("/-");
  if (separator == std::string_view::npos) return std::nullopt;
  if (!is_one_of(word(i - 1), {"vóór", "uiterlijk", "per", "vanaf", "t/m", "op", "voor"})) {
    // "van 1-10 tot 7-11"; "tot 22/4", but not "van 2/3" or "tot 10-12 fte"
    const auto is_short = [](std::string_view w) {
      const auto at = w.find('-');
      return at != std::string_view::npos && at <= 2 && w.size() <= 5 && to_number(w.substr(0, at)) > 0 &&
             to_number(w.substr(at + 1)) > 0;
    };
    const bool pair =
        token.find('-') != std::string_view::npos &&
        ((is_one_of(word(i - 1), {"van", "tussen"}) && is_one_of(word(i + 1), {"tot", "en", "t/m"}) &&
          is_short(word(i + 2)) && !is_counted(word(i + 3))) ||
         (i > 2 && is_one_of(word(i - 1), {"tot", "en"}) && is_one_of(word(i - 3), {"van", "tussen"}) &&
          is_short(word(i - 2)) && !is_counted(word(i + 1))));
    const bool single = is_one_of(word(i - 1), {"van", "tot"}) &&
                        to_number(token.substr(0, separator)) > 12 &&
                        (!is_counted(word(i + 1)) || tokens_[i].comma);
    if (!pair && !single) return std::nullopt;
  }
  const int day = to_number(token.substr(0, separator)), month = to_number(token.substr(separator + 1));
  if (day < 1 || month < 1 || month > 12) return std::nullopt;
  const bool past = is_one_of(word(i + 1), {"jl", "jl."});
  auto found = day_of(year_of(*today_), month, day);
  if (found && !past && *found < *today_) found = day_of(year_of(*today_) + 1, month, day);
  if (found && past && *found > *today_) found = day_of(year_of(*today_) - 1, month, day);
  if (!found) return std::nullopt;
  Period period;
  period.first = period.last = found;
  period.precision = "day";
  period.has_year = false;
  period.month = month;
  period.day = day;
  period.next = past ? i + 2 : i + 1;
  return period;
}

// "kerst 2024", "de jaarwisseling": a day or two months around it.
std::optional<Period> Finder::feast_at(std::size_t i) const {
  const std::string_view token = word(i);
  const bool turn = token == "jaarwisseling";
  if (!turn && !is_one_of(token, {"kerst", "kerstmis", "kerstvakantie", "kerstreces"})) return std::nullopt;
  std::size_t next = i + 1;
  int year = 0;
  if (const std::string_view years = word(next); turn && years.size() == 9) {
    year = year_in(years.substr(0, 4));
    if (year > 0) ++next;
  } else {
    year = year_after(next);
  }
  if (year == 0 && turn && year_in(word(next)) > 0 && word(next + 1) == "\u2013") {
    year = year_in(word(next));
    next += 3;
  }
  if (year == 0 && today_) year = year_of(*today_);
  if (year == 0) return std::nullopt;
  const bool before = i > 0 && (is_one_of(word(i - 1), {"vóór", "voor", "uiterlijk"}) ||
                                (i > 1 && is_one_of(word(i - 2), {"vóór", "voor"})));
  if (turn && !before) return months(year, 12, 1, "part", next);
  Period period;
  period.first = period.last = day_of(turn ? year + 1 : year, turn ? 1 : 12, turn ? 1 : 25);
  period.precision = "day";
  period.next = next;
  return period;
}

// "de eerste zes maanden van 2025", "de laatste week van mei", "de eerste twee weken van juni 2024".
std::optional<Period> Finder::counted_at(std::size_t i) const {
  const bool last = word(i) == "laatste";
  int place = ordinal_of(word(i), 4);
  if (place == 0) return std::nullopt;
  std::size_t next = i + 1;
  int number = 1;
  if (const auto value = number_of(word(next)); value && *value >= 2 && *value <= 11) {
    number = static_cast<int>(*value);
    ++next;
  }
  const std::string_view unit = word(next);
  if (is_one_of(unit, {"maand", "maanden"}) && number > 1 && (last || place == 1)) {
    const int year = year_after(++next);
    const int begin = last ? 13 - number : 1;
    return in_year(year, begin, begin + number - 1, number == 3 ? "quarter" : "range", next, i);
  }
  if (!is_one_of(unit, {"week", "weken"}) || !is_one_of(word(next + 1), {"van", "in"})) return std::nullopt;
  std::size_t of_year = next + 2;
  if (const int year =
          number == 1 && year_in(word(of_year)) > 0 ? year_in(word(of_year)) : year_in_words(of_year);
      year > 0 && number == 1) {  // "de derde week van 2027"
    Period week;
    const Day first = last ? monday_of_week(year + 1, 1) - days(7) : monday_of_week(year, place);
    week.first = first;
    week.last = first + days(6);
    week.precision = "week";
    week.next = std::max(of_year, next + 3);
    return week;
  }
  auto period = month_at(next + 2);
  if (!period || !period->first) return std::nullopt;
  const int span = 7 * number;
  if (last)
    period->first = *period->last - days(span - 1);
  else
    period->first = *period->first + days(7 * (place - 1));
  if (!last) period->last = *period->first + days(span - 1);
  period->precision = number == 1 ? "week" : "range";
  period->has_year = true;
  return period;
}

std::optional<Period> Finder::day_month_at(std::size_t i) const {
  int day = day_in(word(i));
  if (day == 0) day = day_in_words(word(i));
  if (day == 0 || tokens_[i].comma) return std::nullopt;
  std::size_t name = i + 1;
  if (word(name) == "van" && is_ordinal(word(i))) ++name;  // "de eerste van januari"
  const int month = month_of(word(name));
  if (month == 0) return std::nullopt;
  Period period;
  period.precision = "day";
  period.next = name + 1;
  period.month = month;
  period.day = day;
  int year = year_after(period.next);
  if (year == 0) year = year_behind_comma(period.next);
  if (year > 0) {
    period.first = period.last = day_of(year, month, day);
    if (!period.first) return std::nullopt;
    return period;
  }
  period.has_year = false;
  const bool past = is_one_of(word(period.next), {"jl", "jl.", "jongstleden"});
  if (past || is_one_of(word(period.next), {"a.s", "a.s.", "aanstaande"})) ++period.next;
  if (!today_) return period;
  auto found = day_of(year_of(*today_), month, day);
  if (found && !past && *found < *today_) found = day_of(year_of(*today_) + 1, month, day);
  if (found && past && *found > *today_) found = day_of(year_of(*today_) - 1, month, day);
  for (int ahead = 0; month == 2 && day == 29 && !past && ahead < 9 && (!found || *found < *today_); ++ahead)
    found = day_of(year_of(*today_) + ahead, month, day);
  period.first = period.last = found;
  return period;
}

// "11/2016", "2016-11": not the number of a letter or a section.
std::optional<Period> Finder::month_in_figures_at(std::size_t i) const {
  const std::string_view token = word(i);
  const auto separator = token.find_first_of("-/");
  if (token.size() < 6 || token.size() > 7 || separator == std::string_view::npos) return std::nullopt;
  if (i > 0 &&
      is_one_of(word(i - 1), {"nr", "nr.", "no", "nummer", "kenmerk", "zaak", "zaaknummer", "artikel", "stb",
                              "stcrt", "versie", "besluit", "dossier", "referentie", "notitie"}))
    return std::nullopt;
  std::string_view month = token.substr(0, separator), year = token.substr(separator + 1);
  if (month.size() == 4) std::swap(month, year);
  if (year.size() != 4 || month.size() > 2 || year_in(year) == 0) return std::nullopt;
  const int number = to_number(month);
  if (number < 1 || number > 12) return std::nullopt;
  return months(year_in(year), number, number, "month", i + 1);
}

// "deze maand", "volgende maand", seen from the document's date.
std::optional<Period> Finder::this_month_at(std::size_t i) const {
  if (!today_ || word(i + 1) != "maand") return std::nullopt;
  const bool this_one = is_one_of(word(i), {"deze", "lopende"});
  const bool next_one = is_one_of(word(i), {"volgende", "aankomende"});
  if (!this_one && !next_one && word(i) != "vorige") return std::nullopt;
  const std::chrono::year_month_day day(plus_months(*today_, this_one ? 0 : next_one ? 1 : -1));
  const int month = static_cast<int>(static_cast<unsigned>(day.month()));
  return months(static_cast<int>(day.year()), month, month, "month", i + 2);
}

// "de 20ste van volgende maand"; "op de 15e" where nothing of which it could be the fifteenth follows.
std::optional<Period> Finder::ordinal_day_at(std::size_t i) const {
  if (!today_ || !is_ordinal(word(i))) return std::nullopt;
  const int day = day_in(word(i));
  Period period;
  period.precision = "day";
  if (word(i + 1) == "van" && !tokens_[i].comma) {
    const auto month = this_month_at(word(i + 2) == "de" ? i + 3 : i + 2);
    if (!month || *month->first + days(day - 1) > *month->last) return std::nullopt;
    period.first = period.last = *month->first + days(day - 1);
    period.next = month->next;
    return period;
  }
  if (word(i)[0] < '0' || word(i)[0] > '9' || i < 2 || word(i - 1) != "de" ||
      !is_one_of(word(i - 2), {"op", "voor", "vóór", "uiterlijk"}))
    return std::nullopt;
  if (i + 1 < tokens_.size() && !tokens_[i].comma) return std::nullopt;
  for (int ahead = 0; ahead < 3; ++ahead) {
    const std::chrono::year_month_day month(plus_months(*today_, ahead));
    const auto found =
        day_of(static_cast<int>(month.year()), static_cast<int>(static_cast<unsigned>(month.month())), day);
    if (!found || *found < *today_) continue;
    period.first = period.last = found;
    period.next = i + 1;
    return period;
  }
  return std::nullopt;
}

// "de rest van het jaar", "later dit jaar", "eerder deze maand".
std::optional<Period> Finder::rest_at(std::size_t i) const {
  if (!today_) return std::nullopt;
  const bool rest = word(i) == "rest" && word(i + 1) == "van";
  const bool later = word(i) == "later", earlier = word(i) == "eerder";
  if (!rest && !later && !earlier) return std::nullopt;
  std::size_t at = rest ? i + 2 : i + 1;
  const bool of = rest || word(at) == "in";  // "de rest van het jaar", "later in het jaar"
  if (!rest && of) ++at;
  const std::chrono::year_month_day now(*today_);
  const int year = static_cast<int>(now.year()), month = static_cast<int>(static_cast<unsigned>(now.month()));
  Period period;
  if (is_one_of(word(at), {"dit", "het"}) && word(at + 1) == "jaar" && (of || word(at) == "dit"))
    period = months(year, 1, 12, "part", at + 2);
  else if (is_one_of(word(at), {"deze", "de"}) && word(at + 1) == "maand" && (of || word(at) == "deze"))
    period = months(year, month, month, "part", at + 2);
  else
    return std::nullopt;
  (earlier ? period.last : period.first) = *today_;
  period.is_part = true;
  return period;
}

// "2016 juni", "dit jaar het derde kwartaal": the year first.
std::optional<Period> Finder::year_first_at(std::size_t i) const {
  std::size_t next = i;
  int year = word(i).size() == 4 ? year_in(word(i)) : 0;
  if (year > 0)
    ++next;
  else
    year = relative_year(next);
  if (year == 0 || next >= tokens_.size() || tokens_[next - 1].comma) return std::nullopt;
  const bool article = is_one_of(word(next), {"het", "de"});
  if (article) ++next;
  if (const int month = article ? 0 : month_of(word(next)); month > 0) {
    std::size_t after = next + 1;
    if (year_after(after) > 0 || year_behind_comma(after) > 0) return std::nullopt;
    return months(year, month, month, "month", next + 1);
  }
  const auto is_quarter = [&](std::size_t at) {
    const std::string_view w = word(at);
    return (w.size() == 2 && (w[0] == 'k' || w[0] == 'q') && w[1] >= '1' && w[1] <= '4') ||
           (ordinal_of(w, 4) > 0 && word(at + 1) == "kwartaal");
  };
  if (!is_quarter(next)) return std::nullopt;
  const bool short_form = word(next).size() == 2 && word(next + 1) != "kwartaal";
  std::size_t after = next + (short_form ? 1 : 2);
  if (year_after(after) > 0) return std::nullopt;
  const int quarter = short_form ? word(next)[1] - '0' : ordinal_of(word(next), 4);
  return months(year, quarter * 3 - 2, quarter * 3, "quarter", next + (short_form ? 1 : 2));
}

}  // namespace planlezer::date_reading
