#include "extract/formats/word_document.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "extract/formats/flow_story.h"
#include "extract/formats/office_package.h"
#include "extract/formats/word_numbering.h"
#include "extract/formats/word_table.h"
#include "extract/formats/word_text.h"
#include "extract/labels.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_bold_heading = 120;  // bytes

int level_of_name(std::string_view name) {
  if (name == "title" || name == "titel") return 1;
  for (const std::string_view start : {"heading ", "kop "})
    if (name.starts_with(start) && name.size() == start.size() + 1 && name.back() >= '1' &&
        name.back() <= '9')
      return name.back() - '0';
  return 0;
}

class WordReader final : public WordStories {
 public:
  explicit WordReader(OfficePackage package) : package_(std::move(package)) {}
  Result<FlowDocument> read(PartSink& parts);

  Story read_story(pugi::xml_node node, int depth) override;
  const WordStyles& styles() const override { return *styles_; }

 private:
  struct Shape {  // what the properties of a paragraph say
    WordStyle style;
    std::string style_id;
    int list = -1, list_level = 0;
    bool mark_deleted = false;
  };
  void read_into(pugi::xml_node node, int depth, Story& story);
  void read_paragraph(pugi::xml_node paragraph, int depth, Story& story);
  Shape shape_of(pugi::xml_node paragraph) const;
  void set_kind(const Shape& shape, const WordText& text, StoryItem& item);
  bool is_bold_heading(const WordText& text, const FlowBlock& block) const;
  void read_running(std::string_view type, BlockKind kind, FlowPage& page);
  void read_notes(std::string_view type, WordNoteMark::Kind kind, FlowPage& page);
  void read_comments(FlowPage& page);
  std::string target_of(std::string_view type) const;
  void remember(const std::vector<WordNoteMark>& marks);

  OfficePackage package_;
  OfficePackage::Relations relations_;
  std::optional<WordStyles> styles_;
  std::optional<WordNumbering> numbering_;
  std::optional<WordTextReader> text_;
  WordText pending_;  // of a paragraph whose end was deleted: it goes on in the next
  StoryBudget budget_;
  std::uint32_t ordinal_ = 0;
  bool counting_ = true;  // not in text boxes, notes and running heads
  int styled_level_ = 0;  // of the last heading by style
  bool has_styled_headings_ = false;
  std::map<std::string, std::uint32_t, std::less<>> noted_at_;  // kind and id: the paragraph
  std::set<std::string> comments_;                              // ids
};

std::string WordReader::target_of(std::string_view type) const {
  for (const auto& [id, relation] : relations_)
    if (relation.type == type && !relation.outside) return relation.target;
  return {};
}

WordReader::Shape WordReader::shape_of(pugi::xml_node paragraph) const {
  const auto properties = child_of(paragraph, "pPr");
  Shape shape;
  shape.style_id = attribute_of(child_of(properties, "pStyle"), "val");
  shape.style = styles_->paragraph(shape.style_id);
  if (shape.style_id.empty()) shape.style_id = shape.style.id;
  if (const auto outline = child_of(properties, "outlineLvl"))
    shape.style.outline = number_attribute(outline, "val", -1);
  const auto numbering = child_of(properties, "numPr");
  const auto list = child_of(numbering, "numId");
  shape.list = list ? number_attribute(list, "val", -1) : shape.style.list;
  const auto level = child_of(numbering, "ilvl");
  shape.list_level = level ? number_attribute(level, "val", 0) : shape.style.list_level;
  if (!level && !list && shape.list > 0) {
    const int bound = numbering_->level_of_style(shape.list, shape.style_id);
    if (bound >= 0) shape.list_level = bound;
  }
  shape.list_level = std::clamp(shape.list_level, 0, list_levels - 1);
  const auto mark = child_of(properties, "rPr");
  shape.mark_deleted = child_of(mark, "del") || child_of(mark, "moveFrom");
  return shape;
}

