#include "extract/formats/presentation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "extract/formats/flow_story.h"
#include "extract/formats/office_package.h"
#include "extract/formats/word_numbering.h"

namespace planlezer {

namespace {

constexpr int most_levels = 9;

// What a shape is for: "title", "body", "" for content with bullets, "none" for a shape of its own.
std::string_view role_of(pugi::xml_node shape) {
  for (const pugi::xml_node part : shape.children()) {
    const auto holder = child_of(child_of(part, "nvPr"), "ph");
    if (!holder) continue;
    return attribute_of(holder, "type");
  }
  return "none";
}

bool is_running_role(std::string_view role) {
  return role == "sldNum" || role == "dt" || role == "ftr" || role == "hdr" || role == "sldImg";
}

// Numbers of a list within one shape.
class Labels {
 public:
  std::string next(pugi::xml_node properties, std::size_t level, bool bulleted) {
    std::fill(numbers_.begin() + static_cast<std::ptrdiff_t>(level) + 1, numbers_.end(), 0);
    if (child_of(properties, "buNone")) return {};
    if (const auto bullet = child_of(properties, "buChar")) return plain_bullet(attribute_of(bullet, "char"));
    if (child_of(properties, "buBlip")) return "•";
    const auto number = child_of(properties, "buAutoNum");
    if (!number) return bulleted ? "•" : "";
    int& value = numbers_[level];
    value = value == 0 ? number_attribute(number, "startAt", 1) : value + 1;
    const std::string_view type = attribute_of(number, "type");
    const std::string_view format = type.starts_with("alphaLc")   ? "lowerLetter"
                                    : type.starts_with("alphaUc") ? "upperLetter"
                                    : type.starts_with("romanLc") ? "lowerRoman"
                                    : type.starts_with("romanUc") ? "upperRoman"
                                                                  : "decimal";
    const std::string text = number_text(value, format);
    if (type.ends_with("ParenBoth")) return "(" + text + ")";
    if (type.ends_with("ParenR")) return text + ")";
    return type.ends_with("Plain") ? text : text + ".";
  }

 private:
  std::array<int, most_levels> numbers_{};
};

class SlideReader {
 public:
  Story read_shapes(pugi::xml_node tree, int depth = 0);
  // The paragraphs of a text body, as what a shape of this role holds.
  Story read_body(pugi::xml_node body, std::string_view role);

