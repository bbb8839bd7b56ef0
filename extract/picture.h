// A picture of a page as it is displayed, row by row without padding.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace planlezer {

struct Picture {
  int width = 0, height = 0;
  int channels = 1;  // 1: grey; 3: red, green, blue
  std::string pixels;
};

// How a child sends it. Decoding refuses a picture that has not exactly as many bytes as its size asks for.
std::string encode_picture(const Picture& picture);
Result<Picture> decode_picture(std::string_view untrusted_bytes);

// Grey when no pixel has a colour: a third of the bytes.
Picture without_needless_colour(Picture picture);

}  // namespace planlezer
