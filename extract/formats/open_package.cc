#include "extract/formats/open_package.h"

#include "base/text.h"
#include "extract/formats/office_package.h"

namespace planlezer {

namespace {

bool is_wanted(std::string_view name) {
  const std::string lower = lower_ascii_of(name);
  return lower == "content.xml" || lower == "styles.xml" || lower == "meta.xml" ||
         lower == "meta-inf/manifest.xml";
}

}  // namespace

Result<OpenPackage> OpenPackage::open(std::string_view untrusted_bytes) {
  OpenPackage package;
  if (!untrusted_bytes.starts_with("PK")) {
    package.content_ = Xml(std::string(untrusted_bytes));
    if (package.content_.cut_off())
      package.notes_.push_back({0, "size_limit", "Dit document is te groot; het eerste deel is gelezen."});
    package.read_metadata(package.content_.root());
    return package;
  }
  auto entries = ZipEntries::open(untrusted_bytes, is_wanted);
  if (!entries) return tl::unexpected(entries.error());
  package.entries_ = std::move(*entries);
  const Xml manifest = take_xml_entry(*package.entries_, "META-INF/manifest.xml", package.notes_);
  if (package.entries_->any_encrypted() || find_under(manifest.root(), "encryption-data"))
    return fail(ErrorCode::needs_password, "Dit document is met een wachtwoord versleuteld.");
  package.content_ = take_xml_entry(*package.entries_, "content.xml", package.notes_);
  package.styles_ = take_xml_entry(*package.entries_, "styles.xml", package.notes_);
  const Xml meta = take_xml_entry(*package.entries_, "meta.xml", package.notes_);
  package.read_metadata(meta.root());
  return package;
}

void OpenPackage::read_metadata(pugi::xml_node root) {
  const auto meta = child_of(root, "meta");
  const auto value = [&](std::string_view name) {
    return std::string(trim(text_under(child_of(meta, name))));
  };
  metadata_.title = value("title");
  metadata_.author = value("initial-creator").empty() ? value("creator") : value("initial-creator");
  metadata_.created = day_of(value("creation-date"));
  metadata_.modified = day_of(value("date"));
  metadata_.producer = value("generator");
}

pugi::xml_node OpenPackage::body(std::string_view kind) const {
  return child_of(child_of(content_.root(), "body"), kind);
}

std::vector<pugi::xml_node> OpenPackage::style_parts() const {
  std::vector<pugi::xml_node> parts;
  for (const pugi::xml_node root : {style_root(), content_.root()})
    for (const std::string_view name : {"styles", "automatic-styles"})
      if (const auto part = child_of(root, name)) parts.push_back(part);
  return parts;
}

pugi::xml_node OpenPackage::master_styles() const {
  return child_of(style_root(), "master-styles");
}

void OpenPackage::send_parts(PartSink& parts) const {
  if (entries_) send_files_inside(*entries_, parts);
}

}  // namespace planlezer
