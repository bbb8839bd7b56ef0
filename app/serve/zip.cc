#include "app/serve/zip.h"

#include <zlib.h>

namespace planlezer::serve {

namespace {

template <typename Number>
void put(std::string& out, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) out += static_cast<char>(number >> (8 * i));
}

constexpr std::uint16_t version = 20, utf8_names = 1 << 11, stored = 0;
constexpr std::uint32_t day = 0x00210000;  // 1 January 1980: the same input gives the same archive

// What the head of a file and its line in the directory share.
void put_facts(std::string& out, std::uint32_t checksum, std::uint32_t size, std::string_view name) {
  put(out, version);
  put(out, utf8_names);
  put(out, stored);
  put(out, day);
  put(out, checksum);
  put(out, size);
  put(out, size);
  put(out, static_cast<std::uint16_t>(name.size()));
  put(out, std::uint16_t{0});
}

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view bytes) {
  const auto begin = static_cast<std::uint32_t>(bytes_.size());
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const auto checksum =
      static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), size));
  put(bytes_, std::uint32_t{0x04034b50});
  put_facts(bytes_, checksum, size, name);
  bytes_.append(name).append(bytes);
  put(directory_, std::uint32_t{0x02014b50});
  put(directory_, version);
  put_facts(directory_, checksum, size, name);
  put(directory_, std::uint64_t{0});  // comment, disk, attributes
  put(directory_, std::uint16_t{0});
  put(directory_, begin);
  directory_.append(name);
  ++files_;
}

std::string ZipWriter::finish() {
  std::string archive = std::move(bytes_);
  const auto begin = static_cast<std::uint32_t>(archive.size());
  archive += directory_;
  put(archive, std::uint32_t{0x06054b50});
  put(archive, std::uint32_t{0});
  put(archive, files_);
  put(archive, files_);
  put(archive, static_cast<std::uint32_t>(directory_.size()));
  put(archive, begin);
  put(archive, std::uint16_t{0});
  return archive;
}

}  // namespace planlezer::serve
