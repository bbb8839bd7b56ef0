#include "extract/formats/mapi.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "extract/formats/charset.h"
#include "extract/formats/code_page.h"

namespace planlezer {

void MapiProperties::set(std::uint16_t number, std::uint16_t type, std::string untrusted_bytes) {
  values_.insert_or_assign(number, Value{type, std::move(untrusted_bytes)});
}

const MapiProperties::Value* MapiProperties::find(Mapi number) const {
  const auto found = values_.find(static_cast<std::uint16_t>(number));
  return found == values_.end() ? nullptr : &found->second;
}

std::string MapiProperties::text(Mapi number) const {
  const Value* value = find(number);
  if (value == nullptr || (value->type != mapi_string8 && value->type != mapi_unicode)) return {};
  std::string text =
      decode_text(value->bytes, charset_of(value->type == mapi_unicode ? utf16_code_page : code_page()));
  text.resize(std::min(text.size(), std::strlen(text.c_str())));
  return text;
}

std::string_view MapiProperties::bytes(Mapi number) const {
  const Value* value = find(number);
  return value == nullptr ? std::string_view() : std::string_view(value->bytes);
}

std::string MapiProperties::internet_text(Mapi number) const {
  const Value* value = find(number);
  if (value == nullptr) return {};
  if (value->type != mapi_binary) return text(number);
  const auto page = static_cast<int>(this->number(Mapi::internet_code_page));
  std::string charset = page != 0 ? charset_of(page) : charset_in_markup(value->bytes);
  if (charset.empty()) charset = charset_of(code_page());
  return decode_text(value->bytes, charset);
}

std::int64_t MapiProperties::number(Mapi number) const {
  const Value* value = find(number);
  std::int64_t result = 0;
  if (value == nullptr || value->bytes.size() > sizeof result) return result;
  std::memcpy(&result, value->bytes.data(), value->bytes.size());
  return result;
}

int MapiProperties::code_page() const {
  if (const auto page = number(Mapi::code_page); page > 0 && page < 100'000 && page != utf16_code_page)
    return static_cast<int>(page);
  if (code_page_ != 0) return code_page_;
  const auto page = number(Mapi::internet_code_page);
  return page > 0 && page < 100'000 ? static_cast<int>(page) : windows_code_page;
}

}  // namespace planlezer
