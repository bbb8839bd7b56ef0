#include "analyze/numbers.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace planlezer {

namespace {

using Entry = std::pair<std::string_view, int>;

// Longest first where one begins with the other.
constexpr std::array<Entry, 38> below_hundred = {{
    {"dertien", 13},  {"veertien", 14},  {"vijftien", 15}, {"zestien", 16},  {"zeventien", 17},
    {"achttien", 18}, {"negentien", 19}, {"twintig", 20},  {"dertig", 30},   {"veertig", 40},
    {"vijftig", 50},  {"zestig", 60},    {"zeventig", 70}, {"tachtig", 80},  {"negentig", 90},
    {"twaalf", 12},   {"zeven", 7},      {"negen", 9},     {"twee", 2},      {"drie", 3},
    {"vier", 4},      {"vijf", 5},       {"acht", 8},      {"tien", 10},     {"zes", 6},
    {"elf", 11},      {"één", 1},        {"een", 1},       {"eén", 1},       {"tweeën", 2},
    {"drieën", 3},    {"nul", 0},        {"één", 1},       {"veertien", 14}, {"zestien", 16},
    {"tachtig", 80},  {"elf", 11},       {"tien", 10},
}};

// Takes a number below 100 from the front: "vijfentwintig", "twaalf".
std::optional<int> take_below_hundred(std::string_view& word) {
  const auto take = [](std::string_view& text) -> std::optional<int> {
    for (const auto& [name, value] : below_hundred)
      if (text.starts_with(name)) {
        text.remove_prefix(name.size());
        return value;
      }
    return std::nullopt;
  };
  std::string_view rest = word;
  const auto unit = take(rest);
  if (!unit) return std::nullopt;
  for (const std::string_view joint : {"en", "ën", "ëen"}) {
    if (*unit > 9 || !rest.starts_with(joint)) continue;
    std::string_view tens = rest.substr(joint.size());
    const auto value = take(tens);
    if (value && *value >= 20 && *value % 10 == 0) {
      word = tens;
      return *value + *unit;
    }
  }
  word = rest;
  return unit;
}

// Below 1000: "tweehonderdvijftig", "honderd".
std::optional<int> take_below_thousand(std::string_view& word) {
  std::string_view rest = word;
  std::optional<int> value = rest.starts_with("honderd") ? std::optional(1) : take_below_hundred(rest);
  if (!value) return std::nullopt;
  if (rest.starts_with("honderd")) {
    rest.remove_prefix(7);
    int total = *value * 100;
    if (const auto more = take_below_hundred(rest)) total += *more;
    word = rest;
    return total;
  }
  word = rest;
  return value;
}

}  // namespace

std::optional<double> number_of(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (word[0] >= '0' && word[0] <= '9') {
    int value = 0;
    const auto end = word.data() + word.size();
    const auto [rest, error] = std::from_chars(word.data(), end, value);
    if (error == std::errc() && rest == end) return value;
    return std::nullopt;
  }
  if (word == "anderhalf" || word == "anderhalve") return 1.5;
  if (word == "half" || word == "halve") return 0.5;
  std::string_view rest = word;
  double total = 0;
  if (rest.starts_with("duizend")) {
    rest.remove_prefix(7);
    total = 1000;
  } else {
    const auto value = take_below_thousand(rest);
    if (!value) return std::nullopt;
    total = *value;
    if (rest.starts_with("duizend")) {
      rest.remove_prefix(7);
      total *= 1000;
      if (!rest.empty()) {
        if (const auto more = take_below_thousand(rest)) total += *more;
      }
    }
  }
  if (!rest.empty()) return std::nullopt;
  return total;
}

}  // namespace planlezer
