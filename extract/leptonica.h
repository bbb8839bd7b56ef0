// What the files that work on pictures share: Leptonica's handles, and the ways between them and Raster.
// Worker only. Only raster*.cc and leptonica.cc include this; they are the only files that name Leptonica.
#pragma once

#include <leptonica/allheaders.h>

#include "base/geometry.h"
#include "base/handle.h"
#include "extract/pdf_reader.h"

namespace planlezer {

void free_pix(PIX* pix);
void free_boxes(BOXA* boxes);
void free_box(BOX* box);
using Pix = Handle<PIX, free_pix>;
using Boxes = Handle<BOXA, free_boxes>;
using BoxHandle = Handle<BOX, free_box>;

inline constexpr double usual_dpi = 300;  // what recognition likes best
inline constexpr double small_dpi = 150;  // shapes are looked at in half of it

Raster to_raster(PIX* grey, double dpi);
Picture to_picture(PIX* pix);  // of 8 (grey) or 32 bits (colour)
Pix to_pix(const Raster& raster);
BoxHandle to_box(const Box& box);

// The grey level below which a pixel of the picture is ink.
int ink_threshold(PIX* grey);
// Black and white by the whole picture's own threshold.
Pix binarise(PIX* grey);

struct Reduced {
  Pix pix;
  int factor = 1;
};
// Halved until its resolution is near the one asked for; a pixel stays dark when any of its four was.
Reduced reduced(PIX* binary, double dpi, double wanted);

}  // namespace planlezer
