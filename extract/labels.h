// Bullets and numbers at the start of a line: "•", "-", "1.", "2.1", "a)", "(b)". Codes that are text ("M1",
// "Q3", "2024") are no labels. Pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace planlezer {

enum class LabelKind : std::uint8_t { none, bullet, dash, number, letter, roman };

struct Label {
  LabelKind kind = LabelKind::none;
  std::uint8_t depth = 1;  // dotted components of a number: "2.1" has 2
  bool closed = false;     // ends in a dot or bracket; "3" and "2.1" do not
  std::int32_t value = 0;  // last component: 1 for "2.1", "a)" and "i."
  bool certain() const { return kind == LabelKind::bullet; }
};

// What the first word of a line is as a label.
Label label_of(std::string_view word);

}  // namespace planlezer
