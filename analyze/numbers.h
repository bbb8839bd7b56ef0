// Dutch numbers in words and in figures. Pure; thread-safe.
#pragma once

#include <optional>
#include <string_view>

namespace planlezer {

// "tweehonderdvijftigduizend", "anderhalf", "half", "één", "zes", "12"; lower case. Nothing when it is no
// number.
std::optional<double> number_of(std::string_view lower_word);

}  // namespace planlezer
