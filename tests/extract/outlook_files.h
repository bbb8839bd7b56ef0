// Small files of Outlook made on the spot, for tests: OLE2 with the properties of a message, and TNEF.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"

namespace planlezer {

// A stream, or a storage when it has children or says so.
struct OleNode {
  std::string name;
  std::string content;
  std::vector<OleNode> children;
  bool is_storage = false;
};

inline std::string utf16_of(std::string_view utf8) {
  std::string text;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    text += static_cast<char>(c & 0xFF);
    text += static_cast<char>(c >> 8 & 0xFF);
  }
  return text;
}

// Every stream in whole sectors (the cutoff for small ones is 0), the entries of a storage in a row.
class OleWriter {
 public:
  std::string write(const OleNode& root) {
    add(root, 5);
    const std::uint32_t directory = put_stream(entries_.size() * 128, [&] {
      std::string bytes;
      for (const Entry& entry : entries_) bytes += bytes_of(entry);
      return bytes;
    }());
    std::uint32_t fat_count = 1;
    while ((fat_.size() + fat_count) * 4 > std::size_t{fat_count} * 512) ++fat_count;
    const auto fat_at = static_cast<std::uint32_t>(fat_.size());
    for (std::uint32_t i = 0; i < fat_count; ++i) fat_.push_back(0xFFFFFFFD);
    ByteWriter head;
    for (const unsigned char c : {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}) head.put(c);
    for (int i = 0; i < 4; ++i) head.put<std::uint32_t>(0);
    for (const std::uint16_t value : {0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0}) head.put(value);
    head.put<std::uint32_t>(0);
    head.put(fat_count);
    head.put(directory);
    for (const std::uint32_t value : {0U, 0U, end, 0U, end, 0U}) head.put(value);
    for (std::uint32_t i = 0; i < 109; ++i) head.put(i < fat_count ? fat_at + i : free_sector);
    std::string file = head.take() + sectors_;
    for (std::size_t i = 0; i < std::size_t{fat_count} * 128; ++i) {
      const std::uint32_t next = i < fat_.size() ? fat_[i] : free_sector;
      file.append(reinterpret_cast<const char*>(&next), 4);
    }
    return file;
  }

 private:
  static constexpr std::uint32_t end = 0xFFFFFFFE, free_sector = 0xFFFFFFFF;
  struct Entry {
    std::string name;
    std::uint8_t type = 0;
    std::uint32_t right = free_sector, child = free_sector, start = end;
    std::uint64_t size = 0;
  };

  std::uint32_t add(const OleNode& node, std::uint8_t type) {
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({node.name, type, free_sector, free_sector, end, node.content.size()});
    if (type == 2 && !node.content.empty()) {
      const std::uint32_t start = put_stream(node.content.size(), node.content);
      entries_[number].start = start;
    }
    std::uint32_t before = free_sector;
    for (const OleNode& child : node.children) {
      const std::uint32_t next = add(child, child.is_storage || !child.children.empty() ? 1 : 2);
      (before == free_sector ? entries_[number].child : entries_[before].right) = next;
      before = next;
    }
    return number;
  }

  std::uint32_t put_stream(std::size_t /*size*/, std::string bytes) {
    bytes.resize((bytes.size() + 511) / 512 * 512, '\0');
    const auto start = static_cast<std::uint32_t>(fat_.size());
    sectors_ += bytes;
    for (std::size_t i = 0; i < bytes.size() / 512; ++i)
      fat_.push_back(start + static_cast<std::uint32_t>(i) + 1);
    fat_.back() = end;
    return start;
  }

  static std::string bytes_of(const Entry& entry) {
    ByteWriter out;
    std::string name = utf16_of(entry.name);
    const auto length = static_cast<std::uint16_t>(name.size() + 2);
    name.resize(64, '\0');
    for (const char c : name) out.put(c);
    out.put(length);
    out.put(entry.type);
    out.put<std::uint8_t>(1);
    out.put(free_sector);
    out.put(entry.right);
    out.put(entry.child);
    for (int i = 0; i < 9; ++i) out.put<std::uint32_t>(0);
    out.put(entry.start);
    out.put(entry.size);
    return out.take();
  }

  std::string sectors_;
  std::vector<std::uint32_t> fat_;
  std::vector<Entry> entries_;
};

inline OleNode property(const char* number_and_type, std::string bytes) {
  return {"__substg1.0_" + std::string(number_and_type), std::move(bytes), {}, false};
}

// `fixed`: number, type, value.
struct FixedProperty {
  std::uint16_t number, type;
  std::uint64_t value;
};

inline OleNode fixed_properties(std::size_t head_size, const std::vector<FixedProperty>& fixed) {
  std::string bytes(head_size, '\0');
  ByteWriter out;
  for (const FixedProperty& each : fixed) {
    out.put(each.type);
    out.put(each.number);
    out.put<std::uint32_t>(6);
    out.put(each.value);
  }
  return {"__properties_version1.0", bytes + out.take(), {}, false};
}

// One attribute of TNEF with its sum.
inline std::string tnef_attribute(std::uint8_t level, std::uint32_t id, std::string_view data) {
  ByteWriter out;
  out.put(level);
  out.put(id);
  out.put_string(data);
  std::uint16_t sum = 0;
  for (const char c : data) sum = static_cast<std::uint16_t>(sum + static_cast<unsigned char>(c));
  out.put(sum);
  return out.take();
}

inline std::string tnef_of(const std::vector<std::string>& attributes) {
  ByteWriter out;
  out.put<std::uint32_t>(0x223E9F78);
  out.put<std::uint16_t>(1);
  std::string file = out.take();
  for (const std::string& attribute : attributes) file += attribute;
  return file;
}

}  // namespace planlezer
