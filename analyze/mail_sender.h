// Whose a mail is, and which of the messages in it speak for that agency. Private to analyze/.
#pragma once

#include <vector>

#include "analyze/mail_text.h"
#include "analyze/organisations.h"
#include "analyze/rules.h"

namespace planlezer {

struct MailReading {
  MailText text;
  // Messages (indices) that are the agency's own: the mail itself, unless somebody else passed it on; and
  // those passed on that are from the agency too: a colleague's, to be read when the mail itself asks
  // nothing.
  std::vector<std::uint32_t> own, passed_on;
};

// By the sender's domain, then the signature, then the text; of a mail that no agency sent but that passes an
// agency's on, that agency. Fills in the messages.
WhoseDocument whose_mail(const Extracted& document, const std::vector<std::string>& lower_pages,
                         const DocumentContext& context, const Rules& rules, MailReading& mail);

}  // namespace planlezer
