#include "extract/formats/part_name.h"

#include <utility>

#include "base/text.h"
#include "extract/nfc.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_name = 200;  // bytes

constexpr std::pair<std::string_view, std::string_view> extensions[] = {
    {"application/pdf", ".pdf"},
    {"application/msword", ".doc"},
    {"application/vnd.ms-excel", ".xls"},
    {"application/vnd.ms-powerpoint", ".ppt"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"},
    {"application/vnd.oasis.opendocument.text", ".odt"},
    {"application/vnd.oasis.opendocument.spreadsheet", ".ods"},
    {"application/rtf", ".rtf"},
    {"application/zip", ".zip"},
    {"application/x-zip-compressed", ".zip"},
    {"application/pgp-signature", ".asc"},
    {"application/pgp-encrypted", ".asc"},
    {"application/pkcs7-signature", ".p7s"},
    {"application/x-pkcs7-signature", ".p7s"},
    {"application/pkcs7-mime", ".p7m"},
    {"application/x-pkcs7-mime", ".p7m"},
    {"application/json", ".json"},
    {"application/xml", ".xml"},
    {"message/rfc822", ".eml"},
    {"message/global", ".eml"},
    {"text/rfc822-headers", ".eml"},
    {"message/delivery-status", ".txt"},
    {"message/disposition-notification", ".txt"},
    {"text/plain", ".txt"},
    {"text/html", ".html"},
    {"text/calendar", ".ics"},
    {"text/vcard", ".vcf"},
    {"text/x-vcard", ".vcf"},
    {"text/csv", ".csv"},
    {"text/xml", ".xml"},
    {"image/jpeg", ".jpg"},
    {"image/pjpeg", ".jpg"},
    {"image/png", ".png"},
    {"image/gif", ".gif"},
    {"image/tiff", ".tif"},
    {"image/bmp", ".bmp"},
    {"image/webp", ".webp"},
    {"image/svg+xml", ".svg"},
};

}  // namespace

std::string clean_name(std::string_view untrusted_name) {
  const std::string whole = to_nfc(to_valid_utf8(untrusted_name));
  const auto slash = whole.find_last_of("/\\");
  const std::string_view last = std::string_view(whole).substr(slash == std::string::npos ? 0 : slash + 1);
  std::string name;
  for (std::size_t offset = 0; offset < last.size() && name.size() < longest_name;) {
    const char32_t c = next_code_point(last, offset);
    const bool turns_text = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c >= 0x20 && c != 0x7F && !turns_text) append_utf8(name, c);
  }
  name = trim(name);
  return name == "." || name == ".." ? std::string() : name;
}

std::string_view extension_of(std::string_view media_type) {
  for (const auto& [type, extension] : extensions)
    if (type == media_type) return extension;
  return media_type.starts_with("text/") ? ".txt" : ".bin";
}

std::string nameless_part(int number, std::string_view media_type) {
  return "deel " + std::to_string(number) + std::string(extension_of(media_type));
}

}  // namespace planlezer
