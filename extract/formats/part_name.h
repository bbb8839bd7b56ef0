// What a part of a mail is called. Pure.
#pragma once

#include <string>
#include <string_view>

namespace planlezer {

// The last part of a path, without signs that no file name has; empty when nothing is left.
std::string clean_name(std::string_view untrusted_name);

// ".pdf" for "application/pdf"; ".bin" when the type says nothing.
std::string_view extension_of(std::string_view media_type);

// "deel 2.pdf": a part without a name, the `number`th of its mail.
std::string nameless_part(int number, std::string_view media_type);

}  // namespace planlezer
