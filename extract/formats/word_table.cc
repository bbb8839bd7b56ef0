#include "extract/formats/word_table.h"

#include <algorithm>
#include <map>

#include "extract/formats/word_text.h"

namespace planlezer {

namespace {

constexpr int most_spanned = 63;  // what Word can have

// Rows, or cells, also inside content controls and insertions.
void collect(pugi::xml_node node, std::string_view name, int depth, std::vector<pugi::xml_node>& found) {
  if (depth > deepest_element) return;
  for (const pugi::xml_node child : node.children()) {
    if (is_gone(child)) continue;
    if (is(child, name))
      found.push_back(child);
    else if (is_transparent(child))
      collect(content_of(child), name, depth + 1, found);
  }
}

bool is_shaded(pugi::xml_node properties) {
  const auto shade = child_of(properties, "shd");
  const std::string_view fill = attribute_of(shade, "fill");
  return shade && !fill.empty() && fill != "auto" && fill != "FFFFFF" && fill != "ffffff";
}

class WordTable {
 public:
  WordTable(WordStories& stories, int depth) : stories_(stories), depth_(depth) {}
  void read(pugi::xml_node table, Story& story);

 private:
  void read_row(pugi::xml_node row);
  void read_cell(pugi::xml_node node, std::uint32_t column, std::uint32_t span);

  WordStories& stories_;
  int depth_;
  std::vector<StoryCell> cells_;
  std::vector<Story> contents_;                    // of the cells
  std::map<std::uint32_t, std::size_t> reaching_;  // column → cell that may go on in the next row
  std::map<std::uint32_t, std::size_t> row_cells_;
  std::uint32_t row_ = 0;
};

void WordTable::read_cell(pugi::xml_node node, std::uint32_t column, std::uint32_t span) {
  const auto properties = child_of(node, "tcPr");
  const auto merge = child_of(properties, "vMerge");
  const bool goes_on = merge && attribute_of(merge, "val") != "restart";
  Story story = stories_.read_story(node, depth_ + 1);
  if (goes_on && reaching_.contains(column)) {
    const std::size_t above = reaching_[column];
    FlowCell& cell = cells_[above].cell;
    if (cell.row + cell.row_span == row_ && cell.column_span == span) {
      ++cell.row_span;
      row_cells_[column] = above;
      std::move(story.begin(), story.end(), std::back_inserter(contents_[above]));
      return;
    }
  }
  StoryCell cell;
  cell.cell.row = static_cast<std::uint16_t>(row_);
  cell.cell.column = static_cast<std::uint16_t>(column);
  cell.cell.column_span = static_cast<std::uint16_t>(span);
  cell.shaded = is_shaded(properties);
  row_cells_[column] = cells_.size();
  cells_.push_back(std::move(cell));
  contents_.push_back(std::move(story));
}

void WordTable::read_row(pugi::xml_node row) {
  const auto properties = child_of(row, "trPr");
  std::uint32_t column = static_cast<std::uint32_t>(
      std::clamp(number_attribute(child_of(properties, "gridBefore"), "val", 0), 0, most_spanned));
  std::vector<pugi::xml_node> cells;
  collect(row, "tc", depth_, cells);
  row_cells_.clear();
  for (const pugi::xml_node cell : cells) {
    const int span = number_attribute(child_of(child_of(cell, "tcPr"), "gridSpan"), "val", 1);
    const auto columns = static_cast<std::uint32_t>(std::clamp(span, 1, most_spanned));
    if (column > 1'000) break;
    read_cell(cell, column, columns);
    column += columns;
  }
  reaching_ = row_cells_;
  ++row_;
}

void WordTable::read(pugi::xml_node table, Story& story) {
  constexpr std::uint32_t most_rows = 65'000;
  std::vector<pugi::xml_node> rows;
  collect(table, "tr", depth_, rows);
  std::size_t marked = 0;
  for (const pugi::xml_node row : rows) {
    const auto properties = child_of(row, "trPr");
    if (child_of(properties, "del") || row_ >= most_rows) continue;
    if (marked == row_ && is_on(child_of(properties, "tblHeader"))) ++marked;
    read_row(row);
  }
  if (cells_.empty()) return;
  if (cells_.size() == 1) {
    std::move(contents_[0].begin(), contents_[0].end(), std::back_inserter(story));
    return;
  }
  if (marked == 0) {
    const auto properties = child_of(table, "tblPr");
    const auto look = child_of(properties, "tblLook");
    const WordStyle* style = stories_.styles().find(attribute_of(child_of(properties, "tblStyle"), "val"));
    const bool first = is_on(look) && (attribute_of(look, "firstRow") == "1" ||
                                       (number_of(attribute_of(look, "val"), 0) & 0x20) != 0);
    if (style != nullptr && style->marks_head && first && row_ > 1) marked = 1;
  }
  if (marked >= row_) marked = 0;  // a table that is all head has none
  Story inner;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    cells_[i].cell.text = lines_of(contents_[i]);
    cells_[i].bold = is_all_bold(contents_[i]);
    if (!contents_[i].empty()) cells_[i].cell.ordinal = contents_[i].front().block.ordinal;
    for (StoryItem& item : contents_[i])
      if (item.is_table) inner.push_back(std::move(item));
  }
  StoryItem item;
  item.is_table = true;
  item.table = finish_table(std::move(cells_), marked);
  story.push_back(std::move(item));
  std::move(inner.begin(), inner.end(), std::back_inserter(story));
}

}  // namespace

void read_word_table(pugi::xml_node table, WordStories& stories, int depth, Story& story) {
  WordTable(stories, depth).read(table, story);
}

}  // namespace planlezer
