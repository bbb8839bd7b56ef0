#include "storage/search/misreadings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace planlezer {

namespace {

constexpr float alike = 0.5F;
constexpr std::size_t most_readings = 24;  // of one word

// What is taken for one another, in either direction.
struct Confusion {
  std::string_view one, other;
};
constexpr std::array confusions = {
    Confusion{"m", "rn"}, Confusion{"d", "cl"},  Confusion{"u", "ii"}, Confusion{"w", "vv"},
    Confusion{"h", "li"}, Confusion{"n", "ri"},  Confusion{"m", "ni"}, Confusion{"m", "in"},
    Confusion{"m", "nn"}, Confusion{"u", "ti"},  Confusion{"u", "il"}, Confusion{"n", "fi"},
    Confusion{"h", "ti"}, Confusion{"k", "lc"},  Confusion{"ij", "y"}, Confusion{"b", "lo"},
    Confusion{"u", "li"}, Confusion{"ft", "tt"}, Confusion{"h", "ii"}, Confusion{"ff", "lf"},
};
constexpr std::array alike_letters = {
    Confusion{"l", "1"}, Confusion{"l", "i"}, Confusion{"i", "1"}, Confusion{"l", "t"}, Confusion{"i", "t"},
    Confusion{"i", "j"}, Confusion{"o", "0"}, Confusion{"c", "e"}, Confusion{"o", "e"}, Confusion{"o", "c"},
    Confusion{"a", "e"}, Confusion{"n", "u"}, Confusion{"h", "b"}, Confusion{"f", "t"}, Confusion{"q", "g"},
    Confusion{"s", "5"}, Confusion{"b", "8"}, Confusion{"g", "9"}, Confusion{"g", "6"}, Confusion{"v", "y"},
    Confusion{"z", "2"}, Confusion{"a", "s"}, Confusion{"i", "s"}, Confusion{"r", "t"}, Confusion{"n", "m"},
    Confusion{"h", "n"}, Confusion{"f", "l"}, Confusion{"a", "o"}, Confusion{"u", "v"},
};

constexpr std::size_t letters = 128;  // folded words have no others

constexpr auto look_alike = [] {
  std::array<std::array<bool, letters>, letters> table{};
  for (const Confusion& pair : alike_letters) {
    const auto one = static_cast<std::size_t>(pair.one[0]), other = static_cast<std::size_t>(pair.other[0]);
    table[one][other] = table[other][one] = true;
  }
  return table;
}();

float cost_of(char a, char b) {
  if (a == b) return 0;
  const auto one = static_cast<unsigned char>(a), other = static_cast<unsigned char>(b);
  return one < letters && other < letters && look_alike[one][other] ? alike : 1;
}

constexpr std::size_t longest = 48;  // of a word

// Which confusions end behind each letter of a word, as bits: their one side and their other.
struct Endings {
  std::array<std::uint32_t, longest + 1> one{}, other{};
};

Endings endings_of(std::string_view word) {
  static_assert(confusions.size() <= 32);
  Endings endings;
  for (std::size_t end = 1; end <= word.size(); ++end)
    for (std::size_t i = 0; i < confusions.size(); ++i) {
      const auto ends_here = [&](std::string_view with) {
        return with.back() == word[end - 1] && end >= with.size() &&
               (with.size() == 1 || with[0] == word[end - 2]);
      };
      if (ends_here(confusions[i].one)) endings.one[end] |= 1U << i;
      if (ends_here(confusions[i].other)) endings.other[end] |= 1U << i;
    }
  return endings;
}

// The letters of a word as bits: words whose letters differ much are no readings of one another.
std::uint32_t letters_of(std::string_view word) {
  std::uint32_t bits = 0;
  for (const char c : word) bits |= 1U << (static_cast<unsigned char>(c) % 32);
  return bits;
}

// `open`: so many letters at the end of `read` need not be in `word`.
float distance(std::string_view word, std::string_view read, float most, std::size_t open) {
  if (word.size() > longest || read.size() > longest) return most + 1;
  const Endings of_word = endings_of(word), of_read = endings_of(read);
  std::array<std::array<float, longest + 1>, longest + 1> costs;
  for (std::size_t j = 0; j <= read.size(); ++j) costs[0][j] = static_cast<float>(j);
  float least_before = 0;
  for (std::size_t i = 1; i <= word.size(); ++i) {
    float least_of_row = costs[i][0] = static_cast<float>(i);
    for (std::size_t j = 1; j <= read.size(); ++j) {
      float least = std::min({costs[i - 1][j] + 1, costs[i][j - 1] + 1,
                              costs[i - 1][j - 1] + cost_of(word[i - 1], read[j - 1])});
      const auto confused = [&](std::uint32_t which, auto from_word, auto from_read) {
        for (; which != 0; which &= which - 1) {
          const Confusion& pair = confusions[static_cast<std::size_t>(std::countr_zero(which))];
          least = std::min(least, costs[i - (pair.*from_word).size()][j - (pair.*from_read).size()] + alike);
        }
      };
      confused(of_word.one[i] & of_read.other[j], &Confusion::one, &Confusion::other);
      confused(of_word.other[i] & of_read.one[j], &Confusion::other, &Confusion::one);
      costs[i][j] = least;
      least_of_row = std::min(least_of_row, least);
    }
    // A confusion reaches two letters back.
    if (std::min(least_before, least_of_row) > most) return most + 1;
    least_before = least_of_row;
  }
  const auto* last = costs[word.size()].data();
  return *std::min_element(last + (read.size() - std::min(open, read.size())), last + read.size() + 1);
}

// A word of the lists is taken for a misreading only for what is misread most: "modem" for "modern".
bool is_usual_misreading(std::string_view word, std::string_view read) {
  for (const auto& [was, became] : {std::pair("rn", "m"), std::pair("cl", "d"), std::pair("vv", "w")})
    for (std::size_t at = word.find(was); at != std::string_view::npos; at = word.find(was, at + 1)) {
      std::string misread(word);
      if (misread.replace(at, 2, became) == read) return true;
    }
  return false;
}

std::vector<std::string> readings_of(std::string_view word, const std::vector<std::string>& read_words,
                                     DutchWords& words) {
  const float most = most_misread(word);
  if (most <= 0) return {};
  const std::uint32_t own = letters_of(word);
  std::vector<std::pair<float, std::string_view>> found;
  for (const std::string& read : read_words) {
    if (read.size() + 3 < word.size() || read == word) continue;
    const bool as_part = word.size() >= 7 && read.size() >= word.size();
    if (!as_part && read.size() > word.size() + 3) continue;
    // Half a point can change three letters. Of a longer word only those that are missing tell.
    const std::uint32_t other = letters_of(read);
    const int different = std::popcount(as_part ? own & ~other : own ^ other);
    if (static_cast<float>(different) > 6 * most) continue;
    const float cost = reading_distance(word, read, most, as_part);
    if (cost > most) continue;
    if (words.of(read).is_known && !is_usual_misreading(word, read)) continue;
    found.emplace_back(cost, read);
  }
  std::sort(found.begin(), found.end());
  if (found.size() > most_readings) found.resize(most_readings);
  std::vector<std::string> terms;
  for (const auto& [cost, read] : found) terms.push_back("?" + std::string(read));
  return terms;
}

}  // namespace

