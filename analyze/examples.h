// Examples of rules and themes: a text in which «…» may mark what is to be found. Pure.
#pragma once

#include <string>
#include <string_view>

namespace planlezer {

struct Example {
  std::string text;    // without marks
  std::string marked;  // what stood between « and »; empty: any

  // Whether `found` is what was marked, but for case and signs that look alike.
  bool marks(std::string_view found) const;
};

Example example_of(std::string_view text);

}  // namespace planlezer
