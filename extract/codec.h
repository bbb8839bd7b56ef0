// Pages as bytes: what the worker sends and what the store keeps. Decoding checks every value (spans inside the text,
// UTF-8, finite boxes, indexes in range, counts that can be true), because the bytes come from a process that parsed a
// hostile file.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/page.h"

namespace planlezer {

std::string encode_page(const Page& page);
Result<Page> decode_page(std::string_view untrusted_bytes);

}  // namespace planlezer
