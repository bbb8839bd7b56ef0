// RTF as text, and the HTML that Outlook keeps inside RTF. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planlezer {

// What Outlook compresses (MS-OXRTFCP); nothing when it is not that. Damage ends it early. At most nine times
// as long as what was given.
std::optional<std::string> decompress_rtf(std::string_view untrusted_bytes);

struct RtfText {
  std::string text;      // UTF-8
  bool is_html = false;  // the RTF was made of HTML (MS-OXRTFEX), and this is it
};

RtfText read_rtf(std::string_view untrusted_rtf);

}  // namespace planlezer
