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
#include <charconv>

#include "analyze/calendar.h"
#include "analyze/normal_text.h"
#include "analyze/numbers.h"

namespace planlezer {

namespace {

using std::chrono::days;

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

int to_number(std::string_view text) {
  int value = -1;
  const auto end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && rest == end ? value : -1;
}

int month_of(std::string_view word) {
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  constexpr std::array<std::pair<std::string_view, int>, 29> months = {{
      {"januari", 1},   {"jan", 1},      {"februari", 2}, {"feb", 2},   {"febr", 2},      {"maart", 3},
      {"mrt", 3},       {"april", 4},    {"apr", 4},      {"mei", 5},   {"juni", 6},      {"jun", 6},
      {"juli", 7},      {"jul", 7},      {"augustus", 8}, {"aug", 8},   {"september", 9}, {"sept", 9},
      {"sep", 9},       {"oktober", 10}, {"okt", 10},     {"oct", 10},  {"november", 11}, {"nov", 11},
      {"december", 12}, {"dec", 12},     {"january", 1},  {"march", 3}, {"october", 10},
  }};
  for (const auto& [name, number] : months)
    if (name == word) return number;
  return 0;
}

int year_in(std::string_view word) {
  if (!word.empty() && word.front() == '\'' && word.size() == 3) {
    const int two = to_number(word.substr(1));
    return two >= 10 && two <= 60 ? 2000 + two : 0;
  }
  if (word.size() != 4) return 0;
  const int year = to_number(word);
  return year >= 1950 && year <= 2060 ? year : 0;
}

// "derde", "3e", "3de", "laatste" (of four): 1–4; 0 when it is none.
int ordinal_of(std::string_view word, int last) {
  constexpr std::array<std::pair<std::string_view, int>, 13> words = {
      {{"eerste", 1},
       {"tweede", 2},
       {"derde", 3},
       {"vierde", 4},
       {"1e", 1},
       {"le", 1},  // as recognition reads "1e"
       {"2e", 2},
       {"3e", 3},
       {"4e", 4},
       {"1ste", 1},
       {"2de", 2},
       {"3de", 3},
       {"4de", 4}}};
  for (const auto& [name, number] : words)
    if (name == word) return number;
  return word == "laatste" ? last : 0;
}

// "31", "1e", "1ste", "vijftiende": a day of a month.
int day_in(std::string_view word) {
  constexpr std::array<std::string_view, 19> units = {
      "eerste",     "tweede",    "derde",       "vierde",     "vijfde",     "zesde",     "zevende",
      "achtste",    "negende",   "tiende",      "elfde",      "twaalfde",   "dertiende", "veertiende",
      "vijftiende", "zestiende", "zeventiende", "achttiende", "negentiende"};
  if (word.ends_with("de") || word.ends_with("ste")) {
    for (std::size_t i = 0; i < units.size(); ++i)
      if (units[i] == word) return static_cast<int>(i) + 1;
    if (word == "twintigste") return 20;
    if (word == "dertigste") return 30;
    if (word == "eenendertigste" || word == "éénendertigste") return 31;
    if (word.ends_with("ëntwintigste"))
      if (const auto unit = number_of(word.substr(0, word.find("ëntwintigste"))); unit && *unit < 10)
        return 20 + static_cast<int>(*unit);
    if (word.ends_with("entwintigste"))
      if (const auto unit = number_of(word.substr(0, word.find("entwintigste"))); unit && *unit < 10)
        return 20 + static_cast<int>(*unit);
  }
  for (const std::string_view ending : {"ste", "de", "e"})
    if (word.size() > ending.size() && word.ends_with(ending)) {
      const int day = to_number(word.substr(0, word.size() - ending.size()));
      if (day >= 1 && day <= 31) return day;
    }
  const int day = word.size() <= 2 ? to_number(word) : -1;
  return day >= 1 && day <= 31 ? day : 0;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "twee", "eenentwintig": a day before the name of a month.
int day_in_words(std::string_view word) {
  if (word.empty() || (word[0] >= '0' && word[0] <= '9') || word == "een") return 0;
  const auto value = number_of(word);
  return value && *value >= 1 && *value <= 31 && *value == static_cast<int>(*value) ? static_cast<int>(*value)
                                                                                    : 0;
}

// "15e", "derde": not "15".
bool is_ordinal(std::string_view word) {
  return day_in(word) > 0 && word.ends_with('e');
}

// "89" is 1989, "07" and "27" are 2007 and 2027; -1 for what is no year of two figures.
int year_of_two(int two) {
  if (two < 0 || two > 99) return -1;
  return two <= 60 ? 2000 + two : 1900 + two;
}

// Behind "2-3" or "5/6" these say that it is a number, not a day.
bool is_counted(std::string_view word) {
  return is_one_of(word,
                   {"fte",   "fte's",   "uur",     "uren",  "dag",     "dagen", "week",     "weken",
                    "maand", "maanden", "jaar",    "jaren", "procent", "%",     "personen", "medewerkers",
                    "keer",  "euro",    "miljoen", "deel",  "van",     "punten"});
}

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

// "mei-aug", "2025-2026", "Q1/Q2": where the hyphen or slash between two periods stands; npos elsewhere.
std::size_t period_separator(std::string_view word) {
  for (const char separator : {'-', '/'}) {
    const auto at = word.find(separator);
    if (at == std::string_view::npos || word.find(separator, at + 1) != std::string_view::npos) continue;
    const std::string_view a = word.substr(0, at), b = word.substr(at + 1);
    const auto is_quarter = [](std::string_view w) {
      return w.size() == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4';
    };
    const auto is_year = [](std::string_view w) { return w.size() == 4 && year_in(w) > 0; };
    const bool months = separator == '-' && month_of(a) > 0 && month_of(b) > 0;
    if (months || (is_quarter(a) && is_quarter(b)) || (is_year(a) && is_year(b))) return at;
  }
  return std::string_view::npos;
}

std::vector<Token> tokens_of(std::string_view lower) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < lower.size()) {
    while (at < lower.size() && lower[at] == ' ') ++at;
    std::size_t end = std::min(lower.find(' ', at), lower.size());
    if (end == at) break;
    std::string_view raw = lower.substr(at, end - at);
    Token token;
    std::size_t skip = 0;
    while (skip < raw.size() && (raw[skip] == '(' || raw[skip] == '"' || raw[skip] == '[')) ++skip;
    if (skip < raw.size() && raw[skip] == '\'' &&
        !(skip + 2 < raw.size() && raw[skip + 1] >= '0' && raw[skip + 1] <= '9'))
      ++skip;
    std::size_t size = raw.size();
    while (size > skip && std::string_view(",;:)!?\"]").find(raw[size - 1]) != std::string_view::npos) {
      token.comma = true;
      --size;
    }
    // A full stop ends the sentence, or belongs to an abbreviation: "a.s.", "jan.".
    if (size > skip && raw[size - 1] == '.' &&
        raw.substr(skip, size - 1 - skip).find('.') == std::string_view::npos)
      --size;
    token.word = raw.substr(skip, size - skip);
    token.begin = static_cast<std::uint32_t>(at + skip);
    token.end = static_cast<std::uint32_t>(at + size);
    // "Q3–Q4 2024", "maart–november 2025", "23–26": the dash between two parts is a word of its own.
    constexpr std::string_view en_dash = "\u2013";
    std::string_view dash = en_dash;
    std::size_t middle = token.word.find(en_dash);
    if (middle == std::string_view::npos) {
      middle = period_separator(token.word);
      dash = "-";
    }
    if (middle != std::string_view::npos && middle > 0 && middle + dash.size() < token.word.size()) {
      Token first = token, between = token;
      first.word = token.word.substr(0, middle);
      first.end = token.begin + static_cast<std::uint32_t>(middle);
      first.comma = between.comma = false;
      between.word = en_dash;
      between.begin = first.end;
      between.end = first.end + dash.size();
      token.word.remove_prefix(middle + dash.size());
      token.begin = between.end;
      tokens.push_back(first);
      tokens.push_back(between);
    }
    if (!token.word.empty()) tokens.push_back(token);
    at = end;
  }
  return tokens;
}

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

}  // namespace

std::vector<DateMention> find_dates(std::string_view text, const std::optional<std::string>& document_date) {
  const std::string lower = lower_dutch(text);
  if (!may_hold_date(lower)) return {};
  return Finder(text, lower, document_date).find();
}

std::string dutch_date(std::string_view iso) {
  if (!day_of_iso(iso)) return std::string(iso);
  return std::string(iso.substr(8, 2)) + "-" + std::string(iso.substr(5, 2)) + "-" +
         std::string(iso.substr(0, 4));
}

}  // namespace planlezer
