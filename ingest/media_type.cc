#include "ingest/media_type.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "ingest/mail_head.h"
#include "ingest/separated_values.h"
#include "ingest/zip_kind.h"

namespace planlezer {

namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view media_type;
};

constexpr Signature signatures[] = {
    {"%PDF-"sv, "application/pdf"},
    {"\x89PNG\r\n\x1a\n"sv, "image/png"},
    {"\xFF\xD8\xFF"sv, "image/jpeg"},
    {"II*\0"sv, "image/tiff"},
    {"MM\0*"sv, "image/tiff"},
    {"II+\0"sv, "image/tiff"},
    {"MM\0+"sv, "image/tiff"},
    {"GIF87a"sv, "image/gif"},
    {"GIF89a"sv, "image/gif"},
    {"\0\0\0\x0CjP  \r\n\x87\n"sv, "image/jp2"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "application/x-ole-storage"},
    {"\x78\x9F\x3E\x22"sv, "application/vnd.ms-tnef"},
    {"!BDN"sv, "application/vnd.ms-outlook-pst"},
    {"{\\rtf"sv, "application/rtf"},
    {"\x1F\x8B\x08"sv, "application/gzip"},
    {"BZh"sv, "application/x-bzip2"},
    {"\xFD"
     "7zXZ\0"sv,
     "application/x-xz"},
    {"\x28\xB5\x2F\xFD"sv, "application/zstd"},
    {"\x1F\x9D"sv, "application/x-compress"},
    {"7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    {"Rar!\x1A\x07"sv, "application/vnd.rar"},
    {"BEGIN:VCALENDAR"sv, "text/calendar"},
    {"BEGIN:VCARD"sv, "text/vcard"},
    {"-----BEGIN PGP SIGNATURE-----"sv, "application/pgp-signature"},
    {"-----BEGIN PGP MESSAGE-----"sv, "application/pgp-encrypted"},
    {"-----BEGIN PGP PUBLIC KEY BLOCK-----"sv, "application/pgp-keys"},
};

constexpr std::string_view local_header = "PK\x03\x04"sv;

unsigned number_at(std::string_view bytes, std::size_t offset) {
  return static_cast<unsigned char>(bytes[offset]) |
         static_cast<unsigned>(static_cast<unsigned char>(bytes[offset + 1])) << 8;
}

// By the sum over its first header, which old tars have too, that do not name themselves.
bool is_tar(std::string_view head) {
  constexpr std::size_t header_size = 512, sum_at = 148, sum_size = 8;
  if (head.size() < header_size || head.front() == '\0') return false;
  unsigned sum = 0, stated = 0;
  for (std::size_t i = 0; i < header_size; ++i)
    sum += i >= sum_at && i < sum_at + sum_size ? ' ' : static_cast<unsigned char>(head[i]);
  std::string_view digits = trim(head.substr(sum_at, sum_size - 1));
  digits = digits.substr(0, digits.find('\0'));
  for (const char c : digits) {
    if (c < '0' || c > '7') return false;
    stated = stated * 8 + static_cast<unsigned>(c - '0');
  }
  return sum == stated;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

// Past comments, processing instructions and the document type: the first element says what a markup file is.
std::string_view markup_type(std::string_view head) {
  std::string start = lower_ascii(trim(without_mark(head).substr(0, 4096)));
  std::string_view rest = start;
  const bool xml = rest.starts_with("<?xml");
  if (!rest.starts_with('<')) return {};
  while (rest.starts_with("<!--") || rest.starts_with("<?") || rest.starts_with("<!doctype")) {
    if (rest.starts_with("<!doctype html")) return "text/html";
    const std::string_view end = rest.starts_with("<!--") ? "-->" : ">";
    const auto at = rest.find(end);
    if (at == std::string_view::npos) break;
    rest = trim(rest.substr(at + end.size()));
  }
  for (const std::string_view tag :
       {"<html", "<head", "<body", "<title", "<meta", "<table", "<div", "<p>", "<h1"})
    if (rest.starts_with(tag)) return "text/html";
  if (rest.starts_with("<svg")) return "image/svg+xml";
  if (rest.starts_with("<office:document")) {
    for (const std::string_view kind : {"text", "spreadsheet", "presentation"})
      if (start.find("opendocument." + std::string(kind) + "\"") != std::string::npos)
        return kind == "text"          ? "application/vnd.oasis.opendocument.text-flat-xml"
               : kind == "spreadsheet" ? "application/vnd.oasis.opendocument.spreadsheet-flat-xml"
                                       : "application/vnd.oasis.opendocument.presentation-flat-xml";
  }
  return xml ? "text/xml" : std::string_view();
}

// Whether someone could have typed it: UTF-8, UTF-16 with its mark, or one of the Latin sets.
bool is_text(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
    return head.size() % 2 == 0 || head.size() > 4096;
  std::size_t controls = 0;
  std::size_t high = 0;
  for (const char c : head) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) return false;
    if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B) ||
        byte == 0x7F)
      ++controls;
    if (byte >= 0x80) ++high;
  }
  if (controls * 200 > head.size()) return false;
  if (high == 0) return true;
  // The head may end in the middle of a character.
  for (std::size_t cut = 0; cut < 4 && cut < head.size(); ++cut)
    if (is_utf8(head.substr(0, head.size() - cut))) return true;
  return controls == 0 && high * 4 < head.size();
}

