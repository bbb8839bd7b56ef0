// PDF by Poppler. Worker only: this and its .cc are the only files that name Poppler.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "extract/formats/format.h"
#include "extract/page.h"
#include "extract/picture.h"
#include "extract/read.h"

namespace planlezer {

// A grey picture of a page, row by row without padding.
struct Raster {
  int width = 0, height = 0;
  double dpi = 0;
  std::string pixels;
};

// What stands on a page besides words, in points.
struct PageMarks {
  std::vector<Box> regions;  // the only parts that have to be recognised; empty: the whole page
  std::vector<Box> rulings, fills, images;
};

class PdfReader {
 public:
  // Once per process, before any document: fonts, encodings; keeps Poppler's errors off standard error.
  static void warm_up();

  // `bytes` must outlive the reader. Errors: needs_password, unreadable (damaged, not a PDF), limit.
  static Result<std::unique_ptr<PdfReader>> open(std::string_view untrusted_bytes,
                                                 const std::vector<std::string>& passwords);
  virtual ~PdfReader() = default;

  virtual int page_count() const = 0;
  virtual Metadata metadata() const = 0;
  virtual std::vector<Note> notes() const = 0;  // e.g. "damaged_xref": rebuilt cross-reference table

  // The files in it, as parts.
  virtual void send_attachments(PartSink& parts) = 0;

  // `number` from 1. A page whose native text is missing or not usable has state pending (unless `ocr` is
  // never) and a reason; with OcrMode::always every page that is not blank is pending. A pending page still
  // carries its usable native words (laid out), to be merged with the OCR words.
  virtual Result<Page> read_page(int number, OcrMode ocr) = 0;

  // Of the page read last, when it is pending.
  virtual const PageMarks& marks() const = 0;

  // The page as displayed, in grey. The resolution is lowered when the picture would exceed `max_pixels`.
  virtual Result<Raster> render(int number, double dpi, std::int64_t max_pixels) = 0;

  // The page as displayed, in its colours, `width` pixels wide, or less for `max_pixels`.
  virtual Result<Picture> draw(int number, int width, std::int64_t max_pixels) = 0;
};

}  // namespace planlezer
