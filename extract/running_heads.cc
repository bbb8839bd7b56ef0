#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "extract/structure_parts.h"

namespace planlezer {

namespace {

constexpr float edge_share = 0.16F;         // of the page height: where running lines stand
constexpr std::size_t most_candidates = 4;  // at either edge of a page
constexpr float same_height = 5.0F;         // points between places that count as the same

struct Candidate {
  std::size_t page;
  std::size_t block;
  float y;  // from the edge it stands at
  float size;
  bool top;
  std::string pattern;               // its words without the numbers
  std::vector<std::string> numbers;  // in it
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "Pagina 4 van 13" becomes "Pagina # van #" and 4, 13. The order of the words is given up: page numbers
// change sides on left and right pages.
void find_pattern(std::string_view text, Candidate& candidate) {
  if (text.empty()) return;
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '\n') {
      words.emplace_back();
    } else if (!is_digit(text[i])) {
      words.back() += text[i];
    } else {
      const std::size_t begin = i;
      while (i + 1 < text.size() && is_digit(text[i + 1])) ++i;
      words.back() += '#';
      candidate.numbers.emplace_back(text.substr(begin, i + 1 - begin));
    }
  }
  if (is_digit(text.front()) && words.front() == "#")
    std::rotate(candidate.numbers.begin(), candidate.numbers.begin() + 1, candidate.numbers.end());
  std::sort(words.begin(), words.end());
  for (const std::string& word : words) candidate.pattern += word + ' ';
}

// Whether the numbers in two lines are the same, or count the pages.
bool numbers_agree(const Candidate& a, const Candidate& b) {
  if (a.numbers.size() != b.numbers.size()) return false;
  const auto page_step = static_cast<long>(a.page) - static_cast<long>(b.page);
  for (std::size_t i = 0; i < a.numbers.size(); ++i) {
    if (a.numbers[i] == b.numbers[i]) continue;
    if (std::max(a.numbers[i].size(), b.numbers[i].size()) > 5) return false;
    if (std::stol(a.numbers[i]) - std::stol(b.numbers[i]) != page_step) return false;
  }
  return true;
}

// Those in `group` (of one pattern, at one height) that another one agrees with.
std::vector<const Candidate*> agreeing(std::vector<const Candidate*> group) {
  constexpr std::size_t reach = 4;  // pages may be left out, and numbers start anew
  std::sort(group.begin(), group.end(),
            [](const Candidate* a, const Candidate* b) { return a->page < b->page; });
  std::vector<bool> agrees(group.size(), false);
  for (std::size_t i = 0; i < group.size(); ++i)
    for (std::size_t j = i + 1; j < std::min(group.size(), i + reach); ++j)
      if (numbers_agree(*group[i], *group[j])) agrees[i] = agrees[j] = true;
  std::vector<const Candidate*> found;
  for (std::size_t i = 0; i < group.size(); ++i)
    if (agrees[i]) found.push_back(group[i]);
  return found;
}

// "4", "- 4 -", "Pagina 4 van 13", "p. 4": says the number of its own page and nothing else.
bool is_page_number(std::string_view text, std::int32_t number) {
  std::string word;
  bool found = false;
  for (const char c : text) {
    if (is_digit(c)) {
      word += c;
      continue;
    }
    found = found || word == std::to_string(number);
    word.clear();
  }
  found = found || word == std::to_string(number);
  if (!found || text.size() > 24) return false;
  std::string rest;
  for (const char c : text) {
    if (is_digit(c)) {
      if (!rest.ends_with('#')) rest += '#';
    } else {
      rest += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\n' ? ' ' : c;
    }
  }
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
      for (const std::size_t b : blocks) {
        const float y = page.blocks[b].box.center_y();
        Candidate& candidate = candidates.emplace_back();
        candidate = {p, b, top ? y : page.height - y, size_of(page, page.blocks[b]), top, {}, {}};
        find_pattern(text_of(page, page.blocks[b].text), candidate);
      }
    }
  }
  return candidates;
}

// Letters only, in lower case: "1 Vooraf" and "VOORAF" are the same title.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text)
    if (!is_digit(c) && c != ' ' && c != '\n' && c != '.')
      letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return letters;
}

// The largest size in which each title stands as a heading.
std::unordered_map<std::string, float> find_titles(const std::vector<Page>& pages) {
  std::unordered_map<std::string, float> titles;
  for (const Page& page : pages)
    for (const Block& block : page.blocks) {
      if (block.kind != BlockKind::heading) continue;
      float& size = titles[letters_of(text_of(page, block.text))];
      size = std::max(size, size_of(page, block));
    }
  return titles;
}

// The outermost line of a page, by itself, that repeats a larger heading: a chapter's running head.
bool repeats_title(const Page& page, const Candidate& candidate,
                   const std::unordered_map<std::string, float>& titles) {
  const Block& block = page.blocks[candidate.block];
  const auto title = titles.find(letters_of(text_of(page, block.text)));
  if (title == titles.end() || title->second < 1.1F * candidate.size) return false;
  return std::none_of(page.blocks.begin(), page.blocks.end(), [&](const Block& other) {
    if (&other == &block) return false;
    return candidate.top ? other.box.y0 < block.box.y1 + candidate.size
                         : other.box.y1 > block.box.y0 - candidate.size;
  });
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
    groups[candidate.pattern + (candidate.top ? "^" : "_")].push_back(&candidate);
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
      const auto at = [&](std::size_t i) { return group.begin() + static_cast<std::ptrdiff_t>(i); };
      const std::vector<const Candidate*> same = agreeing({at(begin), at(end)});
      if (same.size() >= least)
        for (const Candidate* candidate : same) {
          mark(pages, *candidate);
          ++places[place_of(*candidate)];
        }
      begin = end;
    }
  }
  const auto titles = find_titles(pages);
  for (const Candidate& candidate : candidates) {
    const Page& page = pages[candidate.page];
    const Block& block = page.blocks[candidate.block];
    if (is_running(block.kind)) continue;
    const auto known = places.find(place_of(candidate));
    const bool same_place = known != places.end() && known->second >= 4 &&
                            4 * known->second >= pages.size() && candidate.size <= 1.05F * body;
    const bool title = pages.size() > 2 && repeats_title(page, candidate, titles);
    if (same_place || title || is_page_number(text_of(page, block.text), page.number)) mark(pages, candidate);
  }
}

}  // namespace planlezer