bool WordReader::is_bold_heading(const WordText& text, const FlowBlock& block) const {
  const std::string shown = text_of(block.text);
  const bool large = text.half_points * 5 >= styles_->paragraph("").half_points * 6;
  if ((!text.all_bold && !large) || shown.size() > longest_bold_heading || shown.size() < 3) return false;
  if (shown.find('\n') != std::string::npos) return false;
  return shown.back() != '.' && shown.back() != ';' && shown.back() != ',';
}

void WordReader::set_kind(const Shape& shape, const WordText& text, StoryItem& item) {
  FlowBlock& block = item.block;
  const std::string& name = shape.style.name;
  if (text_->in_contents() || name.starts_with("toc ") || name.starts_with("table of ") ||
      name.starts_with("inhopg ")) {
    const bool title = name == "toc heading";
    block.kind = title ? BlockKind::heading : BlockKind::contents;
    block.level = title ? 1 : 0;
    return;
  }
  if (shape.list > 0) block.label = numbering_->next(shape.list, shape.list_level);
  int level =
      shape.style.outline >= 0 && shape.style.outline < 9 ? shape.style.outline + 1 : level_of_name(name);
  if (level > 0 && text_of(block.text).size() < 400) {
    block.kind = BlockKind::heading;
    block.level = static_cast<std::uint8_t>(std::min(level, 6));
    styled_level_ = block.level;
    split_typed_label(block);
  } else if (!block.label.empty() && !(label_of(block.label).kind == LabelKind::number && counting_ &&
                                       is_bold_heading(text, block))) {
    block.kind = BlockKind::list_item;
    block.level = static_cast<std::uint8_t>(shape.list_level + 1);
  } else if (name == "caption" || name == "bijschrift") {
    block.kind = BlockKind::caption;
  } else if (counting_ && is_bold_heading(text, block)) {
    const bool large = text.half_points * 5 >= styles_->paragraph("").half_points * 7;
    level = has_styled_headings_ ? styled_level_ + 1 : large ? 1 : 2;
    block.kind = BlockKind::heading;
    block.level = static_cast<std::uint8_t>(std::min(level, 6));
    split_typed_label(block);
  } else {
    split_typed_label(block);
  }
}

void WordReader::remember(const std::vector<WordNoteMark>& marks) {
  for (const WordNoteMark& mark : marks) {
    noted_at_.emplace(std::to_string(static_cast<int>(mark.kind)) + mark.id, ordinal_);
    if (mark.kind == WordNoteMark::Kind::comment) comments_.insert(mark.id);
  }
}

void WordReader::read_paragraph(pugi::xml_node paragraph, int depth, Story& story) {
  if (counting_) ++ordinal_;
  const Shape shape = shape_of(paragraph);
  WordText text = std::exchange(pending_, {});
  text_->read(paragraph, shape.style, text);
  budget_.take(text.runs);
  if (shape.mark_deleted) {
    pending_ = std::move(text);
    return;
  }
  remember(text.marks);
  if (!text.empty()) {
    StoryItem item;
    item.block.text = std::move(text.runs);
    item.block.ordinal = ordinal_;
    item.bold = text.all_bold;
    set_kind(shape, text, item);
    story.push_back(std::move(item));
  }
  const bool counted = std::exchange(counting_, false);
  for (const pugi::xml_node box : text.boxes) {
    WordText kept = std::exchange(pending_, {});
    read_into(box, depth + 1, story);
    pending_ = std::move(kept);
  }
  counting_ = counted;
}

void WordReader::read_into(pugi::xml_node node, int depth, Story& story) {
  if (depth > deepest_element) return;
  for (const pugi::xml_node child : node.children()) {
    if (budget_.spent()) return;
    if (is_gone(child)) continue;
    if (is(child, "p"))
      read_paragraph(child, depth + 1, story);
    else if (is(child, "tbl"))
      read_word_table(child, *this, depth + 1, story);
    else if (is_transparent(child))
      read_into(content_of(child), depth + 1, story);
  }
}

