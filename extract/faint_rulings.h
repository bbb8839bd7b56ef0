// Ruling lines on a grey picture of a page, also those too faint to survive black and white: hairlines of a
// form that was scanned. A line is thin, straight, and darker than the paper on both sides of it over its
// whole length; that tells it from the feet of letters, which have gaps. Worker only. Pure.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "extract/pdf_reader.h"

namespace planlezer {

// Answers the lines in pixels of `straight`, which must stand upright and straight to about half a degree,
// and paints them over, so that recognition does not take them for letters.
std::vector<Box> take_out_faint_rulings(Raster& straight);

}  // namespace planlezer
