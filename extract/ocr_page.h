// From the picture of a page to a page: the recognised words and the page's own in one reading order. Worker
// only.
#pragma once

#include <chrono>

#include "extract/ocr.h"
#include "extract/page.h"
#include "extract/pdf_reader.h"
#include "extract/upright_frame.h"

namespace planlezer {

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
