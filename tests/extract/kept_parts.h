// Sinks that keep, or only count, what a reader of containers gives; for tests.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "extract/formats/format.h"

namespace planlezer {

struct KeptPart {
  std::string name, media_type, bytes, reason, message;
  bool is_inline = false;
};

class KeptParts final : public PartSink {
 public:
  bool begin(std::string_view name, std::string_view media_type, bool is_inline) override {
    if (full_) return false;
    parts.push_back({std::string(name), std::string(media_type), "", "", "", is_inline});
    return true;
  }
  bool write(std::string_view bytes) override {
    parts.back().bytes.append(bytes);
    total_ += bytes.size();
    full_ = total_ > wanted_bytes;
    return !full_;
  }
  bool end(std::string_view reason, std::string_view message) override {
    parts.back().reason = reason;
    parts.back().message = message;
    return !full_;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const KeptPart& part : parts) names.push_back(part.name);
    return names;
  }
  const KeptPart* find(std::string_view name) const {
    for (const KeptPart& part : parts)
      if (part.name == name) return &part;
    return nullptr;
  }

  std::vector<KeptPart> parts;
  std::size_t wanted_bytes = SIZE_MAX;

 private:
  std::size_t total_ = 0;
  bool full_ = false;
};

struct CountedParts final : PartSink {
  bool begin(std::string_view, std::string_view, bool) override {
    ++count;
    return true;
  }
  bool write(std::string_view more) override {
    bytes += more.size();
    return true;
  }
  bool end(std::string_view reason, std::string_view) override {
    if (!reason.empty()) reasons.emplace_back(reason);
    return true;
  }
  std::size_t count = 0, bytes = 0;
  std::vector<std::string> reasons;
};

MATCHER_P2(IsPart, name, bytes, "") {
  return arg.name == name && arg.bytes == bytes && arg.reason.empty();
}

}  // namespace planlezer
