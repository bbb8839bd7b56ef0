#include "extract/formats/gmime.h"

#include <iconv.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "extract/formats/header_words.h"

namespace planlezer {

namespace {

// What heads of mail are written in, besides UTF-8. The modules stay loaded as long as one user is left.
constexpr const char* encodings[] = {
    "iso-8859-1",   "iso-8859-2",   "iso-8859-3",   "iso-8859-4",   "iso-8859-5",   "iso-8859-6",
    "iso-8859-7",   "iso-8859-8",   "iso-8859-9",   "iso-8859-10",  "iso-8859-13",  "iso-8859-14",
    "iso-8859-15",  "iso-8859-16",  "windows-1250", "windows-1251", "windows-1252", "windows-1253",
    "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874",
    "windows-936",  "windows-31j",  "koi8-r",       "koi8-u",       "macintosh",    "ibm850",
    "ibm437",       "ibm852",       "ibm866",       "utf-7",        "utf-16",       "utf-32",
    "us-ascii",     "gb2312",       "gbk",          "gb18030",      "big5",         "big5-hkscs",
    "shift_jis",    "euc-jp",       "iso-2022-jp",  "iso-2022-kr",  "euc-kr",       "cp949",
    "tis-620",      "hz-gb-2312",   "euc-tw",       "iso-2022-cn",  "johab",        "viscii",
    "armscii-8"};

void load_encodings() {
  for (const char* encoding : encodings) {
    (void)iconv_open("UTF-8", encoding);  // never closed
    (void)iconv_open(encoding, "UTF-8");
  }
}

}  // namespace

void warm_up_mail() {
  static const bool done = [] {
    g_mime_init();
    load_encodings();
    return true;
  }();
  (void)done;
}

GMimeParserOptions* lenient_options() {
  static GMimeParserOptions* const options = [] {
    warm_up_mail();
    GMimeParserOptions* made = g_mime_parser_options_new();
    std::array<const char*, 3> charsets{"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(made, charsets.data());
    g_mime_parser_options_set_allow_addresses_without_domain(made, TRUE);
    return made;
  }();
  return options;
}

std::string valid(const char* text) {
  return text == nullptr ? std::string() : to_valid_utf8(text);
}

std::string header_of(GMimeObject* object, const char* name) {
  return std::string(trim(valid(g_mime_object_get_header(object, name))));
}

std::string type_of(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  const char* declared = g_mime_object_get_header(object, "Content-Type");
  // "text" and other halves of a type say no more than no type does.
  const bool half = declared != nullptr &&
                    std::string_view(declared).substr(0, std::string_view(declared).find(';')).find('/') ==
                        std::string_view::npos;
  if (type == nullptr || half) return "text/plain";
  std::string name = valid(GText(g_mime_content_type_get_mime_type(type)).get());
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name;
}

void read_content(GMimePart* part, const TakeBytes& take) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return;
  GMimeStream* source = g_mime_data_wrapper_get_stream(content);
  g_mime_stream_reset(source);
  const GObjectHandle<GMimeStream> decoded(g_mime_stream_filter_new(source));
  const GObjectHandle<GMimeFilter> filter(
      g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(content), FALSE));
  g_mime_stream_filter_add(GMIME_STREAM_FILTER(decoded.get()), filter.get());
  std::array<char, 65'536> piece;
  for (;;) {
    const auto count = g_mime_stream_read(decoded.get(), piece.data(), piece.size());
    if (count <= 0 || !take({piece.data(), static_cast<std::size_t>(count)})) return;
  }
}

std::string content_of(GMimePart* part) {
  std::string bytes;
  read_content(part, [&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  return bytes;
}

namespace {

std::string written_to(GMimeStream* memory) {
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
  return bytes->len == 0 ? std::string()
                         : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

}  // namespace

std::string html_of_enriched(std::string_view text, bool richtext) {
  const GObjectHandle<GMimeStream> html(g_mime_stream_mem_new());
  {
    const GObjectHandle<GMimeStream> filtered(g_mime_stream_filter_new(html.get()));
    const GObjectHandle<GMimeFilter> filter(
        g_mime_filter_enriched_new(richtext ? GMIME_FILTER_ENRICHED_IS_RICHTEXT : 0));
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(filtered.get()), filter.get());
    g_mime_stream_write(filtered.get(), text.data(), text.size());
    g_mime_stream_flush(filtered.get());
  }
  return written_to(html.get());
}

std::string bytes_of(GMimeObject* object) {
  const GObjectHandle<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(object, nullptr, stream.get());
  return written_to(stream.get());
}

namespace {

GObjectHandle<GMimeParser> parser_of(std::string_view untrusted_bytes) {
  warm_up_mail();
  const std::string mended = with_words_parted(untrusted_bytes);
  const std::string_view bytes = mended.empty() ? untrusted_bytes : std::string_view(mended);
  const GObjectHandle<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  return GObjectHandle<GMimeParser>(g_mime_parser_new_with_stream(stream.get()));
}

}  // namespace

GObjectHandle<GMimeMessage> parse_message(std::string_view untrusted_bytes) {
  return GObjectHandle<GMimeMessage>(
      g_mime_parser_construct_message(parser_of(untrusted_bytes).get(), lenient_options()));
}

GObjectHandle<GMimeObject> parse_entity(std::string_view untrusted_bytes) {
  return GObjectHandle<GMimeObject>(
      g_mime_parser_construct_part(parser_of(untrusted_bytes).get(), lenient_options()));
}

}  // namespace planlezer
