#include "app/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"

namespace planlezer {
namespace {

std::string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  const auto wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  const auto normal = normalizer->normalize(wide, status);
  if (U_FAILURE(status)) return std::string(text);
  std::string result;
  normal.toUTF8String(result);
  return result;
}

bool is_blank(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c));
}
bool counts(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) && c != 0xFFFD;
}

}  // namespace

std::vector<std::string> plain_words(std::string_view text) {
  const std::string normal = folded(text);
  std::vector<std::string> words;
  std::string word;
  std::size_t offset = 0;
  while (offset < normal.size()) {
    const char32_t c = next_code_point(normal, offset);
    if (counts(c)) {
      append_utf8(word, c);
    } else if (is_blank(c) && !word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string plain_letters(std::string_view text) {
  const std::string normal = folded(text);
  std::string letters;
  std::size_t offset = 0;
  while (offset < normal.size()) {
    const char32_t c = next_code_point(normal, offset);
    if (counts(c)) append_utf8(letters, c);
  }
  return letters;
}

double shared_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::map<std::string_view, int> left;
  for (const auto& word : a) ++left[word];
  std::size_t shared = 0;
  for (const auto& word : b) {
    const auto found = left.find(word);
    if (found == left.end() || found->second == 0) continue;
    --found->second;
    ++shared;
  }
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

std::string decode_entities(std::string_view text) {
  static const std::map<std::string_view, std::string_view> named = {
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto end = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
    if (end == std::string_view::npos || end - i > 10) {
      decoded += text[i];
      continue;
    }
    const auto name = text.substr(i + 1, end - i - 1);
    if (const auto known = named.find(name); known != named.end()) {
      decoded += known->second;
    } else if (name.size() > 1 && name[0] == '#') {
      const bool hexadecimal = name[1] == 'x' || name[1] == 'X';
      const auto digits = name.substr(hexadecimal ? 2 : 1);
      std::uint32_t code = 0;
      const auto parsed =
          std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
      if (parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size() || code > 0x10FFFF) {
        decoded += text[i];
        continue;
      }
      append_utf8(decoded, code);
    } else {
      decoded += text[i];
      continue;
    }
    i = end;
  }
  return decoded;
}

}  // namespace planlezer
