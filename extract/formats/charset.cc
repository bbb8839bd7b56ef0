#include "extract/formats/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/handle.h"
#include "base/text.h"

namespace planlezer {

namespace {

using Converter = Handle<UConverter, ucnv_close>;

constexpr std::string_view latin = "windows-1252";

// Names that stand for more than they say (https://encoding.spec.whatwg.org), and those that say nothing.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"", ""},
    {"us-ascii", ""},
    {"ascii", ""},
    {"ansi_x3.4-1968", ""},
    {"unknown-8bit", ""},
    {"x-unknown", ""},
    {"default", ""},
    {"binary", ""},
    {"utf8", "utf-8"},
    {"iso-8859-1", latin},
    {"iso8859-1", latin},
    {"latin1", latin},
    {"latin-1", latin},
    {"ansi", latin},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"ks_c_5601-1987", "windows-949"},
    {"euc-kr", "windows-949"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"unicode-1-1-utf-7", "utf-7"},
};

std::string plain_name(std::string_view charset) {
  std::string name;
  for (const char c : trim(charset))
    if (c != '"' && c != '\'') name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const auto& [other, meant] : other_names)
    if (name == other) return std::string(meant);
  return name;
}

std::string convert(UConverter& converter, std::string_view bytes) {
  std::string text;
  std::u16string piece(16'384, u'\0');
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  for (bool more = true; more;) {
    UErrorCode error = U_ZERO_ERROR;
    UChar* to = piece.data();
    ucnv_toUnicode(&converter, &to, to + piece.size(), &from, end, nullptr, 1, &error);
    more = error == U_BUFFER_OVERFLOW_ERROR;
    if (U_FAILURE(error) && !more) break;
    for (const UChar* c = piece.data(); c < to; ++c) {
      char32_t point = *c;
      if (point >= 0xD800 && point < 0xDC00 && c + 1 < to)
        point = 0x10000 + ((point - 0xD800) << 10) + (*++c - 0xDC00U);
      append_utf8(text, point);
    }
  }
  return text;
}

// ICU takes many names that are no encoding of text in mail; all it knows will do.
Converter open_converter(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &error));
  if (U_FAILURE(error)) converter.reset();
  return converter;
}

// Bytes that are no UTF-8 are taken for windows-1252, one by one: texts of two makers are pasted together.
std::string utf8_or_latin(std::string_view bytes) {
  if (is_utf8(bytes)) return to_valid_utf8(bytes);
  const Converter converter = open_converter(std::string(latin));
  if (!converter) return to_valid_utf8(bytes);
  std::string text;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(bytes, offset);
    if (c == 0xFFFD && offset == begin + 1)
      text += convert(*converter, bytes.substr(begin, 1));
    else
      append_utf8(text, c);
  }
  return to_valid_utf8(text);
}

std::string charset_of_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  return {};
}

}  // namespace

std::string decode_text(std::string_view untrusted_bytes, std::string_view charset) {
  std::string name = charset_of_mark(untrusted_bytes);
  if (name.empty())
    name = plain_name(charset);
  else
    untrusted_bytes.remove_prefix(name == "utf-8" ? 3 : 2);
  if (name.empty() || name == "utf-8") return utf8_or_latin(untrusted_bytes);
  // Who writes UTF-8 and calls it Latin is many; Latin text that happens to be UTF-8 does not occur.
  if (name == latin && is_utf8(untrusted_bytes)) return to_valid_utf8(untrusted_bytes);
  const Converter converter = open_converter(name);
  return converter ? to_valid_utf8(convert(*converter, untrusted_bytes)) : utf8_or_latin(untrusted_bytes);
}

std::string charset_in_markup(std::string_view untrusted_bytes) {
  std::string head(untrusted_bytes.substr(0, 4096));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const std::string_view key : {"charset", "encoding"}) {
    for (auto at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      const std::string_view before = std::string_view(head).substr(0, at);
      const auto tag = before.rfind('<');
      if (tag == std::string_view::npos ||
          !(before.substr(tag).starts_with("<meta") || before.substr(tag).starts_with("<?xml")))
        continue;
      auto begin = head.find_first_not_of(" \t\r\n", at + key.size());
      if (begin == std::string::npos || head[begin] != '=') continue;
      begin = head.find_first_not_of(" \t\r\n\"'", begin + 1);
      if (begin == std::string::npos) return {};
      std::string name = head.substr(begin, head.find_first_of(" \t\r\n\"';/>?", begin) - begin);
      // The page could be read up to here: it is not UTF-16.
      return name.starts_with("utf-16") ? "utf-8" : name;
    }
  }
  return {};
}

}  // namespace planlezer
