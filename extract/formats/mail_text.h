// The text of a mail that was written without markup: quotation marks become depths, flowed lines become
// paragraphs, files that stand in the text are taken out. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/formats/flow_page.h"

namespace planlezer {

enum class Flow : std::uint8_t {
  fixed,
  flowed,               // RFC 3676: a line that ends in a blank goes on
  flowed_without_space  // DelSp=yes: that blank is no part of the text
};

// Adds `text` (UTF-8) to the page. Blocks hold one depth of quotation; the marks are left out.
void add_mail_text(std::string_view text, Flow flow, FlowPage& page);

// A file in the middle of a text.
struct EmbeddedFile {
  std::string name;
  std::string bytes;
  bool encrypted = false;
  bool damaged = false;  // its end is missing
};

struct TakenApart {
  std::string text;
  std::vector<EmbeddedFile> files;
};

// Takes uuencoded and yEnc files out of the text, and encrypted PGP messages; of a text that is signed with
// PGP only the text stays. Of the bytes as sent: yEnc is no text.
TakenApart take_files_out(std::string_view untrusted_bytes);

}  // namespace planlezer
