#include "storage/dutch/tokenizer.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/handle.h"
#include "base/text.h"
#include "extract/page.h"
#include "storage/dutch/folding.h"

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
    if (!form.empty() && !each({shortened(form), span, {}, true})) return false;
  }
  return true;
}

// What of a sentence is needed to put together what stands apart.
class Sentence {
 public:
  struct Verb {
    std::string stem;
    std::uint8_t properties = 0;
    Span span;
    std::size_t place = 0;
  };
  struct Hanging {  // "toezicht-"
    std::string stem;
    Span span;
    std::size_t place = 0;
  };
  struct Compound {
    std::string first_part;
    Span span;
    std::uint8_t first_end = 0;
    std::size_t place = 0;
  };

  // At each word, with what stands before it.
  void at_word(std::string_view gap) {
    ++place_;
    if (ends_sentence(gap)) clear();
  }
  void clear() {
    verbs_.clear();
    hanging_.clear();
    compound_.reset();
  }
  static bool ends_sentence(std::string_view gap) {
    for (std::size_t i = 0; i < gap.size(); ++i) {
      if (gap[i] == ';' || gap[i] == '?' || gap[i] == '!' || gap[i] == text_break) return true;
      if (gap[i] == '.' && (i + 1 == gap.size() || gap[i + 1] == ' ' || gap[i + 1] == '\n')) return true;
      if (gap[i] == '\n' && i + 1 < gap.size() && gap[i + 1] == '\n') return true;
    }
    return false;
  }
  void add_verb(const WordTerms& word, Span span) {
    verbs_.push_back({word.stem, word.properties, span, place_});
    if (verbs_.size() > 12) verbs_.pop_front();
  }
  void add_hanging(const WordTerms& word, Span span) { hanging_.push_back({word.compound, span, place_}); }
  void set_compound(const WordTerms& word, Span span, std::uint8_t first_end) {
    compound_ = Compound{word.first_part, span, first_end, place_};
  }
  const std::deque<Verb>& verbs() const { return verbs_; }
  bool is_hanging() const { return !hanging_.empty() && hanging_.back().place < place_; }
  std::vector<Hanging> take_hanging() { return std::exchange(hanging_, {}); }
  const std::optional<Compound>& compound() const { return compound_; }
  std::size_t place() const { return place_; }

 private:
  std::size_t place_ = 0;
  std::deque<Verb> verbs_;
  std::vector<Hanging> hanging_;
  std::optional<Compound> compound_;
};

constexpr std::size_t shortest_misread = 3;
constexpr std::size_t farthest_particle = 30;  // words behind its verb
constexpr std::size_t farthest_ellipsis = 8;   // words before the compound that ends it

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

// A particle stands at the end of its clause. "Aan" before a noun is a preposition: "neemt deel aan het
// overleg".
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

// A word of the lists may be one too when it holds what other letters run together to: "modem" for "modern".
bool may_be_misread(std::string_view word, bool is_known) {
  const auto digits = std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return word.size() >= shortest_misread && digits * 3 <= static_cast<std::ptrdiff_t>(word.size()) &&
         (!is_known || word.find_first_of("mdw") != std::string_view::npos);
}

// Gives the tokens of one text.
class Giver {
 public:
  Giver(std::string_view text, DutchWords& words, const Tokenizer::Each& each)
      : text_(text), words_(words), each_(each), recognised_(text.starts_with(recognised_text)) {}

  bool give_chain(const Scanner& scanner);
  bool give_unspaced(Span run) { return tokenize_unspaced(text_, run, each_); }

 private:
  bool give_breaks(std::size_t begin, std::size_t end);
  bool give_part(std::string_view form, const Part& part);
  bool give_whole(const Scanner& scanner);
  bool give_beginning(std::string_view form, Span span);
  bool give_abbreviation(std::string_view form, const Part& part);
  bool give_terms(const WordTerms& word, Span span);
  bool give_particle(std::string_view form, const WordTerms& word, Span span);
  bool give_ellipses(std::string_view form, const WordTerms& word, Span span);
  bool give_term(std::string_view term, Span span, Span rest) { return each_({term, span, rest, false}); }

  std::string_view text_;
  DutchWords& words_;
  const Tokenizer::Each& each_;
  bool recognised_;
  Sentence sentence_;
  std::size_t end_ = 0;  // of the last word
  std::bitset<128 * 128> beginnings_;
  std::set<std::string> other_beginnings_;
  std::string term_;
};

