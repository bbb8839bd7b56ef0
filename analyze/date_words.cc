// Words of dates: numbers, months, ordinals, and how text is cut into tokens.
#include <algorithm>
#include <array>
#include <charconv>

#include "analyze/date_finder.h"
#include "analyze/numbers.h"

namespace planlezer::date_reading {

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

namespace {

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

}  // namespace

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

}  // namespace planlezer::date_reading
