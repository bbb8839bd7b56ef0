// S/MIME messages whose text is inside their signature (application/pkcs7-mime). Inside the readers of mail
// only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planlezer {

struct Smime {
  bool readable = false;  // it is what it says it is
  bool encrypted = false;
  std::optional<std::string> content;  // what was signed (a MIME entity with its head), when it is inside
};

// Whether a signature is right is not looked at.
Smime read_smime(std::string_view untrusted_bytes);

}  // namespace planlezer
