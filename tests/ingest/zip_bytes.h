// Zip files made on the spot: entries stored as they are, with a directory.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace planlezer {

inline std::uint32_t crc32_of(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries) {
  ByteWriter file;
  ByteWriter directory;
  const auto put_bytes = [](ByteWriter& out, std::string_view bytes) {
    for (const char byte : bytes) out.put(byte);
  };
  const auto put_common = [&](ByteWriter& out, std::size_t name, std::string_view data) {
    for (int i = 0; i < 4; ++i) out.put(std::uint16_t{0});  // flags, method, time, date
    out.put(crc32_of(data));
    out.put(static_cast<std::uint32_t>(data.size()));
    out.put(static_cast<std::uint32_t>(data.size()));
    out.put(static_cast<std::uint16_t>(name));
    out.put(std::uint16_t{0});
  };
  for (const auto& [name, data] : entries) {
    const auto place = static_cast<std::uint32_t>(file.bytes().size());
    put_bytes(file, "PK\x03\x04");
    file.put(std::uint16_t{20});
    put_common(file, name.size(), data);
    put_bytes(file, name);
    put_bytes(file, data);
    put_bytes(directory, "PK\x01\x02");
    directory.put(std::uint16_t{20});
    directory.put(std::uint16_t{20});
    put_common(directory, name.size(), data);
    put_bytes(directory, std::string(10, '\0'));
    directory.put(place);
    put_bytes(directory, name);
  }
  const auto at = static_cast<std::uint32_t>(file.bytes().size());
  const auto count = static_cast<std::uint16_t>(entries.size());
  put_bytes(file, directory.bytes());
  put_bytes(file, std::string("PK\x05\x06\0\0\0\0", 8));
  file.put(count);
  file.put(count);
  file.put(static_cast<std::uint32_t>(directory.bytes().size()));
  file.put(at);
  file.put(std::uint16_t{0});
  return file.take();
}

// The entries of an Office file, as far as telling its kind goes.
inline std::string office_file(const std::string& folder, const std::string& part) {
  return zip_of({{"[Content_Types].xml", "<Types/>"},
                 {"_rels/.rels", "<Relationships/>"},
                 {folder + "/" + part, "<x/>"}});
}

inline std::string open_document(const std::string& kind) {
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument." + kind}, {"content.xml", "<x/>"}});
}

}  // namespace planlezer
