// A text in its order before it becomes a page: blocks and tables, as office readers find them. Worker only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/formats/flow_page.h"

namespace planlezer {

struct StoryItem {
  FlowBlock block;
  FlowTable table;
  bool is_table = false;
  bool bold = false;  // a block: all of it
};
using Story = std::vector<StoryItem>;

// How much may still be read of one text. Nothing that people write is longer; a page of it must stay one
// that can be passed on.
struct StoryBudget {
  std::int64_t paragraphs = 500'000;
  std::int64_t text_bytes = 8'000'000;
  bool spent() const { return paragraphs < 0 || text_bytes < 0; }
  void take(const FlowText& text) {
    --paragraphs;
    for (const FlowRun& run : text) text_bytes -= static_cast<std::int64_t>(run.text.size());
  }
};

// A cell before it is known which cells are heads.
struct StoryCell {
  FlowCell cell;
  bool bold = false, shaded = false;  // bold: all that is in it
};

// Sets the heads: the first `marked_rows`; when that is 0, a first row that differs from the others by bold
// letters or a background. Limits spans and the size of the table.
FlowTable finish_table(std::vector<StoryCell> cells, std::size_t marked_rows);

// The blocks of a story as the lines of one cell. Tables in it are left out.
FlowText lines_of(const Story& story);
bool is_all_bold(const Story& story);

void add_story(const Story& story, FlowPage& page);

// All of a text, without white space around it.
std::string text_of(const FlowText& text);

// "12" → "¹²"; other characters stay as they are. Marks of notes do not look like numbers of the text.
std::string raised(std::string_view number);

// Bullets and numbers that were typed: "- ", "1. ", "a)" at the start of a paragraph become its label.
void split_typed_label(FlowBlock& block);

}  // namespace planlezer
