#include "ingest/zip_kind.h"

#include <algorithm>
#include <utility>

namespace planlezer {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view local_header = "PK\x03\x04"sv;
constexpr std::string_view central_header = "PK\x01\x02"sv;
constexpr std::size_t local_size = 30, central_size = 46;

std::size_t number_at(std::string_view bytes, std::size_t offset, std::size_t width) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < width; ++i)
    number |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[offset + i])) << (8 * i);
  return number;
}

// Entries that only an office file has, also where its list of contents stands too deep to see.
constexpr std::pair<std::string_view, std::string_view> inner_names[] = {
    {"word/document.xml", "wordprocessingml.document"},
    {"word/media/", "wordprocessingml.document"},
    {"word/_rels/", "wordprocessingml.document"},
    {"xl/workbook.xml", "spreadsheetml.sheet"},
    {"xl/worksheets/", "spreadsheetml.sheet"},
    {"xl/media/", "spreadsheetml.sheet"},
    {"xl/_rels/", "spreadsheetml.sheet"},
    {"ppt/presentation.xml", "presentationml.presentation"},
    {"ppt/slides/", "presentationml.presentation"},
    {"ppt/media/", "presentationml.presentation"},
    {"ppt/_rels/", "presentationml.presentation"},
};

struct Seen {
  bool contents = false, open_content = false, open_manifest = false, first = true;
  std::string_view kind, inner_kind, named;

  void entry(std::string_view name, std::string_view data);
};

void Seen::entry(std::string_view name, std::string_view data) {
  if (name == "[Content_Types].xml") contents = true;
  if (name == "content.xml") open_content = true;
  if (name == "META-INF/manifest.xml") open_manifest = true;
  if (name.starts_with("word/")) kind = "wordprocessingml.document";
  if (name.starts_with("xl/")) kind = "spreadsheetml.sheet";
  if (name.starts_with("ppt/")) kind = "presentationml.presentation";
  for (const auto& [start, office_kind] : inner_names)
    if (name.starts_with(start)) inner_kind = office_kind;
  // An entry of its own, stored as it is, names the kind: the first one, or any among those of OpenDocument.
  if (name == "mimetype" && !data.empty()) {
    named = data.substr(0, data.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789/.+-"));
    named = named.substr(0, named.find("PK"));
    if (first) open_content = open_manifest = true;
  }
  first = false;
}

// Entry by entry, so that what an entry holds (an office file in a zip) is not taken for one.
void walk(std::string_view head, Seen& seen) {
  std::size_t at = 0;
  while (at + local_size <= head.size() && head.substr(at).starts_with(local_header)) {
    const std::size_t data = at + local_size + number_at(head, at + 26, 2) + number_at(head, at + 28, 2);
    const std::string_view name = head.substr(at + local_size, number_at(head, at + 26, 2));
    std::size_t size = number_at(head, at + 18, 4);
    const bool size_follows = (number_at(head, at + 6, 2) & 8) != 0 && size == 0;
    const bool stored = number_at(head, at + 8, 2) == 0;
    if (size_follows && data < head.size())
      size = std::min(head.find(local_header, data), head.find(central_header, data)) - data;
    seen.entry(name, stored && data < head.size() ? head.substr(data, size) : std::string_view());
    if (data > head.size() || size > head.size() - data) return;
    at = data + size;
    // The sizes may follow an entry.
    if (head.substr(at).starts_with("PK\x07\x08"sv)) at += 16;
  }
  while (at + central_size <= head.size() && head.substr(at).starts_with(central_header)) {
    seen.entry(head.substr(at + central_size, number_at(head, at + 28, 2)), {});
    at += central_size + number_at(head, at + 28, 2) + number_at(head, at + 30, 2) +
          number_at(head, at + 32, 2);
  }
}

}  // namespace

std::string zip_type(std::string_view head) {
  Seen seen;
  walk(head, seen);
  if (seen.named.starts_with("application/vnd.oasis.opendocument.") && seen.open_content &&
      seen.open_manifest)
    return std::string(seen.named);
  if (seen.named == "application/epub+zip") return std::string(seen.named);
  const std::string_view kind = seen.contents ? seen.kind : seen.inner_kind;
  return kind.empty() ? "application/zip"
                      : "application/vnd.openxmlformats-officedocument." + std::string(kind);
}

}  // namespace planlezer
