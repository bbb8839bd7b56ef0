// From the words of a page to its regions in reading order: frames, ruled tables, columns, tables by
// alignment. Inside the layout only.
#pragma once

#include <vector>

#include "extract/reading_order.h"
#include "extract/tables.h"

namespace planlezer {

// `words`: indexes of the upright words. Pieces that stand for a table point into `tables`, which must be
// empty.
std::vector<Region> find_regions(const RawPage& page, std::vector<std::uint32_t> words,
                                 std::vector<TableDraft>& tables);

}  // namespace planlezer