float most_misread(std::string_view word) {
  if (word.size() < 4) return 0;
  if (word.size() < 6) return alike;
  if (word.size() < 9) return 1;
  return word.size() < 13 ? 1.5F : 2.5F;
}

float reading_distance(std::string_view word, std::string_view read, float most, bool as_part) {
  constexpr std::size_t ending = 3;  // letters of an inflection
  constexpr float most_of_part = 1;
  if (!as_part) return distance(word, read, most, 0);
  const float inflected = distance(word, read, most, ending);
  if (inflected <= most || read.size() < word.size() + ending) return inflected;
  const std::string word_back(word.rbegin(), word.rend()), read_back(read.rbegin(), read.rend());
  const float part =
      std::min(distance(word, read, most, read.size()), distance(word_back, read_back, most, read.size()));
  return part <= most_of_part ? part : most + 1;
}

void find_misreadings(const std::vector<std::string>& read_words, DutchWords& words,
                      std::vector<Clause>& clauses) {
  for (Clause& clause : clauses)
    for (Pattern& pattern : clause.any_of)
      for (QueryPlace& place : pattern.places) {
        if (place.prefix) continue;
        std::vector<std::string> terms;
        for (std::string& term : place.terms) {
          if (!term.starts_with('?')) {
            terms.push_back(std::move(term));
            continue;
          }
          for (std::string& reading : readings_of(std::string_view(term).substr(1), read_words, words))
            terms.push_back(std::move(reading));
        }
        place.terms = std::move(terms);
      }
  for (Clause& clause : clauses)
    std::erase_if(clause.any_of, [](const Pattern& pattern) {
      return std::any_of(pattern.places.begin(), pattern.places.end(),
                         [](const QueryPlace& place) { return place.terms.empty(); });
    });
}

}  // namespace planlezer
