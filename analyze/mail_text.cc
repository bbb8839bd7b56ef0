#include "analyze/mail_text.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <utility>

#include "analyze/mail_marks.h"
#include "analyze/mail_subject.h"
#include "analyze/normal_text.h"
#include "base/text.h"

namespace planlezer {

namespace {

// Takes '>' in front and '*' (bold in plain text) off, and counts the former.
std::uint8_t strip_marks(std::string& words) {
  std::uint8_t depth = 0;
  std::size_t begin = 0;
  while (begin < words.size() && (words[begin] == '>' || words[begin] == ' ')) {
    if (words[begin] == '>' && depth < 255) ++depth;
    ++begin;
  }
  words.erase(0, begin);
  std::erase(words, '*');
  words = std::string(trim(words));
  return depth;
}

// ">>> A <a@b> 25-6-2024 8:12 >>>" is how GroupWise announces a mail: no quotation.
std::vector<MailLine> lines_of(const Page& page) {
  std::vector<MailLine> lines;
  if (page.blocks.empty()) return lines;
  std::uint32_t block = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Line& each = page.lines[i];
    while (block + 1 < page.blocks.size() && page.blocks[block].text.end <= each.text.begin) ++block;
    MailLine line;
    line.line = i;
    line.text = each.text;
    line.block = block;
    line.words = normal(std::string_view(page.text).substr(each.text.begin, each.text.size()));
    const bool announces = line.words.ends_with(" >>>");
    line.depth = announces ? 0 : strip_marks(line.words);
    if (!announces && page.blocks[block].quoted > line.depth) line.depth = page.blocks[block].quoted;
    line.bare = lower_dutch(line.words);
    if (!line.bare.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

// Gives every line its message. Marked quotations nest by depth: what stands less deep after one goes on with
// the message around it, so answers between quoted lines are the sender's. An unmarked one reaches to the end
// of its depth.
class Nesting {
 public:
  Nesting(MailText& text, const MailRegister& patterns) : text_(text), patterns_(patterns) {}
  void read();

 private:
  MailPart relation_to(std::uint32_t around, const MailMark* mark) const;
  std::uint32_t open(std::uint32_t around, const MailMark* mark);
  void to_depth(std::uint8_t depth, const MailMark* mark);
  void give(std::size_t begin, std::size_t end, std::uint32_t message, MailRole role);

  MailText& text_;
  const MailRegister& patterns_;
  std::vector<std::uint32_t> open_ = {0};  // the message at each depth
  std::vector<bool> said_ = {false};       // per message: it has text
};

// Whether the mail inside `around` is passed on or quoted there; what is inside a quotation is quoted.
MailPart Nesting::relation_to(std::uint32_t around, const MailMark* mark) const {
  const MailMessage& outer = text_.messages[around];
  if (outer.relation == MailPart::quoted) return MailPart::quoted;
  if (mark != nullptr && mark->forward) return MailPart::forwarded;
  const SubjectPrefix prefix = prefix_of_subject(outer.subject);
  if (prefix == SubjectPrefix::forward) return MailPart::forwarded;
  const bool passed = prefix == SubjectPrefix::none && mark != nullptr && !said_[around];
  return passed ? MailPart::forwarded : MailPart::quoted;
}

std::uint32_t Nesting::open(std::uint32_t around, const MailMark* mark) {
  MailMessage message;
  if (mark != nullptr) message = mark->message;
  message.relation = relation_to(around, mark);
  text_.messages.push_back(std::move(message));
  said_.push_back(false);
  return static_cast<std::uint32_t>(text_.messages.size() - 1);
}

// `mark`: what announces the first mail that is opened.
void Nesting::to_depth(std::uint8_t depth, const MailMark* mark) {
  while (open_.size() > std::size_t{depth} + 1) open_.pop_back();
  while (open_.size() < std::size_t{depth} + 1)
    open_.push_back(open(open_.back(), std::exchange(mark, nullptr)));
}

void Nesting::give(std::size_t begin, std::size_t end, std::uint32_t message, MailRole role) {
  for (std::size_t i = begin; i < end; ++i) {
    text_.lines[i].message = message;
    text_.lines[i].part = text_.messages[message].relation;
    text_.lines[i].role = role;
  }
}

void Nesting::read() {
  auto& lines = text_.lines;
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].depth + std::size_t{1} != open_.size()) to_depth(lines[i].depth, nullptr);
    const auto mark = mail_mark_at(lines, i, patterns_);
    const bool deeper = mark && mark->end < lines.size() && lines[mark->end].depth > lines[i].depth;
    if (!mark || (!mark->certain && !deeper)) {
      give(i, i + 1, open_.back(), MailRole::text);
      said_[open_.back()] = true;
      ++i;
      continue;
    }
    if (deeper) {
      const std::size_t before = open_.size();
      to_depth(lines[mark->end].depth, &*mark);
      give(i, mark->end, open_[before], MailRole::head);
    } else {
      const std::uint32_t inner = open_.back();
      if (open_.size() > 1 && !said_[inner] && text_.messages[inner].from == Address{}) {
        // A quotation that opens with its own mark is that mail, not one that quotes it.
        text_.messages[inner] = mark->message;
        text_.messages[inner].relation = relation_to(open_[open_.size() - 2], &*mark);
      } else {
        open_.back() = open(inner, &*mark);
      }
      give(i, mark->end, open_.back(), MailRole::head);
    }
    i = mark->end;
  }
}

// "Mijn antwoorden staan achter [HB]": in an unmarked quotation, what stands behind the same initials at
// least twice is the sender's.
void take_off(MailLine& line, std::size_t letters) {
  line.text.begin += static_cast<std::uint32_t>(letters);
  line.words = std::string(trim(std::string_view(line.words).substr(letters)));
  line.bare = lower_dutch(line.words);
}

void take_initialled(MailText& text) {
  static const re2::RE2 pattern(R"(^(\[[A-Z][A-Za-z]{0,4}\]|<[A-Z]{2,4}>|[A-Z]{2,4}>))");
  std::map<std::string, std::vector<std::size_t>> by_initials;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const MailLine& line = text.lines[i];
    std::string initials;
    if (line.message != 0 && line.role == MailRole::text &&
        re2::RE2::PartialMatch(line.words, pattern, &initials))
      by_initials[initials].push_back(i);
  }
  for (const auto& [initials, found] : by_initials) {
    if (found.size() < 2) continue;
    for (const std::size_t first : found) {
      take_off(text.lines[first], initials.size());
      for (std::size_t i = first; i < text.lines.size() && text.lines[i].block == text.lines[first].block;
           ++i) {
        text.lines[i].message = 0;
        text.lines[i].part = MailPart::own;
      }
    }
  }
}

