#include "extract/labels.h"

#include <algorithm>
#include <array>
#include <string>

namespace planlezer {

namespace {

constexpr std::array<std::string_view, 26> bullets = {
    "\u2022", "\u25E6", "\u25AA", "\u25A0", "\u25CF", "\u25CB", "\u25AB", "\u2023", "\u2043",
    "\u2219", "\u27A2", "\u27A4", "\u25BA", "\u25B6", "\u2713", "\u2714", "\u2717", "\u2610",
    "\u2611", "\u2612", "\u2666", "\u25C6", "\u2756", "\u00B7", "\u25B8", "\u2794"};
constexpr std::array<std::string_view, 6> dashes = {"-", "\u2013", "\u2014", "*", "o", "\u2212"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "2", "2.1", "2.1.3" with at most two digits a part (years and amounts are no labels).
bool read_number(std::string_view text, Label& label) {
  label.depth = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    std::size_t digits = 0;
    std::int32_t value = 0;
    while (i < text.size() && is_digit(text[i])) {
      value = value * 10 + (text[i] - '0');
      if (++digits > 2) return false;
      ++i;
    }
    if (digits == 0 || (digits == 2 && text[i - 2] == '0')) return false;
    label.value = value;
    ++label.depth;
    if (i == text.size()) return label.depth <= 6;
    if (text[i] != '.' || i + 1 == text.size()) return false;
    ++i;
  }
  return false;
}

bool read_roman(std::string_view text, Label& label) {
  constexpr std::array<std::string_view, 12> numerals = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                         "vii", "viii", "ix",  "x",  "xi", "xii"};
  std::string lower(text);
  const bool upper = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  for (char& c : lower) {
    if ((c >= 'A' && c <= 'Z') != upper) return false;
    if (upper) c = static_cast<char>(c - 'A' + 'a');
  }
  const auto found = std::find(numerals.begin(), numerals.end(), lower);
  if (found == numerals.end()) return false;
  label.value = static_cast<std::int32_t>(found - numerals.begin()) + 1;
  return true;
}

}  // namespace

Label label_of(std::string_view word) {
  Label label;
  if (std::find(bullets.begin(), bullets.end(), word) != bullets.end()) {
    label.kind = LabelKind::bullet;
    return label;
  }
  if (std::find(dashes.begin(), dashes.end(), word) != dashes.end()) {
    label.kind = LabelKind::dash;
    return label;
  }
  std::string_view inner = word;
  const bool opened = inner.starts_with('(');
  if (opened) inner.remove_prefix(1);
  if (!inner.empty() && (inner.back() == ')' || (!opened && (inner.back() == '.' || inner.back() == ':')))) {
    if (inner.back() == ':') return label;
    inner.remove_suffix(1);
    label.closed = true;
  }
  if (opened && !label.closed) return label;
  if (inner.empty()) return label;
  if (read_number(inner, label)) {
    label.kind = LabelKind::number;
    return label;
  }
  label.depth = 1;
  if (!label.closed) return label;
  const char c = inner[0];
  if (read_roman(inner, label) && inner.size() > 1) {
    label.kind = LabelKind::roman;
  } else if (inner.size() == 1 && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
    label.kind = LabelKind::letter;
    label.value = (c | 0x20) - 'a' + 1;
  }
  return label;
}

}  // namespace planlezer
