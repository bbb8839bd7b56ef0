#include "extract/ocr_decision.h"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <utility>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr double raster_cover = 0.6;   // an image over this share of the page is taken for a scan
constexpr std::size_t few_words = 30;  // a stamp, a header line or a registration mark on a scan
constexpr double large_region = 0.25,
                 small_region = 0.08;  // of the page; the small one on a page of few words
constexpr std::size_t page_of_few_words = 60;
constexpr std::size_t page_of_some_words = 150;  // a letterhead, a filled-in form
constexpr float high_band = 0.12F;               // of the page
constexpr double wordless_page = 0.4;            // of the page, together
constexpr double unmapped_share = 0.08;          // of the glyphs
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

// Parts of the page from side to side where a picture is and no word: the body of a scan under a letterhead
// that is text, however many words that has.
std::vector<Box> wordless_bands(const std::vector<Box>& images, const std::vector<RawWord>& words,
                                float width, float height) {
  constexpr float margin = 6;  // points
  std::vector<std::pair<float, float>> taken;
  for (const RawWord& word : words) taken.emplace_back(word.box.y0 - margin, word.box.y1 + margin);
  taken.emplace_back(height, height);
  std::sort(taken.begin(), taken.end());
  std::vector<Box> bands;
  float begin = 0;
  for (const auto& [top, bottom] : taken) {
    if (top - begin >= high_band * height) bands.push_back({0, begin, width, top});
    begin = std::max(begin, bottom);
  }
  std::erase_if(bands, [&](const Box& band) {
    std::vector<Box> parts;
    for (const Box& image : images)
      parts.push_back({std::max(image.x0, band.x0), std::max(image.y0, band.y0), std::min(image.x1, band.x1),
                       std::min(image.y1, band.y1)});
    return cover_of(parts, width, height) < raster_cover * cover_of({band}, width, height);
  });
  return bands;
}

OcrDecision without_words(const PageFacts& facts, double cover, bool has_images) {
  if ((has_images && cover > 0.002) || facts.paints >= outlined_text)
    return {PageState::pending, "no_text", false, {}};
  return {PageState::blank, "blank", false, {}};
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

std::vector<Box> wordless_images(const std::vector<Box>& images, const std::vector<RawWord>& words,
                                 float width, float height) {
  std::vector<Box> regions;
  if (!(width > 0) || !(height > 0) || images.size() > 1'000) return regions;
  constexpr float touching = 3;  // points
  for (Box box : images) {
    for (std::size_t i = 0; i < regions.size();) {
      const Box& other = regions[i];
      const bool touches = box.x0 < other.x1 + touching && other.x0 < box.x1 + touching &&
                           box.y0 < other.y1 + touching && other.y0 < box.y1 + touching;
      if (!touches) {
        ++i;
        continue;
      }
      box.include(other);
      regions.erase(regions.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;
    }
    regions.push_back(box);
  }
  std::erase_if(regions, [&](const Box& region) {
    const double share = cover_of({region}, width, height);
    const auto within = std::count_if(words.begin(), words.end(), [&](const RawWord& word) {
      return region.contains(word.box.center_x(), word.box.center_y());
    });
    return share < 0.01 || static_cast<double>(within) > 1 + few_words * share;
  });
  return regions;
}

bool reads_well(const std::vector<RawWord>& words) {
  std::size_t long_words = 0;
  std::size_t mixed = 0;
  for (const RawWord& word : words) {
    if (word.text.size() < 4 || !is_letter(static_cast<unsigned char>(word.text.front()))) continue;
    ++long_words;
    std::string_view inner(word.text);
    while (!inner.empty() && !is_letter(static_cast<unsigned char>(inner.back()))) inner.remove_suffix(1);
    mixed += inner.find_first_of("0123456789|{}[]~^\\") != std::string_view::npos ? 1 : 0;
  }
  return looks_like_language(words) && !(long_words >= 20 && exceeds(mixed, 0.1, long_words));
}

OcrDecision decide_on_ocr(const PageFacts& facts, const std::vector<RawWord>& words,
                          const std::vector<Box>& images, OcrMode mode) {
  const double cover = cover_of(images, facts.width, facts.height);
  const std::int64_t glyphs = facts.visible_glyphs + facts.invisible_glyphs;
  OcrDecision decision{PageState::read, "native", true, {}};
  const std::size_t broken = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_broken));
  if (words.empty() && facts.unmapped_glyphs > 0) {
    decision = {PageState::pending, "unmapped_fonts", false, {}};
  } else if (facts.unmapped_glyphs >= 10 && (exceeds(static_cast<std::size_t>(facts.unmapped_glyphs),
                                                     unmapped_share, static_cast<std::size_t>(glyphs)) ||
                                             exceeds(broken, broken_share, words.size()))) {
    decision = {PageState::pending, "unmapped_fonts", 2 * facts.unmapped_glyphs < glyphs, {}};
  } else if (words.empty()) {
    decision = without_words(facts, cover, !images.empty());
  } else if (cover > raster_cover && facts.invisible_glyphs > facts.visible_glyphs) {
    // Only the picture tells whether a layer that reads well is right.
    decision = {PageState::pending,
                reads_well(words) ? "invisible_text_good" : "raster_with_invisible_text",
                true,
                {}};
  } else if (cover > raster_cover && words.size() < few_words) {
    decision = {PageState::pending, "raster_with_header", true, {}};
  } else if (!looks_like_language(words)) {
    decision = {PageState::pending, "implausible_text", true, {}};
  }
  if (decision.state == PageState::read && decision.reason == "native") {
    const bool on_picture = cover > raster_cover && words.size() < page_of_some_words;
    decision.regions = on_picture ? wordless_bands(images, words, facts.width, facts.height)
                                  : wordless_images(images, words, facts.width, facts.height);
    const double least = on_picture                         ? wordless_page
                         : words.size() < page_of_few_words ? small_region
                                                            : large_region;
    if (cover_of(decision.regions, facts.width, facts.height) >= least) {
      decision.state = PageState::pending;
      decision.reason = "raster_region";
    } else {
      decision.regions.clear();
    }
  }
  if (mode == OcrMode::always && decision.state != PageState::blank && decision.state != PageState::pending)
    decision = {PageState::pending, "requested", true, {}};
  if (mode == OcrMode::never && decision.state == PageState::pending)
    decision.state = words.empty() || !decision.keep_words ? PageState::unreadable : PageState::read;
  return decision;
}

}  // namespace planlezer
