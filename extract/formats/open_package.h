// The package around OpenDocument files: a zip, or all in one XML file ("flat"). Worker only.
#pragma once

#include <optional>

#include "base/result.h"
#include "extract/formats/format.h"
#include "extract/formats/xml.h"
#include "extract/formats/zip_entries.h"

namespace planlezer {

class OpenPackage {
 public:
  static Result<OpenPackage> open(std::string_view untrusted_bytes);

  // The element inside "office:body" with the document: "text", "spreadsheet", "presentation".
  pugi::xml_node body(std::string_view kind) const;
  // The parts with styles: those of the content, then those of the document.
  std::vector<pugi::xml_node> style_parts() const;
  // Where running heads and feet are.
  pugi::xml_node master_styles() const;
  const Metadata& metadata() const { return metadata_; }
  std::vector<Note>& notes() { return notes_; }
  void send_parts(PartSink& parts) const;

 private:
  pugi::xml_node style_root() const { return styles_.root() ? styles_.root() : content_.root(); }
  void read_metadata(pugi::xml_node root);

  std::optional<ZipEntries> entries_;
  Xml content_, styles_;
  Metadata metadata_;
  std::vector<Note> notes_;
};

}  // namespace planlezer
