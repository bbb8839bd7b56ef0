#include "ingest/file_text.h"

#include <cerrno>
#include <cstring>

#include "base/text.h"

namespace planlezer {

std::string name_as_text(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string text;
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const std::size_t begin = offset;
    const bool malformed = next_code_point(bytes, offset) == 0xFFFD && offset == begin + 1;
    if (!malformed) {
      text += bytes.substr(begin, offset - begin);
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[begin]);
    text += "\\x";
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

FileFailure file_failure(int system_error) {
  switch (system_error) {
    case EACCES:
    case EPERM:
      return {"no_permission", "geen rechten om het te lezen"};
    case ENOENT:
    case ENOTDIR:
      return {"not_found", "het bestaat niet (meer)"};
    case ELOOP:
      return {"link_loop", "de verwijzing wijst in een kring"};
    case ENAMETOOLONG:
      return {"name_too_long", "het pad is te lang voor dit systeem"};
    default:
      return {"io_error", std::string("het kan niet worden gelezen (") + std::strerror(system_error) + ")"};
  }
}

}  // namespace planlezer
