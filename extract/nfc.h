// Unicode in the composed form (NFC) that every stored text has.
#pragma once

#include <string>

namespace planlezer {

// Valid UTF-8 in, NFC out; text that is already composed comes back as it is.
std::string to_nfc(std::string text);

}  // namespace planlezer
