// From the picture of a page to a page: the recognised words and the page's own in one reading order. Worker
// only.
#pragma once

#include <chrono>

#include "extract/ocr.h"
#include "extract/page.h"
#include "extract/pdf_reader.h"

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

// `pending` is the page as it was read without recognition: its number, size, reason and own words. The
// result is read, or partial when `time` was up, or blank or unreadable when there is nothing or nothing
// legible.
Page recognise_page(const Page& pending, const Raster& displayed, Recogniser& recogniser,
                    std::chrono::milliseconds time);

// The same for a page that is read but for some pictures on it (`marks.regions`): only these are recognised,
// and words count that are sure. Without any the page stays as it was read, with reason "native".
Page recognise_regions(const Page& pending, const Raster& displayed, const PageMarks& marks,
                       Recogniser& recogniser, std::chrono::milliseconds time);

}  // namespace planlezer
