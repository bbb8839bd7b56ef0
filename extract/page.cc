#include "extract/page.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::string_view soft_hyphen = "\u00AD";
constexpr std::string_view en_dash = "\u2013";

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return result;
}

std::string_view last_word(std::string_view text) {
  const auto space = text.find_last_of(" \n");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \n"));
}

// After "midden-" these say that the hyphen stands for the rest of a compound: "midden- en westgebied".
bool is_conjunction(std::string_view word) {
  constexpr std::array<std::string_view, 13> conjunctions = {
      "en",    "of", "en/of",          "tot", "t/m", "als", "naar", "dan", "noch", "c.q.",
      "resp.", "&",  "respectievelijk"};
  while (!word.empty() && (word.back() == ',' || word.back() == ';')) word.remove_suffix(1);
  return is_one_of(word, conjunctions);
}

// Parts that keep their hyphen: abbreviations written small, and prefixes that are always written with one.
bool keeps_hyphen(std::string_view part) {
  constexpr std::array<std::string_view, 30> parts = {
      "kpi", "vth",  "ict", "hr",  "mt",  "or",    "ab",   "db",  "ov",  "cao",
      "btw", "bv",   "nv",  "avg", "woo", "bibob", "od",   "rud", "ggd", "pdf",
      "mkb", "niet", "non", "ex",  "oud", "vice",  "anti", "zzs", "sms", "tv"};
  return is_one_of(part, parts);
}

// Vowels that would be read as one sound: compounds keep a hyphen there ("milieu-inspectie",
// "mede-eigenaar").
bool clashes(char last, char first) {
  constexpr std::array<std::string_view, 15> pairs = {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie",
                                                      "ii", "oe", "oi", "oo", "ou", "ui", "uu"};
  const std::array<char, 2> pair{last, first};
  return is_one_of(std::string_view(pair.data(), 2), pairs);
}

}  // namespace

std::vector<Box> boxes_of(const Page& page, Span span) {
  std::vector<Box> boxes;
  const auto ends_before = [&](const auto& item) { return item.text.end <= span.begin; };
  auto word = std::partition_point(page.words.begin(), page.words.end(), ends_before);
  auto line = std::partition_point(page.lines.begin(), page.lines.end(), ends_before);
  auto last_line = page.lines.end();
  for (; word != page.words.end() && word->text.begin < span.end; ++word) {
    while (line != page.lines.end() && line->text.end <= word->text.begin) ++line;
    if (!boxes.empty() && line == last_line)
      boxes.back().include(word->box);
    else
      boxes.push_back(word->box);
    last_line = line;
  }
  return boxes;
}

bool joins_without_hyphen(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return false;
  std::size_t offset = 0;
  const char32_t next = next_code_point(after, offset);
  const bool next_is_lower = (next >= 'a' && next <= 'z') || (next >= 0xDF && next <= 0xFF && next != 0xF7);
  if (!next_is_lower || is_conjunction(first_word(after)))
    return false;  // "2024-" + "2026", "Noord-" + "Holland"
  const char last = before.back();
  if (last >= '0' && last <= '9') return false;
  if (last >= 'A' && last <= 'Z') return false;  // an abbreviation keeps its hyphen: "VTH-" + "taken"
  std::string_view part = last_word(before);
  if (const auto hyphen = part.rfind('-'); hyphen != std::string_view::npos) part.remove_prefix(hyphen + 1);
  while (!part.empty() && (part.front() == '(' || part.front() == '"' || part.front() == '\''))
    part.remove_prefix(1);
  if (part.size() < 2) return false;  // "e-" + "mail"
  const std::string small = lower(part);
  if (keeps_hyphen(small)) return false;
  // "be-" + "invloeden" is one word all the same, whose dots the hyphen replaced.
  constexpr std::array<std::string_view, 4> prefixes = {"be", "ge", "re", "co"};
  return !clashes(last, after.front()) || is_one_of(small, prefixes);
}

std::string quote_of(const Page& page, Span span) {
  const std::uint32_t length = static_cast<std::uint32_t>(page.text.size());
  const std::uint32_t begin = std::min(span.begin, length);
  const std::string_view text =
      trim(std::string_view(page.text).substr(begin, std::min(span.end, length) - std::min(begin, span.end)));
  std::string quote;
  quote.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, soft_hyphen.size()) == soft_hyphen) {
      i += soft_hyphen.size() - 1;
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;  // only typographic: the word goes on
      continue;
    }
    if (text[i] != '\n') {
      quote += text[i];
      continue;
    }
    while (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    const std::string_view next = first_word(text.substr(i + 1));
    if (quote.size() > 1 && quote.back() == '-' && quote[quote.size() - 2] != ' ' && !is_conjunction(next)) {
      // The word goes on; whether its hyphen was there before the line was full decides if it stays.
      if (joins_without_hyphen(last_word(std::string_view(quote).substr(0, quote.size() - 1)), next))
        quote.pop_back();
      continue;
    }
    std::string_view before = quote;
    if (before.ends_with('/'))
      before.remove_suffix(1);
    else if (before.ends_with(en_dash))
      before.remove_suffix(en_dash.size());
    if (before.size() < quote.size() && !before.empty() && before.back() != ' ')
      continue;  // "2024–" "2026", "en/" "of"
    if (!quote.empty() && quote.back() != ' ') quote += ' ';
  }
  return quote;
}

}  // namespace planlezer
