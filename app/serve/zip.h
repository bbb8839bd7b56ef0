// A zip archive whose files are stored as they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace planlezer::serve {

class ZipWriter {
 public:
  // `name`: UTF-8, with forward slashes. A file and the whole stay under 4 GB.
  void add(std::string_view name, std::string_view bytes);
  std::string finish();

 private:
  std::string bytes_, directory_;
  std::uint16_t files_ = 0;
};

}  // namespace planlezer::serve
