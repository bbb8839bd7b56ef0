#include "extract/formats/open_styles.h"

#include <algorithm>

#include "extract/formats/word_numbering.h"

namespace planlezer {

namespace {

std::string key_of(std::string_view family, std::string_view name) {
  return std::string(family) + "/" + std::string(name);
}

void apply(pugi::xml_node node, OpenStyle& style) {
  for (const pugi::xml_node part : node.children()) {
    if (is(part, "text-properties")) {
      const std::string_view weight = attribute_of(part, "font-weight");
      if (!weight.empty()) style.bold = weight == "bold" || number_of(weight, 400) >= 600;
      const std::string_view slant = attribute_of(part, "font-style");
      if (!slant.empty()) style.italic = slant == "italic" || slant == "oblique";
      if (has_attribute(part, "display")) style.hidden = attribute_of(part, "display") == "none";
    } else if (is(part, "table-cell-properties")) {
      const std::string_view colour = attribute_of(part, "background-color");
      if (!colour.empty())
        style.shaded = colour != "transparent" && colour != "#ffffff" && colour != "#FFFFFF";
    } else if (is(part, "table-properties") && has_attribute(part, "display")) {
      style.undisplayed = attribute_of(part, "display") == "false";
    }
  }
  if (has_attribute(node, "list-style-name")) style.list = attribute_of(node, "list-style-name");
}

OpenList list_of(pugi::xml_node node) {
  OpenList list;
  for (const pugi::xml_node part : node.children()) {
    const int number = number_attribute(part, "level", 0);
    if (number < 1 || static_cast<std::size_t>(number) > list.size()) continue;
    OpenListLevel& level = list[static_cast<std::size_t>(number) - 1];
    if (is(part, "list-level-style-bullet")) {
      level.bullet = plain_bullet(attribute_of(part, "bullet-char"));
    } else if (is(part, "list-level-style-image")) {
      level.bullet = "•";
    } else {
      level.format = attribute_of(part, "num-format");
      level.prefix = attribute_of(part, "num-prefix");
      level.suffix = attribute_of(part, "num-suffix");
      level.start = number_attribute(part, "start-value", 1);
      level.shown_levels = number_attribute(part, "display-levels", 1);
    }
  }
  return list;
}

}  // namespace

OpenStyles::OpenStyles(const std::vector<pugi::xml_node>& parts) {
  std::map<std::string, pugi::xml_node, std::less<>> nodes;
  for (const pugi::xml_node part : parts)
    for (const pugi::xml_node node : part.children()) {
      if (is(node, "style")) nodes[key_of(attribute_of(node, "family"), attribute_of(node, "name"))] = node;
      if (is(node, "list-style")) lists_[std::string(attribute_of(node, "name"))] = list_of(node);
      if (is(node, "outline-style")) lists_[""] = list_of(node);
    }
  for (const auto& [key, node] : nodes) {
    constexpr std::size_t longest_chain = 20;
    std::vector<pugi::xml_node> chain;
    const std::string_view family = attribute_of(node, "family");
    for (auto at = nodes.find(key); at != nodes.end() && chain.size() < longest_chain;
         at = nodes.find(key_of(family, attribute_of(chain.back(), "parent-style-name"))))
      chain.push_back(at->second);
    OpenStyle style;
    for (auto part = chain.rbegin(); part != chain.rend(); ++part) {
      apply(*part, style);
      style.title |=
          attribute_of(*part, "name") == "Title" || attribute_of(*part, "parent-style-name") == "Title";
    }
    styles_.emplace(key, std::move(style));
  }
}

const OpenStyle& OpenStyles::find(std::string_view family, std::string_view name) const {
  const auto found = styles_.find(key_of(family, name));
  return found == styles_.end() ? none_ : found->second;
}

const OpenList* OpenStyles::list(std::string_view name) const {
  const auto found = lists_.find(name);
  return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace planlezer
