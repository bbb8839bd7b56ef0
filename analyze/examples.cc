#include "analyze/examples.h"

#include "analyze/normal_text.h"

namespace planlezer {

namespace {

std::string folded(std::string_view text) {
  return lower_dutch(normal(text));
}

}  // namespace

bool Example::marks(std::string_view found) const {
  return marked.empty() || folded(found) == folded(marked);
}

Example example_of(std::string_view text) {
  constexpr std::string_view open_mark = "«", close_mark = "»";
  Example example;
  const auto open = text.find(open_mark);
  const auto close = text.find(close_mark);
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    example.text = std::string(text);
    return example;
  }
  const auto begin = open + open_mark.size();
  example.marked = std::string(text.substr(begin, close - begin));
  example.text = std::string(text.substr(0, open)) + example.marked +
                 std::string(text.substr(close + close_mark.size()));
  return example;
}

}  // namespace planlezer
