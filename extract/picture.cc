#include "extract/picture.h"

#include "base/bytes.h"

namespace planlezer {

std::string encode_picture(const Picture& picture) {
  ByteWriter out;
  out.put(static_cast<std::int32_t>(picture.width));
  out.put(static_cast<std::int32_t>(picture.height));
  out.put(static_cast<std::uint8_t>(picture.channels));
  out.put_string(picture.pixels);
  return out.take();
}

Result<Picture> decode_picture(std::string_view untrusted_bytes) {
  ByteReader in(untrusted_bytes);
  Picture picture;
  picture.width = in.get<std::int32_t>();
  picture.height = in.get<std::int32_t>();
  picture.channels = in.get<std::uint8_t>();
  const std::string_view pixels = in.get_string();
  constexpr int largest = 100'000;
  const bool sizes = picture.width > 0 && picture.width <= largest && picture.height > 0 &&
                     picture.height <= largest && (picture.channels == 1 || picture.channels == 3);
  if (!in.ok() || !in.at_end() || !sizes ||
      static_cast<std::int64_t>(pixels.size()) !=
          std::int64_t{picture.width} * picture.height * picture.channels)
    return fail(ErrorCode::internal, "malformed picture between program and worker");
  picture.pixels = pixels;
  return picture;
}

Picture without_needless_colour(Picture picture) {
  if (picture.channels != 3) return picture;
  const std::string& pixels = picture.pixels;
  for (std::size_t i = 0; i + 2 < pixels.size(); i += 3)
    if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) return picture;
  for (std::size_t i = 0; 3 * i < pixels.size(); ++i) picture.pixels[i] = pixels[3 * i];
  picture.pixels.resize(pixels.size() / 3);
  picture.channels = 1;
  return picture;
}

}  // namespace planlezer
