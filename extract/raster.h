// Pictures of pages: image files decoded (raster.cc), pages made ready for recognition (raster_prepare.cc),
// and the shapes on them (raster_shapes.cc). Leptonica; worker only.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "extract/pdf_reader.h"

namespace planlezer {

// How many pictures an image file holds (more than one only for TIFF).
Result<int> count_images(std::string_view untrusted_bytes, std::string_view media_type);

// Picture `number` (from 1) in grey, turned as its file says it is to be shown, near the 300 dots per inch
// that recognition likes best; Raster::dpi tells the size of the page. A file that tells no credible
// resolution is taken for a page of A4. The size is looked at before anything is decoded: what is far larger
// than `max_pixels` is refused (limit).
Result<Raster> decode_image(std::string_view untrusted_bytes, std::string_view media_type, int number,
                            std::int64_t max_pixels);

// Picture `number` in its colours, turned in the same way, `width` pixels wide at most.
Result<Picture> draw_image(std::string_view untrusted_bytes, std::string_view media_type, int number,
                           int width, std::int64_t max_pixels);

// A page made ready: turned upright, straightened, dark on light, ruling lines taken out, letters not too
// large.
struct PreparedPage {
  Raster picture;            // its dpi tells how much smaller it is than the page was given
  int quarter_turns = 0;     // clockwise, that brought the page as displayed upright
  double skew_degrees = 0;   // clockwise, that straightened it after that
  int threshold = 128;       // grey levels of `picture` below it are ink
  std::vector<Box> rulings;  // in pixels of `picture`
};

// Without `quarter_turns` they are told from the shapes of the letters; in doubt the page is taken to be
// upright.
PreparedPage prepare(const Raster& displayed, std::optional<int> quarter_turns);

struct Ink {
  double share = 0;               // of the page that is dark, 0–1
  std::size_t letter_shapes = 0;  // separate shapes of the size of letters that stand in rows
};

Ink look_at_ink(const Raster& picture);

struct LooseShapes {
  std::vector<Box>
      letters;            // of the size of letters; neighbours taken together, each with some room around it
  std::vector<Box> dots;  // small, round or square, and full
};

// Shapes that stand outside all `words`. `line_height` is from ascender to descender. All in pixels.
LooseShapes loose_shapes(const Raster& picture, const std::vector<Box>& words, float line_height);

}  // namespace planlezer
