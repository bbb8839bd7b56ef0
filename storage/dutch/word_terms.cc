#include "storage/dutch/word_terms.h"

#include <algorithm>

namespace planlezer {

namespace {

constexpr std::size_t most_known = 200'000;  // words, about 80 MB; hostile text must not fill the memory
constexpr std::size_t most_recent = 16'384;

}  // namespace

bool written_as_abbreviation(std::string_view as_written) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return !as_written.empty() && is_capital(as_written.front()) &&
         std::count_if(as_written.begin(), as_written.end(), is_capital) > 1;
}

std::string_view first_two(std::string_view word) {
  std::size_t end = 0;
  for (int i = 0; i < 2; ++i) {
    if (end >= word.size()) return {};
    ++end;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) ++end;
  }
  return word.substr(0, end);
}

DutchWords::DutchWords(const DutchLexicon& lexicon) : lexicon_(&lexicon), recent_(most_recent) {}

const Abbreviation* DutchWords::abbreviation(std::string_view folded) const {
  const auto& all = lexicon_->abbreviations();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Abbreviation& one) { return one.small == folded; });
  return found == all.end() ? nullptr : &*found;
}

const WordTerms& DutchWords::of(std::string_view folded) {
  const auto*& recent = recent_[Hash()(folded) % most_recent];
  if (recent && recent->first == folded) return recent->second;
  auto known = known_.find(folded);
  if (known == known_.end()) {
    if (known_.size() >= most_known) {
      known_.clear();
      std::fill(recent_.begin(), recent_.end(), nullptr);
    }
    known = known_.emplace(std::string(folded), compute(folded)).first;
  }
  recent = &*known;
  return known->second;
}

const WordTerms& DutchWords::of_beginning(std::string_view folded) {
  if (const auto found = lexicon_->find(folded); found && found->is(word_is::linked))
    return of(folded.substr(0, folded.size() - 1));
  if (folded.size() > 5 && folded.back() == 's')
    if (const auto base = lexicon_->find(folded.substr(0, folded.size() - 1));
        base && base->is(word_is::compound_begin | word_is::compound_end))
      return of(folded.substr(0, folded.size() - 1));
  return of(folded);
}

std::string DutchWords::tail_of(std::string_view folded, std::uint8_t& begin) {
  constexpr std::size_t shortest_head = 3, shortest_tail = 4;
  for (std::size_t at = shortest_head; at + shortest_tail <= folded.size() && at <= UINT8_MAX; ++at) {
    const auto found = lexicon_->find(folded.substr(at));
    if (!found || !found->is(word_is::compound_end) || found->is(word_is::not_part)) continue;
    begin = static_cast<std::uint8_t>(at);
    return found->stem.empty() ? stemmer_.stem(folded.substr(at)) : std::string(found->stem);
  }
  return {};
}

std::string DutchWords::separable(std::string_view particle, std::string_view stem) const {
  std::string whole = std::string(particle).append(stem);
  const auto found = lexicon_->find(whole);
  if (!found || !found->is(word_is::verb)) return {};
  return whole;
}

std::string DutchWords::stem_of(std::string_view folded) {
  if (const auto found = lexicon_->find(folded); found && !found->stem.empty())
    return std::string(found->stem);
  return stemmer_.stem(folded);
}

void DutchWords::add_parts(std::string_view folded, WordTerms& word) {
  const auto parts = divide_compound(folded, *lexicon_);
  if (parts.size() < 2) return;
  std::vector<std::string> stems;
  for (const CompoundPart& part : parts)
    stems.push_back(stem_of(folded.substr(part.begin, static_cast<std::size_t>(part.word_end - part.begin))));
  for (std::size_t first = 0; first < parts.size(); ++first) {
    std::string key;
    for (std::size_t last = first; last < parts.size(); ++last) {
      if (last > first) key += '.';
      key += stems[last];
      const bool all = first == 0 && last + 1 == parts.size();
      if (all) {
        word.terms.push_back({"&" + key, TermKind::compound, 0, 0});
        word.compound = key;
      } else {
        word.terms.push_back({"+" + key, TermKind::part, parts[first].begin, parts[last].word_end});
      }
    }
  }
  word.first_part = stems.front();
  word.last_part = stems.back();
  word.first_end = parts.front().word_end;
  word.last_begin = parts.back().begin;
}

WordTerms DutchWords::compute(std::string_view folded) {
  WordTerms word;
  word.stem = stem_of(folded);
  word.compound = word.stem;
  const auto known = lexicon_->find(folded);
  if (known) word.properties = known->properties;
  word.terms.push_back({std::string(folded), TermKind::form, 0, 0});
  add_parts(folded, word);
  // The forms of a compound are found by its parts.
  if (word.stem != folded && !word.is_compound())
    word.terms.push_back({"~" + word.stem, TermKind::stem, 0, 0});
  word.is_known = known || word.is_compound();
  return word;
}

}  // namespace planlezer
