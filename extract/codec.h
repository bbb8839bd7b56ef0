// Pages as bytes: what the worker sends and what the store keeps. Decoding checks every value (spans inside
// the text, UTF-8, finite boxes, indexes in range, counts that can be true), because the bytes come from a
// process that parsed a hostile file. About ten bytes a word: spans and boxes that follow from the text and
// the words are not written. Boxes keep hundredths of a point, confidences thousandths; lay_out gives no
// finer ones, so nothing is lost.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/page.h"

namespace planlezer {

std::string encode_page(const Page& page);
Result<Page> decode_page(std::string_view untrusted_bytes);

// Whether all promises of page.h hold: one space between words, '\n' after lines, an empty line between
// blocks, every word in one line and one block, cells and blocks that name each other. For tests and checks.
bool is_consistent(const Page& page);

}  // namespace planlezer
