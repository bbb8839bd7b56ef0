#include "extract/formats/rar_heads.h"

#include <cstdint>
#include <optional>

namespace planlezer {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view signature = "Rar!\x1A\x07\x01\0"sv;
constexpr std::uint64_t file_block = 2, last_block = 5;
constexpr std::uint64_t has_extra = 1, has_data = 2;
constexpr std::uint64_t encryption_record = 1;

// Seven bits a byte, the lowest first; a byte without the highest bit is the last. Nothing at the end of
// `rest`.
std::optional<std::uint64_t> take_number(std::string_view& rest) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 63 && !rest.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return number;
  }
  return std::nullopt;
}

bool has_encryption(std::string_view extra) {
  while (!extra.empty()) {
    const auto size = take_number(extra);
    if (!size || *size > extra.size()) return false;
    std::string_view record = extra.substr(0, static_cast<std::size_t>(*size));
    extra.remove_prefix(record.size());
    if (take_number(record) == encryption_record) return true;
  }
  return false;
}

}  // namespace

std::set<int> encrypted_in_rar(std::string_view untrusted_bytes) {
  constexpr std::size_t sum_size = 4;
  std::set<int> encrypted;
  if (!untrusted_bytes.starts_with(signature)) return encrypted;
  std::string_view rest = untrusted_bytes.substr(signature.size());
  for (int entry = 0; rest.size() > sum_size;) {
    rest.remove_prefix(sum_size);
    const auto size = take_number(rest);
    if (!size || *size > rest.size()) break;
    std::string_view head = rest.substr(0, static_cast<std::size_t>(*size));
    rest.remove_prefix(head.size());
    const std::string_view whole = head;
    const auto kind = take_number(head), flags = take_number(head);
    if (!kind || !flags || *kind == last_block) break;
    const auto extra = (*flags & has_extra) != 0 ? take_number(head) : 0;
    const auto data = (*flags & has_data) != 0 ? take_number(head) : 0;
    if (!extra || !data || *extra > whole.size() || *data > rest.size()) break;
    if (*kind == file_block) {
      if (has_encryption(whole.substr(whole.size() - static_cast<std::size_t>(*extra))))
        encrypted.insert(entry);
      ++entry;
    }
    rest.remove_prefix(static_cast<std::size_t>(*data));
  }
  return encrypted;
}

}  // namespace planlezer
