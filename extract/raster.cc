#include "extract/raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "extract/exif.h"
#include "extract/leptonica.h"

namespace planlezer {

namespace {

constexpr double least_dpi = 60, most_dpi = 1300;
constexpr int far_too_large = 5;  // times the pixels that are recognised

Error damaged_image() {
  return {ErrorCode::unreadable,
          "Deze afbeelding is beschadigd en kan niet worden gelezen. Vraag de afzender om een nieuwe kopie."};
}

Error too_large() {
  return {ErrorCode::limit,
          "Deze afbeelding is te groot om te lezen. Sla haar op met een lagere resolutie en lees haar "
          "opnieuw in."};
}

const l_uint8* data_of(std::string_view bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

Handle<FILE, fclose> as_file(std::string_view bytes) {
  return Handle<FILE, fclose>(fmemopen(const_cast<char*>(bytes.data()), bytes.size(), "rb"));
}

Result<std::int64_t> pixels_in_header(std::string_view bytes, std::string_view media_type, int number) {
  int width = 0;
  int height = 0;
  int bits = 0;
  int samples = 0;
  bool read = false;
  if (media_type == "image/tiff")
    read = readHeaderMemTiff(data_of(bytes), bytes.size(), number - 1, &width, &height, &bits, &samples,
                             nullptr, nullptr, nullptr) == 0;
  else
    read = pixReadHeaderMem(data_of(bytes), bytes.size(), nullptr, &width, &height, &bits, &samples,
                            nullptr) == 0;
  if (!read || width <= 0 || height <= 0) return tl::unexpected(damaged_image());
  return std::int64_t{width} * height;
}

Pix decode(std::string_view bytes, std::string_view media_type, int number, int reduction) {
  if (media_type == "image/tiff") return Pix(pixReadMemTiff(data_of(bytes), bytes.size(), number - 1));
  if (media_type == "image/jpeg")
    return Pix(pixReadMemJpeg(data_of(bytes), bytes.size(), 0, reduction, nullptr, 0));
  return Pix(pixReadMemPng(data_of(bytes), bytes.size()));
}

// `reduction`: how much smaller it was decoded than the file has it.
double resolution_of(PIX* pix, int reduction) {
  const double told = pixGetXRes(pix);
  if (told >= least_dpi && told <= most_dpi) return told / reduction;
  const double longest = std::max(pixGetWidth(pix), pixGetHeight(pix));
  const double as_a4 = longest / 11.69;
  return as_a4 >= least_dpi && as_a4 <= most_dpi ? as_a4 : usual_dpi;
}

// As Exif says that the camera was held.
Pix as_held(Pix pix, int orientation) {
  constexpr std::array<int, 9> quarter_turns{0, 0, 0, 2, 2, 1, 1, 3, 3};
  const auto held = static_cast<std::size_t>(orientation);
  if (quarter_turns[held] != 0) pix.reset(pixRotateOrth(pix.get(), quarter_turns[held]));
  const bool mirrored = held == 2 || held == 4 || held == 5 || held == 7;
  if (mirrored && pix) pix.reset(pixFlipLR(nullptr, pix.get()));
  return pix;
}

// What brings a picture near the usual resolution without more than `max_pixels`.
double scale_for(PIX* pix, double dpi, std::int64_t max_pixels) {
  double scale = 1;
  if (dpi < 0.8 * usual_dpi || dpi > 1.25 * usual_dpi) scale = std::clamp(usual_dpi / dpi, 0.1, 4.0);
  const double pixels = static_cast<double>(pixGetWidth(pix)) * pixGetHeight(pix);
  const auto most = static_cast<double>(max_pixels);
  return pixels * scale * scale <= most ? scale : std::sqrt(most / pixels) * 0.999;
}

}  // namespace

Result<int> count_images(std::string_view untrusted_bytes, std::string_view media_type) {
  setMsgSeverity(L_SEVERITY_NONE);
  if (untrusted_bytes.empty()) return tl::unexpected(damaged_image());
  if (media_type != "image/tiff") return 1;
  const auto file = as_file(untrusted_bytes);
  int count = 0;
  if (!file || tiffGetCount(file.get(), &count) != 0 || count < 1) return tl::unexpected(damaged_image());
  return count;
}

Result<Picture> draw_image(std::string_view untrusted_bytes, std::string_view media_type, int number,
                           int width, std::int64_t max_pixels) {
  setMsgSeverity(L_SEVERITY_NONE);
  const auto pixels = pixels_in_header(untrusted_bytes, media_type, number);
  if (!pixels) return tl::unexpected(pixels.error());
  int reduction = 1;
  if (media_type == "image/jpeg")
    while (reduction < 8 && *pixels / (4 * reduction * reduction) > 2 * std::int64_t{width} * width)
      reduction *= 2;
  if (*pixels / (reduction * reduction) > far_too_large * max_pixels) return tl::unexpected(too_large());
  Pix pix = decode(untrusted_bytes, media_type, number, reduction);
  if (!pix) return tl::unexpected(damaged_image());
  pix.reset(pixRemoveAlpha(pix.get()));
  if (pix) pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (pix && pixGetDepth(pix.get()) != 32) pix.reset(pixConvertTo8(pix.get(), 0));
  if (pix && media_type == "image/jpeg") pix = as_held(std::move(pix), exif_orientation(untrusted_bytes));
  if (!pix) return tl::unexpected(damaged_image());
  const double wide = pixGetWidth(pix.get());
  const double most = std::sqrt(static_cast<double>(max_pixels) / (wide * pixGetHeight(pix.get())));
  const double scale = std::min({1.0, width / wide, most});
  if (scale < 1) pix.reset(pixScale(pix.get(), static_cast<float>(scale), static_cast<float>(scale)));
  if (!pix) return tl::unexpected(too_large());
  return to_picture(pix.get());
}

Result<Raster> decode_image(std::string_view untrusted_bytes, std::string_view media_type, int number,
                            std::int64_t max_pixels) {
  setMsgSeverity(L_SEVERITY_NONE);
  const auto pixels = pixels_in_header(untrusted_bytes, media_type, number);
  if (!pixels) return tl::unexpected(pixels.error());
  int reduction = 1;
  if (media_type == "image/jpeg")
    while (reduction < 8 && *pixels / (reduction * reduction) > max_pixels) reduction *= 2;
  if (*pixels / (reduction * reduction) > far_too_large * max_pixels) return tl::unexpected(too_large());
  Pix pix = decode(untrusted_bytes, media_type, number, reduction);
  if (!pix) return tl::unexpected(damaged_image());
  const double dpi = resolution_of(pix.get(), reduction);
  pix.reset(pixRemoveAlpha(pix.get()));
  if (pix) pix.reset(pixConvertTo8(pix.get(), 0));
  if (pix && media_type == "image/jpeg") pix = as_held(std::move(pix), exif_orientation(untrusted_bytes));
  if (!pix) return tl::unexpected(damaged_image());
  const double scale = scale_for(pix.get(), dpi, max_pixels);
  if (scale != 1) pix.reset(pixScale(pix.get(), static_cast<float>(scale), static_cast<float>(scale)));
  if (!pix) return tl::unexpected(too_large());
  return to_raster(pix.get(), dpi * scale);
}

}  // namespace planlezer
