// Pictures as PNG. What a browser gets is made here out of pixels, never passed on from a document.
#pragma once

#include <string>

#include "extract/picture.h"

namespace planlezer::serve {

std::string to_png(const Picture& picture);

// The part between the two corners (pixels), as far as it lies in the picture.
Picture cut_out(const Picture& picture, int x0, int y0, int x1, int y1);

}  // namespace planlezer::serve
