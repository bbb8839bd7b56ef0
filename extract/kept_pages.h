// Recognised pages of one document on disk, until the document is stored: recognition costs seconds a page,
// and a long scan that is interrupted goes on where it was. The folder is for one content, one setting and
// one extractor version; its owner takes it away.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "extract/page.h"

namespace planlezer {

class KeptPages {
 public:
  // An empty path: nothing is kept.
  explicit KeptPages(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // `encoded_page` as encode_page writes it. A page that cannot be kept is recognised again some day.
  void keep(std::int32_t number, std::string_view encoded_page) const;

  // The page that was kept under this number, whole and sound.
  std::optional<Page> find(std::int32_t number) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace planlezer
