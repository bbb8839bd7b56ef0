#include "extract/formats/office_package.h"

#include <algorithm>

#include "base/text.h"

namespace planlezer {

namespace {

bool is_xml(std::string_view name) {
  const std::string lower = lower_ascii_of(name);
  const bool in_tree = lower.find("theme/") == std::string::npos && !lower.starts_with("customxml/") &&
                       lower.find("pivotcache/") == std::string::npos;
  return in_tree && (lower.ends_with(".xml") || lower.ends_with(".rels"));
}

std::string folder_of(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(name.substr(0, slash + 1));
}

// "../media/image1.png" seen from "word/document.xml" is "media/image1.png".
std::string resolve(std::string_view from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string base = folder_of(from);
  while (target.starts_with("../") || target.starts_with("./")) {
    if (target.starts_with("../") && !base.empty()) base = folder_of(base.substr(0, base.size() - 1));
    target.remove_prefix(target.find('/') + 1);
  }
  return base + std::string(target);
}

// Smaller pictures are icons and lines.
constexpr std::int64_t smallest_picture_bytes = 8'000;

bool is_picture(std::string_view name) {
  const std::string lower = lower_ascii_of(name);
  static constexpr std::string_view endings[] = {".png", ".jpg", ".jpeg", ".tif", ".tiff"};
  return (lower.find("media/") != std::string::npos || lower.find("pictures/") != std::string::npos) &&
         std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool is_file_inside(std::string_view name) {
  const std::string lower = lower_ascii_of(name);
  return lower.find("/embeddings/") != std::string::npos || lower.find("/afchunk") != std::string::npos;
}

void add_note(std::vector<Note>& notes, std::string_view code, std::string_view message) {
  if (std::none_of(notes.begin(), notes.end(), [&](const Note& note) { return note.code == code; }))
    notes.push_back({0, std::string(code), std::string(message)});
}

}  // namespace

std::string day_of(std::string_view date) {
  date = trim(date);
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return {};
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
    if (date[i] < '0' || date[i] > '9') return {};
  return std::string(date.substr(0, 10));
}

void note_too_large(std::vector<Note>& notes) {
  add_note(notes, "size_limit",
           "Uitgepakt is dit document groter dan is toegestaan; het eerste deel is gelezen.");
}

void mark_partial(FlowDocument& document) {
  const auto count = static_cast<std::int32_t>(document.pages.size());
  for (Note& note : document.notes) {
    if (note.code != "size_limit" && note.code != "sheet_limit" && note.code != "damaged") continue;
    if (note.page < 1 || note.page > count) note.page = count;
    if (count == 0) return;
    Page& page = document.pages[static_cast<std::size_t>(note.page) - 1];
    page.state = PageState::partial;
    page.reason = note.code;
  }
}

Xml take_xml_entry(ZipEntries& entries, std::string_view name, std::vector<Note>& notes) {
  ZipEntry* entry = entries.find(name);
  if (entry == nullptr) return {};
  const bool complete = entry->fault == ZipFault::none;
  Xml xml(std::move(entry->bytes));
  entry->bytes.clear();
  if (entry->fault == ZipFault::too_large || xml.cut_off())
    note_too_large(notes);
  else if (!complete || !xml.whole())
    add_note(notes, "damaged", "Een deel van dit document is beschadigd; wat daarvoor staat is gelezen.");
  return xml;
}

Result<OfficePackage> OfficePackage::open(std::string_view untrusted_bytes) {
  auto entries = ZipEntries::open(untrusted_bytes, is_xml);
  if (!entries) return tl::unexpected(entries.error());
  if (entries->any_encrypted())
    return fail(ErrorCode::needs_password, "Dit document is versleuteld; geef het wachtwoord.");
  return OfficePackage(std::move(*entries));
}

Xml OfficePackage::take_xml(std::string_view entry) {
  return take_xml_entry(entries_, entry, notes_);
}

OfficePackage::Relations OfficePackage::relations_of(std::string_view entry) {
  const std::string folder = folder_of(entry);
  const Xml xml = take_xml(folder + "_rels/" + std::string(entry.substr(folder.size())) + ".rels");
  Relations relations;
  for (const pugi::xml_node node : xml.root().children()) {
    if (!is(node, "Relationship")) continue;
    OfficeRelation relation;
    const std::string_view type = attribute_of(node, "Type");
    relation.type = type.substr(type.rfind('/') + 1);
    relation.outside = attribute_of(node, "TargetMode") == "External";
    const std::string_view target = attribute_of(node, "Target");
    relation.target = relation.outside ? std::string(target) : resolve(entry, target);
    relations.emplace(attribute_of(node, "Id"), std::move(relation));
  }
  return relations;
}

std::string OfficePackage::document_name(std::string_view usual) {
  for (const auto& [id, relation] : relations_of(""))
    if (relation.type == "officeDocument" && entries_.has(relation.target)) return relation.target;
  return std::string(usual);
}

Metadata OfficePackage::metadata() {
  Metadata metadata;
  const Xml core = take_xml("docProps/core.xml");
  metadata.title = trim(text_under(child_of(core.root(), "title")));
  metadata.author = trim(text_under(child_of(core.root(), "creator")));
  metadata.created = day_of(text_under(child_of(core.root(), "created")));
  metadata.modified = day_of(text_under(child_of(core.root(), "modified")));
  const Xml app = take_xml("docProps/app.xml");
  metadata.producer = trim(text_under(child_of(app.root(), "Application")));
  return metadata;
}

void OfficePackage::send_parts(PartSink& parts) const {
  send_files_inside(entries_, parts);
}

void send_files_inside(const ZipEntries& entries, PartSink& parts) {
  using Sending = ZipEntries::Sending;
  entries.send_parts(
      [](std::string_view name, std::int64_t size_bytes) {
        if (is_file_inside(name)) return Sending::part;
        const bool icon = size_bytes >= 0 && size_bytes < smallest_picture_bytes;
        return is_picture(name) && !icon ? Sending::picture : Sending::no;
      },
      parts);
}

}  // namespace planlezer
