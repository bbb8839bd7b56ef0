#include "analyze/mail_marks.h"

#include <re2/re2.h>

#include <bitset>

#include "analyze/normal_text.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_head = 24;        // lines
constexpr std::size_t longest_attribution = 4;  // lines
constexpr int longest_value = 4;                // lines that a list of addressees may go on

using HeadFields = std::bitset<static_cast<std::size_t>(HeadField::count)>;

struct Head {
  std::size_t end = 0;
  HeadFields fields;
  bool proven = false;  // it has an address or a time
  MailMessage message;

  bool has(HeadField field) const { return fields.test(static_cast<std::size_t>(field)); }
  int count() const { return static_cast<int>(fields.count()); }
};

void put(Head& head, HeadField field, std::string_view value) {
  value = trim(value);
  if (field == HeadField::from) {
    head.message.from = address_in(value);
  } else if (field == HeadField::sent) {
    head.message.sent = std::string(value);
  } else if (field == HeadField::subject) {
    head.message.subject = std::string(value);
  }
}

class MarkReader {
 public:
  MarkReader(const std::vector<MailLine>& lines, const MailRegister& patterns)
      : lines_(lines), patterns_(patterns) {}
  std::optional<MailMark> at(std::size_t first) const;

 private:
  std::size_t end_of_depth(std::size_t first, std::size_t most) const;
  Head fields_from(std::size_t first) const;
  std::optional<Head> head_at(std::size_t first, bool announced) const;
  std::optional<Head> head_on_one_line(std::size_t first) const;
  std::size_t end_of_attribution(std::size_t first) const;
  std::optional<MailMark> attribution_at(std::size_t first) const;
  std::optional<MailMark> with_head(std::size_t next, bool forward) const;

  const std::vector<MailLine>& lines_;
  const MailRegister& patterns_;
};

std::size_t MarkReader::end_of_depth(std::size_t first, std::size_t most) const {
  std::size_t end = first;
  while (end < lines_.size() && end - first < most && lines_[end].depth == lines_[first].depth) ++end;
  return end;
}

// Fields in any order, each at the beginning of a line; a value may go on over a few lines.
Head MarkReader::fields_from(std::size_t first) const {
  Head head;
  head.end = first;
  const std::size_t end = end_of_depth(first, longest_head);
  HeadField last = HeadField::other;
  bool empty = false;  // the last label had no value yet
  int gap = 0;
  for (std::size_t i = first; i < end; ++i) {
    const MailLine& line = lines_[i];
    const auto label = patterns_.head_line(line.bare);
    if (!label) {
      if (++gap > longest_value) break;
      if (empty) {
        put(head, last, line.words);
        head.end = i + 1;
        head.proven |= patterns_.holds(MailPattern::head_proof, line.bare);
        empty = false;
      }
      continue;
    }
    const bool again = head.has(label->field) && label->field != HeadField::copy &&
                       label->field != HeadField::other && label->field != HeadField::sent;
    if (again) break;
    // What lies between two labels are addressees, or it is no head.
    for (std::size_t k = head.end; k < i; ++k)
      head.proven |= patterns_.holds(MailPattern::head_proof, lines_[k].bare);
    gap = 0;
    head.fields.set(static_cast<std::size_t>(label->field));
    const std::string_view value = std::string_view(line.words).substr(label->value);
    put(head, label->field, value);
    empty = trim(value).empty();
    last = label->field;
    head.proven |= patterns_.holds(MailPattern::head_proof, line.bare);
    head.end = i + 1;
  }
  return head;
}

// `announced`: a separator stands before it; then little is enough.
std::optional<Head> MarkReader::head_at(std::size_t first, bool announced) const {
  if (first >= lines_.size() || !patterns_.head_line(lines_[first].bare)) return std::nullopt;
  Head head = fields_from(first);
  if (!head.has(HeadField::from)) return head_on_one_line(first);
  const bool known = head.has(HeadField::sent) || head.has(HeadField::subject);
  if (announced ? head.count() >= 2 : head.count() >= 3 && known && head.proven) return head;
  return head_on_one_line(first);
}

