#include "extract/formats/open_document.h"

#include <set>

#include "extract/formats/office_package.h"
#include "extract/formats/open_package.h"
#include "extract/formats/open_text.h"

namespace planlezer {

namespace {

// Running heads or feet, each once.
void add_running(pugi::xml_node masters, std::string_view name, BlockKind kind, OpenTextReader& reader,
                 FlowPage& page) {
  std::set<std::string> seen;
  for (const pugi::xml_node master : masters.children())
    for (const pugi::xml_node part : master.children()) {
      if (!local_name(part).starts_with(name)) continue;
      for (const StoryItem& item : reader.read(part)) {
        FlowBlock block;
        block.kind = kind;
        block.text = item.block.text;
        for (const FlowCell& cell : item.table.cells) {
          block.text.insert(block.text.end(), cell.text.begin(), cell.text.end());
          block.text.push_back({"\t", false, false});
        }
        if (seen.insert(text_of(block.text)).second) page.add(block);
      }
    }
}

}  // namespace

Result<FlowDocument> read_open_document(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                                        PartSink& parts) {
  auto package = OpenPackage::open(untrusted_bytes);
  if (!package) return tl::unexpected(package.error());
  const auto body = package->body("text");
  if (!body)
    return fail(ErrorCode::unreadable,
                "Dit tekstdocument is beschadigd: de tekst ontbreekt of is niet te lezen.");
  const OpenStyles styles(package->style_parts());
  OpenTextReader reader(styles);
  FlowDocument document;
  document.metadata = package->metadata();
  FlowPage page(1);
  reader.count(false);
  add_running(package->master_styles(), "header", BlockKind::running_head, reader, page);
  reader.count(true);
  add_story(reader.read(body), page);
  add_story(reader.take_notes(), page);
  reader.count(false);
  add_running(package->master_styles(), "footer", BlockKind::running_foot, reader, page);
  document.pages.push_back(page.finish());
  package->send_parts(parts);
  if (reader.cut_short()) note_too_large(package->notes());
  document.notes = std::move(package->notes());
  mark_partial(document);
  return document;
}

}  // namespace planlezer
