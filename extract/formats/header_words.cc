#include "extract/formats/header_words.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::string_view padded_end = "=?=", begin_of_word = "=?", blanks = " \t\r\n";
constexpr std::string_view empty_word =
    " =?us-ascii?Q?"
    "?= ";  // in two: no trigraph
constexpr std::size_t most_boundaries = 100;

// Of `boundary=` in a line of a head, in or without quotes; empty when there is none.
std::string boundary_in(std::string_view line) {
  constexpr std::string_view name = "boundary=";
  const auto at = std::search(line.begin(), line.end(), name.begin(), name.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
  });
  if (at == line.end()) return {};
  std::string_view value = trim(line.substr(static_cast<std::size_t>(at - line.begin()) + name.size()));
  const bool in_quotes = value.starts_with('"');
  if (in_quotes) value.remove_prefix(1);
  return std::string(value.substr(0, value.find_first_of(in_quotes ? "\"" : "; \t")));
}

class WordParter {
 public:
  explicit WordParter(std::string_view message) : message_(message) {}

  std::string run() {
    bool in_head = true;
    std::size_t head = 0;
    for (std::size_t at = 0; at < message_.size();) {
      const auto found = message_.find('\n', at);
      const std::size_t end = found == std::string_view::npos ? message_.size() : found + 1;
      const std::string_view line = trim(message_.substr(at, end - at));
      if (in_head && line.empty()) {
        part_words(head, at);
        in_head = false;
      } else if (in_head) {
        add_boundary(boundary_in(line));
      } else if (line.starts_with("--") && is_boundary(line.substr(2))) {
        in_head = true;
        head = end;
      }
      at = end;
    }
    if (in_head) part_words(head, message_.size());
    if (!result_.empty()) result_ += message_.substr(copied_);
    return std::move(result_);
  }

 private:
  void add_boundary(std::string boundary) {
    if (!boundary.empty() && boundaries_.size() < most_boundaries) boundaries_.push_back(std::move(boundary));
  }
  bool is_boundary(std::string_view text) const {
    return std::find(boundaries_.begin(), boundaries_.end(), text) != boundaries_.end();
  }

  void part_words(std::size_t begin, std::size_t end) {
    const std::string_view head = message_.substr(0, end);
    for (auto at = head.find(padded_end, begin); at != std::string_view::npos;
         at = head.find(padded_end, at + 1)) {
      const std::size_t after = at + padded_end.size();
      const auto next = head.find_first_not_of(blanks, after);
      if (next == std::string_view::npos || !head.substr(next).starts_with(begin_of_word)) continue;
      if (next > after && head[next - 1] == '\n') continue;  // another field
      result_ += message_.substr(copied_, after - copied_);
      result_ += empty_word;
      copied_ = after;
    }
  }

  std::string_view message_;
  std::vector<std::string> boundaries_;
  std::string result_;
  std::size_t copied_ = 0;
};

}  // namespace

std::string with_words_parted(std::string_view untrusted_message) {
  return WordParter(untrusted_message).run();
}

}  // namespace planlezer