 private:
  void read_table(pugi::xml_node table, Story& story);
  std::uint32_t ordinal_ = 0;
};

Story SlideReader::read_body(pugi::xml_node body, std::string_view role) {
  const bool title = role == "title" || role == "ctrTitle";
  Story story;
  Labels labels;
  for (const pugi::xml_node paragraph : body.children()) {
    if (!is(paragraph, "p")) continue;
    StoryItem item;
    item.block.ordinal = ++ordinal_;
    const auto properties = child_of(paragraph, "pPr");
    const auto level =
        static_cast<std::size_t>(std::clamp(number_attribute(properties, "lvl", 0), 0, most_levels - 1));
    bool bold = true;
    for (const pugi::xml_node part : paragraph.children()) {
      if (is(part, "br")) item.block.text.push_back({"\n", false, false});
      if (!is(part, "r") && !is(part, "fld")) continue;
      const std::string_view weight = attribute_of(child_of(part, "rPr"), "b");
      FlowRun run{text_under(child_of(part, "t")), weight == "1" || weight == "true", false};
      bold = bold && (run.bold || trim(run.text).empty());
      item.block.text.push_back(std::move(run));
    }
    if (text_of(item.block.text).empty()) continue;
    item.bold = bold;
    if (title) {
      item.block.kind = BlockKind::heading;
      item.block.level = 1;
    } else {
      item.block.label = labels.next(properties, level, role.empty() || role == "obj");
      if (item.block.label.empty()) split_typed_label(item.block);
      if (!item.block.label.empty()) {
        item.block.kind = BlockKind::list_item;
        item.block.level = static_cast<std::uint8_t>(level + 1);
      }
    }
    story.push_back(std::move(item));
  }
  return story;
}

void SlideReader::read_table(pugi::xml_node table, Story& story) {
  std::vector<StoryCell> cells;
  std::uint16_t row = 0;
  const std::string_view first_row = attribute_of(child_of(table, "tblPr"), "firstRow");
  for (const pugi::xml_node row_node : table.children()) {
    if (!is(row_node, "tr") || row >= 10'000) continue;
    std::uint16_t column = 0;
    for (const pugi::xml_node node : row_node.children()) {
      if (!is(node, "tc") || column >= 1'000) continue;
      const std::string_view covered_h = attribute_of(node, "hMerge"),
                             covered_v = attribute_of(node, "vMerge");
      const bool covered = covered_h == "1" || covered_h == "true" || covered_v == "1" || covered_v == "true";
      const Story content = read_body(child_of(node, "txBody"), "none");
      if (!covered) {
        StoryCell cell;
        cell.cell.row = row;
        cell.cell.column = column;
        cell.cell.row_span =
            static_cast<std::uint16_t>(std::clamp(number_attribute(node, "rowSpan", 1), 1, 10'000));
        cell.cell.column_span =
            static_cast<std::uint16_t>(std::clamp(number_attribute(node, "gridSpan", 1), 1, 1'000));
        cell.cell.text = lines_of(content);
        cell.bold = is_all_bold(content);
        if (!content.empty()) cell.cell.ordinal = content.front().block.ordinal;
        cells.push_back(std::move(cell));
      }
      ++column;
    }
    ++row;
  }
  if (cells.empty()) return;
  StoryItem item;
  item.is_table = true;
  item.table = finish_table(std::move(cells), row > 1 && (first_row == "1" || first_row == "true") ? 1 : 0);
  story.push_back(std::move(item));
}

Story SlideReader::read_shapes(pugi::xml_node tree, int depth) {
  Story titles, rest;
  if (depth > deepest_element) return rest;
  for (pugi::xml_node shape : tree.children()) {
    if (is(shape, "AlternateContent")) {
      const auto choice = child_of(shape, "Choice");
      Story inside = read_shapes(choice ? choice : child_of(shape, "Fallback"), depth + 1);
      std::move(inside.begin(), inside.end(), std::back_inserter(rest));
    } else if (is(shape, "grpSp")) {
      Story inside = read_shapes(shape, depth + 1);
      std::move(inside.begin(), inside.end(), std::back_inserter(rest));
    } else if (is(shape, "graphicFrame")) {
      for (const pugi::xml_node table : all_under(shape, "tbl")) read_table(table, rest);
    } else if (is(shape, "sp") || is(shape, "cxnSp")) {
      const std::string_view role = role_of(shape);
      if (is_running_role(role)) continue;
      Story body = read_body(child_of(shape, "txBody"), role);
      Story& where = role == "title" || role == "ctrTitle" ? titles : rest;
      std::move(body.begin(), body.end(), std::back_inserter(where));
    }
  }
  std::move(rest.begin(), rest.end(), std::back_inserter(titles));
  return titles;
}

// What stands in the entries around a slide: drawn lists ("SmartArt") and the speaker's notes.
void add_related(OfficePackage& package, std::string_view entry, SlideReader& reader, FlowPage& page) {
  const auto relations = package.relations_of(entry);
  for (const auto& [id, relation] : relations) {
    if (relation.type != "diagramData" || relation.outside) continue;
    const Xml xml = package.take_xml(relation.target);
    for (const pugi::xml_node body : all_under(xml.root(), "t"))
      if (child_of(body, "p")) add_story(reader.read_body(body, "none"), page);
  }
  for (const auto& [id, relation] : relations) {
    if (relation.type != "notesSlide" || relation.outside) continue;
    const Xml xml = package.take_xml(relation.target);
    for (const pugi::xml_node shape : all_under(xml.root(), "sp"))
      if (role_of(shape) == "body") add_story(reader.read_body(child_of(shape, "txBody"), "body"), page);
  }
}

}  // namespace

Result<FlowDocument> read_presentation(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                                       PartSink& parts) {
  auto package = OfficePackage::open(untrusted_bytes);
  if (!package) return tl::unexpected(package.error());
  FlowDocument document;
  document.metadata = package->metadata();
  const std::string name = package->document_name("ppt/presentation.xml");
  const Xml presentation = package->take_xml(name);
  if (!presentation.root())
    return fail(ErrorCode::unreadable, "Deze presentatie is beschadigd: de dia's ontbreken.");
  const auto relations = package->relations_of(name);
  for (const pugi::xml_node node : child_of(presentation.root(), "sldIdLst").children()) {
    const auto relation = relations.find(std::string(prefixed_attribute(node, "id")));
    if (relation == relations.end()) continue;
    const auto number = static_cast<std::int32_t>(document.pages.size()) + 1;
    const Xml slide = package->take_xml(relation->second.target);
    const std::string_view shown = attribute_of(slide.root(), "show");
    if (shown == "0" || shown == "false")
      document.notes.push_back({number, "hidden_slide", "Deze dia is in de presentatie verborgen."});
    SlideReader reader;
    FlowPage page(number);
    add_story(reader.read_shapes(child_of(child_of(slide.root(), "cSld"), "spTree")), page);
    add_related(*package, relation->second.target, reader, page);
    document.pages.push_back(page.finish());
  }
  package->send_parts(parts);
  std::move(package->notes().begin(), package->notes().end(), std::back_inserter(document.notes));
  mark_partial(document);
  return document;
}

}  // namespace planlezer
