#include "storage/search/letters.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr float room = 0.3F;  // of a usual letter, on either side that is cut

// In thousandths of the size of the type; the mean of Helvetica's and Times' widths.
float width_of(char32_t c) {
  if (c == 'i' || c == 'j' || c == 'l' || c == '.' || c == ',' || c == ':' || c == ';' || c == '\'' ||
      c == 0x2019 || c == '|')
    return 250;
  if (c == 't' || c == 'f' || c == 'r' || c == 'I' || c == '-' || c == '(' || c == ')' || c == '/')
    return 315;
  if (c == 's' || c == 'c' || c == 'z' || c == 'J') return 450;
  if (c == 'm' || c == 'M' || c == 'W' || c == '%') return 840;
  if (c == 'w') return 720;
  if (c >= 'A' && c <= 'Z') return 680;
  return 515;
}

float width_of(std::string_view text) {
  float width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

// The part of a word's box where `span` stands.
Box part_of(const Page& page, const Word& word, Span span) {
  Box box = word.box;
  const bool upright = box.y1 - box.y0 > 1.5F * (box.x1 - box.x0) && word.text.size() > 2;
  if (upright || (span.begin <= word.text.begin && span.end >= word.text.end)) return box;
  const std::string_view text = page.text;
  const auto width_between = [&](std::uint32_t begin, std::uint32_t end) {
    return begin < end ? width_of(text.substr(begin, end - begin)) : 0.0F;
  };
  const float all = width_between(word.text.begin, word.text.end);
  if (all <= 0) return box;
  const float scale = (box.x1 - box.x0) / all;
  const float before = width_between(word.text.begin, std::max(span.begin, word.text.begin));
  const float after = width_between(std::min(span.end, word.text.end), word.text.end);
  const float spare = room * 515 * scale;
  if (before > 0) box.x0 += std::max(0.0F, before * scale - spare);
  if (after > 0) box.x1 -= std::max(0.0F, after * scale - spare);
  return box;
}

}  // namespace

std::vector<Box> letter_boxes_of(const Page& page, Span span) {
  std::vector<Box> boxes;
  const auto ends_before = [&](const auto& item) { return item.text.end <= span.begin; };
  auto word = std::partition_point(page.words.begin(), page.words.end(), ends_before);
  auto line = std::partition_point(page.lines.begin(), page.lines.end(), ends_before);
  auto last_line = page.lines.end();
  for (; word != page.words.end() && word->text.begin < span.end; ++word) {
    while (line != page.lines.end() && line->text.end <= word->text.begin) ++line;
    const Box box = part_of(page, *word, span);
    if (!boxes.empty() && line == last_line)
      boxes.back().include(box);
    else
      boxes.push_back(box);
    last_line = line;
  }
  return boxes;
}

}  // namespace planlezer
