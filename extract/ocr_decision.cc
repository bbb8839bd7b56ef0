#include "extract/ocr_decision.h"

#include <algorithm>
#include <bitset>
#include <cmath>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr double raster_cover = 0.6;     // an image over this share of the page is taken for a scan
constexpr std::size_t few_words = 30;    // a stamp, a header line or a registration mark on a scan
constexpr double unmapped_share = 0.08;  // of the glyphs
constexpr double broken_share =
    0.04;  // of the words; a font without its ligatures breaks few glyphs but many words
constexpr std::int64_t outlined_text = 400;  // path points: letters drawn as shapes need about twelve each

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c < 0x2B0 && c != 0xD7 && c != 0xF7);
}

bool is_vowel(char32_t c) {
  constexpr std::u32string_view vowels = U"aeiouyAEIOUY";
  return vowels.find(c) != std::u32string_view::npos || c >= 0xC0;
}

bool exceeds(std::size_t part, double share, std::size_t whole) {
  return static_cast<double>(part) > share * static_cast<double>(whole);
}

OcrDecision without_words(const PageFacts& facts, double cover, bool has_images) {
  if ((has_images && cover > 0.002) || facts.paints >= outlined_text)
    return {PageState::pending, "no_text", false};
  return {PageState::blank, "blank", false};
}

}  // namespace

double cover_of(const std::vector<Box>& boxes, float width, float height) {
  constexpr int cells = 64;
  if (!(width > 0) || !(height > 0)) return 0;
  std::bitset<cells * cells> covered;
  const auto cell = [cells](float value, float extent) {
    return std::clamp(static_cast<int>(std::lround(value / extent * cells)), 0, cells);
  };
  for (const Box& box : boxes) {
    const int x0 = cell(box.x0, width);
    const int x1 = cell(box.x1, width);
    const int y1 = cell(box.y1, height);
    for (int y = cell(box.y0, height); y < y1; ++y)
      for (int x = x0; x < x1; ++x) covered.set(static_cast<std::size_t>(y * cells + x));
  }
  return static_cast<double>(covered.count()) / (cells * cells);
}

bool is_broken(const RawWord& word) {
  return word.text.find("\xEF\xBF\xBD") != std::string::npos;
}

bool looks_like_language(const std::vector<RawWord>& words) {
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t others = 0;
  std::size_t long_words = 0;
  std::size_t without_vowel = 0;
  for (const RawWord& word : words) {
    std::size_t own_letters = 0;
    std::size_t own_vowels = 0;
    std::size_t offset = 0;
    while (offset < word.text.size()) {
      const char32_t c = next_code_point(word.text, offset);
      if (is_letter(c)) {
        ++own_letters;
        own_vowels += is_vowel(c) ? 1 : 0;
      } else if (c >= '0' && c <= '9') {
        ++digits;
      } else if (c != '.') {  // dot leaders say nothing
        ++others;
      }
    }
    letters += own_letters;
    if (own_letters >= 4 && own_letters * 4 >= word.text.size() * 3) {
      ++long_words;
      without_vowel += own_vowels == 0 ? 1 : 0;
    }
  }
  if (letters + digits + others < 60) return true;
  if ((letters + digits) < others) return false;
  return long_words < 10 || without_vowel * 3 < long_words;
}

OcrDecision decide_on_ocr(const PageFacts& facts, const std::vector<RawWord>& words,
                          const std::vector<Box>& images, OcrMode mode) {
  const double cover = cover_of(images, facts.width, facts.height);
  const std::int64_t glyphs = facts.visible_glyphs + facts.invisible_glyphs;
  OcrDecision decision{PageState::read, "native", true};
  const std::size_t broken = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_broken));
  if (words.empty() && facts.unmapped_glyphs > 0) {
    decision = {PageState::pending, "unmapped_fonts", false};
  } else if (facts.unmapped_glyphs >= 10 && (exceeds(static_cast<std::size_t>(facts.unmapped_glyphs),
                                                     unmapped_share, static_cast<std::size_t>(glyphs)) ||
                                             exceeds(broken, broken_share, words.size()))) {
    decision = {PageState::pending, "unmapped_fonts", 2 * facts.unmapped_glyphs < glyphs};
  } else if (words.empty()) {
    decision = without_words(facts, cover, !images.empty());
  } else if (cover > raster_cover && facts.invisible_glyphs > facts.visible_glyphs) {
    if (looks_like_language(words))
      decision.reason = "invisible_text_good";
    else
      decision = {PageState::pending, "raster_with_invisible_text", false};
  } else if (cover > raster_cover && words.size() < few_words) {
    decision = {PageState::pending, "raster_with_header", true};
  } else if (!looks_like_language(words)) {
    decision = {PageState::pending, "implausible_text", true};
  }
  if (mode == OcrMode::always && decision.state != PageState::blank && decision.state != PageState::pending)
    decision = {PageState::pending, "requested", true};
  if (mode == OcrMode::never && decision.state == PageState::pending)
    decision.state = words.empty() || !decision.keep_words ? PageState::unreadable : PageState::read;
  return decision;
}

}  // namespace planlezer
