// Finds the words of a text: runs of letters and digits, and the chains that hyphens join them to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/text.h"
#include "storage/dutch/folding.h"

namespace planlezer {

inline bool is_ascii_lower(unsigned char c) {
  return c >= 'a' && c <= 'z';
}
inline bool is_ascii_upper(unsigned char c) {
  return c >= 'A' && c <= 'Z';
}
inline bool is_ascii_digit(unsigned char c) {
  return c >= '0' && c <= '9';
}
inline bool is_word(CharacterClass kind) {
  return kind == CharacterClass::letter || kind == CharacterClass::digit;
}

// A run of letters and digits; its form is a range of Scanner::forms.
struct ChainPart {
  std::size_t form_begin = 0, form_end = 0;
  Span span;
  bool capitals = true;  // letters are capitals, but for a last "s": the plural of an abbreviation
  bool hangs = false;    // a hyphen behind it stands for what is left out: "toezicht- en …"
};

// Goes through a text chain by chain: the parts that hyphens join.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // Fills parts() with the next chain; false at the end of the text.
  bool next_chain();
  // The next run in a script without spaces starts at the end of the chain: it is passed over and given, if
  // any.
  Span take_unspaced();

  const std::vector<ChainPart>& parts() const { return parts_; }
  std::string_view form(const ChainPart& part) const { return range(part.form_begin, part.form_end); }
  std::string_view whole_form() const { return range(parts_.front().form_begin, parts_.back().form_end); }

 private:
  enum class After { end, same_part, next_part };

  std::string_view range(std::size_t begin, std::size_t end) const {
    return std::string_view(forms_).substr(begin, end - begin);
  }
  CharacterClass class_at(std::size_t offset) const {
    if (offset >= text_.size()) return CharacterClass::separator;
    return class_of(next_code_point(text_, offset));
  }
  std::size_t past_line_break(std::size_t offset) const;
  After scan_part(std::size_t chain_begin);
  bool scan_plain(ChainPart& part);
  bool scan_inner_sign(char32_t sign, std::size_t next);
  After after_hyphen(std::size_t chain_begin, std::size_t next);
  void split_number();

  std::string_view text_;
  std::size_t offset_ = 0;
  std::string forms_;
  std::vector<ChainPart> parts_;
  std::size_t run_ = 0;  // letters or digits since the last sign inside the part
  bool last_digit_ = false;
  bool has_comma_ = false;
};

}  // namespace planlezer
