// The first step of layout: words into pieces of lines. A piece is a run of words on one baseline without a
// wide gap; what stands on one baseline across the page makes a row. Inside the layout only.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/layout.h"

namespace planlezer {

struct LinePiece {
  std::vector<std::uint32_t> words;  // indexes in RawPage::words, from left to right
  Box box;
  float baseline = 0;
  float size = 0;        // of most of its letters, points
  bool bold = false;     // all of it
  bool italic = false;   // all of it
  float value_left = 0;  // of a line "label     value": where the value starts; 0: no such line
  std::uint32_t row = 0;
  std::int32_t drawn = -1;  // its place in the order in which the document draws; -1: unknown
  std::int32_t table = -1;  // stands for a whole table instead of words
  std::int32_t frame = -1;  // stands for frames that are read one after the other
};

// Size in points of a word's letters.
float size_of(const RawPage& page, const RawWord& word);

// Pieces of the upright words among `words` (indexes), from top to bottom and left to right, `row` numbered
// from 0. Gaps of at least `gap_em` times the size split a row.
std::vector<LinePiece> find_pieces(const RawPage& page, const std::vector<std::uint32_t>& words,
                                   float gap_em);

// Box, size and style anew from the words; their order is kept.
void measure(const RawPage& page, LinePiece& piece);

// One piece from several on the same row.
LinePiece joined(const RawPage& page, const std::vector<LinePiece>& pieces);

}  // namespace planlezer
