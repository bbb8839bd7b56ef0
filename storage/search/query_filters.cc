#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "storage/dutch/folding.h"
#include "storage/search/query.h"

namespace planlezer {

namespace {

struct Kind {
  std::string_view dutch, code;
};
constexpr std::array document_kinds = {Kind{"plan", "plan"},
                                       Kind{"plan van aanpak", "plan"},
                                       Kind{"zelftoets", "self_assessment"},
                                       Kind{"brief", "letter"},
                                       Kind{"e-mail", "email"},
                                       Kind{"email", "email"},
                                       Kind{"mail", "email"},
                                       Kind{"bericht", "email"},
                                       Kind{"bijlage", "attachment"},
                                       Kind{"overig", "other"},
                                       Kind{"letter", "letter"},
                                       Kind{"attachment", "attachment"},
                                       Kind{"other", "other"},
                                       Kind{"self_assessment", "self_assessment"}};
constexpr std::array finding_kinds = {Kind{"maatregel", "measure"},
                                      Kind{"maatregelen", "measure"},
                                      Kind{"geen maatregel", "no_measure"},
                                      Kind{"fusie", "fusion"},
                                      Kind{"ondersteuning", "support_request"},
                                      Kind{"ondersteuningsvraag", "support_request"},
                                      Kind{"vraag", "support_request"},
                                      Kind{"geen ondersteuning", "no_support"},
                                      Kind{"oordeel", "self_assessment"},
                                      Kind{"kpi", "kpi"},
                                      Kind{"bedrag", "amount"},
                                      Kind{"datum", "date"},
                                      Kind{"measure", "measure"},
                                      Kind{"no_measure", "no_measure"},
                                      Kind{"fusion", "fusion"},
                                      Kind{"support_request", "support_request"},
                                      Kind{"no_support", "no_support"}};

template <std::size_t N>
std::string_view code_of(std::string_view word, const std::array<Kind, N>& kinds) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.dutch == word; });
  return found == kinds.end() ? std::string_view() : found->code;
}

std::string quoted(std::string_view text) {
  return "‘" + std::string(text.substr(0, 60)) + "’";
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// "3", "2,3" and "2-5"
std::string read_kpis(std::string_view value, std::vector<int>& kpis) {
  const std::string problem = "kpi:" + std::string(value.substr(0, 20)) +
                              " kan niet; geef een of meer nummers, zoals kpi:3 of kpi:2,3.";
  std::string numbers(value);
  for (char& c : numbers)
    if (c == '/' || c == ';') c = ',';
  for (std::size_t begin = 0; begin <= numbers.size();) {
    const std::size_t end = std::min(numbers.find(',', begin), numbers.size());
    const std::string one = numbers.substr(begin, end - begin);
    const std::size_t dash = one.find('-');
    const std::string first = one.substr(0, dash);
    const std::string last = dash == std::string::npos ? first : one.substr(dash + 1);
    if (!all_digits(first) || !all_digits(last) || first.size() > 2 || last.size() > 2) return problem;
    for (int kpi = number_of(first); kpi <= number_of(last); ++kpi) kpis.push_back(kpi);
    begin = end + 1;
  }
  return kpis.empty() ? problem : "";
}

struct Comparison {
  std::string from, to;  // empty: open
  bool from_itself = true, to_itself = true;
};

// ">x", ">=x", "<x", "<=x", "x..y", "x"
Comparison comparison_of(std::string_view value) {
  Comparison comparison;
  if (const auto dots = value.find(".."); dots != std::string_view::npos) {
    comparison.from = value.substr(0, dots);
    comparison.to = value.substr(dots + 2);
    return comparison;
  }
  const bool above = value.starts_with(">"), below = value.starts_with("<");
  if (!above && !below) {
    comparison.from = comparison.to = value;
    return comparison;
  }
  value.remove_prefix(1);
  const bool itself = value.starts_with("=");
  if (itself) value.remove_prefix(1);
  (above ? comparison.from : comparison.to) = value;
  (above ? comparison.from_itself : comparison.to_itself) = itself;
  return comparison;
}

bool is_day(int year, int month, int day) {
  constexpr std::array<int, 12> days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 &&
         day <= (month == 2 && !leap ? 28 : days[static_cast<std::size_t>(month - 1)]);
}

// First and last day of "2024", "2024-03", "03-2024", "2024-03-15", "15-03-2024".
std::optional<std::pair<std::string, std::string>> days_of(std::string text) {
  for (char& c : text)
    if (c == '/' || c == '.') c = '-';
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('-', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    if (!all_digits(parts.back()) || parts.back().size() > 4) return std::nullopt;
    begin = end + 1;
  }
  if (parts.size() > 3) return std::nullopt;
  if (parts.front().size() != 4) std::reverse(parts.begin(), parts.end());
  if (parts.front().size() != 4) return std::nullopt;
  const int year = number_of(parts[0]);
  const int month = parts.size() > 1 ? number_of(parts[1]) : 1;
  const int day = parts.size() > 2 ? number_of(parts[2]) : 1;
  if (!is_day(year, month, day)) return std::nullopt;
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const auto iso = [&](int m, int d) { return parts[0] + "-" + two(m) + "-" + two(d); };
  const int last_month = parts.size() > 1 ? month : 12;
  // A day that the month may not have does no harm: days are compared as texts.
  return std::pair(iso(month, day), iso(last_month, parts.size() > 2 ? day : 31));
}

std::string read_dates(std::string_view value, QueryFilters& filters) {
  const std::string problem = "datum:" + std::string(value.substr(0, 30)) +
                              " kan niet; geef een jaar, maand of dag, zoals datum:2024, datum:2024-03, "
                              "datum:>=15-03-2024 of datum:2024..2025.";
  const Comparison comparison = comparison_of(value);
  if (comparison.from.empty() && comparison.to.empty()) return problem;
  if (!comparison.from.empty()) {
    const auto days = days_of(comparison.from);
    if (!days) return problem;
    // After a period is after its last day; "\x7f" is behind all that a day can go on with.
    filters.date_from = comparison.from_itself ? days->first : days->second + "\x7f";
  }
  if (!comparison.to.empty()) {
    const auto days = days_of(comparison.to);
    if (!days) return problem;
    filters.date_to = comparison.to_itself
                          ? days->second
                          : days->first.substr(0, 9) + static_cast<char>(days->first[9] - 1) + "\x7f";
  }
  return {};
}

// "100000", "100.000", "1,5 mln", "250k"
std::optional<double> euros_of(std::string text) {
  for (const std::string_view sign : {"€", "eur", "euro"})
    if (text.starts_with(sign)) text.erase(0, sign.size());
  double times = 1;
  const auto take = [&](std::string_view ending, double factor) {
    if (times != 1 || !text.ends_with(ending)) return;
    text.resize(text.size() - ending.size());
    times = factor;
  };
  take("miljoen", 1e6);
  take("mln", 1e6);
  take("m", 1e6);
  take("duizend", 1e3);
  take("k", 1e3);
  std::erase(text, ' ');
  if (const auto comma = text.find(','); comma != std::string::npos) {
    std::erase(text, '.');
    text[text.find(',')] = '.';
  } else if (const auto dot = text.rfind('.'); dot != std::string::npos && text.size() - dot == 4) {
    std::erase(text, '.');
  }
  double number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(number) || number < 0)
    return std::nullopt;
  return number * times;
}

