#include "extract/formats/open_text.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "extract/formats/word_numbering.h"

namespace planlezer {

namespace {

bool has_letters(const FlowText& text) {
  return std::any_of(text.begin(), text.end(), [](const FlowRun& run) { return !trim(run.text).empty(); });
}

bool is_index(std::string_view name) {
  return name == "table-of-content" || name == "illustration-index" || name == "table-index" ||
         name == "object-index";
}

bool is_skipped(std::string_view name) {
  return name == "tracked-changes" || name == "forms" || name == "sequence-decls" ||
         name == "variable-decls" || name == "user-field-decls" || name == "placeholder" ||
         name == "hidden-text" || name == "annotation-end";
}

}  // namespace

Story OpenTextReader::read(pugi::xml_node node) {
  Story story;
  read_into(node, 0, nullptr, story);
  return story;
}

Story OpenTextReader::take_notes() {
  return std::exchange(notes_, {});
}

void OpenTextReader::read_into(pugi::xml_node node, int depth, ListPlace* place, Story& story) {
  if (depth > deepest_element) return;
  for (const pugi::xml_node child : node.children()) {
    if (budget_.spent()) return;
    const std::string_view name = local_name(child);
    if (name == "p" || name == "h")
      read_paragraph(child, depth + 1, place, story);
    else if (name == "list")
      read_list(child, depth + 1, place, story);
    else if (name == "table")
      read_table(child, depth + 1, story);
    else if (is_index(name))
      read_contents(child, depth + 1, story);
    else if (!is_skipped(name) && !(name == "section" && attribute_of(child, "display") == "none"))
      read_into(child, depth + 1, place, story);
  }
}

void OpenTextReader::read_contents(pugi::xml_node node, int depth, Story& story) {
  Story entries;
  read_into(child_of(node, "index-body"), depth + 1, nullptr, entries);
  for (StoryItem& item : entries) {
    const bool title = &item == &entries.front() && find_under(node, "index-title");
    item.block.kind = title ? BlockKind::heading : BlockKind::contents;
    item.block.level = title ? 1 : 0;
    story.push_back(std::move(item));
  }
}

std::string OpenTextReader::next_label(const OpenList& list, std::size_t level, Counters& counters) {
  const OpenListLevel& own = list[level];
  if (!own.bullet.empty()) return own.bullet;
  for (std::size_t i = 0; i <= level; ++i)
    if (!std::exchange(counters.begun[i], true)) counters.value[i] = list[i].start - (i == level ? 1 : 0);
  ++counters.value[level];
  for (std::size_t i = level + 1; i < open_list_levels; ++i) counters.begun[i] = false;
  if (own.format.empty()) return {};
  const std::size_t shown =
      static_cast<std::size_t>(std::clamp(own.shown_levels, 1, static_cast<int>(level) + 1));
  std::string label;
  for (std::size_t i = level + 1 - shown; i <= level; ++i) {
    const std::string number = list[i].format.empty() ? "" : number_text(counters.value[i], list[i].format);
    if (!number.empty()) label += (label.empty() ? "" : ".") + number;
  }
  return own.prefix + label + own.suffix;
}

void OpenTextReader::read_list(pugi::xml_node node, int depth, const ListPlace* outer, Story& story) {
  ListPlace place;
  const std::string style(attribute_of(node, "style-name"));
  if (outer != nullptr) {
    place = *outer;
    place.level = std::min(outer->level + 1, open_list_levels - 1);
    if (!style.empty()) place.list = styles_.list(style);
  } else {
    place.list = styles_.list(style);
    const bool goes_on = attribute_of(node, "continue-numbering") == "true";
    std::string counted_as(attribute_of(node, "continue-list"));
    if (counted_as.empty() && goes_on) counted_as = "style " + style;
    const std::string id(attribute_of(node, "id"));
    const Counters begin = counted_as.empty() ? Counters() : counters_[counted_as];
    // Later lists go on with this one by its id or by its style.
    place.counters = &counters_["style " + style];
    *place.counters = begin;
    read_into(child_of(node, "list-header"), depth + 1, nullptr, story);
    for (const pugi::xml_node item : node.children()) {
      if (!is(item, "list-item")) continue;
      if (const int start = number_attribute(item, "start-value", -1); start >= 0) {
        place.counters->value[0] = start - 1;
        place.counters->begun[0] = true;
      }
      place.labelled = true;
      read_into(item, depth + 1, &place, story);
    }
    if (!id.empty()) counters_[id] = *place.counters;
    return;
  }
  for (const pugi::xml_node item : node.children()) {
    if (!is(item, "list-item")) continue;
    place.labelled = true;
    read_into(item, depth + 1, &place, story);
  }
}

void OpenTextReader::read_paragraph(pugi::xml_node node, int depth, ListPlace* place, Story& story) {
  if (counting_) ++ordinal_;
  const OpenStyle& style = styles_.find("paragraph", attribute_of(node, "style-name"));
  Text text;
  read_inline(node, style, depth, text);
  budget_.take(text.runs);
  const bool heading = is(node, "h") || style.title;
  const int level = style.title ? 1 : number_attribute(node, "outline-level", 1);
  StoryItem item;
  if (place != nullptr && std::exchange(place->labelled, false)) {
    if (place->list != nullptr) item.block.label = next_label(*place->list, place->level, *place->counters);
  } else if (is(node, "h") && place == nullptr && attribute_of(node, "is-list-header") != "true") {
    const OpenList* numbers = styles_.list("");
    const auto at = static_cast<std::size_t>(std::clamp(level, 1, static_cast<int>(open_list_levels))) - 1;
    if (numbers != nullptr && has_letters(text.runs)) item.block.label = next_label(*numbers, at, headings_);
  }
  if (has_letters(text.runs)) {
    item.block.text = std::move(text.runs);
    item.block.ordinal = ordinal_;
    item.bold = text.all_bold;
    if (heading) {
      item.block.kind = BlockKind::heading;
      item.block.level = static_cast<std::uint8_t>(std::clamp(level, 1, 6));
      split_typed_label(item.block);
    } else if (!item.block.label.empty()) {
      item.block.kind = BlockKind::list_item;
      item.block.level = static_cast<std::uint8_t>(place->level + 1);
    } else {
      split_typed_label(item.block);
    }
    story.push_back(std::move(item));
  }
  const bool counted = std::exchange(counting_, false);
  for (const pugi::xml_node box : text.boxes) read_into(box, depth + 1, nullptr, story);
  counting_ = counted;
}

void OpenTextReader::read_inline(pugi::xml_node node, const OpenStyle& style, int depth, Text& text) {
  if (depth > deepest_element) return;
  const auto add = [&](std::string_view shown) {
    if (style.hidden || shown.empty()) return;
    FlowRun run{std::string(shown), style.bold, style.italic};
    if (!trim(run.text).empty()) text.all_bold = text.all_bold && style.bold;
    text.runs.push_back(std::move(run));
  };
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      // A line end in the file is a space.
      std::string value = child.value();
      std::replace(value.begin(), value.end(), '\n', ' ');
      add(value);
    } else if (name == "s") {
      add(" ");
    } else if (name == "tab") {
      add("\t");
    } else if (name == "line-break") {
      add("\n");
    } else if (name == "span") {
      OpenStyle own = style;
      const OpenStyle& named = styles_.find("text", attribute_of(child, "style-name"));
      own.bold |= named.bold;
      own.italic |= named.italic;
      own.hidden |= named.hidden;
      read_inline(child, own, depth + 1, text);
    } else if (name == "note" || name == "annotation") {
      read_note(child, depth + 1, text, style);
    } else if (name == "frame" || name == "custom-shape" || name == "rect" || name == "text-box") {
      text.boxes.push_back(child);
    } else if (name == "ruby") {
      read_inline(child_of(child, "ruby-base"), style, depth + 1, text);
    } else if (!is_skipped(name)) {
      read_inline(child, style, depth + 1, text);
    }
  }
}

