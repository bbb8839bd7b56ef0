// What the styles of an OpenDocument file say, with what they are based on worked in; and its lists. Worker
// only.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/formats/xml.h"

namespace planlezer {

struct OpenStyle {
  bool bold = false, italic = false, hidden = false;
  bool shaded = false;       // of a cell
  bool title = false;        // of a document
  bool undisplayed = false;  // of a sheet: it is hidden
  std::string list;
};

inline constexpr std::size_t open_list_levels = 10;

struct OpenListLevel {
  std::string bullet;  // empty: a number
  std::string format, prefix, suffix;
  int start = 1, shown_levels = 1;
};
using OpenList = std::array<OpenListLevel, open_list_levels>;

class OpenStyles {
 public:
  explicit OpenStyles(const std::vector<pugi::xml_node>& parts);
  const OpenStyle& find(std::string_view family, std::string_view name) const;
  // Null when there is no such list; the numbering of headings is the list without a name.
  const OpenList* list(std::string_view name) const;

 private:
  std::map<std::string, OpenStyle, std::less<>> styles_;  // by family and name
  std::map<std::string, OpenList, std::less<>> lists_;
  OpenStyle none_;
};

}  // namespace planlezer
