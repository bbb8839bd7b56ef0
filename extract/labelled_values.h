// Labels with values beside them in a frame ("Eigenaar   manager HR"), the fields of a card. Inside the
// layout only.
#pragma once

#include <optional>

#include "extract/tables.h"

namespace planlezer {

// A table of labels and values, when most lines of the framed `words` are such; takes its words out of
// `words`. A value under its label, set otherwise than the labels (a title), is the value of that row.
std::optional<TableDraft> find_labelled_values(const RawPage& page, std::vector<std::uint32_t>& words);

}  // namespace planlezer
