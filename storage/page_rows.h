// Pages as rows of the table `pages`: the text in a column of its own, once, and the encoded page around it.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "extract/page.h"
#include "storage/database.h"
#include "storage/dutch/tokenizer.h"

namespace planlezer {

inline constexpr int page_number_bits = 20;
inline constexpr std::int32_t last_page_number = (1 << page_number_bits) - 1;

constexpr std::int64_t page_id(std::int64_t document, std::int32_t number) {
  return (document << page_number_bits) | number;
}
constexpr std::int64_t document_of_page(std::int64_t page) {
  return page >> page_number_bits;
}
constexpr std::int32_t number_of_page(std::int64_t page) {
  return static_cast<std::int32_t>(page & last_page_number);
}

// Inside a transaction of the caller; the search index is kept in step.
Result<void> insert_page(Database& database, Tokenizer& tokenizer, std::int64_t document, const Page& page);
Result<void> delete_pages(Database& database, std::int64_t document);

// Of a query whose columns `text`, `text_at` and `layout` start at `column`.
Result<Page> page_of_row(const Query& row, int column);

}  // namespace planlezer
