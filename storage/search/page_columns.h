// A page's text as the full-text index has it: headings, what is said, and what only stands in the margin
// (running heads and feet, tables of contents) are columns of their own, so that they can weigh differently.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "extract/page.h"

namespace planlezer {

enum class PageColumn : std::uint8_t { heading, body, margin };
inline constexpr std::size_t page_columns = 3;

class ColumnText {
 public:
  std::string text;  // no phrase goes on over a text_break (tokenizer.h)
  // The same place in the page's text.
  Span on_page(Span span) const;

 private:
  friend std::array<ColumnText, page_columns> columns_of(const Page& page);
  struct Run {
    std::uint32_t begin = 0;    // in `text`
    std::uint32_t on_page = 0;  // of the same character
  };
  std::uint32_t offset_on_page(std::uint32_t offset) const;
  std::vector<Run> runs_;
  mutable std::size_t last_run_ = 0;  // where the last place was: the next is mostly there too
};

std::array<ColumnText, page_columns> columns_of(const Page& page);

}  // namespace planlezer
