#include "extract/formats/word_styles.h"

#include <vector>

#include "extract/formats/zip_entries.h"

namespace planlezer {

namespace {

void apply_paragraph_properties(pugi::xml_node properties, WordStyle& style) {
  if (const auto outline = child_of(properties, "outlineLvl"))
    style.outline = number_attribute(outline, "val", -1);
  const auto numbering = child_of(properties, "numPr");
  if (const auto id = child_of(numbering, "numId")) style.list = number_attribute(id, "val", -1);
  if (const auto level = child_of(numbering, "ilvl")) style.list_level = number_attribute(level, "val", -1);
}

// A table style that sets the first row in bold or in another colour.
bool marks_first_row(pugi::xml_node style) {
  for (const pugi::xml_node part : style.children()) {
    if (!is(part, "tblStylePr") || attribute_of(part, "type") != "firstRow") continue;
    if (is_on(child_of(child_of(part, "rPr"), "b"))) return true;
    if (find_under(child_of(part, "tcPr"), "shd")) return true;
  }
  return false;
}

}  // namespace

bool is_on(pugi::xml_node node) {
  if (!node) return false;
  const std::string_view value = attribute_of(node, "val");
  return value != "0" && value != "false" && value != "off";
}

void apply_run_properties(pugi::xml_node properties, WordStyle& style) {
  for (const pugi::xml_node node : properties.children()) {
    if (is(node, "b")) style.bold = is_on(node);
    if (is(node, "i")) style.italic = is_on(node);
    if (is(node, "vanish")) style.hidden = is_on(node);
    if (is(node, "sz")) style.half_points = number_attribute(node, "val", style.half_points);
  }
}

WordStyles::WordStyles(pugi::xml_node styles) {
  const auto defaults = child_of(child_of(styles, "docDefaults"), "rPrDefault");
  default_.half_points = 20;
  apply_run_properties(child_of(defaults, "rPr"), default_);
  std::map<std::string, pugi::xml_node, std::less<>> nodes;
  for (const pugi::xml_node node : styles.children())
    if (is(node, "style")) nodes.emplace(attribute_of(node, "styleId"), node);
  for (const auto& [id, node] : nodes) {
    constexpr std::size_t longest_chain = 20;
    std::vector<pugi::xml_node> chain;  // from itself to its oldest parent
    for (auto at = nodes.find(id); at != nodes.end() && chain.size() < longest_chain;
         at = nodes.find(attribute_of(child_of(chain.back(), "basedOn"), "val")))
      chain.push_back(at->second);
    WordStyle style;
    for (auto part = chain.rbegin(); part != chain.rend(); ++part) {
      apply_paragraph_properties(child_of(*part, "pPr"), style);
      apply_run_properties(child_of(*part, "rPr"), style);
      style.marks_head |= marks_first_row(*part);
    }
    style.id = id;
    style.name = lower_ascii_of(attribute_of(child_of(node, "name"), "val"));
    const bool is_default = attribute_of(node, "default") == "1" || attribute_of(node, "default") == "true";
    if (is_default && attribute_of(node, "type") == "paragraph") {
      const int half_points = style.half_points > 0 ? style.half_points : default_.half_points;
      default_ = style;
      default_.half_points = half_points;
    }
    styles_.emplace(id, std::move(style));
  }
}

const WordStyle* WordStyles::find(std::string_view id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? nullptr : &found->second;
}

const WordStyle& WordStyles::paragraph(std::string_view id) const {
  const WordStyle* style = find(id);
  return style == nullptr ? default_ : *style;
}

}  // namespace planlezer
