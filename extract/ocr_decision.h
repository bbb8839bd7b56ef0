// Whether a page's own text will do or the page has to be recognised from its picture, and why. Pure.
#pragma once

#include <string>
#include <vector>

#include "extract/layout.h"
#include "extract/page.h"
#include "extract/read.h"

namespace planlezer {

struct PageFacts {
  float width = 0, height = 0;
  std::int64_t visible_glyphs = 0, invisible_glyphs = 0, unmapped_glyphs = 0;
  std::int64_t paints = 0;  // everything painted that is not text
};

struct OcrDecision {
  PageState state = PageState::read;  // read, blank, pending or unreadable
  std::string reason;                 // see docs/reading.md
  bool keep_words = true;             // false: the native words are not usable
};

OcrDecision decide_on_ocr(const PageFacts& facts, const std::vector<RawWord>& words,
                          const std::vector<Box>& images, OcrMode mode);

// Whether a glyph of the word could not be read (U+FFFD).
bool is_broken(const RawWord& word);

// Share of the page that `boxes` cover together, 0–1.
double cover_of(const std::vector<Box>& boxes, float width, float height);

// Whether the words look like language: letters, vowels, no rows of signs. Few words count as plausible.
bool looks_like_language(const std::vector<RawWord>& words);

}  // namespace planlezer