// Closing, signature and disclaimers in a run of lines of one message.
class Signature {
 public:
  Signature(const Page& page, std::vector<MailLine>& lines, const MailRegister& patterns)
      : page_(page), lines_(lines), patterns_(patterns) {}
  void mark(std::size_t begin, std::size_t end);

 private:
  std::string paragraph(std::size_t first, std::size_t end) const;
  void take(MailLine& line, MailRole role);

  const Page& page_;
  std::vector<MailLine>& lines_;
  const MailRegister& patterns_;
};

std::string Signature::paragraph(std::size_t first, std::size_t end) const {
  std::string text;
  for (std::size_t i = first; i < end && lines_[i].block == lines_[first].block; ++i)
    text += (text.empty() ? "" : " ") + lines_[i].bare;
  return text;
}

void Signature::take(MailLine& line, MailRole role) {
  line.role = role;
  if (line.message == 0) line.part = role == MailRole::signature ? MailPart::signature : MailPart::disclaimer;
}

void Signature::mark(std::size_t begin, std::size_t end) {
  bool signature = false;
  bool disclaimer = false;  // of the paragraph
  for (std::size_t i = begin; i < end; ++i) {
    MailLine& line = lines_[i];
    if (line.role != MailRole::text) continue;
    const bool first =
        i == begin || lines_[i - 1].block != line.block || lines_[i - 1].role == MailRole::head;
    if (first) {
      const std::string text = paragraph(i, end);
      disclaimer = patterns_.holds(MailPattern::disclaimer, text);
      if (signature && !disclaimer && patterns_.holds(MailPattern::goes_on, text)) signature = false;
    }
    if (disclaimer) {
      take(line, MailRole::disclaimer);
    } else if (signature) {
      take(line, MailRole::signature);
    } else if (patterns_.holds(MailPattern::signature, line.bare)) {
      signature = true;
      take(line, MailRole::signature);
    } else if (page_.blocks[line.block].kind != BlockKind::table_cell &&
               patterns_.holds(MailPattern::closing, line.bare)) {
      signature = true;
    }
  }
}

std::string automatic_of(const MailText& text, const Mail& mail, const MailRegister& patterns) {
  if (mail.automatic == "auto_reply" || mail.automatic == "bounce") return mail.automatic;
  const std::string subject = lower_dutch(normal(mail.subject));
  if (patterns.holds(MailPattern::bounce_subject, subject)) return "bounce";
  if (patterns.holds(MailPattern::auto_reply_subject, subject)) return "auto_reply";
  int seen = 0;
  for (const MailLine& line : text.lines) {
    if (line.message != 0 || line.role != MailRole::text) continue;
    if (patterns.holds(MailPattern::bounce_text, line.bare)) return "bounce";
    if (patterns.holds(MailPattern::auto_reply_text, line.bare)) return "auto_reply";
    if (++seen >= 4) break;
  }
  return {};
}

}  // namespace

std::uint32_t MailText::passed_on() const {
  const auto found = std::find_if(messages.begin(), messages.end(), [](const MailMessage& message) {
    return message.relation == MailPart::forwarded;
  });
  return found == messages.end() ? 0 : static_cast<std::uint32_t>(found - messages.begin());
}

std::string MailText::signature(std::uint32_t message) const {
  std::string result;
  for (const MailLine& line : lines)
    if (line.message == message && line.role == MailRole::signature) result += line.words + '\n';
  return result;
}

MailText read_mail_text(const Page& page, const Mail& mail, const MailRegister& patterns) {
  MailText text;
  text.lines = lines_of(page);
  text.messages.push_back({mail.from, mail.date, mail.subject, MailPart::own});
  Nesting(text, patterns).read();
  take_initialled(text);
  Signature signature(page, text.lines, patterns);
  for (std::size_t begin = 0; begin < text.lines.size();) {
    std::size_t end = begin;
    while (end < text.lines.size() && text.lines[end].message == text.lines[begin].message) ++end;
    signature.mark(begin, end);
    begin = end;
  }
  text.automatic = automatic_of(text, mail, patterns);
  return text;
}

}  // namespace planlezer
