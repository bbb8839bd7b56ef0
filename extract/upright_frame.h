// From the page as displayed to the same page turned upright and straightened, and back.
#pragma once

#include "base/geometry.h"

namespace planlezer {

// Places on the page as displayed (points) and on the same page turned upright and straightened. Small skews
// move a box and leave its size alone, so that going there and back changes nothing.
class UprightFrame {
 public:
  // Clockwise quarter turns bring the displayed page upright, then `skew_degrees` clockwise make it straight.
  UprightFrame(float displayed_width, float displayed_height, int quarter_turns, double skew_degrees);

  float width() const { return quarters_ % 2 == 0 ? width_ : height_; }
  float height() const { return quarters_ % 2 == 0 ? height_ : width_; }
  Box to_upright(const Box& displayed) const;
  Box to_displayed(const Box& upright) const;

 private:
  Box turned_by(const Box& box, double sine) const;

  float width_, height_;
  int quarters_;
  double sine_, cosine_;
};

}  // namespace planlezer
