// What kind of document a zip is, by the names of its entries.
#pragma once

#include <string>
#include <string_view>

namespace planlezer {

// `head`: the first bytes of a zip. "application/zip" when it is no office file or e-book.
std::string zip_type(std::string_view head);

}  // namespace planlezer
