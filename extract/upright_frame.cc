#include "extract/upright_frame.h"

#include <cmath>
#include <numbers>

namespace planlezer {

UprightFrame::UprightFrame(float displayed_width, float displayed_height, int quarter_turns,
                           double skew_degrees)
    : width_(displayed_width),
      height_(displayed_height),
      quarters_(quarter_turns & 3),
      sine_(std::sin(skew_degrees * std::numbers::pi / 180)),
      cosine_(std::cos(skew_degrees * std::numbers::pi / 180)) {}

Box UprightFrame::turned_by(const Box& box, double sine) const {
  if (sine == 0) return box;
  const double x = box.center_x() - width() / 2;
  const double y = box.center_y() - height() / 2;
  const auto move_x = static_cast<float>(x * cosine_ - y * sine - x);
  const auto move_y = static_cast<float>(x * sine + y * cosine_ - y);
  return {box.x0 + move_x, box.y0 + move_y, box.x1 + move_x, box.y1 + move_y};
}

Box UprightFrame::to_upright(const Box& b) const {
  switch (quarters_) {
    case 1:
      return turned_by({height_ - b.y1, b.x0, height_ - b.y0, b.x1}, sine_);
    case 2:
      return turned_by({width_ - b.x1, height_ - b.y1, width_ - b.x0, height_ - b.y0}, sine_);
    case 3:
      return turned_by({b.y0, width_ - b.x1, b.y1, width_ - b.x0}, sine_);
    default:
      return turned_by(b, sine_);
  }
}

Box UprightFrame::to_displayed(const Box& upright) const {
  const Box b = turned_by(upright, -sine_);
  switch (quarters_) {
    case 1:
      return {b.y0, height_ - b.x1, b.y1, height_ - b.x0};
    case 2:
      return {width_ - b.x1, height_ - b.y1, width_ - b.x0, height_ - b.y0};
    case 3:
      return {width_ - b.y1, b.x0, width_ - b.y0, b.x1};
    default:
      return b;
  }
}

}  // namespace planlezer
