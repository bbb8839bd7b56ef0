#include "app/serve/png.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace planlezer::serve {

namespace {

constexpr int compression = 2;  // pages are mostly white: more effort saves little

void put_number(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift);
}

void put_chunk(std::string& out, std::string_view kind, std::string_view data) {
  put_number(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t begin = out.size();
  out.append(kind).append(data);
  const auto* bytes = reinterpret_cast<const Bytef*>(out.data() + begin);
  put_number(out, static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(out.size() - begin))));
}

// Rows with the filter in front: colours as differences with the pixel before, which packs photographs
// better; grey, mostly text, as it is.
std::string filtered(const Picture& picture) {
  const auto step = static_cast<std::size_t>(picture.channels);
  const std::size_t row = static_cast<std::size_t>(picture.width) * step;
  std::string rows;
  rows.resize((row + 1) * static_cast<std::size_t>(picture.height));
  char* out = rows.data();
  for (int y = 0; y < picture.height; ++y) {
    const char* in = picture.pixels.data() + row * static_cast<std::size_t>(y);
    *out++ = picture.channels == 1 ? 0 : 1;
    for (std::size_t x = 0; x < row; ++x)
      *out++ = picture.channels == 1 || x < step ? in[x] : static_cast<char>(in[x] - in[x - step]);
  }
  return rows;
}

}  // namespace

std::string to_png(const Picture& picture) {
  const std::string rows = filtered(picture);
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
            static_cast<uLong>(rows.size()), compression);
  packed.resize(size);
  std::string head;
  put_number(head, static_cast<std::uint32_t>(picture.width));
  put_number(head, static_cast<std::uint32_t>(picture.height));
  head += '\x08';                                 // bits per channel
  head += picture.channels == 1 ? '\0' : '\x02';  // grey or colours
  head.append(3, '\0');
  std::string png = "\x89PNG\r\n\x1a\n";
  put_chunk(png, "IHDR", head);
  put_chunk(png, "IDAT", packed);
  put_chunk(png, "IEND", {});
  return png;
}

Picture cut_out(const Picture& picture, int x0, int y0, int x1, int y1) {
  x0 = std::clamp(x0, 0, picture.width);
  x1 = std::clamp(x1, x0, picture.width);
  y0 = std::clamp(y0, 0, picture.height);
  y1 = std::clamp(y1, y0, picture.height);
  Picture part{x1 - x0, y1 - y0, picture.channels, {}};
  const auto step = static_cast<std::size_t>(picture.channels);
  const std::size_t row = static_cast<std::size_t>(picture.width) * step;
  for (int y = y0; y < y1; ++y)
    part.pixels.append(picture.pixels,
                       row * static_cast<std::size_t>(y) + static_cast<std::size_t>(x0) * step,
                       static_cast<std::size_t>(part.width) * step);
  return part;
}

}  // namespace planlezer::serve
