#include "extract/formats/xml.h"

#include <charconv>
#include <cstring>

namespace planlezer {

namespace {

constexpr std::size_t tree_budget_bytes = 400'000'000;
constexpr std::size_t node_bytes = 64, attribute_bytes = 40;

// How much of the XML makes a tree within the budget. An element begins at '<', character data after '>'.
std::size_t fitting_length(std::string_view xml) {
  std::size_t cost = 0;
  for (std::size_t i = 0; i + 1 < xml.size(); ++i) {
    if (xml[i] == '<' && xml[i + 1] != '/') cost += node_bytes;
    if (xml[i] == '>' && xml[i + 1] != '<') cost += node_bytes;
    if (xml[i] == '=') cost += attribute_bytes;
    if (cost > tree_budget_bytes) return i;
  }
  return xml.size();
}

std::string_view without_prefix(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

}  // namespace

Xml::Xml(std::string untrusted_bytes)
    : bytes_(std::make_unique<std::string>(std::move(untrusted_bytes))),
      document_(std::make_unique<pugi::xml_document>()) {
  const std::size_t length = fitting_length(*bytes_);
  cut_off_ = length < bytes_->size();
  bytes_->resize(length);
  const auto parsed = document_->load_buffer_inplace(bytes_->data(), bytes_->size(),
                                                     pugi::parse_default | pugi::parse_ws_pcdata);
  whole_ = !cut_off_ && parsed.status == pugi::status_ok;
}

pugi::xml_node Xml::root() const {
  return document_ ? document_->document_element() : pugi::xml_node();
}

std::string_view local_name(pugi::xml_node node) {
  return without_prefix(node.name());
}

bool is(pugi::xml_node node, std::string_view name) {
  return local_name(node) == name;
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children())
    if (is(child, name)) return child;
  return {};
}

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes())
    if (without_prefix(attribute.name()) == name) return attribute.value();
  return {};
}

bool has_attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes())
    if (without_prefix(attribute.name()) == name) return true;
  return false;
}

std::string_view prefixed_attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes())
    if (std::strchr(attribute.name(), ':') != nullptr && without_prefix(attribute.name()) == name)
      return attribute.value();
  return {};
}

int number_of(std::string_view text, int otherwise) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end != text.data() ? value : otherwise;
}

int number_attribute(pugi::xml_node node, std::string_view name, int otherwise) {
  return number_of(attribute_of(node, name), otherwise);
}

std::string text_under(pugi::xml_node node) {
  struct Walker : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& each) override {
      text += each.value();
      return true;
    }
  } walker;
  if (!node.empty()) node.traverse(walker);
  return std::move(walker.text);
}

std::vector<pugi::xml_node> all_under(pugi::xml_node node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  // Not by recursion: the depth is the document's.
  for (pugi::xml_node at = node.first_child(); at;) {
    const bool match = is(at, name);
    if (match) found.push_back(at);
    if (!match && at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && at != node && !at.next_sibling()) at = at.parent();
    if (!at || at == node) break;
    at = at.next_sibling();
  }
  return found;
}

pugi::xml_node find_under(pugi::xml_node node, std::string_view name) {
  if (node.empty()) return {};
  return node.find_node([&](pugi::xml_node each) { return is(each, name); });
}

}  // namespace planlezer
