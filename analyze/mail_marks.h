// Where a mail inside a mail begins: separators ("-----Oorspronkelijk bericht-----"), heads ("Van: …
// Verzonden: …") and attributions ("Op … schreef …:"). Private to analyze/.
#pragma once

#include <optional>
#include <vector>

#include "analyze/mail_text.h"

namespace planlezer {

struct MailMark {
  std::size_t end = 0;   // the first line after it
  bool forward = false;  // it says that the mail is passed on
  bool certain = true;   // false: an attribution that only a quotation right after it proves
  MailMessage message;   // what it says of the mail
};

// The mark that begins at line `first`, if one does. Lines of another depth end it.
std::optional<MailMark> mail_mark_at(const std::vector<MailLine>& lines, std::size_t first,
                                     const MailRegister& patterns);

// "Jan Jansen <jan@dienst.example>", "dienst [mailto:jan@dienst.example]", "jan@dienst.example"
Address address_in(std::string_view text);

}  // namespace planlezer
