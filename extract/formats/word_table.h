// Tables of Word documents. Worker only.
#pragma once

#include "extract/formats/flow_story.h"
#include "extract/formats/word_styles.h"
#include "extract/formats/xml.h"

namespace planlezer {

// Reads what is inside a cell.
class WordStories {
 public:
  virtual ~WordStories() = default;
  virtual Story read_story(pugi::xml_node node, int depth) = 0;
  virtual const WordStyles& styles() const = 0;
};

// Adds a table to the story, and after it the tables inside its cells. A table of one cell is a frame: what
// is in it counts as text.
void read_word_table(pugi::xml_node table, WordStories& stories, int depth, Story& story);

}  // namespace planlezer
