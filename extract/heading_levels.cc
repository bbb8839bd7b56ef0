#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "extract/labels.h"
#include "extract/structure_parts.h"

namespace planlezer {

namespace {

constexpr std::uint8_t deepest = 6;

// How a heading is set; larger letters and bold ones come first.
struct Style {
  int half_points = 0;
  bool bold = false;
  bool italic = false;
  auto operator<=>(const Style& other) const {
    return std::tuple(-half_points, !bold, italic) <=>
           std::tuple(-other.half_points, !other.bold, other.italic);
  }
  bool operator==(const Style&) const = default;
};

// The title a line of a table of contents points to, or that of a heading: letters without label, leader and
// page number.
std::string title_of(const Page& page, const Block& block) {
  std::string_view text = text_of(page, block.text);
  const std::size_t space = text.find_first_of(" \n");
  if (space != std::string_view::npos && label_of(text.substr(0, space)).kind != LabelKind::none)
    text.remove_prefix(space + 1);
  std::string title;
  for (const char c : text) {
    const bool other = (c >= '0' && c <= '9') || c == ' ' || c == '\n' || c == '.' || c == '-';
    if (!other) title += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return title;
}

// Depth of the titles in the table of contents by their indent; empty when nothing is indented there.
std::unordered_map<std::string, std::uint8_t> contents_levels(const std::vector<Page>& pages) {
  constexpr float same_indent = 4;
  std::vector<std::pair<float, std::string>> entries;
  std::vector<float> lefts;
  for (const Page& page : pages)
    for (const Block& block : page.blocks)
      if (block.kind == BlockKind::contents) {
        entries.emplace_back(block.box.x0, title_of(page, block));
        lefts.push_back(block.box.x0);
      }
  std::sort(lefts.begin(), lefts.end());
  lefts.erase(std::unique(lefts.begin(), lefts.end(), [&](float a, float b) { return b - a < same_indent; }),
              lefts.end());
  std::unordered_map<std::string, std::uint8_t> levels;
  if (lefts.size() < 2 || lefts.size() > 5) return levels;  // flat, or set in columns
  for (const auto& [left, title] : entries) {
    const auto deeper = std::upper_bound(lefts.begin(), lefts.end(), left + same_indent / 2);
    levels.emplace(title, static_cast<std::uint8_t>(deeper - lefts.begin()));
  }
  return levels;
}

struct Uses {
  std::array<std::size_t, deepest + 1> numbered{};  // by depth of the number
  std::array<std::size_t, deepest + 1> listed{};    // by depth in the table of contents; 0: not in it
  std::size_t count = 0;
  bool on_covers = true;  // on the first two pages and the last one only
  std::uint8_t level = 0;
  bool numbers_count = true;  // false: a numbered list in a style below that of deeper headings
};

Style style_of(const Page& page, const Block& block) {
  Style style;
  const std::size_t first = word_at(page, block.label.empty() ? block.text.begin : block.label.end);
  if (first >= page.words.size() || page.words[first].font >= page.fonts.size()) return style;
  const Font& font = page.fonts[page.words[first].font];
  style.half_points = static_cast<int>(std::lround(font.size * 2));
  style.bold = font.bold;
  style.italic = font.italic;
  return style;
}

// 0: the heading has no number.
std::uint8_t numbered_depth(const Page& page, const Block& block) {
  if (block.label.empty()) return 0;
  const Label label = label_of(text_of(page, block.label));
  return label.kind == LabelKind::number ? std::min(label.depth, deepest) : std::uint8_t{0};
}

}  // namespace

// The indents of the table of contents and dotted numbers decide; a style used with numbers gives its level
// to unnumbered headings in the same style; other styles find their place between those by size. A title that
// stands on the first pages only takes no level of its own.
void set_heading_levels(std::vector<Page>& pages) {
  const auto contents = contents_levels(pages);
  const auto listed_level = [&](const Page& page, const Block& block) {
    const auto entry = contents.find(title_of(page, block));
    return entry == contents.end() ? std::uint8_t{0} : entry->second;
  };
  std::map<Style, Uses> styles;
  for (const Page& page : pages)
    for (const Block& block : page.blocks) {
      if (block.kind != BlockKind::heading) continue;
      Uses& uses = styles[style_of(page, block)];
      ++uses.count;
      const bool cover =
          page.number <= pages.front().number + 1 || (pages.size() > 8 && &page == &pages.back());
      uses.on_covers = uses.on_covers && cover;
      ++uses.numbered[numbered_depth(page, block)];
      ++uses.listed[listed_level(page, block)];
    }
  std::uint8_t level = 0;  // of the style before
  for (auto& [style, uses] : styles) {
    const auto listed = std::max_element(uses.listed.begin() + 1, uses.listed.end());
    if (2 * *listed > uses.count) {
      level = uses.level = static_cast<std::uint8_t>(listed - uses.listed.begin());
      uses.numbers_count = false;
      continue;
    }
    const auto most = std::max_element(uses.numbered.begin() + 1, uses.numbered.end());
    const auto depth = static_cast<std::uint8_t>(most - uses.numbered.begin());
    if (*most > 0 && depth >= level) {
      uses.level = depth;
      level = depth;
      continue;
    }
    uses.numbers_count = *most == 0;
    const bool title = level == 0 && pages.size() > 2 && uses.on_covers;
    if (title) {
      uses.level = 1;
    } else {
      level = std::min<std::uint8_t>(static_cast<std::uint8_t>(level + 1), deepest);
      uses.level = level;
    }
  }
  // An unnumbered style above a numbered one cannot lie deeper than it.
  std::uint8_t below = deepest;
  for (auto it = styles.rbegin(); it != styles.rend(); ++it) {
    it->second.level = std::min(it->second.level, below);
    const auto& numbered = it->second.numbered;
    const bool any = std::any_of(numbered.begin() + 1, numbered.end(), [](std::size_t n) { return n > 0; });
    if (any && it->second.numbers_count) below = it->second.level;
  }
  for (Page& page : pages)
    for (Block& block : page.blocks) {
      if (block.kind != BlockKind::heading) continue;
      const Uses& uses = styles[style_of(page, block)];
      const std::uint8_t number = numbered_depth(page, block);
      const std::uint8_t listed = listed_level(page, block);
      if (number > 1 || (number == 1 && listed == 0 && uses.numbers_count))
        block.level = number;
      else
        block.level = listed > 0 ? listed : std::max<std::uint8_t>(1, uses.level);
    }
}

}  // namespace planlezer
