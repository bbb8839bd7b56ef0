#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extract/leptonica.h"
#include "extract/raster.h"

namespace planlezer {

namespace {

bool is_full(PIX* binary, const Box& box) {
  int ink = 0;
  return pixCountPixelsInRect(binary, to_box(box).get(), &ink, nullptr) == 0 &&
         static_cast<float>(ink) > 0.7F * box.width() * box.height();
}

bool are_neighbours(const Box& a, const Box& b, float line_height) {
  return b.x0 - a.x1 < 0.5F * line_height && a.x0 - b.x1 < 0.5F * line_height &&
         ((b.center_y() > a.y0 && b.center_y() < a.y1) || (a.center_y() > b.y0 && a.center_y() < b.y1));
}

// Letters of one word taken together, with room around them.
std::vector<Box> joined_neighbours(std::vector<Box> letters, const std::vector<Box>& bits, float line_height,
                                   const Raster& picture) {
  constexpr std::size_t most_pairs = 200'000;  // more is noise or a picture
  if (bits.size() * letters.size() < most_pairs)
    for (bool grown = true; grown;) {  // a bit beside a letter may have bits beside it
      grown = false;
      for (const Box& bit : bits) {
        const auto letter = std::find_if(letters.begin(), letters.end(), [&](const Box& other) {
          return are_neighbours(other, bit, line_height) && (bit.x0 < other.x0 || bit.x1 > other.x1);
        });
        if (letter == letters.end()) continue;
        letter->x0 = std::min(letter->x0, bit.x0);
        letter->x1 = std::max(letter->x1, bit.x1);
        grown = true;
      }
    }
  std::sort(letters.begin(), letters.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  std::vector<Box> joined;
  for (const Box& box : letters) {
    const auto neighbour = std::find_if(joined.begin(), joined.end(), [&](const Box& other) {
      return are_neighbours(other, box, line_height);
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

Ink look_at_ink(const Raster& picture) {
  Ink ink;
  const Pix grey = to_pix(picture);
  if (!grey) return ink;
  const Pix binary = binarise(grey.get());
  const Pix small = reduced(binary.get(), picture.dpi, small_dpi).pix;
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
  std::vector<Box> bits;  // small letters and points, which count beside a letter only
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
    if (height >= 0.5F && height <= 1.1F && w <= 2 * h && 6 * w >= h) {
      letters.push_back(box);
    } else if (height >= 0.08F && height < 0.5F && box.width() < line_height) {
      bits.push_back(box);
      if (height >= 0.15F && 10 * w <= 14 * h && 10 * h <= 14 * w && is_full(binary.get(), box))
        loose.dots.push_back(box);
    }
  }
  loose.letters = joined_neighbours(std::move(letters), bits, line_height, picture);
  return loose;
}

}  // namespace planlezer
