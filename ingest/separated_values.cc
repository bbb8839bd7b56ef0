#include "ingest/separated_values.h"

#include <algorithm>
#include <string>
#include <vector>

namespace planlezer {

namespace {

constexpr std::size_t least_lines = 3, least_separators = 2, most_lines = 200;

struct LineShape {
  std::size_t separators = 0;
  std::size_t spaced = 0;  // followed by a space, as in prose
  bool empty = true;
};

// The lines, of which the last may be cut off; quotes hold separators and line ends.
std::vector<LineShape> shapes_of(std::string_view text, char separator, bool& ends_quoted) {
  std::vector<LineShape> lines(1);
  bool quoted = false, at_start = true;
  for (std::size_t i = 0; i < text.size() && lines.size() <= most_lines; ++i) {
    const char c = text[i];
    if (c == '"' && (quoted || at_start)) {
      quoted = !quoted;
    } else if (!quoted && c == '\n') {
      lines.emplace_back();
      at_start = true;
      continue;
    } else if (!quoted && c == separator) {
      ++lines.back().separators;
      lines.back().spaced += i + 1 < text.size() && text[i + 1] == ' ' ? 1 : 0;
      lines.back().empty = false;
      at_start = true;
      continue;
    }
    if (c != '\r' && c != ' ') lines.back().empty = at_start = false;
  }
  ends_quoted = quoted;
  return lines;
}

bool is_table_by(std::string_view text, char separator, bool cut_off) {
  bool ends_quoted = false;
  std::vector<LineShape> lines = shapes_of(text, separator, ends_quoted);
  if (ends_quoted && !cut_off) return false;
  if (cut_off || lines.back().empty) lines.pop_back();
  while (!lines.empty() && lines.back().empty) lines.pop_back();
  if (lines.size() < least_lines) return false;
  const std::size_t count = lines.front().separators;
  if (count < least_separators) return false;
  std::size_t spaced = 0;
  for (const LineShape& line : lines) {
    if (line.separators != count) return false;
    spaced += line.spaced;
  }
  // Three sentences with as many commas each are no table.
  return separator != ',' || spaced * 2 < lines.size() * count;
}

}  // namespace

bool is_separated_values(std::string_view head) {
  constexpr std::size_t whole_head = 60'000;  // longer heads are of files that go on
  const bool cut_off = head.size() >= whole_head;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.starts_with("sep=")) head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
  return is_table_by(head, ';', cut_off) || is_table_by(head, '\t', cut_off) ||
         is_table_by(head, ',', cut_off);
}

}  // namespace planlezer
