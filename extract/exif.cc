#include "extract/exif.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace planlezer {

namespace {

constexpr std::uint16_t orientation_tag = 0x0112;

// Numbers of one to four bytes; 0 past the end.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size, bool big_endian) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t place = big_endian ? i : size - 1 - i;
    value = (value << 8) | static_cast<unsigned char>(bytes[at + place]);
  }
  return value;
}

// `tiff`: what follows "Exif\0\0".
int orientation_in(std::string_view tiff) {
  const bool big_endian = tiff.starts_with("MM");
  if (!big_endian && !tiff.starts_with("II")) return 1;
  const std::size_t directory = number_at(tiff, 4, 4, big_endian);
  const std::uint32_t entries = std::min(number_at(tiff, directory, 2, big_endian), 200U);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{12} * i;
    if (number_at(tiff, entry, 2, big_endian) != orientation_tag) continue;
    const std::uint32_t value = number_at(tiff, entry + 8, 2, big_endian);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace

int exif_orientation(std::string_view untrusted_jpeg) {
  constexpr std::string_view exif("Exif\0\0", 6);
  std::size_t at = 2;  // after the start-of-image marker
  while (at + 4 <= untrusted_jpeg.size() && static_cast<unsigned char>(untrusted_jpeg[at]) == 0xFF) {
    const std::uint32_t marker = number_at(untrusted_jpeg, at, 2, true);
    const std::uint32_t length = number_at(untrusted_jpeg, at + 2, 2, true);
    if (length < 2 || marker == 0xFFDA) return 1;  // the picture itself begins
    const std::string_view body = untrusted_jpeg.substr(at + 4, length - 2);
    if (marker == 0xFFE1 && body.starts_with(exif)) return orientation_in(body.substr(exif.size()));
    at += 2 + std::size_t{length};
  }
  return 1;
}

}  // namespace planlezer
