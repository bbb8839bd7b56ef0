#include "extract/formats/format.h"

namespace planlezer {

namespace {

struct Format {
  std::string_view media_type;
  ReadFormat* read;
};

constexpr Format formats[] = {
    {"", nullptr},
};

}  // namespace

ReadFormat* find_format(std::string_view media_type) {
  for (const Format& format : formats)
    if (format.media_type == media_type) return format.read;
  return nullptr;
}

}  // namespace planlezer