std::string read_amounts(std::string_view value, QueryFilters& filters) {
  const std::string problem =
      "bedrag:" + std::string(value.substr(0, 30)) +
      " kan niet; geef een bedrag in euro, zoals bedrag:>100000, bedrag:<=1,5mln of bedrag:200.000..250.000.";
  const Comparison comparison = comparison_of(value);
  if (comparison.from.empty() && comparison.to.empty()) return problem;
  constexpr double cent = 0.01;
  if (!comparison.from.empty()) {
    filters.amount_from = euros_of(comparison.from);
    if (!filters.amount_from) return problem;
    if (!comparison.from_itself) *filters.amount_from += cent;
  }
  if (!comparison.to.empty()) {
    filters.amount_to = euros_of(comparison.to);
    if (!filters.amount_to) return problem;
    if (!comparison.to_itself) *filters.amount_to -= cent;
  }
  return {};
}

std::string read_kind(const std::string& value, QueryFilters& filters) {
  const std::string_view document = code_of(value, document_kinds);
  const std::string_view finding = code_of(value, finding_kinds);
  if (!document.empty())
    filters.document_kinds.emplace_back(document);
  else if (!finding.empty())
    filters.finding_kinds.emplace_back(finding);
  else
    return "soort:" + value.substr(0, 30) +
           " is er niet; kies uit plan, zelftoets, brief, e-mail, bijlage, overig, of uit maatregel, fusie, "
           "ondersteuning, oordeel.";
  return {};
}

}  // namespace

bool read_filter(std::string_view name, std::string_view value, QueryFilters& filters, std::string& problem) {
  const std::string key = fold(name);
  const std::string wanted = fold(trim(value));
  std::string wrong;
  if (key == "kpi" || key == "kpi's")
    wrong = read_kpis(wanted, filters.kpis);
  else if (key == "thema")
    filters.themes.push_back(wanted);
  else if (key == "organisatie" || key == "dienst")
    filters.organisations.push_back(wanted);
  else if (key == "soort")
    wrong = read_kind(wanted, filters);
  else if (key == "datum")
    wrong = read_dates(wanted, filters);
  else if (key == "bedrag")
    wrong = read_amounts(wanted, filters);
  else if (wanted.empty() || key.size() < 3 ||
           !std::all_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; }) ||
           key == "http" || key == "https" || key == "mailto")
    return false;
  else
    wrong = "Het filter " + quoted(std::string(name) + ":") +
            " is er niet; u kunt kiezen uit kpi:, thema:, organisatie:, soort:, datum: en bedrag:. Zoekt u "
            "deze tekst, zet er dan aanhalingstekens om.";
  if (wrong.empty() && wanted.empty())
    wrong = "Achter " + quoted(std::string(name) + ":") + " hoort een waarde, zonder spatie ertussen.";
  if (problem.empty()) problem = wrong;
  return true;
}

}  // namespace planlezer
