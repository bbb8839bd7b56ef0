// Measures written as a card: a block of labels with values ("Maatregel: … Actiehouder: … Gereed: …"), in
// text.
#pragma once

#include <cstddef>

#include "analyze/analysis.h"

namespace planlezer {

// Reads the card that begins at block `first` of the view, adds its findings, and answers how many blocks it
// took; 0 when no card begins there.
std::size_t read_card(DocumentAnalysis& analysis, std::size_t first);

}  // namespace planlezer
