#include "analyze/sentences.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyze/normal_text.h"
#include "base/text.h"

namespace planlezer {

namespace {

// After these the sentence goes on, also when a capital follows.
constexpr std::array<std::string_view, 51> abbreviations = {
    "bijv",  "bv",   "nl",    "o.a",   "o.m", "d.w.z", "m.b.t", "i.v.m", "m.b.v", "t.b.v", "i.o.m", "t.o.v",
    "i.s.m", "ca",   "circa", "nr",    "nrs", "dhr",   "mevr",  "mw",    "drs",   "ir",    "mr",    "ing",
    "dr",    "prof", "art",   "blz",   "p",   "pag",   "hfst",  "vgl",   "incl",  "excl",  "min",   "max",
    "resp",  "evt",  "zgn",   "z.g.n", "jan", "feb",   "k.p.i", "vs",    "kw",    "kwrt"};

// After these it goes on unless a capital follows: they also stand at the end of a sentence.
constexpr std::array<std::string_view, 22> open_abbreviations = {
    "a.s",  "jl",  "e.d", "enz", "etc", "e.v", "n.v.t", "n.t.b", "p.m", "apr",   "aug",
    "sept", "sep", "okt", "nov", "dec", "mrt", "p.p",   "p.j",   "b.v", "n.a.v", "st"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_upper_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  std::size_t offset = at;
  const char32_t c = next_code_point(text, offset);
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view word_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '(' && text[begin - 1] != '"') --begin;
  return text.substr(begin, at - begin);
}

// Skips closing quotes and brackets after the end sign.
std::size_t past_closing(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ')' || text[at] == '"' || text[at] == '\'' || text[at] == ']'))
    ++at;
  return at;
}

bool starts_sentence(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == '"' || text[at] == '\'' || text[at] == '(' || text[at] == '['))
    ++at;
  return is_upper_at(text, at) ||
         (at < text.size() && (is_digit(text[at]) || text.substr(at, 3) == "\u20AC"));
}

// 's Winters, 't Land: a sentence may start with a small letter after an apostrophe.
bool is_end(std::string_view text, std::size_t at) {
  const std::size_t next = past_closing(text, at + 1);
  if (next >= text.size()) return true;
  if (text[next] != ' ') return false;
  if (text[at] != '.') return is_upper_at(text, next + 1) || starts_sentence(text, next + 1);
  if (!starts_sentence(text, next + 1)) return false;
  const std::string_view written = word_before(text, at);
  const std::string word = lower_dutch(written);
  if (is_one_of(word, abbreviations) && written != "NL") return false;
  const bool upper = is_upper_at(text, next + 1);
  if (is_one_of(word, open_abbreviations)) return upper;
  if (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z') return false;  // initials
  // "per 1. januari", "versie 2. 3": a bare number and a number after it.
  const bool number = !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
  return !number || upper || word.size() > 2;
}

}  // namespace

std::vector<Span> sentences_of(std::string_view text) {
  std::vector<Span> sentences;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t end) {
    std::size_t first = begin;
    std::size_t last = end;
    while (first < last && text[first] == ' ') ++first;
    while (last > first && text[last - 1] == ' ') --last;
    if (last > first)
      sentences.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
    begin = end;
  };
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((text[i] == '.' || text[i] == '!' || text[i] == '?') && is_end(text, i))
      cut(past_closing(text, i + 1));
  cut(text.size());
  return sentences;
}

namespace {

struct Mark {
  std::size_t begin, end;  // "a) ", with the space behind it
};

// Of the point `number` (from 0) at `at`: "a) ", "(a) ", or "1. " and "1) " before a capital, figure or sign.
std::optional<Mark> mark_at(std::string_view text, std::size_t at, std::size_t number, bool letters) {
  if (at > 0 && text[at - 1] != ' ') return std::nullopt;
  std::size_t i = at;
  if (letters && i < text.size() && text[i] == '(') ++i;
  const char wanted = static_cast<char>((letters ? 'a' : '1') + static_cast<char>(number));
  if (i + 3 >= text.size() || text[i] != wanted) return std::nullopt;
  const char close = text[i + 1];
  if (close != ')' && (letters || close != '.')) return std::nullopt;
  if (text[i + 2] != ' ') return std::nullopt;
  const char next = text[i + 3];
  const bool small = next >= 'a' && next <= 'z';
  if (close == '.' && small) return std::nullopt;
  return Mark{at, i + 3};
}

std::vector<Mark> marks_in(std::string_view text, bool letters) {
  std::vector<Mark> marks;
  for (std::size_t at = 0; at < text.size() && marks.size() < 9; ++at)
    if (const auto mark = mark_at(text, at, marks.size(), letters)) {
      marks.push_back(*mark);
      at = mark->end - 1;
    }
  if (marks.size() < 2) marks.clear();
  return marks;
}

std::size_t without_joiner(std::string_view text, std::size_t begin, std::size_t end) {
  const auto drop = [&](std::string_view word) {
    if (text.substr(begin, end - begin).ends_with(word)) end -= word.size();
  };
  drop(" ");
  for (const std::string_view word : {" en", " of", " en/of", " alsmede", " dan wel"}) drop(word);
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == ',' || text[end - 1] == ';')) --end;
  return end;
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::vector<TextUnit> units_of(std::string_view text) {
  std::vector<TextUnit> units;
  std::vector<Mark> marks = marks_in(text, true);
  if (marks.empty()) marks = marks_in(text, false);
  if (marks.empty()) {
    for (const Span& sentence : sentences_of(text)) units.push_back({sentence, {}});
    return units;
  }
  // The sentence that the first point breaks into leads them all.
  Span lead;
  for (const Span& sentence : sentences_of(text.substr(0, marks.front().begin))) {
    const bool ended =
        text[sentence.end - 1] == '.' || text[sentence.end - 1] == '!' || text[sentence.end - 1] == '?';
    if (ended)
      units.push_back({sentence, {}});
    else
      lead = sentence;
  }
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    const std::size_t end = without_joiner(text, marks[i].end, marks[i + 1].begin);
    if (end > marks[i].end) units.push_back({span_of(marks[i].end, end), lead});
  }
  // After the last point the text may go on.
  const auto offset = static_cast<std::uint32_t>(marks.back().end);
  bool is_point = true;
  for (const Span& sentence : sentences_of(text.substr(offset))) {
    units.push_back({{sentence.begin + offset, sentence.end + offset}, is_point ? lead : Span()});
    is_point = false;
  }
  return units;
}

}  // namespace planlezer
