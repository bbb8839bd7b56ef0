#include "storage/dutch/sentence.h"

#include <algorithm>
#include <array>

#include "storage/dutch/scanner.h"
#include "storage/dutch/tokenizer.h"

namespace planlezer {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The word behind `offset` in small letters of ASCII; empty when a sign comes first.
std::string next_word(std::string_view text, std::size_t offset) {
  int line_ends = 0;
  while (offset < text.size() && (text[offset] == ' ' || text[offset] == '\n')) {
    if (text[offset] == '\n' && ++line_ends > 1) return {};
    ++offset;
  }
  std::string word;
  while (offset < text.size() && word.size() < 20) {
    const auto byte = static_cast<unsigned char>(text[offset]);
    if (!is_ascii_lower(byte) && !is_ascii_upper(byte)) break;
    word += static_cast<char>(byte | 0x20);
    ++offset;
  }
  return word;
}

}  // namespace

bool Sentence::ends_sentence(std::string_view gap) {
  for (std::size_t i = 0; i < gap.size(); ++i) {
    if (gap[i] == ';' || gap[i] == '?' || gap[i] == '!' || gap[i] == text_break) return true;
    if (gap[i] == '.' && (i + 1 == gap.size() || gap[i + 1] == ' ' || gap[i + 1] == '\n')) return true;
    if (gap[i] == '\n' && i + 1 < gap.size() && gap[i + 1] == '\n') return true;
  }
  return false;
}

bool ends_clause(std::string_view particle, std::string_view text, std::size_t offset) {
  constexpr std::array<std::string_view, 18> only_particles = {
      "vast", "af",  "samen", "terug", "weer", "voort", "vooruit", "deel",      "plaats",
      "mee",  "toe", "weg",   "vrij",  "mede", "waar",  "teweeg",  "achteruit", "neer"};
  constexpr std::array<std::string_view, 46> clause_ends = {
      "en",      "of",      "maar",   "dat",    "om",      "die",       "zodat",    "omdat",
      "terwijl", "wanneer", "als",    "waarin", "waarbij", "waarmee",   "waardoor", "zoals",
      "voordat", "nadat",   "voor",   "in",     "op",      "met",       "door",     "van",
      "bij",     "naar",    "tot",    "per",    "binnen",  "uiterlijk", "na",       "tijdens",
      "conform", "volgens", "via",    "vanaf",  "aan",     "over",      "onder",    "tegen",
      "rond",    "zonder",  "wegens", "ter",    "te",      "uit"};
  if (is_one_of(particle, only_particles)) return true;
  const std::string next = next_word(text, offset);
  return next.empty() || is_one_of(next, clause_ends);
}

}  // namespace planlezer
