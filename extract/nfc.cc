#include "extract/nfc.h"

#include <unicode/unorm2.h>

#include <algorithm>

#include "base/text.h"

namespace planlezer {

std::string to_nfc(std::string text) {
  // Nothing below U+0300 composes with its neighbour; those code points start with bytes below 0xCC.
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0xCC; }))
    return text;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const nfc = unorm2_getNFCInstance(&status);
  if (nfc == nullptr) return text;
  std::u16string wide;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    if (c >= 0x10000) {
      wide += static_cast<char16_t>(0xD7C0 + (c >> 10));
      wide += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    } else {
      wide += static_cast<char16_t>(c);
    }
  }
  std::u16string composed(wide.size() * 3 + 8, u'\0');  // no code point grows more than threefold
  const int length = unorm2_normalize(nfc, wide.data(), static_cast<int>(wide.size()), composed.data(),
                                      static_cast<int>(composed.size()), &status);
  if (U_FAILURE(status) != 0) return text;
  composed.resize(static_cast<std::size_t>(length));
  std::string result;
  for (std::size_t i = 0; i < composed.size(); ++i) {
    char32_t c = composed[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < composed.size())
      c = ((c - 0xD7C0) << 10) + (composed[++i] - 0xDC00);
    append_utf8(result, c);
  }
  return result;
}

}  // namespace planlezer
