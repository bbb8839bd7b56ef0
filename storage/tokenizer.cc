#include "storage/tokenizer.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/handle.h"
#include "base/text.h"
#include "extract/page.h"
#include "storage/folding.h"

namespace planlezer {

namespace {

constexpr char32_t soft_hyphen = 0xAD;

bool is_ascii_lower(unsigned char c) {
  return c >= 'a' && c <= 'z';
}
bool is_ascii_upper(unsigned char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_ascii_digit(unsigned char c) {
  return c >= '0' && c <= '9';
}
bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0xB4;
}

bool is_word(CharacterClass kind) {
  return kind == CharacterClass::letter || kind == CharacterClass::digit;
}

// A run of letters and digits; its form is a range of Scanner::forms.
struct Part {
  std::size_t form_begin = 0, form_end = 0;
  Span span;
  bool capitals = true;  // letters are capitals, but for a last "s": the plural of an abbreviation
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

  const std::vector<Part>& parts() const { return parts_; }
  std::string_view form(const Part& part) const { return range(part.form_begin, part.form_end); }
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
  bool scan_plain(Part& part);
  bool scan_inner_sign(char32_t sign, std::size_t next);
  After after_hyphen(std::size_t chain_begin, std::size_t next);
  void split_number();

  std::string_view text_;
  std::size_t offset_ = 0;
  std::string forms_;
  std::vector<Part> parts_;
  std::size_t run_ = 0;  // letters or digits since the last sign inside the part
  bool last_digit_ = false;
  bool has_comma_ = false;
};

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
bool Scanner::scan_plain(Part& part) {
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
  Part part;
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
      if (after != After::same_part) break;
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
  const Part whole = parts_.front();
  const std::string_view form_of_it = form(whole);
  if (form_of_it.size() != whole.span.size() || form_of_it.size() > 10) return;
  const auto digits = static_cast<std::size_t>(
      std::find_if(form_of_it.begin(), form_of_it.end(),
                   [](char c) { return !is_ascii_lower(static_cast<unsigned char>(c)); }) -
      form_of_it.begin());
  if (digits == 0 || digits > 6 || digits == form_of_it.size() || form_of_it.size() - digits > 4) return;
  for (const char c : form_of_it.substr(digits))
    if (!is_ascii_digit(static_cast<unsigned char>(c))) return;
  Part letters = whole;
  letters.form_end = letters.form_begin + digits;
  letters.span.end = letters.span.begin + static_cast<std::uint32_t>(digits);
  letters.capitals = false;
  Part number = whole;
  number.form_begin = letters.form_end;
  number.span.begin = letters.span.end;
  number.capitals = false;
  parts_ = {letters, number};
}

std::string_view shortened(std::string_view form) {
  if (form.size() <= longest_token) return form;
  std::size_t size = longest_token;
  while (size > 0 && (static_cast<unsigned char>(form[size]) & 0xC0) == 0x80) --size;
  return form.substr(0, size);
}

// The whole of a compound is worth a token, unless it is a date, a range of numbers or a long chain.
bool has_whole(const Scanner& scanner) {
  const auto& parts = scanner.parts();
  if (parts.size() < 2 || parts.size() > 4 || scanner.whole_form().size() > longest_token) return false;
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (is_ascii_digit(static_cast<unsigned char>(scanner.form(parts[i - 1]).back())) &&
        is_ascii_digit(static_cast<unsigned char>(scanner.form(parts[i]).front())))
      return false;
  return true;
}

bool tokenize_unspaced(std::string_view text, Span run, const Tokenizer::Each& each) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data() + run.begin, run.size(), &status);
  const Handle<UText, utext_close> closing(&utext);
  if (U_FAILURE(status)) return true;
  breaks->setText(&utext, status);
  std::string form;
  auto begin = static_cast<std::uint32_t>(breaks->first());
  for (auto next = breaks->next(); U_SUCCESS(status) && next != icu::BreakIterator::DONE;
       next = breaks->next()) {
    const Span span{run.begin + begin, run.begin + static_cast<std::uint32_t>(next)};
    begin = static_cast<std::uint32_t>(next);
    form = fold(text.substr(span.begin, span.size()));
    if (!form.empty() && !each({shortened(form), shortened(form), span, false})) return false;
  }
  return true;
}

}  // namespace

bool Tokenizer::tokenize(std::string_view text, const Each& each) {
  text = text.substr(0, UINT32_MAX);
  Scanner scanner(text);
  const auto give = [&](std::string_view long_form, Span span, bool whole, bool plural) {
    const std::string_view form = shortened(long_form);
    if (form.empty()) return true;
    const std::string_view singular = plural ? form.substr(0, form.size() - 1) : form;
    return each({form, stemmer_.stem(singular), span, whole});
  };
  while (scanner.next_chain()) {
    const auto& parts = scanner.parts();
    if (parts.empty()) {
      if (!tokenize_unspaced(text, scanner.take_unspaced(), each)) return false;
      continue;
    }
    const bool whole = has_whole(scanner);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string_view form = scanner.form(parts[i]);
      const bool plural = parts[i].capitals && form.size() >= 3 && form.back() == 's' &&
                          text[parts[i].span.end - 1] == 's';  // "ODs"
      if (!give(form, parts[i].span, false, plural)) return false;
      if (i == 0 && whole &&
          !give(scanner.whole_form(), {parts.front().span.begin, parts.back().span.end}, true, false))
        return false;
    }
  }
  return true;
}

}  // namespace planlezer
