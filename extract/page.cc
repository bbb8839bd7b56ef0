#include "extract/page.h"

#include "base/text.h"

namespace planlezer {

std::vector<Box> boxes_of(const Page& page, Span span) {
  std::vector<Box> boxes;
  std::size_t line = 0;
  std::size_t last_line = static_cast<std::size_t>(-1);
  for (const Word& word : page.words) {
    if (!word.text.overlaps(span)) continue;
    while (line < page.lines.size() && page.lines[line].text.end <= word.text.begin) ++line;
    if (line == last_line && !boxes.empty())
      boxes.back().include(word.box);
    else
      boxes.push_back(word.box);
    last_line = line;
  }
  return boxes;
}

bool joins_without_hyphen(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return false;
  std::size_t offset = 0;
  const char32_t next = next_code_point(after, offset);
  const bool next_is_lower = (next >= 'a' && next <= 'z') || (next >= 0xDF && next <= 0xFF && next != 0xF7);
  if (!next_is_lower) return false;  // "2024-" + "2026", "Noord-" + "Holland"
  const char last = before.back();
  if (last >= '0' && last <= '9') return false;
  if (last >= 'A' && last <= 'Z') return false;  // an abbreviation keeps its hyphen: "VTH-" + "taken"
  for (const std::string_view word : {"en", "of", "en/of", "tot", "als", "naar"})  // "midden- en west"
    if (after.substr(0, word.size()) == word &&
        (after.size() == word.size() || after[word.size()] == ' ' || after[word.size()] == ','))
      return false;
  return true;
}

namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";

std::string_view last_word(std::string_view text) {
  const auto space = text.find_last_of(" \n");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \n"));
}

}  // namespace

std::string quote_of(const Page& page, Span span) {
  const std::string_view text = trim(std::string_view(page.text).substr(span.begin, span.size()));
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
    if (quote.size() > 1 && quote.back() == '-' && quote[quote.size() - 2] != ' ') {
      const std::string_view next = text.substr(i + 1);
      const std::string_view before = std::string_view(quote).substr(0, quote.size() - 1);
      if (joins_without_hyphen(last_word(before), first_word(next))) {
        quote.pop_back();
        continue;
      }
      const std::string_view word = first_word(next);
      if (word != "en" && word != "of" && word != "tot" && word != "en/of") continue;  // "VTH-" + "taken"
    }
    if (!quote.empty() && quote.back() != ' ') quote += ' ';
  }
  return quote;
}

}  // namespace planlezer
