// The package around the documents of Microsoft's formats (OPC): which entry is the document, what it refers
// to, the title and author, and the files inside. Worker only.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/formats/format.h"
#include "extract/formats/xml.h"
#include "extract/formats/zip_entries.h"

namespace planlezer {

struct OfficeRelation {
  std::string type;    // the last word of it: "image", "footnotes", "hyperlink", …
  std::string target;  // an entry's name; of an outside target its address
  bool outside = false;
};

class OfficePackage {
 public:
  using Relations = std::map<std::string, OfficeRelation>;  // by id

  static Result<OfficePackage> open(std::string_view untrusted_bytes);

  // The entry with the document; when nothing refers to it, the one that is usual.
  std::string document_name(std::string_view usual);
  Relations relations_of(std::string_view entry);
  // The parsed entry; the tree is empty when it is missing. Its bytes are given up, so ask once.
  Xml take_xml(std::string_view entry);
  Metadata metadata();

  // Notes about entries that were damaged, encrypted or too large, and parts as they are found.
  std::vector<Note>& notes() { return notes_; }
  void send_parts(PartSink& parts) const;

 private:
  explicit OfficePackage(ZipEntries entries) : entries_(std::move(entries)) {}
  ZipEntries entries_;
  std::vector<Note> notes_;
};

// Files inside an office file (embedded documents, attachments) and pictures that are more than an icon.
void send_files_inside(const ZipEntries& entries, PartSink& parts);

void note_too_large(std::vector<Note>& notes);
// Where notes say that something was cut off or damaged, the page (the last, when none is named) is partial.
void mark_partial(FlowDocument& document);

// "2024-06-03T12:00:00Z" → "2024-06-03"; empty when it does not begin with a date.
std::string day_of(std::string_view date);

// Takes the bytes of an entry and says in a note, once, what is wrong with them. Empty when it is missing.
Xml take_xml_entry(ZipEntries& entries, std::string_view name, std::vector<Note>& notes);

}  // namespace planlezer
