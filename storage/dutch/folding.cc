#include "storage/dutch/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr char32_t table_size = 0x250;  // Latin, with everything Dutch text normally holds

// Letters that Unicode does not take apart and readers do.
std::string_view plain_letters(char32_t c) {
  switch (c) {
    case U'ø':
      return "o";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'đ':
    case U'ð':
      return "d";
    case U'ł':
      return "l";
    case U'ħ':
      return "h";
    case U'þ':
      return "th";
    case U'ı':
      return "i";
    default:
      return {};
  }
}

CharacterClass computed_class(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharacterClass::ignorable;
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return CharacterClass::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharacterClass::digit;
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
    case U_COMBINING_SPACING_MARK:
      break;
    default:
      return CharacterClass::separator;
  }
  if (c == U'ª' || c == U'º' || u_charType(point) == U_MODIFIER_LETTER) return CharacterClass::separator;
  const int breaks = u_getIntPropertyValue(point, UCHAR_LINE_BREAK);
  if (breaks == U_LB_COMPLEX_CONTEXT || breaks == U_LB_IDEOGRAPHIC) return CharacterClass::unspaced;
  return CharacterClass::letter;
}

std::string computed_fold(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* fold_case = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* decompose = icu::Normalizer2::getNFDInstance(status);
  std::string folded;
  if (U_FAILURE(status)) {
    append_utf8(folded, c);
    return folded;
  }
  const icu::UnicodeString parts =
      decompose->normalize(fold_case->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status), status);
  for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(i));
    if (u_charType(static_cast<UChar32>(part)) == U_NON_SPACING_MARK) continue;
    if (const auto plain = plain_letters(part); !plain.empty())
      folded += plain;
    else
      append_utf8(folded, part);
  }
  return folded;
}

struct Entry {
  CharacterClass kind = CharacterClass::separator;
  std::array<char, 7> folded{};
  std::uint8_t size = 0;
};

const std::array<Entry, table_size>& table() {
  static const auto entries = [] {
    std::array<Entry, table_size> made;
    for (char32_t c = 0; c < table_size; ++c) {
      Entry& entry = made[c];
      entry.kind = computed_class(c);
      if (entry.kind != CharacterClass::letter && entry.kind != CharacterClass::digit) continue;
      const std::string folded = computed_fold(c);
      entry.size = static_cast<std::uint8_t>(folded.copy(entry.folded.data(), entry.folded.size()));
    }
    return made;
  }();
  return entries;
}

}  // namespace

CharacterClass class_of(char32_t c) {
  return c < table_size ? table()[c].kind : computed_class(c);
}

void append_folded(std::string& text, char32_t c) {
  if (c >= table_size) {
    text += computed_fold(c);
    return;
  }
  const Entry& entry = table()[c];
  text.append(entry.folded.data(), entry.size);
}

std::string fold(std::string_view text) {
  std::string folded;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    switch (class_of(c)) {
      case CharacterClass::letter:
      case CharacterClass::digit:
      case CharacterClass::unspaced:
        append_folded(folded, c);
        break;
      case CharacterClass::separator:
        append_utf8(folded, c);
        break;
      case CharacterClass::mark:
      case CharacterClass::ignorable:
        break;
    }
  }
  return folded;
}

}  // namespace planlezer
