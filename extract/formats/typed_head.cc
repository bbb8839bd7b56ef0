#include "extract/formats/typed_head.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::array<std::string_view, 12> months{"jan", "feb", "maa", "apr", "mei", "jun",
                                                  "jul", "aug", "sep", "okt", "nov", "dec"};

int month_of(std::string_view word) {
  std::string lower;
  for (const char c : word.substr(0, 3)) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (lower == "mrt") return 3;
  if (lower == "oct") return 10;
  if (lower == "may") return 5;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (lower == months[i]) return static_cast<int>(i) + 1;
  return 0;
}

Address typed_address(std::string_view text) {
  Address address;
  const auto open = text.find_first_of("<[");
  if (open != std::string_view::npos) {
    std::string_view inside = text.substr(open + 1);
    inside = trim(inside.substr(0, inside.find_first_of(">]")));
    if (inside.starts_with("mailto:")) inside.remove_prefix(7);
    address.address = inside;
    address.name = trim(text.substr(0, open));
  } else if (text.find('@') != std::string_view::npos && text.find(' ') == std::string_view::npos) {
    address.address = text;
  } else {
    address.name = text;
  }
  while (address.name.starts_with('"') || address.name.starts_with('\'')) address.name.erase(0, 1);
  while (address.name.ends_with('"') || address.name.ends_with('\'')) address.name.pop_back();
  return address;
}

// The numbers in `word`, parted by '-', '/', '.' or ':'.
std::vector<int> numbers_in(std::string_view word) {
  std::vector<int> numbers;
  const char* at = word.data();
  const char* const end = at + word.size();
  while (at < end && *at >= '0' && *at <= '9' && numbers.size() < 4) {
    int number = 0;
    at = std::from_chars(at, end, number).ptr;
    numbers.push_back(number);
    if (at < end && (*at == '-' || *at == '/' || *at == '.' || *at == ':')) ++at;
  }
  return numbers;
}

struct Moment {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

void read_word(std::string_view word, Moment& moment) {
  const std::vector<int> numbers = numbers_in(word);
  const bool time = word.find(':') != std::string_view::npos;
  if (time && numbers.size() >= 2) {
    moment.hour = numbers[0];
    moment.minute = numbers[1];
    moment.second = numbers.size() > 2 ? numbers[2] : 0;
  } else if (numbers.size() == 3) {
    const bool iso = numbers[0] > 31;
    moment.year = iso ? numbers[0] : numbers[2];
    moment.month = numbers[1];
    moment.day = iso ? numbers[2] : numbers[0];
  } else if (numbers.size() == 1) {
    (numbers[0] > 31 ? moment.year : moment.day) = numbers[0];
  } else if (moment.month == 0 && moment.day > 0) {
    moment.month = month_of(word);  // behind the day: "maandag" is no month
  }
}

}  // namespace

std::vector<Address> typed_addresses(std::string_view text) {
  std::vector<Address> addresses;
  for (const std::string_view each : split(text, ';'))
    if (!trim(each).empty()) addresses.push_back(typed_address(trim(each)));
  return addresses;
}

std::string typed_date(std::string_view text) {
  Moment moment;
  std::string_view rest = trim(text);
  while (!rest.empty()) {
    const auto end = rest.find_first_of(" \t,");
    read_word(rest.substr(0, end), moment);
    rest = end == std::string_view::npos ? std::string_view() : trim(rest.substr(end + 1));
  }
  const bool possible = moment.year >= 1970 && moment.year < 2200 && moment.month >= 1 &&
                        moment.month <= 12 && moment.day >= 1 && moment.day <= 31 && moment.hour < 24 &&
                        moment.minute < 60 && moment.second < 61;
  if (!possible) return {};
  std::array<char, 96> iso{};
  std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02dT%02d:%02d:%02d", moment.year, moment.month,
                moment.day, moment.hour, moment.minute, moment.second);
  return iso.data();
}

}  // namespace planlezer
