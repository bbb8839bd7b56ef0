// Whose words stand where in the text of a mail: the sender's own, those of mails quoted or passed on below
// it, signatures and disclaimers. Line by line. Out of reach: answers typed into an unmarked quotation, told
// apart by colour only ("zie hieronder in rood"). Pure; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/mail_register.h"
#include "extract/page.h"

namespace planlezer {

enum class MailPart : std::uint8_t { own, quoted, forwarded, signature, disclaimer };
// What a line is within its own message.
enum class MailRole : std::uint8_t { text, head, signature, disclaimer };

struct MailLine {
  std::size_t line = 0;     // index in Page::lines; those with nothing but marks are left out
  Span text;                // in the page
  std::string words;        // normalised, without '>' and '*' around them
  std::string bare;         // the same in lower case
  std::uint32_t block = 0;  // index in Page::blocks
  std::uint8_t depth = 0;   // of quotation marks
  MailPart part = MailPart::own;
  std::uint32_t message = 0;  // index in MailText::messages
  MailRole role = MailRole::text;
};

// The mail itself, or one inside it.
struct MailMessage {
  Address from;
  std::string sent;  // as written
  std::string subject;
  MailPart relation = MailPart::own;  // own, quoted, forwarded: as seen from the mail itself
};

struct MailText {
  std::vector<MailLine> lines;        // in order
  std::vector<MailMessage> messages;  // the first is the mail itself; then as they are met
  std::string automatic;              // "auto_reply", "bounce"; empty: a person wrote it

  // The first message that is passed on; 0: none is.
  std::uint32_t passed_on() const;
  // The signature of a message, as one text with line breaks.
  std::string signature(std::uint32_t message) const;
};

MailText read_mail_text(const Page& page, const Mail& mail, const MailRegister& patterns);

// A block of what is said, and the quoted paragraph right above it that it answers: empty when there is none.
struct SpokenBlock {
  Block block;
  Span question;
};

// The page's blocks cut to the text of `messages` (indices), salutation and closing apart, lines of an
// enumeration as list items; a table that is only partly theirs as paragraphs.
std::vector<SpokenBlock> spoken_blocks(const Page& page, const MailText& text, const MailRegister& patterns,
                                       const std::vector<std::uint32_t>& messages);

}  // namespace planlezer