bool Giver::give_breaks(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i)
    if (text_[i] == text_break) {
      const Span span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)};
      if (!each_({text_.substr(i, 1), span, {}, true})) return false;
    }
  return true;
}

// All but the first, which is the word as it stands there.
bool Giver::give_terms(const WordTerms& word, Span span) {
  for (std::size_t i = 1; i < word.terms.size(); ++i) {
    const Term& term = word.terms[i];
    if (!each_({term.text, span, {}, false, term.begin, term.end})) return false;
  }
  return true;
}

// "stelt het plan vast", "vast te stellen"
bool Giver::give_particle(std::string_view form, const WordTerms& word, Span span) {
  if ((word.properties & word_is::finite) != 0) {
    const std::string_view before = text_.substr(0, span.begin);
    if (before.ends_with(" te ") || before.ends_with("\nte ") || before.ends_with(" te\n")) {
      const auto end = before.find_last_not_of(" \n", before.size() - 4);
      const auto begin = end == std::string_view::npos ? end : before.find_last_of(" \n(", end);
      if (end != std::string_view::npos) {
        const std::size_t from = begin == std::string_view::npos ? 0 : begin + 1;
        const std::string verb = words_.separable(fold(before.substr(from, end + 1 - from)), word);
        if (!verb.empty() &&
            !give_term("~" + verb, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end + 1)},
                       span))
          return false;
      }
    }
  }
  if ((word.properties & word_is::particle) == 0 || !ends_clause(form, text_, span.end)) return true;
  const auto& verbs = sentence_.verbs();
  for (auto verb = verbs.rbegin(); verb != verbs.rend(); ++verb) {
    if (verb->place + farthest_particle < sentence_.place()) break;
    WordTerms apart;
    apart.stem = verb->stem;
    apart.properties = verb->properties;
    if (const std::string whole = words_.separable(form, apart); !whole.empty())
      return give_term("~" + whole, verb->span, span);
  }
  return true;
}

// "toezicht- en handhavingsplan", "milieutoezicht en -handhaving"
bool Giver::give_ellipses(std::string_view form, const WordTerms& word, Span span) {
  if (sentence_.is_hanging()) {
    std::uint8_t begin = word.last_begin;
    const std::string last = word.is_compound() ? word.last_part : words_.tail_of(form, begin);
    if (!last.empty()) {
      const Span tail = place_of({{}, span, {}, false, begin, static_cast<std::uint8_t>(form.size())}, text_);
      for (const auto& hanging : sentence_.take_hanging()) {
        if (hanging.place + farthest_ellipsis < sentence_.place()) continue;
        if (!give_term("&" + hanging.stem + "." + last, hanging.span, tail)) return false;
      }
    }
  }
  const bool hangs_before = span.begin >= 2 && text_[span.begin - 1] == '-' &&
                            (text_[span.begin - 2] == ' ' || text_[span.begin - 2] == '\n');
  if (const auto& compound = sentence_.compound();
      hangs_before && compound && compound->place + 4 >= sentence_.place()) {
    const Span head = place_of({{}, compound->span, {}, false, 0, compound->first_end}, text_);
    return give_term("&" + compound->first_part + "." + word.compound, head, span);
  }
  return true;
}

bool Giver::give_beginning(std::string_view form, Span span) {
  const std::string_view two = first_two(form);
  if (two.empty()) return true;
  if (two.size() == 2) {  // nearly all are letters and digits of ASCII
    auto seen =
        beginnings_[static_cast<std::size_t>(two[0] & 0x7F) * 128 + static_cast<std::size_t>(two[1] & 0x7F)];
    if (seen) return true;
    seen = true;
  } else if (!other_beginnings_.insert(std::string(two)).second) {
    return true;
  }
  return give_term(term_.assign("*").append(two), span, {});
}

// An abbreviation counts in capitals, or in small letters when it is nothing else: "DB" is no decibel.
bool Giver::give_abbreviation(std::string_view form, const Part& part) {
  if (form.size() > longest_abbreviation + 2) return true;
  const std::string_view written = text_.substr(part.span.begin, part.span.size());
  const bool in_capitals = written_as_abbreviation(written);
  if (form.ends_with("'s"))
    form.remove_suffix(2);
  else if (in_capitals && form.size() > 2 && written.back() == 's')
    form.remove_suffix(1);  // "ODs"
  const Abbreviation* abbreviation = words_.abbreviation(form);
  if (!abbreviation || !(in_capitals || abbreviation->in_small_letters)) return true;
  return give_term(term_.assign("^").append(form), part.span, {});
}

