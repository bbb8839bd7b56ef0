#include "extract/word_shapes.h"

#include <algorithm>
#include <cstddef>

namespace planlezer {

namespace {

constexpr int most_pixels = 400'000;  // a word in a poster; nothing to check there

// A window on the picture in which every pixel of ink is visited once.
class Window {
 public:
  Window(const Raster& picture, const Box& box, int threshold)
      : x0_(std::max(static_cast<int>(box.x0), 0)),
        y0_(std::max(static_cast<int>(box.y0), 0)),
        width_(std::min(static_cast<int>(box.x1) + 1, picture.width) - x0_),
        height_(std::min(static_cast<int>(box.y1) + 1, picture.height) - y0_) {
    if (width_ <= 0 || height_ <= 0 || width_ > most_pixels / height_) {
      width_ = height_ = 0;
      return;
    }
    ink_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    for (int y = 0; y < height_; ++y) {
      const char* row = picture.pixels.data() +
                        static_cast<std::size_t>(y0_ + y) * static_cast<std::size_t>(picture.width) + x0_;
      for (int x = 0; x < width_; ++x)
        ink_[at(x, y)] = static_cast<unsigned char>(row[x]) < threshold ? 1 : 0;
    }
  }

  std::vector<InkShape> shapes() {
    std::vector<InkShape> found;
    for (int x = 0; x < width_; ++x)
      for (int y = 0; y < height_; ++y)
        if (ink_[at(x, y)] != 0) found.push_back(take(x, y));
    return found;
  }

 private:
  std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
  }

  // The shape that (x, y) belongs to; its ink is wiped.
  InkShape take(int x, int y) {
    int left = x;
    int right = x;
    int top = y;
    int bottom = y;
    int count = 0;
    open_.assign(1, {x, y});
    ink_[at(x, y)] = 0;
    while (!open_.empty()) {
      const auto [px, py] = open_.back();
      open_.pop_back();
      ++count;
      left = std::min(left, px);
      right = std::max(right, px);
      top = std::min(top, py);
      bottom = std::max(bottom, py);
      for (int ny = std::max(py - 1, 0); ny <= std::min(py + 1, height_ - 1); ++ny)
        for (int nx = std::max(px - 1, 0); nx <= std::min(px + 1, width_ - 1); ++nx) {
          if (ink_[at(nx, ny)] == 0) continue;
          ink_[at(nx, ny)] = 0;
          open_.push_back({nx, ny});
        }
    }
    const auto place = [](int value, int origin) { return static_cast<float>(value + origin); };
    return {{place(left, x0_), place(top, y0_), place(right + 1, x0_), place(bottom + 1, y0_)}, count};
  }

  struct Pixel {
    int x, y;
  };

  int x0_, y0_, width_, height_;
  std::vector<unsigned char> ink_;
  std::vector<Pixel> open_;
};

bool stand_above_each_other(const Box& a, const Box& b) {
  const float shared = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  return shared > 0.5F * std::min(a.width(), b.width());
}

}  // namespace

std::vector<InkShape> shapes_of_word(const Raster& picture, const Box& word, int threshold) {
  constexpr float room = 2;  // the boxes of words are tight
  const Box around{word.x0 - room, word.y0 - room, word.x1 + room, word.y1 + room};
  std::vector<InkShape> shapes = Window(picture, around, threshold).shapes();
  const float speck = 0.05F * word.height() * 0.05F * word.height();
  std::erase_if(shapes, [&](const InkShape& shape) {
    return static_cast<float>(shape.ink) < speck ||
           !around.contains(shape.box.center_x(), shape.box.center_y());
  });
  std::sort(shapes.begin(), shapes.end(),
            [](const InkShape& a, const InkShape& b) { return a.box.x0 < b.box.x0; });
  std::vector<InkShape> joined;
  for (const InkShape& shape : shapes) {
    if (!joined.empty() && stand_above_each_other(joined.back().box, shape.box)) {
      joined.back().box.include(shape.box);
      joined.back().ink += shape.ink;
    } else {
      joined.push_back(shape);
    }
  }
  return joined;
}

}  // namespace planlezer
