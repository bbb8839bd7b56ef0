// From rows, columns and words to the cells of a table. Shared by ruled and aligned tables; inside the layout
// only.
#pragma once

#include <optional>
#include <vector>

#include "extract/rulings.h"
#include "extract/tables.h"

namespace planlezer {

// A table by its drawn grid; nothing when the grid is a frame, a chart or empty. Takes the words it uses out
// of `words`.
std::optional<TableDraft> ruled_table(const RawPage& page, RuledGrid grid, std::vector<std::uint32_t>& words);

// Marks the rows at the top that name the columns: shaded, bold, or short words above numbers and texts.
void mark_heads(const RawPage& page, TableDraft& draft);

}  // namespace planlezer