bool Giver::give_part(std::string_view form, const Part& part) {
  sentence_.at_word(text_.substr(end_, part.span.begin > end_ ? part.span.begin - end_ : 0));
  end_ = std::max<std::size_t>(end_, part.span.end);
  form = shortened(form);
  if (form.empty()) return true;
  if (!each_({form, part.span, {}, true}) || !give_beginning(form, part.span) ||
      !give_abbreviation(form, part))
    return false;
  const bool plural =
      part.capitals && form.size() >= 3 && form.back() == 's' && text_[part.span.end - 1] == 's';
  if (plural || part.hangs) {
    const WordTerms& other =
        part.hangs ? words_.of_beginning(form) : words_.of(form.substr(0, form.size() - 1));
    if (other.terms.front().text != form) {
      if (!give_term(term_.assign("~").append(other.stem), part.span, {})) return false;
      if (!give_terms(other, part.span)) return false;
    }
    if (part.hangs) sentence_.add_hanging(other, part.span);
    if (other.terms.front().text != form) return true;
  }
  const WordTerms& word = words_.of(form);
  if (!give_terms(word, part.span)) return false;
  if (recognised_ && may_be_misread(form, word.is_known) &&
      !give_term(term_.assign("?").append(form), part.span, {}))
    return false;
  if ((word.properties & (word_is::finite | word_is::particle)) != 0) {
    const bool is_verb =
        (word.properties & word_is::finite) != 0 && (word.properties & word_is::particle) == 0;
    if (is_verb) sentence_.add_verb(word, part.span);
    if (!give_particle(form, word, part.span)) return false;
  }
  if (!give_ellipses(form, word, part.span)) return false;
  if (word.is_compound()) sentence_.set_compound(word, part.span, word.first_end);
  return true;
}

// "VTH-taken" as "vthtaken" and as the compound of its parts, at the place of the first.
bool Giver::give_whole(const Scanner& scanner) {
  const auto& parts = scanner.parts();
  const Span span{parts.front().span.begin, parts.back().span.end};
  const WordTerms whole = words_.of(scanner.whole_form());
  for (const Term& term : whole.terms)
    if (term.kind == TermKind::form || term.kind == TermKind::stem)
      if (!give_term(term.text, span, {})) return false;
  std::string key = "&";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view form = scanner.form(parts[i]);
    if (i > 0) key += '.';
    key += (i + 1 < parts.size() ? words_.of_beginning(form) : words_.of(form)).compound;
  }
  return give_term(key, span, {});
}

bool Giver::give_chain(const Scanner& scanner) {
  const auto& parts = scanner.parts();
  if (!give_breaks(end_, parts.front().span.begin)) return false;
  const bool whole = has_whole(scanner);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!give_part(scanner.form(parts[i]), parts[i])) return false;
    if (i == 0 && whole && !give_whole(scanner)) return false;
  }
  return true;
}

}  // namespace

bool Tokenizer::tokenize(std::string_view text, const Each& each) {
  text = text.substr(0, UINT32_MAX);
  Scanner scanner(text);
  Giver giver(text, words_, each);
  while (scanner.next_chain())
    if (!(scanner.parts().empty() ? giver.give_unspaced(scanner.take_unspaced()) : giver.give_chain(scanner)))
      return false;
  return true;
}

Span place_of(const Token& token, std::string_view text) {
  if (token.part_end == 0) return token.span;
  // Folded letters can be longer or shorter than what stands on the page.
  Span place{token.span.end, token.span.end};
  std::string folded;
  bool begun = false;
  for (std::size_t at = token.span.begin; at < token.span.end && folded.size() < token.part_end;) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    const std::size_t size_before = folded.size();
    if (is_word(class_of(c))) append_folded(folded, c);
    if (!begun && folded.size() > token.part_begin && folded.size() > size_before) {
      place.begin = static_cast<std::uint32_t>(at);
      begun = true;
    }
    place.end = static_cast<std::uint32_t>(next);
    at = next;
  }
  return begun ? place : token.span;
}

}  // namespace planlezer