Story WordReader::read_story(pugi::xml_node node, int depth) {
  Story story;
  read_into(node, depth, story);
  return story;
}

void WordReader::read_running(std::string_view type, BlockKind kind, FlowPage& page) {
  std::set<std::string> seen;
  for (const auto& [id, relation] : relations_) {
    if (relation.type != type) continue;
    const Xml xml = package_.take_xml(relation.target);
    for (const StoryItem& item : read_story(xml.root(), 0)) {
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

void WordReader::read_notes(std::string_view type, WordNoteMark::Kind kind, FlowPage& page) {
  const std::vector<std::string> ids = text_->marked(kind);
  if (ids.empty()) return;
  const Xml xml = package_.take_xml(target_of(type));
  std::map<std::string, pugi::xml_node, std::less<>> notes;
  for (const pugi::xml_node node : xml.root().children()) notes.emplace(attribute_of(node, "id"), node);
  for (const std::string& id : ids) {
    const auto found = notes.find(id);
    if (found == notes.end()) continue;
    FlowBlock block;
    block.kind = BlockKind::footnote;
    block.label = text_->mark_of({kind, id});
    block.text = lines_of(read_story(found->second, 0));
    block.ordinal = noted_at_[std::to_string(static_cast<int>(kind)) + id];
    page.add(block);
  }
}

void WordReader::read_comments(FlowPage& page) {
  if (comments_.empty()) return;
  const Xml xml = package_.take_xml(target_of("comments"));
  for (const pugi::xml_node node : xml.root().children()) {
    const std::string id(attribute_of(node, "id"));
    if (!is(node, "comment") || !comments_.contains(id)) continue;
    FlowBlock block;
    block.text = lines_of(read_story(node, 0));
    if (text_of(block.text).empty()) continue;
    block.text.insert(block.text.begin(), {"Opmerking: ", false, false});
    block.ordinal = noted_at_[std::to_string(static_cast<int>(WordNoteMark::Kind::comment)) + id];
    page.add(block);
  }
}

Result<FlowDocument> WordReader::read(PartSink& parts) {
  FlowDocument document;
  document.metadata = package_.metadata();
  const std::string name = package_.document_name("word/document.xml");
  relations_ = package_.relations_of(name);
  const Xml styles = package_.take_xml(target_of("styles"));
  styles_.emplace(styles.root());
  const Xml numbering = package_.take_xml(target_of("numbering"));
  numbering_.emplace(numbering.root(), *styles_);
  text_.emplace(*styles_);
  const Xml xml = package_.take_xml(name);
  const auto body = child_of(xml.root(), "body");
  if (!body)
    return fail(ErrorCode::unreadable,
                "Dit Word-document is beschadigd: de tekst ontbreekt of is niet te lezen.");
  for (const pugi::xml_node paragraph : body.children())
    has_styled_headings_ |= is(paragraph, "p") && level_of_name(shape_of(paragraph).style.name) > 1;
  FlowPage page(1);
  counting_ = false;
  read_running("header", BlockKind::running_head, page);
  counting_ = true;
  add_story(read_story(body, 0), page);
  counting_ = false;
  read_notes("footnotes", WordNoteMark::Kind::footnote, page);
  read_notes("endnotes", WordNoteMark::Kind::endnote, page);
  read_comments(page);
  read_running("footer", BlockKind::running_foot, page);
  document.pages.push_back(page.finish());
  package_.send_parts(parts);
  if (budget_.spent()) note_too_large(package_.notes());
  document.notes = std::move(package_.notes());
  mark_partial(document);
  return document;
}

}  // namespace

Result<FlowDocument> read_word_document(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                                        PartSink& parts) {
  auto package = OfficePackage::open(untrusted_bytes);
  if (!package) return tl::unexpected(package.error());
  return WordReader(std::move(*package)).read(parts);
}

}  // namespace planlezer