void OpenTextReader::read_note(pugi::xml_node node, int depth, Text& text, const OpenStyle& style) {
  if (style.hidden) return;
  StoryItem item;
  item.block.ordinal = ordinal_;
  const bool counted = std::exchange(counting_, false);
  Story story;
  if (is(node, "annotation")) {
    read_into(node, depth + 1, nullptr, story);
    item.block.text = lines_of(story);
    item.block.text.insert(item.block.text.begin(), {"Opmerking: ", false, false});
  } else {
    read_into(child_of(node, "note-body"), depth + 1, nullptr, story);
    item.block.kind = BlockKind::footnote;
    item.block.label = raised(trim(text_under(child_of(node, "note-citation"))));
    item.block.text = lines_of(story);
    text.runs.push_back({item.block.label, style.bold, false});
  }
  counting_ = counted;
  if (!story.empty()) notes_.push_back(std::move(item));
}

void OpenTextReader::read_table(pugi::xml_node node, int depth, Story& story) {
  constexpr int most_columns = 1'000, most_rows = 65'000;
  std::vector<StoryCell> cells;
  Story inner;
  std::size_t marked = 0;
  int row = 0;
  for (const pugi::xml_node row_node : all_under(node, "table-row")) {
    if (row >= most_rows) break;
    // Rows of tables in cells are those of another table.
    if (is(row_node.parent(), "table-header-rows") && marked == static_cast<std::size_t>(row)) ++marked;
    int column = 0;
    for (const pugi::xml_node cell_node : row_node.children()) {
      const bool covered = is(cell_node, "covered-table-cell");
      if (!covered && !is(cell_node, "table-cell")) continue;
      const int repeated =
          std::clamp(number_attribute(cell_node, "number-columns-repeated", 1), 1, most_columns);
      if (covered || column >= most_columns) {
        column += repeated;
        continue;
      }
      Story content;
      read_into(cell_node, depth + 1, nullptr, content);
      StoryCell cell;
      cell.cell.row = static_cast<std::uint16_t>(row);
      cell.cell.column = static_cast<std::uint16_t>(column);
      cell.cell.row_span = static_cast<std::uint16_t>(
          std::clamp(number_attribute(cell_node, "number-rows-spanned", 1), 1, most_rows));
      cell.cell.column_span = static_cast<std::uint16_t>(
          std::clamp(number_attribute(cell_node, "number-columns-spanned", 1), 1, most_columns));
      cell.cell.text = lines_of(content);
      cell.bold = is_all_bold(content);
      cell.shaded = styles_.find("table-cell", attribute_of(cell_node, "style-name")).shaded;
      if (!content.empty()) cell.cell.ordinal = content.front().block.ordinal;
      for (StoryItem& item : content)
        if (item.is_table) inner.push_back(std::move(item));
      cells.push_back(std::move(cell));
      column += repeated;
    }
    ++row;
  }
  if (marked >= static_cast<std::size_t>(row)) marked = 0;
  StoryItem item;
  item.is_table = true;
  item.table = finish_table(std::move(cells), marked);
  story.push_back(std::move(item));
  std::move(inner.begin(), inner.end(), std::back_inserter(story));
}

}  // namespace planlezer
