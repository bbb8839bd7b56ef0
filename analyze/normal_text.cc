#include "analyze/normal_text.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/text.h"

namespace planlezer {

namespace {

bool is_dropped(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c < 0x20;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Folding these would change what is said: 5¹, m², H₂O, ½.
bool is_kept(char32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0xBC && c <= 0xBE) || (c >= 0x2070 && c <= 0x209F) ||
         (c >= 0x2150 && c <= 0x215F) || c == 0xBA || c == 0xAA || c == 0x2026 || c == 0x2122;
}

// What stands for `c` in text for matching.
std::string fold(char32_t c) {
  std::string folded;
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0xB4:
    case 0x2032:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return "\"";
    case 0x2010:
    case 0x2011:
      return "-";
    case 0x2012:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return "\u2013";
    default:
      break;
  }
  if (c >= 0x100 && !is_kept(c)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString decomposed;
    if (U_SUCCESS(status) && nfkc->getDecomposition(static_cast<UChar32>(c), decomposed)) {
      nfkc->normalize(decomposed, status).toUTF8String(folded);
      return folded;
    }
  }
  append_utf8(folded, c);
  return folded;
}

// Where the letters of ASCII and Latin-1, digits and signs that stay as they are end. Spaces are not among
// them.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte > ' ' && byte < 0x7F)
      ++at;
    else if (byte == 0xC3 && at + 1 < text.size() && (text[at + 1] & 0xC0) == 0x80)
      at += 2;
    else
      break;
  }
  return at;
}

std::string_view word_after(std::string_view text, std::size_t at) {
  text = text.substr(at);
  return text.substr(0, text.find_first_of(" \n"));
}

std::string_view last_word(std::string_view text) {
  const auto space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

}  // namespace

void NormalText::copy(const Page& page, std::uint32_t begin, std::uint32_t end) {
  const bool goes_on = !runs_.empty() && runs_.back().verbatim && runs_.back().page == page.number &&
                       runs_.back().end == begin;
  if (goes_on)
    runs_.back().end = end;
  else
    runs_.push_back({static_cast<std::uint32_t>(text_.size()), page.number, begin, end, true});
  text_.append(page.text, begin, end - begin);
}

void NormalText::put(std::string_view bytes, std::int32_t page, std::uint32_t begin, std::uint32_t end) {
  if (bytes.empty()) return;
  runs_.push_back({static_cast<std::uint32_t>(text_.size()), page, begin, end, false});
  text_.append(bytes);
}

void NormalText::drop_last_byte() {
  text_.pop_back();
  if (runs_.back().verbatim) --runs_.back().end;
  if (runs_.back().at == text_.size()) runs_.pop_back();
}

void NormalText::put_line_break(const Page& page, std::uint32_t at, Span span) {
  const std::string_view text(page.text);
  const std::string_view next = word_after(text.substr(0, span.end), at + 1);
  if (text_.size() > 1 && text_.back() == '-' && text_[text_.size() - 2] != ' ') {
    const std::string_view before = last_word(std::string_view(text_).substr(0, text_.size() - 1));
    if (joins_without_hyphen(before, next)) {
      drop_last_byte();
      return;
    }
    // "midden-" + "en west" keeps its space, "VTH-" + "taken" does not get one.
    if (next != "en" && next != "of" && next != "en/of" && next != "tot" && next != "als") return;
  }
  if (text_.ends_with('/') && text_.size() > 1 && text_[text_.size() - 2] != ' ') return;
  if (!text_.empty() && text_.back() != ' ') put(" ", page.number, at, at + 1);
}

void NormalText::append(const Page& page, Span span) {
  if (!text_.empty() && text_.back() != ' ') put(" ", runs_.back().page, runs_.back().end, runs_.back().end);
  const std::string_view text(page.text);
  std::size_t offset = span.begin;
  const std::size_t end = std::min<std::size_t>(span.end, text.size());
  text_.reserve(text_.size() + span.size());
  while (offset < end) {
    const auto begin = static_cast<std::uint32_t>(offset);
    const std::size_t plain = end_of_plain(text.substr(0, end), offset);
    if (plain > offset) {
      copy(page, begin, static_cast<std::uint32_t>(plain));
      offset = plain;
      continue;
    }
    const char32_t c = next_code_point(text, offset);
    const auto after = static_cast<std::uint32_t>(offset);
    if (c == '\n') {
      put_line_break(page, begin, span);
    } else if (is_space(c)) {
      if (text_.empty() || text_.back() == ' ') continue;
      if (c == ' ')
        copy(page, begin, after);
      else
        put(" ", page.number, begin, after);
    } else if (!is_dropped(c)) {
      put(fold(c), page.number, begin, after);
    }
  }
}

// Bytes of the page that normal text leaves out between two words: line ends, soft hyphens, marks of
// footnotes.
constexpr std::uint32_t most_left_out = 8;

std::vector<Place> NormalText::places(Span span) const {
  std::vector<Place> places;
  // Characters are whole on the page, also when `span` cuts one.
  const auto inside = [&](std::size_t at) {
    return at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80;
  };
  while (span.begin > 0 && inside(span.begin)) --span.begin;
  std::size_t end = std::min<std::size_t>(span.end, text_.size());
  while (inside(end)) ++end;
  auto run = std::upper_bound(runs_.begin(), runs_.end(), span.begin,
                              [](std::uint32_t at, const Run& r) { return at < r.at; });
  if (run != runs_.begin()) --run;
  for (; run != runs_.end() && run->at < end; ++run) {
    Span source{run->begin, run->end};
    if (run->verbatim) {
      if (run->at < span.begin) source.begin += span.begin - run->at;
      const std::size_t length = source.end - run->begin;
      if (run->at + length > end) source.end -= static_cast<std::uint32_t>(run->at + length - end);
    }
    if (source.begin >= source.end) continue;
    // Words that were passed over (a running head between two columns) are no part of the place.
    const bool apart =
        !places.empty() && places.back().page == run->page &&
        (source.begin > places.back().span.end + most_left_out || source.end < places.back().span.begin);
    if (places.empty() || places.back().page != run->page || apart)
      places.push_back({run->page, source});
    else
      places.back().span.end = std::max(places.back().span.end, source.end);
  }
  return places;
}

std::string normal(std::string_view text) {
  Page page;
  page.text = std::string(text);
  NormalText result;
  result.append(page, {0, static_cast<std::uint32_t>(text.size())});
  return result.text();
}

std::vector<std::string> lower_pages_of(const Extracted& document) {
  std::vector<std::string> pages;
  for (const Page& page : document.pages) {
    NormalText text;
    text.append(page, {0, static_cast<std::uint32_t>(page.text.size())});
    pages.push_back(lower_dutch(text.text()));
  }
  return pages;
}

std::string lower_dutch(std::string_view text) {
  std::string result(text);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto c = static_cast<unsigned char>(result[i]);
    if (c >= 'A' && c <= 'Z') {
      result[i] = static_cast<char>(c | 0x20);
    } else if (c == 0xC3 && i + 1 < result.size()) {
      const auto d = static_cast<unsigned char>(result[i + 1]);
      if (d >= 0x80 && d <= 0x9E && d != 0x97) result[i + 1] = static_cast<char>(d + 0x20);
      ++i;
    }
  }
  return result;
}

}  // namespace planlezer