// Text that is data or a program, not a document that somebody sends.
std::string_view plain_type(std::string_view text) {
  if (text.starts_with("BEGIN:VCALENDAR")) return "text/calendar";  // behind a mark or empty lines
  if (text.starts_with("#!")) return "text/x-script";
  if (text.starts_with("\\documentclass") ||
      text.substr(0, 2048).find("\n\\documentclass") != std::string_view::npos)
    return "text/x-tex";
  const bool json = (text.starts_with('{') || text.starts_with('[')) && trim(text.substr(1)).starts_with('"');
  return json ? "application/json" : "text/plain";
}

// A signature or an encrypted message of S/MIME: DER whose first object says which.
std::string_view pkcs7_type(std::string_view head) {
  constexpr std::string_view object = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07"sv;
  const auto at = head.substr(0, 32).find(object);
  if (!head.starts_with('\x30') || at == std::string_view::npos || at + object.size() >= head.size())
    return {};
  return head[at + object.size()] == 2 ? "application/pkcs7-signature" : "application/pkcs7-mime";
}

}  // namespace

std::string media_type_of(std::string_view head) {
  if (head.empty()) return "application/x-empty";
  for (const Signature& signature : signatures)
    if (head.starts_with(signature.bytes)) return std::string(signature.media_type);
  if (head.starts_with(local_header) || head.starts_with("PK\x05\x06"sv)) return zip_type(head);
  if (is_tar(head)) return "application/x-tar";
  if (head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP") return "image/webp";
  if (head.starts_with("BM") && head.size() >= 18 && number_at(head, 6) == 0 && number_at(head, 14) <= 124 &&
      number_at(head, 14) >= 12 && !is_text(head))
    return "image/bmp";
  const std::string_view text = without_mark(head);
  if (is_mbox_head(text)) return "application/mbox";
  if (is_mail_head(text)) return "message/rfc822";
  if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) return "application/pdf";
  if (const auto sealed = pkcs7_type(head); !sealed.empty()) return std::string(sealed);
  if (!is_text(head)) return "application/octet-stream";
  if (const auto markup = markup_type(head); !markup.empty()) return std::string(markup);
  const std::string_view plain = plain_type(trim(text));
  return plain == "text/plain" && is_separated_values(head) ? "text/csv" : std::string(plain);
}

std::string media_type_of_part(std::string_view by_content, std::string_view declared) {
  const bool says_nothing = by_content == "application/octet-stream" || by_content == "text/plain";
  static constexpr std::string_view known[] = {"application/pkcs7-signature", "application/x-pkcs7-signature",
                                               "application/pgp-signature",   "application/pgp-keys",
                                               "application/pkcs7-mime",      "application/x-pkcs7-mime"};
  const bool declared_known = std::find(std::begin(known), std::end(known), declared) != std::end(known);
  return std::string(says_nothing && declared_known ? declared : by_content);
}

