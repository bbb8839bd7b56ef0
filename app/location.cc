#include "app/location.h"

#include <algorithm>

namespace planlezer {

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

std::string location_of(const Extracted& document, const Finding& finding) {
  if (finding.places.empty()) return {};
  const Place& place = finding.places.front();
  const auto page = std::find_if(document.pages.begin(), document.pages.end(),
                                 [&](const Page& each) { return each.number == place.page; });
  if (page == document.pages.end()) return {};
  const auto block = std::partition_point(page->blocks.begin(), page->blocks.end(), [&](const Block& each) {
    return each.text.end <= place.span.begin;
  });
  if (block == page->blocks.end() || block->ordinal == 0) return {};
  const std::string name = page->name.empty() ? "" : "blad " + page->name + ", ";
  if (block->ordinal == 0) return {};
  const bool sheet = !page->name.empty() && block->table >= 0;
  if (!sheet) return name + "alinea " + std::to_string(block->ordinal);
  const std::uint32_t cell = block->ordinal - 1;
  return name + "cel " + column_letters(cell % sheet_columns) + std::to_string(cell / sheet_columns + 1);
}

}  // namespace planlezer
