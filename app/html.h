// Words of others inside HTML.
#pragma once

#include <string>
#include <string_view>

namespace planlezer {

// Safe in an element and in a quoted attribute; valid UTF-8 without control characters.
std::string html_escaped(std::string_view untrusted_text);

}  // namespace planlezer
