// The entries of a zip in memory, as office files need them: by name, in any order, with limits. What does
// not fit, is encrypted or is damaged says so; what came before is kept. Worker only.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/formats/format.h"

namespace planlezer {

enum class ZipFault : std::uint8_t { none, encrypted, damaged, too_large };

struct ZipLimits {
  std::int64_t entry_bytes = 120'000'000;  // unpacked
  std::int64_t total_bytes = 200'000'000;
  std::int32_t entries = 65'535;
};

struct ZipEntry {
  std::string bytes;  // what could be had of it
  ZipFault fault = ZipFault::none;
};

class ZipEntries {
 public:
  // By normalised name: no "./" or "/" in front, no backslashes.
  using Wanted = std::function<bool(std::string_view name)>;

  // Unpacks the entries that are `wanted`; of the others only the names are kept.
  static Result<ZipEntries> open(std::string_view untrusted_bytes, const Wanted& wanted,
                                 const ZipLimits& limits = {});

  // Names are compared without regard to case. Null when there is none, or it was not wanted.
  ZipEntry* find(std::string_view name);
  bool has(std::string_view name) const;
  // The names of all entries, in their order in the archive.
  const std::vector<std::string>& names() const { return names_; }
  bool any_encrypted() const { return any_encrypted_; }

  enum class Sending : std::uint8_t { no, part, picture };  // pictures are shown in the text
  // Unpacks once more, and hands on what `chosen` says of a name and a size (-1: unknown).
  void send_parts(const std::function<Sending(std::string_view name, std::int64_t size_bytes)>& chosen,
                  PartSink& parts) const;

 private:
  std::string_view untrusted_bytes_;
  ZipLimits limits_;
  std::vector<std::string> names_;
  std::map<std::string, ZipEntry> entries_;  // by name in lower case
  bool any_encrypted_ = false;
};

std::string lower_ascii_of(std::string_view text);

}  // namespace planlezer
