// The text of OpenDocument files: paragraphs, headings, lists and tables in their order. Worker only.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/formats/flow_story.h"
#include "extract/formats/open_styles.h"
#include "extract/formats/xml.h"

namespace planlezer {

class OpenTextReader {
 public:
  explicit OpenTextReader(const OpenStyles& styles) : styles_(styles) {}

  // Paragraphs are numbered from 1 over all calls, as long as `count` is on.
  Story read(pugi::xml_node node);
  void count(bool on) { counting_ = on; }
  // Notes and comments that stood in what was read, as blocks for the end of the text.
  Story take_notes();
  // The text was longer than may be read.
  bool cut_short() const { return budget_.spent(); }

 private:
  struct Text {
    FlowText runs;
    bool all_bold = true;
    std::vector<pugi::xml_node> boxes;
  };
  struct Counters {
    std::array<int, open_list_levels> value{};
    std::array<bool, open_list_levels> begun{};
  };
  struct ListPlace {
    const OpenList* list = nullptr;
    Counters* counters = nullptr;
    std::size_t level = 0;
    bool labelled = true;  // the next paragraph gets the label
  };

  void read_into(pugi::xml_node node, int depth, ListPlace* place, Story& story);
  void read_list(pugi::xml_node node, int depth, const ListPlace* outer, Story& story);
  void read_paragraph(pugi::xml_node node, int depth, ListPlace* place, Story& story);
  void read_inline(pugi::xml_node node, const OpenStyle& style, int depth, Text& text);
  void read_note(pugi::xml_node node, int depth, Text& text, const OpenStyle& style);
  void read_table(pugi::xml_node node, int depth, Story& story);
  void read_contents(pugi::xml_node node, int depth, Story& story);
  static std::string next_label(const OpenList& list, std::size_t level, Counters& counters);

  const OpenStyles& styles_;
  StoryBudget budget_;
  std::uint32_t ordinal_ = 0;
  bool counting_ = true;
  Story notes_;
  Counters headings_;
  std::map<std::string, Counters> counters_;  // by the name of a list, or of its style
};

}  // namespace planlezer
