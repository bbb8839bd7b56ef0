// The text layer that a scanner laid under its picture, held against the picture itself. Its words may look
// like language and still be wrong; only reading some of them again tells. Worker only.
#pragma once

#include "extract/ocr.h"
#include "extract/page.h"

namespace planlezer {

// Share of the words on a few lines of the layer that are recognised in the same line of the picture, 0–1.
// 0 when the layer has no line that can be compared.
double agreement_with_picture(const Page& layer, const Raster& displayed, Recogniser& recogniser);

// Words in lower case, without the signs around them; those of one or two letters say too little.
std::vector<std::string> comparable_words(std::string_view text);

}  // namespace planlezer
