#include "extract/raster.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <numbers>
#include <string>

#include "base/handle.h"
#include "extract/exif.h"
#include "extract/faint_rulings.h"

namespace planlezer {

namespace {

void free_pix(PIX* pix) {
  pixDestroy(&pix);
}
void free_boxes(BOXA* boxes) {
  boxaDestroy(&boxes);
}
using Pix = Handle<PIX, free_pix>;
void free_numbers(NUMA* numbers) {
  numaDestroy(&numbers);
}
void free_box(BOX* box) {
  boxDestroy(&box);
}
using Boxes = Handle<BOXA, free_boxes>;
using BoxHandle = Handle<BOX, free_box>;

constexpr double usual_dpi = 300, least_dpi = 60, most_dpi = 1300;
constexpr int far_too_large = 5;    // times the pixels that are recognised
constexpr double least_skew = 0.3;  // degrees; Tesseract copes with less
constexpr float certain_skew = 3;   // as Leptonica measures confidence
constexpr double small_dpi = 150;   // shapes are looked at in half the usual resolution
constexpr int shortest_rule = 75, shortest_bar = 50, thickest_line = 5, shortest_run = 27,
              widest_gap = 9;  // pixels there

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

Raster to_raster(PIX* grey, double dpi) {
  Raster raster;
  raster.width = pixGetWidth(grey);
  raster.height = pixGetHeight(grey);
  raster.dpi = dpi;
  const auto row = static_cast<std::size_t>(raster.width);
  raster.pixels.resize(row * static_cast<std::size_t>(raster.height));
  for (int y = 0; y < raster.height; ++y) {
    const l_uint32* line = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey);
    char* out = raster.pixels.data() + row * static_cast<std::size_t>(y);
    for (int x = 0; x < raster.width; ++x) out[x] = static_cast<char>(GET_DATA_BYTE(line, x));
  }
  return raster;
}

Pix to_pix(const Raster& raster) {
  Pix pix(pixCreateNoInit(raster.width, raster.height, 8));
  if (!pix) return pix;
  pixSetPadBits(pix.get(), 0);
  for (int y = 0; y < raster.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    const char* in =
        raster.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width);
    for (int x = 0; x < raster.width; ++x) SET_DATA_BYTE(line, x, static_cast<unsigned char>(in[x]));
  }
  return pix;
}

// Black and white by the whole picture's own threshold.
Pix binarise(PIX* grey) {
  constexpr int every = 4;  // pixel in each direction is enough for a histogram
  const Handle<NUMA, free_numbers> histogram(pixGetGrayHistogram(grey, every));
  int threshold = 128;
  if (histogram)
    numaSplitDistribution(histogram.get(), 0.1F, &threshold, nullptr, nullptr, nullptr, nullptr, nullptr);
  return Pix(pixThresholdToBinary(grey, std::clamp(threshold, 80, 215)));
}

// Halved until its resolution is near the one asked for; a pixel stays dark when any of its four was.
Pix reduced(PIX* binary, double dpi, double wanted, int& factor) {
  Pix pix(pixClone(binary));
  for (factor = 1; dpi / factor > 1.5 * wanted && pix; factor *= 2)
    pix.reset(pixReduceRankBinaryCascade(pix.get(), 1, 0, 0, 0));
  return pix;
}

// Long thin runs in one direction; thick ones are pictures and bars. Small gaps are closed only between runs
// that are longer than strokes of letters.
Pix long_lines(PIX* binary, bool horizontal, std::vector<Box>& found, int factor) {
  Pix lines(horizontal ? pixOpenBrick(nullptr, binary, shortest_run, 1)
                       : pixOpenBrick(nullptr, binary, 1, shortest_run));
  lines.reset(horizontal ? pixCloseSafeBrick(nullptr, lines.get(), widest_gap, 1)
                         : pixCloseSafeBrick(nullptr, lines.get(), 1, widest_gap));
  lines.reset(horizontal ? pixOpenBrick(nullptr, lines.get(), shortest_rule, 1)
                         : pixOpenBrick(nullptr, lines.get(), 1, shortest_bar));
  const Boxes boxes(pixConnCompBB(lines.get(), 8));
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if ((horizontal ? h : w) > thickest_line) {
      pixClearInRect(lines.get(), BoxHandle(boxCreate(x, y, w, h)).get());
      continue;
    }
    const auto scaled = [factor](int value) { return static_cast<float>(value * factor); };
    found.push_back({scaled(x), scaled(y), scaled(x + w), scaled(y + h)});
  }
  return lines;
}

