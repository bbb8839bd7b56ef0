// What the styles of a Word document say of a paragraph or run, with what they are based on worked in.
// Worker only.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extract/formats/xml.h"

namespace planlezer {

struct WordStyle {
  std::string id, name;  // the name in lower case, as Word calls it in English: "heading 1"
  int outline = -1;      // from 0: a heading of that depth
  int list = -1, list_level = -1;
  int half_points = 0;  // 0: not said
  bool bold = false, italic = false, hidden = false;
  bool marks_head = false;  // of a table: its first row looks otherwise
};

class WordStyles {
 public:
  explicit WordStyles(pugi::xml_node styles);
  // The default style of paragraphs when there is none of this id.
  const WordStyle& paragraph(std::string_view id) const;
  const WordStyle* find(std::string_view id) const;

 private:
  std::map<std::string, WordStyle, std::less<>> styles_;
  WordStyle default_;
};

// Takes over what the properties of a run ("rPr") say.
void apply_run_properties(pugi::xml_node properties, WordStyle& style);
// "w:b" alone means yes, "w:b w:val='0'" no.
bool is_on(pugi::xml_node node);

}  // namespace planlezer
