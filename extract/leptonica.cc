#include "extract/leptonica.h"

#include <algorithm>

namespace planlezer {

namespace {

void free_numbers(NUMA* numbers) {
  numaDestroy(&numbers);
}

}  // namespace

void free_pix(PIX* pix) {
  pixDestroy(&pix);
}
void free_boxes(BOXA* boxes) {
  boxaDestroy(&boxes);
}
void free_box(BOX* box) {
  boxDestroy(&box);
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

Picture to_picture(PIX* pix) {
  Picture picture;
  picture.width = pixGetWidth(pix);
  picture.height = pixGetHeight(pix);
  picture.channels = pixGetDepth(pix) == 32 ? 3 : 1;
  picture.pixels.reserve(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) *
                         static_cast<std::size_t>(picture.channels));
  for (int y = 0; y < picture.height; ++y) {
    const l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    for (int x = 0; x < picture.width; ++x) {
      if (picture.channels == 1) {
        picture.pixels += static_cast<char>(GET_DATA_BYTE(line, x));
        continue;
      }
      int red = 0;
      int green = 0;
      int blue = 0;
      extractRGBValues(line[x], &red, &green, &blue);
      picture.pixels += static_cast<char>(red);
      picture.pixels += static_cast<char>(green);
      picture.pixels += static_cast<char>(blue);
    }
  }
  return picture;
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

BoxHandle to_box(const Box& box) {
  return BoxHandle(boxCreate(static_cast<int>(box.x0), static_cast<int>(box.y0),
                             static_cast<int>(box.width()), static_cast<int>(box.height())));
}

int ink_threshold(PIX* grey) {
  constexpr int every = 4;  // pixel in each direction is enough for a histogram
  const Handle<NUMA, free_numbers> histogram(pixGetGrayHistogram(grey, every));
  int threshold = 128;
  if (histogram)
    numaSplitDistribution(histogram.get(), 0.1F, &threshold, nullptr, nullptr, nullptr, nullptr, nullptr);
  return std::clamp(threshold, 80, 215);
}

Pix binarise(PIX* grey) {
  return Pix(pixThresholdToBinary(grey, ink_threshold(grey)));
}

Reduced reduced(PIX* binary, double dpi, double wanted) {
  Reduced result{Pix(pixClone(binary)), 1};
  for (; dpi / result.factor > 1.5 * wanted && result.pix; result.factor *= 2)
    result.pix.reset(pixReduceRankBinaryCascade(result.pix.get(), 1, 0, 0, 0));
  return result;
}

}  // namespace planlezer
