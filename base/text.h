// Small UTF-8 helpers without a domain. All offsets are bytes; malformed bytes are passed over, never
// trusted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planlezer {

// Decodes the code point at `offset` and moves `offset` past it. Malformed input gives U+FFFD and moves one
// byte.
char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& text, char32_t code_point);

bool is_utf8(std::string_view text);
// Replaces every malformed byte by U+FFFD and drops NUL.
std::string to_valid_utf8(std::string_view untrusted_text);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace planlezer