// Finds ruling lines and paints them over; what they cross keeps all but the crossing itself.
std::vector<Box> take_out_rulings(PIX* grey, PIX* binary, double dpi) {
  std::vector<Box> rulings;
  int factor = 1;
  const Pix small = reduced(binary, dpi, small_dpi, factor);
  if (!small) return rulings;
  const Pix horizontal = long_lines(small.get(), true, rulings, factor);
  const Pix vertical = long_lines(small.get(), false, rulings, factor);
  if (rulings.empty()) return rulings;
  Pix mask(pixOr(nullptr, horizontal.get(), vertical.get()));
  mask.reset(pixDilateBrick(nullptr, mask.get(), 3, 3));
  if (factor > 1) mask.reset(pixExpandReplicate(mask.get(), factor));
  pixSetMasked(grey, mask.get(), 255);
  return rulings;
}

// Light text on a dark page.
bool is_mostly_dark(PIX* binary) {
  int dark = 0;
  return pixCountPixels(binary, &dark, nullptr) == 0 &&
         dark > 0.6 * static_cast<double>(pixGetWidth(binary)) * pixGetHeight(binary);
}

double skew_of(PIX* binary) {
  float degrees = 0;
  float confidence = 0;
  if (pixFindSkew(binary, &degrees, &confidence) != 0) return 0;
  return confidence >= certain_skew && std::abs(degrees) > least_skew ? degrees : 0;
}

// Clockwise quarter turns that bring the text upright, told from the shapes of the letters; 0 also when in
// doubt.
int guess_quarter_turns(PIX* binary, double dpi) {
  int factor = 1;
  const Pix small = reduced(binary, dpi, small_dpi, factor);
  float up = 0;
  float left = 0;
  int orientation = L_TEXT_ORIENT_UNKNOWN;
  if (!small || pixOrientDetect(small.get(), &up, &left, 0, 0) != 0) return 0;
  makeOrientDecision(up, left, 0, 0, &orientation, 0);
  switch (orientation) {
    case L_TEXT_ORIENT_LEFT:
      return 1;
    case L_TEXT_ORIENT_DOWN:
      return 2;
    case L_TEXT_ORIENT_RIGHT:
      return 3;
    default:
      return 0;
  }
}

BoxHandle to_box(const Box& box) {
  return BoxHandle(boxCreate(static_cast<int>(box.x0), static_cast<int>(box.y0),
                             static_cast<int>(box.width()), static_cast<int>(box.height())));
}

bool is_full(PIX* binary, const Box& box) {
  int ink = 0;
  return pixCountPixelsInRect(binary, to_box(box).get(), &ink, nullptr) == 0 &&
         static_cast<float>(ink) > 0.7F * box.width() * box.height();
}

