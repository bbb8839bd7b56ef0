#include "extract/formats/open_presentation.h"

#include <algorithm>

#include "extract/formats/office_package.h"
#include "extract/formats/open_package.h"
#include "extract/formats/open_text.h"

namespace planlezer {

namespace {

bool is_running_class(std::string_view name) {
  return name == "page-number" || name == "date-time" || name == "footer" || name == "header" ||
         name == "page";
}

// The shapes of a slide, its title first.
Story read_slide(pugi::xml_node slide, OpenTextReader& reader) {
  Story titles, rest;
  for (const pugi::xml_node shape : slide.children()) {
    const std::string_view use = attribute_of(shape, "class");
    if (is(shape, "notes") || is(shape, "forms") || is_running_class(use)) continue;
    Story story;
    // A shape may hold its paragraphs itself.
    for (StoryItem& item : reader.read(shape)) {
      if (use == "title" && !item.is_table) {
        item.block.kind = BlockKind::heading;
        item.block.level = 1;
      }
      (use == "title" ? titles : rest).push_back(std::move(item));
    }
  }
  std::move(rest.begin(), rest.end(), std::back_inserter(titles));
  for (const pugi::xml_node shape : child_of(slide, "notes").children()) {
    if (is_running_class(attribute_of(shape, "class"))) continue;
    Story notes = reader.read(shape);
    std::move(notes.begin(), notes.end(), std::back_inserter(titles));
  }
  return titles;
}

}  // namespace

Result<FlowDocument> read_open_presentation(std::string_view untrusted_bytes,
                                            const FormatRequest& /*request*/, PartSink& parts) {
  auto package = OpenPackage::open(untrusted_bytes);
  if (!package) return tl::unexpected(package.error());
  auto body = package->body("presentation");
  if (!body) body = package->body("drawing");
  if (!body) return fail(ErrorCode::unreadable, "Deze presentatie is beschadigd: de dia's ontbreken.");
  const OpenStyles styles(package->style_parts());
  FlowDocument document;
  document.metadata = package->metadata();
  for (const pugi::xml_node slide : body.children()) {
    if (!is(slide, "page")) continue;
    OpenTextReader reader(styles);
    FlowPage page(static_cast<std::int32_t>(document.pages.size()) + 1);
    add_story(read_slide(slide, reader), page);
    add_story(reader.take_notes(), page);
    document.pages.push_back(page.finish());
  }
  package->send_parts(parts);
  document.notes = std::move(package->notes());
  mark_partial(document);
  return document;
}

}  // namespace planlezer
