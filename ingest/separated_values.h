// Tells a table written as text (csv) from prose.
#pragma once

#include <string_view>

namespace planlezer {

// Whether every line of `head` has the same number, two or more, of semicolons, tabs or commas outside
// quotes; at least three lines. `head` may end in the middle of a line.
bool is_separated_values(std::string_view head);

}  // namespace planlezer