bool is_no_document(std::string_view media_type) {
  return media_type == "application/json" || media_type == "text/x-script" || media_type == "text/x-tex" ||
         media_type.ends_with("-signature") || media_type == "application/pgp-keys";
}

std::string media_type_label(std::string_view media_type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 53> labels{{
      {"application/pdf", "PDF"},
      {"image/png", "afbeelding (PNG)"},
      {"image/jpeg", "afbeelding (JPEG)"},
      {"image/tiff", "afbeelding (TIFF)"},
      {"image/gif", "afbeelding (GIF)"},
      {"image/bmp", "afbeelding (BMP)"},
      {"image/webp", "afbeelding (WebP)"},
      {"image/jp2", "afbeelding (JPEG 2000)"},
      {"image/svg+xml", "tekening (SVG)"},
      {"message/rfc822", "e-mailbericht"},
      {"application/mbox", "postbus (mbox)"},
      {"application/vnd.ms-outlook", "e-mailbericht (Outlook)"},
      {"application/vnd.ms-outlook-pst", "postbus (Outlook)"},
      {"application/vnd.ms-tnef", "e-mailbijlagen (winmail.dat)"},
      {"application/zip", "zip-bestand"},
      {"application/x-tar", "tar-bestand"},
      {"application/gzip", "gecomprimeerd bestand (gzip)"},
      {"application/x-bzip2", "gecomprimeerd bestand (bzip2)"},
      {"application/x-xz", "gecomprimeerd bestand (xz)"},
      {"application/zstd", "gecomprimeerd bestand (Zstandard)"},
      {"application/x-compress", "gecomprimeerd bestand (compress)"},
      {"application/x-7z-compressed", "gecomprimeerd bestand (7z)"},
      {"application/vnd.rar", "gecomprimeerd bestand (RAR)"},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word-document"},
      {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel-werkmap"},
      {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint-presentatie"},
      {"application/vnd.oasis.opendocument.text", "tekstdocument (OpenDocument)"},
      {"application/vnd.oasis.opendocument.spreadsheet", "rekenblad (OpenDocument)"},
      {"application/vnd.oasis.opendocument.presentation", "presentatie (OpenDocument)"},
      {"application/vnd.oasis.opendocument.graphics", "tekening (OpenDocument)"},
      {"application/vnd.oasis.opendocument.text-flat-xml", "tekstdocument (OpenDocument)"},
      {"application/vnd.oasis.opendocument.spreadsheet-flat-xml", "rekenblad (OpenDocument)"},
      {"application/vnd.oasis.opendocument.presentation-flat-xml", "presentatie (OpenDocument)"},
      {"text/csv", "tabel als tekst (CSV)"},
      {"application/x-ole-storage", "ouder Office- of Outlook-bestand"},
      {"application/rtf", "RTF-document"},
      {"application/epub+zip", "e-boek (EPUB)"},
      {"text/html", "webpagina (HTML)"},
      {"text/xml", "XML-bestand"},
      {"text/plain", "platte tekst"},
      {"text/x-script", "programma (script)"},
      {"text/x-tex", "bron van een document (TeX)"},
      {"application/json", "gegevensbestand (JSON)"},
      {"text/calendar", "agenda-afspraak"},
      {"text/vcard", "visitekaartje"},
      {"application/pgp-signature", "digitale handtekening"},
      {"application/pkcs7-signature", "digitale handtekening"},
      {"application/pgp-keys", "sleutel (PGP)"},
      {"application/pgp-encrypted", "versleuteld bericht"},
      {"application/pkcs7-mime", "versleuteld bericht"},
      {"application/octet-stream", "onbekend bestand"},
      {"application/x-empty", "leeg bestand"},
      {"", "onbekend"},
  }};
  for (const auto& [type, label] : labels)
    if (type == media_type) return std::string(label);
  return std::string(media_type);
}

}  // namespace planlezer
