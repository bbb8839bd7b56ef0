// Text without markup on a page: what `read_plain_text` does for a file, for a stretch of a page. Pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/formats/flow_page.h"

namespace planlezer {

// Adds the blocks and tables of `text` (UTF-8, NFC) below what the page has; all of it stands as deep in
// quotations as `quoted` says.
void add_plain_text(std::string_view text, std::uint8_t quoted, FlowPage& page);

}  // namespace planlezer
