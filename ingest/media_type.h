// What a file is, by its content and never by its name.
#pragma once

#include <string>
#include <string_view>

namespace planlezer {

// `head`: the first bytes of the file (64 KiB is plenty). Answers "application/pdf" (also with junk before
// %PDF), "image/png", "image/jpeg", "image/tiff", "message/rfc822", "application/mbox", "application/zip",
// "application/vnd.openxmlformats-officedocument.wordprocessingml.document" (and .sheet, .presentation), the
// OpenDocument types, "application/x-ole-storage" (.doc, .xls, .msg and encrypted Office files: what is
// inside stands too deep to tell by the head), "application/vnd.ms-tnef", "application/vnd.ms-outlook-pst",
// "application/gzip", "application/x-bzip2", "application/x-xz", "application/zstd",
// "application/x-compress", "application/x-tar", "application/x-7z-compressed", "application/vnd.rar",
// "text/html", "text/plain", "text/csv", "application/rtf", "text/calendar", "application/octet-stream";
// "application/x-empty" for no bytes. To say by name what is not read: "image/gif", "image/bmp",
// "image/webp", "image/jp2", "image/svg+xml", "application/epub+zip", "text/xml", "text/vcard",
// "application/json", "text/x-script", "text/x-tex".
std::string media_type_of(std::string_view head);

// Of a part of a container: what its content says, and where that says nothing (signatures, keys), what the
// container declares.
std::string media_type_of_part(std::string_view by_content, std::string_view declared);

// Files that come with documents and are none: data (JSON), scripts, sources of a typesetter, signatures.
// They are not read, and that is no failure.
bool is_no_document(std::string_view media_type);

// Dutch, for people: "PDF", "afbeelding (PNG)", "e-mailbericht", …
std::string media_type_label(std::string_view media_type);

}  // namespace planlezer
