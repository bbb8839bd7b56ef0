#include "storage/dutch/scanner.h"

#include <algorithm>

#include "extract/page.h"
#include "storage/dutch/tokenizer.h"

namespace planlezer {

namespace {

constexpr char32_t soft_hyphen = 0xAD;

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0xB4;
}

}  // namespace

// Past blanks with one or two line ends among them; the same offset when there is no line end.
std::size_t Scanner::past_line_break(std::size_t offset) const {
  const std::size_t begin = offset;
  int line_ends = 0;
  while (offset < text_.size()) {
    const char c = text_[offset];
    if (c == '\n')
      ++line_ends;
    else if (c != ' ' && c != '\r' && c != '\t')
      break;
    ++offset;
  }
  return line_ends == 1 || line_ends == 2 ? offset : begin;
}

bool Scanner::next_chain() {
  forms_.clear();
  parts_.clear();
  while (offset_ < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[offset_]);
    if (byte < 0x80) {
      if (is_ascii_lower(byte) || is_ascii_upper(byte) || is_ascii_digit(byte)) break;
      ++offset_;
      continue;
    }
    std::size_t next = offset_;
    const CharacterClass kind = class_of(next_code_point(text_, next));
    if (kind == CharacterClass::unspaced) return true;  // without parts
    if (is_word(kind)) break;
    offset_ = next;
  }
  if (offset_ >= text_.size()) return false;
  const std::size_t chain_begin = offset_;
  while (scan_part(chain_begin) == After::next_part) {
  }
  split_number();
  return true;
}

// Letters and digits of ASCII: nearly all there is. False when something else follows.
bool Scanner::scan_plain(ChainPart& part) {
  const std::size_t begin = offset_;
  while (offset_ < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[offset_]);
    if (is_ascii_lower(byte)) {
      if (byte != 's') part.capitals = false;
      if (byte == 's' && offset_ + 1 < text_.size() &&
          is_ascii_lower(static_cast<unsigned char>(text_[offset_ + 1])))
        part.capitals = false;
      last_digit_ = false;
    } else if (is_ascii_upper(byte)) {
      last_digit_ = false;
    } else if (is_ascii_digit(byte)) {
      last_digit_ = true;
    } else {
      break;
    }
    forms_ += static_cast<char>(is_ascii_upper(byte) ? byte | 0x20 : byte);
    ++offset_;
  }
  run_ += offset_ - begin;
  return offset_ > begin;
}

Scanner::After Scanner::scan_part(std::size_t chain_begin) {
  ChainPart part;
  part.form_begin = forms_.size();
  part.span.begin = static_cast<std::uint32_t>(offset_);
  run_ = 0;
  has_comma_ = false;
  After after = After::end;
  std::size_t end = offset_;
  while (true) {
    if (scan_plain(part)) end = offset_;
    if (offset_ >= text_.size()) break;
    std::size_t next = offset_;
    const char32_t c = next_code_point(text_, next);
    const CharacterClass kind = class_of(c);
    if (is_word(kind)) {
      append_folded(forms_, c);
      part.capitals = false;
      last_digit_ = kind == CharacterClass::digit;
      ++run_;
      end = offset_ = next;
    } else if (kind == CharacterClass::mark) {
      end = offset_ = next;
    } else if (kind == CharacterClass::ignorable) {
      offset_ = c == soft_hyphen ? past_line_break(next) : next;
      if (offset_ != next && !is_word(class_at(offset_))) break;
    } else if (is_hyphen(c)) {
      after = after_hyphen(chain_begin, next);
      if (after != After::same_part) {
        part.hangs = after == After::end;
        break;
      }
    } else if (!scan_inner_sign(c, next)) {
      break;
    }
  }
  part.span.end = static_cast<std::uint32_t>(end);
  part.form_end = forms_.size();
  parts_.push_back(part);
  return after;
}

// What is part of a word between its letters or digits: "kpi's", "n.v.t.", "250.000", "1,5".
bool Scanner::scan_inner_sign(char32_t sign, std::size_t next) {
  const CharacterClass following = class_at(next);
  if (!is_word(following)) return false;
  const bool to_digit = following == CharacterClass::digit;
  if (is_apostrophe(sign)) {
    if (last_digit_ || to_digit) return false;
    forms_ += '\'';
  } else if (sign == '.' && last_digit_ && to_digit) {
    forms_ += '.';
  } else if (sign == ',' && last_digit_ && to_digit && !has_comma_) {
    forms_ += ',';
    has_comma_ = true;
  } else if (sign == '&' && !last_digit_ && !to_digit && run_ == 1) {
    forms_ += '&';  // "U&H"
  } else if (sign == '.' && !last_digit_ && !to_digit && run_ == 1) {
    std::size_t after = next;
    next_code_point(text_, after);
    if (is_word(class_at(after))) return false;  // "a.b" is an abbreviation, "e.posten" is not
  } else {
    return false;
  }
  offset_ = next;
  run_ = 0;
  return true;
}

// At a hyphen, `next` being the offset behind it: whether and how the word goes on. Moves to where it does.
Scanner::After Scanner::after_hyphen(std::size_t chain_begin, std::size_t next) {
  if (is_word(class_at(next))) {
    offset_ = next;
    return After::next_part;
  }
  const std::size_t line = past_line_break(next);
  if (line == next || !is_word(class_at(line))) return After::end;
  const std::string_view before = text_.substr(chain_begin, offset_ - chain_begin);
  std::string_view after = text_.substr(line, 2 * longest_token);
  after = after.substr(0, after.find_first_of(" \n"));
  if (joins_without_hyphen(before, after)) {
    offset_ = line;
    return After::same_part;
  }
  for (const std::string_view word : {"en", "of", "tot", "en/of", "als", "naar"})
    if (after == word) return After::end;  // "midden-⏎en"
  offset_ = line;
  return After::next_part;
}

Span Scanner::take_unspaced() {
  const std::size_t begin = offset_;
  while (offset_ < text_.size()) {
    std::size_t next = offset_;
    const CharacterClass kind = class_of(next_code_point(text_, next));
    if (kind != CharacterClass::unspaced && kind != CharacterClass::mark) break;
    offset_ = next;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(offset_)};
}

// "kpi3" is found by "kpi 3" too: up to six letters with up to four digits become two parts.
void Scanner::split_number() {
  if (parts_.size() != 1) return;
  const ChainPart whole = parts_.front();
  const std::string_view form_of_it = form(whole);
  if (form_of_it.size() != whole.span.size() || form_of_it.size() > 10) return;
  const auto digits = static_cast<std::size_t>(
      std::find_if(form_of_it.begin(), form_of_it.end(),
                   [](char c) { return !is_ascii_lower(static_cast<unsigned char>(c)); }) -
      form_of_it.begin());
  if (digits == 0 || digits > 6 || digits == form_of_it.size() || form_of_it.size() - digits > 4) return;
  for (const char c : form_of_it.substr(digits))
    if (!is_ascii_digit(static_cast<unsigned char>(c))) return;
  ChainPart letters = whole;
  letters.form_end = letters.form_begin + digits;
  letters.span.end = letters.span.begin + static_cast<std::uint32_t>(digits);
  letters.capitals = false;
  ChainPart number = whole;
  number.form_begin = letters.form_end;
  number.span.begin = letters.span.end;
  number.capitals = false;
  parts_ = {letters, number};
}

}  // namespace planlezer
