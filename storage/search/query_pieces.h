// A query as it was typed, divided in what was meant by each piece.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planlezer {

struct Piece {
  enum class Kind { words, quoted, filter, any, near, distance };
  Kind kind = Kind::words;
  std::string_view text;
  std::string_view name;  // of a filter
  bool excluded = false;
  int distance = 0;  // of `distance` and `near`
};

// What cannot be meant is said in `problem`, in Dutch, when nothing is said there yet.
std::vector<Piece> divide_query(std::string_view untrusted_text, std::string& problem);

}  // namespace planlezer
