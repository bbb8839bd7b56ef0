// Cuts running Dutch text into sentences. Pure; thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace planlezer {

// `text`: normalised. A full stop after an abbreviation ("bijv.", "a.s."), a single letter or inside a number
// or name does not end a sentence. Spans carry no surrounding spaces.
std::vector<Span> sentences_of(std::string_view text);

// What is judged by itself: a sentence, or a point of an enumeration inside one ("de directeur zal a) … en
// b) …", "1. … 2. …").
struct TextUnit {
  Span span;  // a point: without its mark and the word that joins it to the next
  Span lead;  // what stands before the first point and goes with each of them; empty: it stands alone
};
std::vector<TextUnit> units_of(std::string_view text);

}  // namespace planlezer
