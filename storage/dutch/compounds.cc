#include "storage/dutch/compounds.h"

#include <algorithm>
#include <array>
#include <limits>

namespace planlezer {

namespace {

constexpr float impossible = std::numeric_limits<float>::infinity();

// The best way to write word[0, end) as parts of a compound: what it costs and where its last part begins.
struct Way {
  float cost = impossible;
  std::uint8_t last_begin = 0;
  std::uint8_t last_word_end = 0;
};

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Fewer parts are better, and short ones are often chance.
float cost_of(std::size_t letters) {
  return letters == 3 ? 1.7F : letters == 4 ? 1.2F : 1.0F;
}

struct Reading {
  float cost = impossible;
  std::size_t word_size = 0;  // without linking letters
};

Reading as_begin(std::string_view part, const DutchLexicon& lexicon) {
  if (const auto found = lexicon.find(part)) {
    if (found->is(word_is::not_part)) return {};
    if (found->is(word_is::compound_begin))
      return {cost_of(part.size()), part.size() - (found->is(word_is::linked) ? 1 : 0)};
  }
  // A linking s that the lists do not give: "toezichts" + "plan".
  if (part.size() < 6 || part.back() != 's') return {};
  const auto base = lexicon.find(part.substr(0, part.size() - 1));
  if (!base || base->is(word_is::not_part) || !base->is(word_is::compound_begin | word_is::compound_end))
    return {};
  return {1.5F, part.size() - 1};
}

Reading as_end(std::string_view part, const DutchLexicon& lexicon) {
  const auto found = lexicon.find(part);
  if (!found || found->is(word_is::not_part) || !found->is(word_is::compound_end)) return {};
  return {cost_of(part.size()), part.size()};
}

}  // namespace

std::vector<CompoundPart> divide_compound(std::string_view word, const DutchLexicon& lexicon,
                                          bool even_whole) {
  if (word.size() < 2 * shortest_part || word.size() > longest_compound || !is_plain(word)) return {};
  if (const auto known = lexicon.find(word); !even_whole && known && known->is(word_is::whole)) return {};
  std::array<Way, longest_compound + 1> ways;
  ways[0].cost = 0;
  for (std::size_t begin = 0; begin + shortest_part <= word.size(); ++begin) {
    if (ways[begin].cost == impossible) continue;
    for (std::size_t end = begin + shortest_part; end <= word.size(); ++end) {
      if (end != word.size() && end + shortest_part > word.size()) continue;
      if (begin == 0 && end == word.size()) continue;
      const std::string_view part = word.substr(begin, end - begin);
      const Reading reading = end == word.size() ? as_end(part, lexicon) : as_begin(part, lexicon);
      const float cost = ways[begin].cost + reading.cost;
      if (cost < ways[end].cost)
        ways[end] = {cost, static_cast<std::uint8_t>(begin),
                     static_cast<std::uint8_t>(begin + reading.word_size)};
    }
  }
  if (ways[word.size()].cost == impossible) return {};
  std::vector<CompoundPart> parts;
  for (std::size_t end = word.size(); end > 0; end = ways[end].last_begin)
    parts.push_back({ways[end].last_begin, static_cast<std::uint8_t>(end), ways[end].last_word_end});
  std::reverse(parts.begin(), parts.end());
  if (parts.size() > most_parts) return {};
  // A part can be a compound itself: "omgevingsdienst" + "medewerker".
  std::vector<CompoundPart> divided;
  for (const CompoundPart& part : parts) {
    auto inner = divide_compound(
        word.substr(part.begin, static_cast<std::size_t>(part.word_end - part.begin)), lexicon);
    if (inner.empty() || divided.size() + inner.size() > most_parts) {
      divided.push_back(part);
      continue;
    }
    for (CompoundPart& one : inner)
      divided.push_back({static_cast<std::uint8_t>(one.begin + part.begin),
                         static_cast<std::uint8_t>(one.end + part.begin),
                         static_cast<std::uint8_t>(one.word_end + part.begin)});
    divided.back().end = part.end;
  }
  return divided;
}

}  // namespace planlezer
