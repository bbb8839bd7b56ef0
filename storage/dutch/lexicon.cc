#include "storage/dutch/lexicon.h"

#include <cstring>

namespace planlezer {

namespace {

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

std::string_view cut(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view piece = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return piece;
}

}  // namespace

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2'166'136'261U;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return hash ^ (hash >> 15);
}

DutchLexicon::DutchLexicon(std::string_view compiled) {
  DutchLexiconHead head;
  if (compiled.size() < sizeof head || std::memcmp(compiled.data(), head.magic, sizeof head.magic) != 0)
    return;
  std::memcpy(&head, compiled.data(), sizeof head);
  const std::size_t table_bytes = std::size_t{head.slots} * sizeof(std::uint32_t);
  if (compiled.size() != sizeof head + table_bytes + head.words_bytes + head.abbreviations_bytes) return;
  slots_ = compiled.substr(sizeof head, table_bytes);
  words_ = compiled.substr(sizeof head + table_bytes, head.words_bytes);
  std::string_view lines = compiled.substr(sizeof head + table_bytes + head.words_bytes);
  while (!lines.empty()) {
    std::string_view line = cut(lines, '\n');
    const std::string_view small = cut(line, '\t');
    const std::string_view full = cut(line, '\t');
    abbreviations_.push_back({small, full, line == "1"});
  }
}

std::optional<DutchWord> DutchLexicon::find(std::string_view word) const {
  const std::size_t count = slots_.size() / sizeof(std::uint32_t);
  if (count == 0) return std::nullopt;
  for (std::size_t slot = hash_of(word) & (count - 1);; slot = (slot + 1) & (count - 1)) {
    const std::uint32_t at = number_at(slots_, slot * sizeof(std::uint32_t));
    if (at == 0) return std::nullopt;
    const std::size_t size = static_cast<unsigned char>(words_[at]);
    if (words_.substr(at + 3, size) != word) continue;
    return DutchWord{static_cast<std::uint8_t>(words_[at + 1]),
                     words_.substr(at + 3 + size, static_cast<unsigned char>(words_[at + 2]))};
  }
}

}  // namespace planlezer
