#include "extract/formats/format.h"

#include "extract/formats/archive.h"

namespace planlezer {

namespace {

struct Format {
  std::string_view media_type;
  ReadFormat* read;
};

constexpr Format formats[] = {
    {"application/zip", read_archive},
    {"application/x-tar", read_archive},
    {"application/gzip", read_archive},
    {"application/x-bzip2", read_archive},
    {"application/x-xz", read_archive},
    {"application/zstd", read_archive},
    {"application/x-compress", read_archive},
    {"application/x-7z-compressed", read_archive},
    {"application/vnd.rar", read_archive},
};

}  // namespace

ReadFormat* find_format(std::string_view media_type) {
  for (const Format& format : formats)
    if (format.media_type == media_type) return format.read;
  return nullptr;
}

void warm_up_formats() {
  warm_up_archives();
}

}  // namespace planlezer