// Letters of one word taken together, with room around them.
std::vector<Box> joined_neighbours(std::vector<Box> letters, float line_height, const Raster& picture) {
  std::sort(letters.begin(), letters.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  std::vector<Box> joined;
  for (const Box& box : letters) {
    const auto neighbour = std::find_if(joined.begin(), joined.end(), [&](const Box& other) {
      return box.x0 - other.x1 < 0.5F * line_height && box.center_y() > other.y0 && box.center_y() < other.y1;
    });
    if (neighbour == joined.end())
      joined.push_back(box);
    else
      neighbour->include(box);
  }
  const float room = 0.35F * line_height;
  for (Box& box : joined)
    box = {std::max(box.x0 - room, 0.0F), std::max(box.y0 - room, 0.0F),
           std::min(box.x1 + room, static_cast<float>(picture.width)),
           std::min(box.y1 + room, static_cast<float>(picture.height))};
  return joined;
}

struct Shape {
  int x, bottom, height;
};

std::vector<Shape> letter_like_shapes(PIX* small) {
  std::vector<Shape> shapes;
  const Boxes boxes(pixConnCompBB(small, 8));
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if (h >= 7 && h <= 60 && w >= 2 && w <= 4 * h) shapes.push_back({x, y + h, h});
  }
  return shapes;
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

PreparedPage prepare(const Raster& displayed, std::optional<int> quarter_turns) {
  setMsgSeverity(L_SEVERITY_NONE);
  PreparedPage prepared;
  Pix grey = to_pix(displayed);
  if (!grey) return prepared;
  Pix binary = binarise(grey.get());
  if (!binary) return prepared;
  if (is_mostly_dark(binary.get())) {
    pixInvert(grey.get(), grey.get());
    pixInvert(binary.get(), binary.get());
  }
  prepared.quarter_turns = quarter_turns ? *quarter_turns : guess_quarter_turns(binary.get(), displayed.dpi);
  if (prepared.quarter_turns != 0) {
    grey.reset(pixRotateOrth(grey.get(), prepared.quarter_turns));
    binary.reset(pixRotateOrth(binary.get(), prepared.quarter_turns));
  }
  prepared.skew_degrees = skew_of(binary.get());
  if (prepared.skew_degrees != 0) {
    const auto radians = static_cast<float>(prepared.skew_degrees * std::numbers::pi / 180);
    grey.reset(pixRotateAMGray(grey.get(), radians, 255));
    binary = binarise(grey.get());
  }
  prepared.rulings = take_out_rulings(grey.get(), binary.get(), displayed.dpi);
  prepared.picture = to_raster(grey.get(), displayed.dpi);
  const std::vector<Box> faint = take_out_faint_rulings(prepared.picture);
  prepared.rulings.insert(prepared.rulings.end(), faint.begin(), faint.end());
  return prepared;
}

Ink look_at_ink(const Raster& picture) {
  Ink ink;
  const Pix grey = to_pix(picture);
  if (!grey) return ink;
  const Pix binary = binarise(grey.get());
  int factor = 1;
  const Pix small = reduced(binary.get(), picture.dpi, small_dpi, factor);
  int dark = 0;
  if (!small || pixCountPixels(small.get(), &dark, nullptr) != 0) return ink;
  ink.share = dark / (static_cast<double>(pixGetWidth(small.get())) * pixGetHeight(small.get()));
  std::vector<Shape> shapes = letter_like_shapes(small.get());
  std::sort(shapes.begin(), shapes.end(), [](const Shape& a, const Shape& b) {
    return a.bottom / 4 != b.bottom / 4 ? a.bottom / 4 < b.bottom / 4 : a.x < b.x;
  });
  std::size_t in_row = 1;
  for (std::size_t i = 1; i <= shapes.size(); ++i) {
    const bool goes_on = i < shapes.size() && shapes[i].bottom / 4 == shapes[i - 1].bottom / 4 &&
                         shapes[i].x - shapes[i - 1].x < 4 * shapes[i].height &&
                         std::abs(shapes[i].height - shapes[i - 1].height) < shapes[i].height;
    if (goes_on) {
      ++in_row;
      continue;
    }
    if (in_row >= 4) ink.letter_shapes += in_row;
    in_row = 1;
  }
  return ink;
}

LooseShapes loose_shapes(const Raster& picture, const std::vector<Box>& words, float line_height) {
  LooseShapes loose;
  const Pix grey = to_pix(picture);
  if (!grey) return loose;
  const Pix binary = binarise(grey.get());
  if (!binary) return loose;
  for (const Box& word : words) {
    const BoxHandle room = to_box({word.x0 - 2, word.y0 - 2, word.x1 + 2, word.y1 + 2});
    pixClearInRect(binary.get(), room.get());
  }
  std::vector<Box> letters;
  const Boxes boxes(pixConnCompBB(binary.get(), 8));
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    const Box box{static_cast<float>(x), static_cast<float>(y), static_cast<float>(x + w),
                  static_cast<float>(y + h)};
    const float height = box.height() / line_height;
    if (height >= 0.5F && height <= 1.1F && w <= 2 * h && 6 * w >= h)
      letters.push_back(box);
    else if (height >= 0.15F && height < 0.5F && 10 * w <= 14 * h && 10 * h <= 14 * w &&
             is_full(binary.get(), box))
      loose.dots.push_back(box);
  }
  loose.letters = joined_neighbours(std::move(letters), line_height, picture);
  return loose;
}

}  // namespace planlezer
