// Tables as CSV by RFC 4180: commas, CRLF, quotes doubled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planlezer {

// Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage return) gets an
// apostrophe in front: the words come from documents of others.
std::string inert(std::string_view text);

// One field, quoted when it has to be.
std::string csv_field(std::string_view text);

// One record with its line end; every field made inert.
std::string csv_record(const std::vector<std::string>& fields);

// Put before a CSV *file*: without it spreadsheets take UTF-8 for something else. Not on standard output,
// where programs read.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace planlezer
