#include "extract/formats/word_numbering.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/text.h"

namespace planlezer {

namespace {

std::string roman(int value) {
  static constexpr std::pair<int, const char*> parts[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string text;
  for (const auto& [size, letters] : parts)
    for (; value >= size; value -= size) text += letters;
  return text;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

// After z come aa, bb, …
std::string letter(int value) {
  return std::string(static_cast<std::size_t>(std::min((value - 1) / 26 + 1, 8)),
                     static_cast<char>('a' + (value - 1) % 26));
}

}  // namespace

std::string number_text(int value, std::string_view format) {
  if (format == "none") return {};
  if (value < 1 || value > 5000) return std::to_string(value);
  if (format == "lowerLetter" || format == "a") return letter(value);
  if (format == "upperLetter" || format == "A") return upper(letter(value));
  if (format == "lowerRoman" || format == "i") return roman(value);
  if (format == "upperRoman" || format == "I") return upper(roman(value));
  if (format == "decimalZero" && value < 10) return "0" + std::to_string(value);
  if (format == "ordinal") return std::to_string(value) + "e";
  return std::to_string(value);
}

std::string plain_bullet(std::string_view text) {
  std::size_t offset = 0;
  const char32_t c = text.empty() ? U' ' : next_code_point(text, offset);
  const bool known = !text.empty() && c > 0x20 && (c < 0xE000 || c > 0xF8FF);
  return known ? std::string(text) : "•";
}

void WordNumbering::read_level(pugi::xml_node node, Levels& levels) {
  const int number = number_attribute(node, "ilvl", -1);
  if (number < 0 || number >= list_levels) return;
  Level& level = levels[static_cast<std::size_t>(number)];
  for (const pugi::xml_node part : node.children()) {
    const std::string_view value = attribute_of(part, "val");
    if (is(part, "start")) level.start = number_of(value, 1);
    if (is(part, "numFmt")) level.format = value;
    if (is(part, "lvlText")) level.text = value;
    if (is(part, "pStyle")) level.style = value;
    if (is(part, "isLgl")) level.all_decimal = is_on(part);
    if (is(part, "lvlRestart")) level.restart_after = number_of(value, -1);
  }
}

WordNumbering::WordNumbering(pugi::xml_node numbering, const WordStyles& styles) {
  std::map<int, pugi::xml_node> kinds;  // abstract lists
  std::map<int, pugi::xml_node> lists;
  for (const pugi::xml_node node : numbering.children()) {
    if (is(node, "abstractNum")) kinds.emplace(number_attribute(node, "abstractNumId", -1), node);
    if (is(node, "num")) lists.emplace(number_attribute(node, "numId", -1), node);
  }
  const auto kind_of = [&](int list) {
    const auto found = lists.find(list);
    return found == lists.end() ? -1 : number_attribute(child_of(found->second, "abstractNumId"), "val", -1);
  };
  for (const auto& [number, node] : lists) {
    List list;
    list.new_starts.fill(-1);
    list.counted_as = kind_of(number);
    auto kind = kinds.find(list.counted_as);
    if (kind == kinds.end()) continue;
    // A list by reference: a style says which list is meant.
    if (const auto link = child_of(kind->second, "numStyleLink")) {
      const WordStyle* style = styles.find(attribute_of(link, "val"));
      const auto meant = kinds.find(style == nullptr ? -1 : kind_of(style->list));
      if (meant != kinds.end()) kind = meant;
    }
    for (const pugi::xml_node level : kind->second.children())
      if (is(level, "lvl")) read_level(level, list.levels);
    for (const pugi::xml_node change : node.children()) {
      const int level = number_attribute(change, "ilvl", -1);
      if (!is(change, "lvlOverride") || level < 0 || level >= list_levels) continue;
      read_level(child_of(change, "lvl"), list.levels);
      if (const auto start = child_of(change, "startOverride"))
        list.new_starts[static_cast<std::size_t>(level)] = number_attribute(start, "val", 1);
    }
    lists_.emplace(number, std::move(list));
  }
}

int WordNumbering::level_of_style(int list, std::string_view style_id) const {
  const auto found = lists_.find(list);
  if (found == lists_.end() || style_id.empty()) return -1;
  for (int i = 0; i < list_levels; ++i)
    if (found->second.levels[static_cast<std::size_t>(i)].style == style_id) return i;
  return -1;
}

std::string WordNumbering::next(int list_number, int level_number) {
  const auto found = lists_.find(list_number);
  if (found == lists_.end()) return {};
  List& list = found->second;
  const auto at = static_cast<std::size_t>(std::clamp(level_number, 0, list_levels - 1));
  const Level& level = list.levels[at];
  if (level.format == "bullet") return plain_bullet(level.text);
  Counters& counters = counters_[list.counted_as];
  if (list.new_starts[at] >= 0) {
    counters.value[at] = list.new_starts[at] - 1;
    counters.begun[at] = true;
    list.new_starts[at] = -1;
  }
  for (std::size_t i = 0; i <= at; ++i)
    if (!std::exchange(counters.begun[i], true)) counters.value[i] = list.levels[i].start - (i == at ? 1 : 0);
  ++counters.value[at];
  for (std::size_t i = at + 1; i < list_levels; ++i)
    if (list.levels[i].restart_after != 0 &&
        (list.levels[i].restart_after < 0 || static_cast<int>(at) < list.levels[i].restart_after))
      counters.begun[i] = false;
  std::string label;
  for (std::size_t i = 0; i < level.text.size(); ++i) {
    const char c = level.text[i];
    if (c != '%' || i + 1 >= level.text.size() || level.text[i + 1] < '1' || level.text[i + 1] > '9') {
      label += c;
      continue;
    }
    const auto named = static_cast<std::size_t>(level.text[++i] - '1');
    const std::string_view format = level.all_decimal ? "decimal" : list.levels[named].format;
    label += number_text(counters.value[named], format);
  }
  return label;
}

}  // namespace planlezer
