// Little-endian bytes written and read back. The reader trusts nothing: a read past the end or a length that
// cannot be true makes it fail for good, and every later read gives zero or empty; ask ok() before using what
// was read.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace planlezer {

static_assert(std::endian::native == std::endian::little);

class ByteWriter {
 public:
  template <typename T>
  void put(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put_string(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view untrusted_bytes) : rest_(untrusted_bytes) {}

  template <typename T>
  T get() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value{};
    if (rest_.size() < sizeof value) {
      rest_ = {};
      ok_ = false;
      return value;
    }
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view get_string() {
    const auto size = get<std::uint32_t>();
    if (size > rest_.size()) {
      rest_ = {};
      ok_ = false;
      return {};
    }
    const auto text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  // How many items follow; refused when even items of `least_bytes` each could not fit in what is left.
  std::uint32_t get_count(std::size_t least_bytes) {
    const auto count = get<std::uint32_t>();
    if (static_cast<std::uint64_t>(count) * least_bytes > rest_.size()) {
      rest_ = {};
      ok_ = false;
      return 0;
    }
    return count;
  }
  bool ok() const { return ok_; }
  void refuse() { ok_ = false; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace planlezer
