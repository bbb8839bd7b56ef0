#include "base/file.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace planlezer {

Result<std::string> read_file(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    return fail(ErrorCode::unreadable, path.string() + " is a folder, not a file");
  std::ifstream stream(path, std::ios::binary | std::ios::ate);
  if (!stream)
    return fail(errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable,
                path.string() + ": " + std::strerror(errno));
  const auto size = stream.tellg();
  std::string bytes;
  if (size > 0) {
    bytes.resize(static_cast<std::size_t>(size));
    stream.seekg(0);
    stream.read(bytes.data(), size);
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
  } else {  // a pipe or a file that grows as it is read
    stream.clear();
    stream.seekg(0);
    stream.clear();
    char buffer[65536];
    while (stream.read(buffer, sizeof buffer) || stream.gcount() > 0)
      bytes.append(buffer, static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) return fail(ErrorCode::unreadable, path.string() + ": reading failed");
  return bytes;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  auto temporary = path;
  temporary += ".tmp" + std::to_string(::getpid());
  std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  std::error_code error;
  if (!stream) {
    const std::string reason = std::strerror(errno);
    std::filesystem::remove(temporary, error);
    return fail(ErrorCode::storage, path.string() + " cannot be written: " + reason);
  }
  std::filesystem::rename(temporary, path, error);
  if (error) return fail(ErrorCode::storage, path.string() + " cannot be written: " + error.message());
  return {};
}

}  // namespace planlezer
