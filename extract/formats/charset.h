// Text of mails and web pages in whatever encoding they say, or wrongly say, it has. Pure; ICU does the work,
// so no file is read.
#pragma once

#include <string>
#include <string_view>

namespace planlezer {

// UTF-8 (valid, no NUL). A byte order mark decides; then `charset` (as in a Content-Type; may be empty,
// unknown or wrong). What names no encoding, or is not valid in the one it names, is taken as mail programs
// do: UTF-8 when it is valid, and otherwise windows-1252.
std::string decode_text(std::string_view untrusted_bytes, std::string_view charset);

// The encoding that a web page names in its own head (<meta charset>, <?xml encoding?>); empty when none.
std::string charset_in_markup(std::string_view untrusted_bytes);

}  // namespace planlezer
