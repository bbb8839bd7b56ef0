// The code pages of Windows and DOS, by which Outlook files and archives say how their text is written.
#pragma once

#include <string>

namespace planlezer {

inline constexpr int dos_code_page = 437, windows_code_page = 1252, utf16_code_page = 1200;

// The name of the encoding, for decode_text; of a page that is not known Windows-1252.
std::string charset_of(int code_page);

}  // namespace planlezer
