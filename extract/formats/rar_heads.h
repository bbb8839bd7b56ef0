// Which files of a RAR archive (version 5) are encrypted: libarchive does not say, and gives their bytes as
// they are. Pure.
#pragma once

#include <set>
#include <string_view>

namespace planlezer {

// Their positions among the entries of the archive; none for anything but RAR 5.
std::set<int> encrypted_in_rar(std::string_view untrusted_bytes);

}  // namespace planlezer
