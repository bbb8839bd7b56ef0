// Recognised words made better by what is known of documents: junk goes, bullets become bullets, and what
// stands alone in a cell or before a line is found again. Worker only.
#pragma once

#include <vector>

#include "extract/ocr.h"

namespace planlezer {

// Drops pieces of lines, specks and wide gaps that were taken for signs. `rulings` in pixels.
void drop_junk(std::vector<RecognisedWord>& words, const std::vector<Box>& rulings);

// The numbers of a list under each other are sometimes read as one upright line of wrong letters. They go;
// `add_loose` reads them one by one.
void drop_columns(std::vector<RecognisedWord>& words);

// What is left of an underline is read as a line of tiny letters.
void drop_remains(std::vector<RecognisedWord>& words);

// A bullet at the start of a line is read as a round letter; this gives it back.
void mend_bullets(std::vector<RecognisedWord>& words);

// Adds what the layout of a whole page passes over: single digits and letters, which are often all there is
// in the cell of a table, and bullets. `picture` is the one that `recogniser` read last.
void add_loose(std::vector<RecognisedWord>& words, const Raster& picture, const std::vector<Box>& rulings,
               Recogniser& recogniser);

}  // namespace planlezer
