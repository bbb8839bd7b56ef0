// XML of office files by pugixml, read by local names: producers differ in prefixes and namespaces ("strict"
// files have others) and mean the same. Document types are not followed, so entities expand to nothing.
// Worker only.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace planlezer {

// A tree and the bytes it points into. Of damaged XML there is what came before the fault.
class Xml {
 public:
  Xml() = default;
  explicit Xml(std::string untrusted_bytes);

  // The outermost element; an empty node when there is none.
  pugi::xml_node root() const;
  bool whole() const { return whole_; }
  // The tree would have taken too much memory; its beginning is there.
  bool cut_off() const { return cut_off_; }

 private:
  std::unique_ptr<std::string> bytes_;
  std::unique_ptr<pugi::xml_document> document_;
  bool whole_ = false, cut_off_ = false;
};

// Elements nested deeper than this are taken for an attack and passed over.
inline constexpr int deepest_element = 200;

std::string_view local_name(pugi::xml_node node);
bool is(pugi::xml_node node, std::string_view name);
pugi::xml_node child_of(pugi::xml_node node, std::string_view name);
// The first attribute of this local name; empty when there is none.
std::string_view attribute_of(pugi::xml_node node, std::string_view name);
bool has_attribute(pugi::xml_node node, std::string_view name);
// An attribute with a prefix: "r:id" beside "id".
std::string_view prefixed_attribute(pugi::xml_node node, std::string_view name);
int number_of(std::string_view text, int otherwise);
int number_attribute(pugi::xml_node node, std::string_view name, int otherwise);
// All character data under a node.
std::string text_under(pugi::xml_node node);
// The elements of this name under a node, at any depth; not those inside another of them.
std::vector<pugi::xml_node> all_under(pugi::xml_node node, std::string_view name);
// The first of them.
pugi::xml_node find_under(pugi::xml_node node, std::string_view name);

}  // namespace planlezer
