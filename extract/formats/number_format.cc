#include "extract/formats/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::string_view months[] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                       "juli",    "augustus", "september", "oktober", "november", "december"};
constexpr std::string_view short_months[] = {"jan", "feb", "mrt", "apr", "mei", "jun",
                                             "jul", "aug", "sep", "okt", "nov", "dec"};
constexpr std::string_view weekdays[] = {"zondag",    "maandag", "dinsdag", "woensdag",
                                         "donderdag", "vrijdag", "zaterdag"};

struct Moment {
  int year = 0, month = 1, day = 1, weekday = 0, hour = 0, minute = 0, second = 0;
};

std::string padded(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// Days since 1970 to a date (Howard Hinnant's algorithm).
Moment moment_of(double value, bool from_1904) {
  const double seconds = std::round(value * 86'400);
  const auto days = static_cast<long long>(std::floor(seconds / 86'400));
  const int rest = static_cast<int>(seconds - static_cast<double>(days) * 86'400);
  // Excel has a 29 February 1900: days before it are one further.
  const long long early = !from_1904 && days > 0 && days < 60 ? 1 : 0;
  const long long z = days + early + (from_1904 ? -24'107 : -25'569) + 719'468;
  const long long era = (z >= 0 ? z : z - 146'096) / 146'097;
  const long long day_of_era = z - era * 146'097;
  const long long year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const long long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long long shifted = (5 * day_of_year + 2) / 153;
  Moment moment;
  moment.day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  moment.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  moment.year = static_cast<int>(year_of_era + era * 400 + (moment.month <= 2 ? 1 : 0));
  moment.weekday = static_cast<int>(((z - 719'468 + 4) % 7 + 7) % 7);
  moment.hour = rest / 3600;
  moment.minute = rest / 60 % 60;
  moment.second = rest % 60;
  return moment;
}

// A piece of a format: one of its letters repeated, or text as it is.
struct Piece {
  char letter = 0;  // 0: text; '[' an elapsed time
  std::size_t count = 0;
  std::string text;
};

// The format without colours, conditions and room for signs.
std::vector<Piece> pieces_of(std::string_view format) {
  std::vector<Piece> pieces;
  const auto add_text = [&](std::string_view text) {
    if (pieces.empty() || pieces.back().letter != 0) pieces.push_back({0, 0, ""});
    pieces.back().text += text;
  };
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') {
      const std::size_t end = std::min(format.find('"', i + 1), format.size());
      add_text(format.substr(i + 1, end - i - 1));
      i = end;
    } else if (c == '\\') {
      // Of a character of more bytes the rest follows as text.
      if (i + 1 < format.size()) add_text(format.substr(++i, 1));
    } else if (c == '_' || c == '*') {
      ++i;
      if (c == '*') add_text(" ");
    } else if (c == '[') {
      const std::size_t end = std::min(format.find(']', i), format.size());
      const std::string_view inside = format.substr(i + 1, end - i - 1);
      if (inside.starts_with('$'))
        add_text(inside.substr(
            1, inside.find('-') == std::string_view::npos ? inside.size() : inside.find('-') - 1));
      else if (inside.find_first_not_of("hms") == std::string_view::npos && !inside.empty())
        pieces.push_back({'[', inside.size(), std::string(inside.substr(0, 1))});
      i = end;
    } else if (std::string_view("0#?.,%EyYmMdDhHsS@").find(c) != std::string_view::npos) {
      const char letter = c >= 'A' && c <= 'Z' && c != 'E' ? static_cast<char>(c + 32) : c;
      if (!pieces.empty() && pieces.back().letter == letter)
        ++pieces.back().count;
      else
        pieces.push_back({letter, 1, ""});
    } else if ((c == 'A' || c == 'a') && (format.substr(i, 5) == "AM/PM" || format.substr(i, 5) == "am/pm")) {
      i += 4;
    } else if (c == 'G' && format.substr(i, 7) == "General") {
      pieces.push_back({'G', 1, ""});
      i += 6;
    } else {
      add_text(format.substr(i, 1));
    }
  }
  return pieces;
}

bool is_date_letter(char letter) {
  return letter == 'y' || letter == 'd' || letter == 'm' || letter == 'h' || letter == 's' || letter == '[';
}

std::string shown_time(const Moment& moment, bool seconds) {
  return padded(moment.hour) + ":" + padded(moment.minute) + (seconds ? ":" + padded(moment.second) : "");
}

// Dates in digits all get the Dutch order; dates in words keep the order of the format.
std::string shown_date(double value, const std::vector<Piece>& pieces, bool from_1904) {
  if (value < 0 || value > 2'958'466) return general_number(value);
  const Moment moment = moment_of(value, from_1904);
  bool day = false, year = false, month = false, hours = false, seconds = false, words = false;
  for (const Piece& piece : pieces) {
    day |= piece.letter == 'd';
    year |= piece.letter == 'y';
    hours |= piece.letter == 'h' || piece.letter == '[';
    seconds |= piece.letter == 's';
    words |= (piece.letter == 'm' && piece.count >= 3) || (piece.letter == 'd' && piece.count >= 3);
    if (piece.letter == '[') {
      const double unit = piece.text == "h" ? 24 : piece.text == "m" ? 1440 : 86'400;
      const auto whole = static_cast<long long>(std::floor(value * unit + 1e-6));
      return std::to_string(whole) + (piece.text == "h" ? ":" + padded(moment.minute) : "");
    }
  }
  for (const Piece& piece : pieces) month |= piece.letter == 'm' && (day || year || piece.count >= 3);
  if (!day && !year && !month) return shown_time(moment, seconds);
  std::string text;
  if (!words) {
    if (day) text += padded(moment.day) + "-";
    if (month) text += padded(moment.month) + (year ? "-" : "");
    if (year) text += std::to_string(moment.year);
  } else {
    for (const Piece& piece : pieces) {
      // "/" stands for the sign that the language has between the parts of a date.
      if (piece.letter == 0) text += piece.text == "/" ? "-" : piece.text;
      if (piece.letter == 'y') text += std::to_string(moment.year);
      if (piece.letter == 'd')
        text += piece.count >= 3 ? std::string(weekdays[moment.weekday]).substr(0, piece.count == 3 ? 2 : 12)
                                 : std::to_string(moment.day);
      if (piece.letter == 'm' && text.find(':') == std::string::npos && piece.count >= 1) {
        const auto at = static_cast<std::size_t>(moment.month - 1);
        text += piece.count == 3 ? short_months[at] : piece.count > 3 ? months[at] : padded(moment.month);
      }
      if (piece.letter == 'h') break;
    }
    text = std::string(trim(text));
  }
  return hours ? text + " " + shown_time(moment, seconds) : text;
}

std::string with_thousands(std::string digits) {
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ".");
  return digits;
}

// How a number is set: what the digits of the format say.
struct Digits {
  std::size_t whole = 0;  // least digits before the comma
  std::size_t least_decimals = 0, most_decimals = 0;
  bool thousands = false;
  double scale = 1;
};

std::string set_digits(double value, const Digits& digits) {
  value = std::abs(value) * digits.scale;
  const std::size_t decimals = std::min<std::size_t>(digits.most_decimals, 10);
  // As people round: 2,5 is 3.
  const double power = std::pow(10.0, static_cast<double>(decimals));
  if (value * power < 1e15)
    value = std::floor(value * power + 0.5 + 1e-9 * std::max(1.0, value * power * 1e-6)) / power;
  std::array<char, 400> buffer;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                          std::chars_format::fixed, static_cast<int>(decimals));
  std::string text(buffer.data(), error == std::errc() ? end : buffer.data());
  std::string whole = text.substr(0, text.find('.'));
  std::string rest =
      decimals > 0 && text.find('.') != std::string::npos ? text.substr(text.find('.') + 1) : "";
  while (rest.size() > digits.least_decimals && rest.ends_with('0')) rest.pop_back();
  if (whole == "0" && digits.whole == 0 && !rest.empty()) whole.clear();
  if (whole.size() < digits.whole) whole.insert(0, digits.whole - whole.size(), '0');
  if (digits.thousands) whole = with_thousands(whole);
  return rest.empty() ? whole : whole + "," + rest;
}

std::string shown_by_digits(double value, const std::vector<Piece>& pieces, bool own_sign) {
  Digits digits;
  bool after_point = false, any = false;
  std::size_t last_digit = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (std::string_view("0#?").find(pieces[i].letter) != std::string_view::npos && pieces[i].letter != 0)
      last_digit = i;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (piece.letter == 'E') return general_number(value);
    if (piece.letter == '%')
      for (std::size_t n = 0; n < piece.count && n < 3; ++n) digits.scale *= 100;
    if (piece.letter == '.') after_point = true;
    if (piece.letter == ',' && i < last_digit && !after_point) digits.thousands = true;
    if (piece.letter == ',' && i > last_digit && any)
      for (std::size_t n = 0; n < piece.count && n < 4; ++n) digits.scale /= 1000;
    if (piece.letter != '0' && piece.letter != '#' && piece.letter != '?') continue;
    any = true;
    if (after_point) digits.most_decimals += piece.count;
    if (piece.letter == '0') (after_point ? digits.least_decimals : digits.whole) += piece.count;
  }
  std::string text;
  bool set = false;
  for (const Piece& piece : pieces) {
    if (piece.letter == 0) text += piece.text;
    if (piece.letter == '%') text += "%";
    if (piece.letter == 'G') text += general_number(std::abs(value));
    if (piece.letter == 0 || piece.letter == '%' || piece.letter == ',' || set) continue;
    if (any) text += set_digits(value, digits);
    set = any;
  }
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  if (value < 0 && own_sign && !zero) text.insert(0, "-");
  return text;
}

// "positive;negative;zero;text"
std::vector<std::string_view> sections_of(std::string_view format) {
  std::vector<std::string_view> sections;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '"') quoted = !quoted;
    if (format[i] == '\\')
      ++i;
    else if (format[i] == ';' && !quoted) {
      sections.push_back(format.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  sections.push_back(format.substr(std::min(begin, format.size())));
  return sections;
}

std::string one_space(std::string_view text) {
  std::string clean;
  for (const char c : trim(text))
    if (c != ' ' || !clean.ends_with(' ')) clean += c;
  return clean;
}

}  // namespace

std::string general_number(double value) {
  if (!std::isfinite(value)) return {};
  std::array<char, 64> buffer;
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.11g", value);
  std::string text(buffer.data(), static_cast<std::size_t>(std::max(length, 0)));
  if (text.find('e') != std::string::npos && std::abs(value) >= 1 && std::abs(value) < 1e20) {
    const int whole = std::snprintf(buffer.data(), buffer.size(), "%.0f", value);
    text.assign(buffer.data(), static_cast<std::size_t>(std::max(whole, 0)));
  }
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string shown_number(double value, std::string_view format, bool from_1904) {
  if (!std::isfinite(value)) return {};
  if (format.empty() || format == "General" || format == "@") return general_number(value);
  const auto sections = sections_of(format);
  std::string_view section = sections[0];
  bool own_sign = true;
  if (value < 0 && sections.size() > 1) {
    section = sections[1];
    own_sign = false;
  } else if (value == 0 && sections.size() > 2) {
    section = sections[2];
  }
  const std::vector<Piece> pieces = pieces_of(section);
  const bool date = std::any_of(pieces.begin(), pieces.end(),
                                [](const Piece& piece) { return is_date_letter(piece.letter); });
  const bool fraction =
      section.find('?') != std::string_view::npos && section.find('/') != std::string_view::npos;
  if (fraction) return general_number(value);
  return one_space(date ? shown_date(value, pieces, from_1904) : shown_by_digits(value, pieces, own_sign));
}

std::string_view built_in_format(int number) {
  switch (number) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
    case 37:
    case 38:
      return "#,##0";
    case 4:
    case 39:
    case 40:
      return "#,##0.00";
    case 5:
    case 6:
    case 41:
    case 42:
      return number < 40 || number == 42 ? "€ #,##0" : "#,##0";
    case 7:
    case 8:
    case 43:
    case 44:
      return number < 40 || number == 44 ? "€ #,##0.00" : "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 14:
      return "d-m-yyyy";
    case 15:
      return "d-mmm-yy";
    case 16:
      return "d-mmm";
    case 17:
      return "mmm-yy";
    case 18:
    case 20:
      return "h:mm";
    case 19:
    case 21:
      return "h:mm:ss";
    case 22:
      return "d-m-yyyy h:mm";
    case 45:
      return "mm:ss";
    case 46:
      return "[h]:mm:ss";
    default:
      return {};
  }
}

std::string shown_iso_date(std::string_view date) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    return date.substr(from, count).find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (date.size() < 10 || date[4] != '-' || date[7] != '-' || !digits(0, 4) || !digits(5, 2) || !digits(8, 2))
    return std::string(date);
  std::string text = std::string(date.substr(8, 2)) + "-" + std::string(date.substr(5, 2)) + "-" +
                     std::string(date.substr(0, 4));
  const std::string_view time =
      date.size() >= 16 && date[10] == 'T' ? date.substr(11, 5) : std::string_view();
  if (!time.empty() && time != "00:00") text += " " + std::string(time);
  return text;
}

}  // namespace planlezer
