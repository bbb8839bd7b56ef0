// The separate shapes of ink within a word: what the recognised text can be checked against. Worker only.
// Pure.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "extract/pdf_reader.h"

namespace planlezer {

struct InkShape {
  Box box;      // pixels of the picture
  int ink = 0;  // dark pixels
};

// The shapes whose middle lies in `word`, from left to right; what stands above each other (the dot of an i)
// is one shape. Pixels darker than `threshold` are ink; specks are left out.
std::vector<InkShape> shapes_of_word(const Raster& picture, const Box& word, int threshold);

}  // namespace planlezer
