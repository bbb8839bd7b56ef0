// Whether a file starts as mail does.
#pragma once

#include <string_view>

namespace planlezer {

// Header lines that only a message has: a trace of its transport, or a sender with another mail field. Dutch
// heads
// ("Van:", "Verzonden:") count when they are those of a mail program, so a memo with "Van:" and "Aan:" stays
// text.
bool is_mail_head(std::string_view head);

// A postbox starts with a line "From sender date", followed by a message.
bool is_mbox_head(std::string_view head);

}  // namespace planlezer
