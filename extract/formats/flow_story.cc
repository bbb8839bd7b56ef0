#include "extract/formats/flow_story.h"

#include <algorithm>

#include "base/text.h"
#include "extract/labels.h"

namespace planlezer {

namespace {

constexpr std::uint32_t most_columns = 1'000;
constexpr std::size_t most_places = 2'000'000;  // rows × columns of a table

bool has_letters(const FlowText& text) {
  return std::any_of(text.begin(), text.end(), [](const FlowRun& run) { return !trim(run.text).empty(); });
}

// A row that stands out among the others is a head.
bool first_row_differs(const std::vector<StoryCell>& cells, bool StoryCell::*mark) {
  std::size_t marked = 0, filled = 0, others = 0, marked_others = 0;
  for (const StoryCell& each : cells) {
    if (!has_letters(each.cell.text)) continue;
    if (each.cell.row == 0) {
      ++filled;
      marked += each.*mark ? 1 : 0;
    } else {
      ++others;
      marked_others += each.*mark ? 1 : 0;
    }
  }
  return filled >= 2 && marked == filled && others > 0 && marked_others * 2 < others;
}

}  // namespace

FlowTable finish_table(std::vector<StoryCell> cells, std::size_t marked_rows) {
  if (marked_rows == 0 &&
      (first_row_differs(cells, &StoryCell::shaded) || first_row_differs(cells, &StoryCell::bold)))
    marked_rows = 1;
  std::uint32_t columns = 1;
  for (const StoryCell& each : cells)
    if (each.cell.column < most_columns)
      columns = std::max(
          columns, std::min<std::uint32_t>(
                       each.cell.column + std::max<std::uint32_t>(each.cell.column_span, 1), most_columns));
  const std::size_t most_rows = std::min<std::size_t>(most_places / columns, 65'000);
  FlowTable table;
  for (StoryCell& each : cells) {
    FlowCell& cell = each.cell;
    if (cell.row >= most_rows || cell.column >= columns) continue;
    cell.row_span = static_cast<std::uint16_t>(std::min<std::size_t>(cell.row_span, most_rows - cell.row));
    cell.column_span =
        static_cast<std::uint16_t>(std::min<std::uint32_t>(cell.column_span, columns - cell.column));
    // A cell over the whole row is a title: it names no column.
    cell.head = cell.row < marked_rows && (cell.column_span < columns || columns == 1);
    table.cells.push_back(std::move(cell));
  }
  return table;
}

FlowText lines_of(const Story& story) {
  FlowText text;
  for (const StoryItem& item : story) {
    if (item.is_table || (item.block.text.empty() && item.block.label.empty())) continue;
    if (!text.empty()) text.push_back({"\n", false, false});
    if (!item.block.label.empty()) text.push_back({item.block.label + " ", item.bold, false});
    text.insert(text.end(), item.block.text.begin(), item.block.text.end());
  }
  return text;
}

bool is_all_bold(const Story& story) {
  bool any = false;
  for (const StoryItem& item : story) {
    if (item.is_table || !has_letters(item.block.text)) continue;
    if (!item.bold) return false;
    any = true;
  }
  return any;
}

void add_story(const Story& story, FlowPage& page) {
  for (const StoryItem& item : story) {
    if (item.is_table)
      page.add(item.table);
    else
      page.add(item.block);
  }
}

std::string text_of(const FlowText& text) {
  std::string all;
  for (const FlowRun& run : text) all += run.text;
  return std::string(trim(all));
}

std::string raised(std::string_view number) {
  static constexpr std::string_view digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (const char c : number) {
    if (c >= '0' && c <= '9')
      text += digits[c - '0'];
    else
      text += c;
  }
  return text;
}

void split_typed_label(FlowBlock& block) {
  if (!block.label.empty() || block.text.empty()) return;
  std::string& first = block.text.front().text;
  const std::size_t begin = first.find_first_not_of(" \t");
  if (begin == std::string::npos) return;
  const std::size_t end = first.find_first_of(" \t\n", begin);
  const std::string word = first.substr(begin, end == std::string::npos ? end : end - begin);
  // The label may be a run of its own, with the space in the next.
  if (end == std::string::npos && block.text.size() < 2) return;
  if (word == "☐" || word == "☒") return;  // answers
  const Label label = label_of(word);
  const bool tab = end == std::string::npos ? block.text[1].text.starts_with('\t') : first[end] == '\t';
  const bool heading = block.kind == BlockKind::heading;
  // "S. de Vries" is no item of a list.
  const bool initial = word.size() == 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] == '.' && !tab;
  const bool listed = label.certain() || label.kind == LabelKind::dash ||
                      (label.closed && label.kind != LabelKind::none && !initial);
  const bool numbered = label.kind == LabelKind::number && (tab || heading);
  if (!(heading ? numbered : listed || numbered)) return;
  if (end == std::string::npos && !block.text[1].text.starts_with(' ') && !tab) return;
  block.label = word;
  first.erase(0, end);
  if (!heading) {
    block.kind = BlockKind::list_item;
    block.level = 1;
  }
}

}  // namespace planlezer
