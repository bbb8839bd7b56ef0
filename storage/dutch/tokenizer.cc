#include "storage/dutch/tokenizer.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <bitset>
#include <memory>
#include <set>
#include <string>

#include "base/handle.h"
#include "base/text.h"
#include "storage/dutch/folding.h"
#include "storage/dutch/scanner.h"
#include "storage/dutch/sentence.h"

namespace planlezer {

namespace {

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

constexpr std::size_t shortest_misread = 3;
constexpr std::size_t farthest_particle = 30;  // words behind its verb
constexpr std::size_t farthest_ellipsis = 8;   // words before the compound that ends it

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
  bool give_part(std::string_view form, const ChainPart& part);
  bool give_whole(const Scanner& scanner);
  bool give_beginning(std::string_view form, Span span);
  bool give_abbreviation(std::string_view form, const ChainPart& part);
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
        const std::string verb = words_.separable(fold(before.substr(from, end + 1 - from)), word.stem);
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
    if (const std::string whole = words_.separable(form, verb->stem); !whole.empty())
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
bool Giver::give_abbreviation(std::string_view form, const ChainPart& part) {
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

bool Giver::give_part(std::string_view form, const ChainPart& part) {
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