// "Van: … Verzonden: … Aan: … Onderwerp: …" in one paragraph: where its subject ends is not known.
std::optional<Head> MarkReader::head_on_one_line(std::size_t first) const {
  static const re2::RE2 pattern(
      R"(^(?:van|from|von) ?: ?(.{2,120}?)(?:aan|to|an|cc|verzonden|datum|sent|date|gesendet) ?: ?.{2,400}(?:onderwerp|subject|betreff) ?: ?)");
  std::string text;
  std::size_t end = first;
  for (; end < end_of_depth(first, longest_head) && lines_[end].block == lines_[first].block; ++end)
    text += (text.empty() ? "" : " ") + lines_[end].bare;
  std::string from;
  if (!re2::RE2::PartialMatch(text, pattern, &from) || !patterns_.holds(MailPattern::head_proof, text))
    return std::nullopt;
  Head head;
  head.end = first + 1;
  head.fields.set(static_cast<std::size_t>(HeadField::from));
  head.message.from = address_in(from);
  return head;
}

// 0: none begins here.
std::size_t MarkReader::end_of_attribution(std::size_t first) const {
  const std::size_t end = end_of_depth(first, longest_attribution);
  std::string text;
  for (std::size_t i = first; i < end && text.size() < 500; ++i) {
    text += (text.empty() ? "" : " ") + lines_[i].bare;
    if (text.ends_with(':') && patterns_.holds(MailPattern::attribution_word, text) &&
        patterns_.holds(MailPattern::attribution, text))
      return i + 1;
  }
  return 0;
}

std::optional<MailMark> MarkReader::attribution_at(std::size_t first) const {
  const std::size_t end = end_of_attribution(first);
  if (end == 0) return std::nullopt;
  // The last line that it can begin on: "Groet, Jan" before it is no part of it.
  for (std::size_t later = first + 1; later < end; ++later)
    if (end_of_attribution(later) == end) return std::nullopt;
  std::string text;
  for (std::size_t i = first; i < end; ++i) text += (text.empty() ? "" : " ") + lines_[i].words;
  MailMark mark;
  mark.end = end;
  mark.certain = patterns_.holds(MailPattern::attribution_proof, lower_dutch(text));
  mark.message.from.address = address_in(text).address;
  return mark;
}

std::optional<MailMark> MarkReader::with_head(std::size_t next, bool forward) const {
  MailMark mark;
  mark.forward = forward;
  mark.end = next;
  const bool same = next < lines_.size() && next > 0 && lines_[next].depth == lines_[next - 1].depth;
  if (const auto head = same ? head_at(next, true) : std::nullopt) {
    mark.end = head->end;
    mark.message = head->message;
  }
  return mark;
}

std::optional<MailMark> MarkReader::at(std::size_t first) const {
  const std::string& line = lines_[first].bare;
  if (patterns_.holds(MailPattern::forward, line)) {
    auto mark = with_head(first + 1, true);
    // "----- Doorgestuurd bericht ----- Van: …" on the same line.
    if (mark->message.from == Address{}) {
      const std::size_t at = line.find("van:");
      if (at != std::string::npos)
        mark->message.from = address_in(std::string_view(lines_[first].words).substr(at + 4));
    }
    return mark;
  }
  if (patterns_.holds(MailPattern::original, line)) return with_head(first + 1, false);
  // The line that Outlook draws; without a head after it, it is something else.
  const bool ruled = line.size() >= 5 && line.find_first_not_of("_-=—–") == std::string::npos;
  const std::size_t head_line = ruled ? first + 1 : first;
  if (head_line < lines_.size() && lines_[head_line].depth == lines_[first].depth)
    if (const auto head = head_at(head_line, ruled)) {
      MailMark mark;
      mark.end = head->end;
      mark.message = head->message;
      return mark;
    }
  return attribution_at(first);
}

}  // namespace

Address address_in(std::string_view text) {
  static const re2::RE2 pattern(R"(([^\s<>\[\]():;,"'|]+@[^\s<>\[\]():;,"'|]+))");
  Address result;
  re2::StringPiece found;
  std::string_view name = text;
  if (re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern, &found)) {
    result.address = lower_dutch(std::string_view(found.data(), found.size()));
    name = text.substr(0, static_cast<std::size_t>(found.data() - text.data()));
    if (const std::size_t mailto = name.rfind("mailto"); mailto != std::string_view::npos)
      name = name.substr(0, mailto);
  }
  constexpr std::string_view around = " <[(\"'";
  while (!name.empty() && around.find(name.back()) != std::string_view::npos) name.remove_suffix(1);
  while (!name.empty() && around.find(name.front()) != std::string_view::npos) name.remove_prefix(1);
  result.name = std::string(name.substr(0, 120));
  return result;
}

std::optional<MailMark> mail_mark_at(const std::vector<MailLine>& lines, std::size_t first,
                                     const MailRegister& patterns) {
  return MarkReader(lines, patterns).at(first);
}

}  // namespace planlezer
