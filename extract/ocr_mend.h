// Faults that recognition is known to make, mended where the ink or the language leaves no doubt: points lost
// from numbers, words run together or broken, doubled quotes, the diaeresis of Dutch. Worker only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/ocr.h"

namespace planlezer {

// `picture` is the one that the words were read from; pixels darker than `threshold` are ink.
void mend_by_ink(std::vector<RecognisedWord>& words, const Raster& picture, int threshold);

// Without looking at the picture.
void mend_spelling(std::vector<RecognisedWord>& words, bool is_dutch);

// The parts of `mend_spelling`, for words of any origin.
std::string with_single_quotes(std::string_view word);    // “"dienst” → “dienst”
std::string with_dutch_diaeresis(std::string_view word);  // cliént → cliënt, geinformeerd → geïnformeerd

}  // namespace planlezer
