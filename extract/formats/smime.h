// S/MIME messages whose text is inside their signature (application/pkcs7-mime). Inside the readers of mail
// only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planlezer {

// The signed content (a MIME entity with its head); nothing when it is encrypted, or no such thing. Whether
// the signature is right is not looked at.
std::optional<std::string> signed_content(std::string_view untrusted_bytes);

}  // namespace planlezer
