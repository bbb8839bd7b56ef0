#include "ingest/media_type.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "ingest/mail_head.h"

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
    {"7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    {"Rar!\x1A\x07"sv, "application/vnd.rar"},
    {"BEGIN:VCALENDAR"sv, "text/calendar"},
    {"BEGIN:VCARD"sv, "text/vcard"},
};

constexpr std::string_view local_header = "PK\x03\x04"sv;
constexpr std::string_view central_header = "PK\x01\x02"sv;

unsigned number_at(std::string_view bytes, std::size_t offset) {
  return static_cast<unsigned char>(bytes[offset]) |
         static_cast<unsigned>(static_cast<unsigned char>(bytes[offset + 1])) << 8;
}

// The type an OpenDocument file names in its first entry, which is stored as it is.
std::optional<std::string> type_named_inside(std::string_view head) {
  constexpr std::size_t name_at = 30;
  if (head.size() < name_at + 8 || number_at(head, 26) != 8 || head.substr(name_at, 8) != "mimetype")
    return std::nullopt;
  const std::string_view rest =
      head.substr(std::min<std::size_t>(head.size(), name_at + 8 + number_at(head, 28)));
  const std::string_view type =
      rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789/.+-"));
  if (type.starts_with("application/vnd.oasis.opendocument.") || type == "application/epub+zip")
    return std::string(type.substr(0, type.find("PK")));
  return std::nullopt;
}

// The names of the entries that the head shows, in local headers or, of a small file, in its directory.
std::string zip_type(std::string_view head) {
  if (auto named = type_named_inside(head)) return *named;
  bool office = false;
  std::string_view kind;
  const auto look_at = [&](std::string_view signature, std::size_t size_at, std::size_t name_at) {
    for (auto at = head.find(signature); at != std::string_view::npos; at = head.find(signature, at + 4)) {
      if (at + name_at > head.size()) break;
      const std::string_view name = head.substr(at + name_at, number_at(head, at + size_at));
      if (name == "[Content_Types].xml") office = true;
      if (name.starts_with("word/")) kind = "wordprocessingml.document";
      if (name.starts_with("xl/")) kind = "spreadsheetml.sheet";
      if (name.starts_with("ppt/")) kind = "presentationml.presentation";
    }
  };
  look_at(local_header, 26, 30);
  look_at(central_header, 28, 46);
  if (!office || kind.empty()) return "application/zip";
  return "application/vnd.openxmlformats-officedocument." + std::string(kind);
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
  if (text.starts_with("#!")) return "text/x-script";
  if (text.starts_with("\\documentclass") ||
      text.substr(0, 2048).find("\n\\documentclass") != std::string_view::npos)
    return "text/x-tex";
  const bool json = (text.starts_with('{') || text.starts_with('[')) && trim(text.substr(1)).starts_with('"');
  return json ? "application/json" : "text/plain";
}

}  // namespace

std::string media_type_of(std::string_view head) {
  if (head.empty()) return "application/x-empty";
  for (const Signature& signature : signatures)
    if (head.starts_with(signature.bytes)) return std::string(signature.media_type);
  if (head.starts_with(local_header) || head.starts_with("PK\x05\x06"sv)) return zip_type(head);
  if (head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP") return "image/webp";
  if (head.starts_with("BM") && head.size() >= 18 && number_at(head, 6) == 0 && number_at(head, 14) <= 124 &&
      number_at(head, 14) >= 12 && !is_text(head))
    return "image/bmp";
  const std::string_view text = without_mark(head);
  if (is_mbox_head(text)) return "application/mbox";
  if (is_mail_head(text)) return "message/rfc822";
  if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) return "application/pdf";
  if (!is_text(head)) return "application/octet-stream";
  if (const auto markup = markup_type(head); !markup.empty()) return std::string(markup);
  return std::string(plain_type(trim(text)));
}

bool is_no_document(std::string_view media_type) {
  return media_type == "application/json" || media_type == "text/x-script" || media_type == "text/x-tex";
}

std::string media_type_label(std::string_view media_type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 39> labels{{
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
      {"application/gzip", "gecomprimeerd bestand (gzip)"},
      {"application/x-7z-compressed", "gecomprimeerd bestand (7z)"},
      {"application/vnd.rar", "gecomprimeerd bestand (RAR)"},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word-document"},
      {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel-werkmap"},
      {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint-presentatie"},
      {"application/vnd.oasis.opendocument.text", "tekstdocument (OpenDocument)"},
      {"application/vnd.oasis.opendocument.spreadsheet", "rekenblad (OpenDocument)"},
      {"application/vnd.oasis.opendocument.presentation", "presentatie (OpenDocument)"},
      {"application/vnd.oasis.opendocument.graphics", "tekening (OpenDocument)"},
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
      {"application/octet-stream", "onbekend bestand"},
      {"application/x-empty", "leeg bestand"},
      {"", "onbekend"},
  }};
  for (const auto& [type, label] : labels)
    if (type == media_type) return std::string(label);
  return std::string(media_type);
}

}  // namespace planlezer
