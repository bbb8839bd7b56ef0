// What encoding and decoding a page share: the grid of hundredths of a point, and the spans and boxes that
// follow from the text and the words and are therefore not written. Inside extract only.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/page.h"

namespace planlezer {

inline constexpr std::uint8_t format_version = 2;
inline constexpr std::int64_t largest_coordinate = 100'000'000;  // hundredths of a point

// Words are the runs between separators, lines what lies between line ends.
inline bool is_separator(char c) {
  return c == ' ' || c == '\n';
}

template <typename IsEnd>
std::vector<Span> runs_of(std::string_view text, IsEnd is_end) {
  std::vector<Span> runs;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !is_end(text[i])) continue;
    if (i > begin) runs.push_back({begin, i});
    begin = i + 1;
  }
  return runs;
}

template <typename Item>
bool spans_are(const std::vector<Item>& items, const std::vector<Span>& runs) {
  return items.size() == runs.size() &&
         std::equal(items.begin(), items.end(), runs.begin(),
                    [](const Item& item, const Span& run) { return item.text == run; });
}

inline std::int64_t quantised(float value) {
  if (!std::isfinite(value)) return 0;
  return std::clamp<std::int64_t>(std::llround(static_cast<double>(value) * 100), -largest_coordinate,
                                  largest_coordinate);
}

inline float coordinate(std::int64_t hundredths) {
  return static_cast<float>(hundredths) / 100.0F;
}

struct GridBox {
  std::int64_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool operator==(const GridBox&) const = default;
};

inline GridBox on_grid(const Box& box) {
  return {quantised(box.x0), quantised(box.y0), quantised(box.x1), quantised(box.y1)};
}

// The union of the boxes of the words in `span`; words are in text order, `from` moves along.
inline Box box_of_words(const std::vector<Word>& words, Span span, std::size_t& from) {
  while (from > 0 && words[from - 1].text.end > span.begin) --from;
  while (from < words.size() && words[from].text.end <= span.begin) ++from;
  Box box;
  bool first = true;
  for (std::size_t i = from; i < words.size() && words[i].text.begin < span.end; ++i) {
    if (first)
      box = words[i].box;
    else
      box.include(words[i].box);
    first = false;
  }
  return box;
}

// What else is written of a block.
enum BlockFlags : std::uint8_t { goes_on = 1, has_label = 2, in_table = 4, has_box = 8, in_flow = 16 };

}  // namespace planlezer
