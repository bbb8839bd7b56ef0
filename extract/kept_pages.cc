#include "extract/kept_pages.h"

#include <string>

#include "base/file.h"
#include "extract/codec.h"

namespace planlezer {

void KeptPages::keep(std::int32_t number, std::string_view encoded_page) const {
  if (folder_.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (!error) (void)write_file(folder_ / std::to_string(number), encoded_page);
}

std::optional<Page> KeptPages::find(std::int32_t number) const {
  if (folder_.empty()) return std::nullopt;
  const auto bytes = read_file(folder_ / std::to_string(number));
  if (!bytes) return std::nullopt;
  auto page = decode_page(*bytes);
  if (!page || page->number != number || page->state == PageState::pending) return std::nullopt;
  return std::move(*page);
}

}  // namespace planlezer
