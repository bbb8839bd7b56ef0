// Cuts running Dutch text into sentences. Pure; thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace planlezer {

// `text`: normalised. A full stop after an abbreviation ("bijv.", "a.s."), a single letter or inside a number
// or name does not end a sentence. Spans carry no surrounding spaces.
std::vector<Span> sentences_of(std::string_view text);

}  // namespace planlezer
