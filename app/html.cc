#include "app/html.h"

#include "base/text.h"

namespace planlezer {

std::string html_escaped(std::string_view untrusted_text) {
  std::string safe;
  safe.reserve(untrusted_text.size());
  std::size_t offset = 0;
  while (offset < untrusted_text.size()) {
    const char32_t c = next_code_point(untrusted_text, offset);
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0)) continue;
        append_utf8(safe, c);
    }
  }
  return safe;
}

}  // namespace planlezer
