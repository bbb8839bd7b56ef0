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
  std::vector<Box> regions;           // not empty: only these parts of the page have to be recognised
};

OcrDecision decide_on_ocr(const PageFacts& facts, const std::vector<RawWord>& words,
                          const std::vector<Box>& images, OcrMode mode);

// Whether a glyph of the word could not be read (U+FFFD).
bool is_broken(const RawWord& word);

// Where images lie in which (next to) no native words stand; tiles and strips that touch are one region.
std::vector<Box> wordless_images(const std::vector<Box>& images, const std::vector<RawWord>& words,
                                 float width, float height);

// Share of the page that `boxes` cover together, 0–1.
double cover_of(const std::vector<Box>& boxes, float width, float height);

// Whether a scanner's own text reads well enough to be kept: language, without digits inside its words.
bool reads_well(const std::vector<RawWord>& words);

// Whether the words look like language: letters, vowels, no rows of signs. Few words count as plausible.
bool looks_like_language(const std::vector<RawWord>& words);

}  // namespace planlezer
