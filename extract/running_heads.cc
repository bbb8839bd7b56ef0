#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "extract/structure_parts.h"

namespace planlezer {

namespace {

constexpr float edge_share = 0.14F;         // of the page height: where running lines stand
constexpr std::size_t most_candidates = 4;  // at either edge of a page
constexpr float same_height = 5.0F;         // points between places that count as the same

struct Candidate {
  std::size_t page;
  std::size_t block;
  float y;
  float size;
  bool top;
};

// Digits become '#', so that "Pagina 4 van 13" is the same line on every page.
std::string pattern_of(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (!pattern.ends_with('#')) pattern += '#';
    } else if (c == '\n') {
      pattern += ' ';
    } else {
      pattern += c;
    }
  }
  return pattern;
}

// "4", "- 4 -", "Pagina 4 van 13", "p. 4": says the number of its own page and nothing else.
bool is_page_number(std::string_view text, std::int32_t number) {
  std::string word;
  bool found = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      word += c;
      continue;
    }
    found = found || word == std::to_string(number);
    word.clear();
  }
  found = found || word == std::to_string(number);
  if (!found || text.size() > 24) return false;
  std::string rest = pattern_of(text);
  std::transform(rest.begin(), rest.end(), rest.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  for (const std::string_view form :
       {"#", "- # -", "-#-", "# / #", "#/#", "# van #", "pagina #", "pagina # van #", "p. #", "pag. #",
        "blad #", "pagina #/#", "pagina # / #", "\u2013 # \u2013", "| #", "# |"})
    if (rest == form) return true;
  return false;
}

float body_size(const std::vector<Page>& pages) {
  std::unordered_map<int, std::size_t> letters;
  for (const Page& page : pages)
    for (const Word& word : page.words)
      if (word.font < page.fonts.size())
        letters[static_cast<int>(std::lround(page.fonts[word.font].size * 2))] += word.text.size();
  const auto most = std::max_element(letters.begin(), letters.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second < b.second : a.first < b.first;
  });
  return most == letters.end() ? 10 : static_cast<float>(most->first) / 2;
}

std::vector<Candidate> find_candidates(const std::vector<Page>& pages) {
  std::vector<Candidate> candidates;
  std::vector<std::size_t> blocks;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const Page& page = pages[p];
    for (const bool top : {true, false}) {
      blocks.clear();
      for (std::size_t b = 0; b < page.blocks.size(); ++b) {
        const Block& block = page.blocks[b];
        if (block.kind == BlockKind::table_cell || block.text.size() > 300) continue;
        const bool at_edge =
            top ? block.box.y1 < edge_share * page.height : block.box.y0 > (1 - edge_share) * page.height;
        if (at_edge) blocks.push_back(b);
      }
      std::sort(blocks.begin(), blocks.end(), [&](std::size_t a, std::size_t b) {
        return top ? page.blocks[a].box.y0 < page.blocks[b].box.y0
                   : page.blocks[a].box.y1 > page.blocks[b].box.y1;
      });
      if (blocks.size() > most_candidates) blocks.resize(most_candidates);
      for (const std::size_t b : blocks)
        candidates.push_back({p, b, page.blocks[b].box.center_y(), size_of(page, page.blocks[b]), top});
    }
  }
  return candidates;
}

void mark(std::vector<Page>& pages, const Candidate& candidate) {
  Block& block = pages[candidate.page].blocks[candidate.block];
  block.kind = candidate.top ? BlockKind::running_head : BlockKind::running_foot;
  block.level = 0;
  block.label = {};
}

}  // namespace

void mark_running_heads(std::vector<Page>& pages) {
  const std::vector<Candidate> candidates = find_candidates(pages);
  const float body = body_size(pages);
  const std::size_t enough = pages.size() <= 4 ? 2 : 3;
  std::unordered_map<std::string, std::vector<const Candidate*>> groups;
  for (const Candidate& candidate : candidates) {
    const Page& page = pages[candidate.page];
    groups[pattern_of(text_of(page, page.blocks[candidate.block].text)) + (candidate.top ? "^" : "_")]
        .push_back(&candidate);
  }
  // Where running lines stand: by height and letter size, so that chapter titles in the same place are known
  // as such.
  std::map<std::tuple<bool, int, int>, std::size_t> places;
  const auto place_of = [](const Candidate& c) {
    return std::tuple(c.top, static_cast<int>(std::lround(c.y / 3)),
                      static_cast<int>(std::lround(c.size * 2)));
  };
  for (auto& [pattern, group] : groups) {
    std::sort(group.begin(), group.end(), [](const Candidate* a, const Candidate* b) { return a->y < b->y; });
    for (std::size_t begin = 0; begin < group.size();) {
      std::size_t end = begin + 1;
      while (end < group.size() && group[end]->y - group[end - 1]->y < same_height) ++end;
      // A large line that repeats on a few pages is more likely the title of a slide than a running head.
      const bool large = group[begin]->size > 1.2F * body;
      const std::size_t least = large ? std::max(enough, pages.size() / 2) : enough;
      if (end - begin >= least)
        for (std::size_t i = begin; i < end; ++i) {
          mark(pages, *group[i]);
          ++places[place_of(*group[i])];
        }
      begin = end;
    }
  }
  for (const Candidate& candidate : candidates) {
    const Page& page = pages[candidate.page];
    const Block& block = page.blocks[candidate.block];
    if (is_running(block.kind)) continue;
    const auto known = places.find(place_of(candidate));
    const bool same_place = known != places.end() && known->second >= 4 &&
                            4 * known->second >= pages.size() && candidate.size <= 1.05F * body;
    if (same_place || is_page_number(text_of(page, block.text), page.number)) mark(pages, candidate);
  }
}

}  // namespace planlezer
