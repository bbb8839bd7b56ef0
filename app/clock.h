// The time of day as texts.
#pragma once

#include <string>

namespace planlezer {

std::string today();    // "2024-03-28", here
std::string now_iso();  // "2024-03-28T14:02:11Z", everywhere the same

}  // namespace planlezer
