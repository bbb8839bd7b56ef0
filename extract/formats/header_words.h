// Encoded words in the heads of mail (RFC 2047), mended before GMime reads them. Pure.
#pragma once

#include <string>
#include <string_view>

namespace planlezer {

// GMime joins neighbouring words of one encoding, and drops what comes after the padding of the first
// (upstream issue 133). The same message with an empty word of another encoding between such neighbours, in
// its own head and those of its parts; messages inside it are left as they are. Empty when there are none.
std::string with_words_parted(std::string_view untrusted_message);

}  // namespace planlezer
