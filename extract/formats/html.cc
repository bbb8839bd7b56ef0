#include "extract/formats/html.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "extract/formats/charset.h"
#include "extract/formats/html_table.h"
#include "extract/formats/html_tree.h"
#include "extract/labels.h"

namespace planlezer {

namespace {

constexpr std::uint8_t deepest_quotation = 100;

bool is_blank_text(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (c > 0x20 && c != 0xA0 && c != 0x200B && c != 0xFEFF) return false;
  }
  return true;
}

// Characters that show nothing: chances to break a word, and what fills the preview of a mail.
bool shows_nothing(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200C || c == 0x34F || c == 0x2060 || c == 0xFEFF;
}

std::uint8_t heading_level(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
             ? static_cast<std::uint8_t>(name[1] - '0')
             : std::uint8_t{0};
}

bool is_bold(const xmlNode* node) {
  const std::string_view name = name_of(node);
  if (name == "b" || name == "strong" || name == "th") return true;
  if (attribute(node, "style").empty()) return false;
  const std::string weight = style_of(node, "font-weight");
  return weight.starts_with("bold") || (!weight.empty() && weight[0] >= '6' && weight[0] <= '9');
}

bool is_italic(const xmlNode* node) {
  const std::string_view name = name_of(node);
  return name == "i" || name == "em";
}

// Mail programs quote with <blockquote> (some indent with it: then it has no border) or, Outlook, with a line
// to the left.
bool is_quotation(const xmlNode* node) {
  const std::string_view name = name_of(node);
  if (name == "blockquote") {
    if (attribute(node, "type") == "cite" || !attribute(node, "class").empty()) return true;
    return !style_of(node, "border").starts_with("none") || !style_of(node, "border-left").empty();
  }
  if (name != "div") return false;
  const std::string border = style_of(node, "border-left");
  return !border.empty() && !border.starts_with("none") && border.find("solid") != std::string::npos;
}

std::string roman(int number) {
  static constexpr std::pair<int, std::string_view> signs[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string text;
  for (const auto& [value, sign] : signs)
    for (; number >= value; number -= value) text += sign;
  return text;
}

struct List {
  bool ordered = false;
  int next = 1;
  char type = '1';
  // The label of the next item.
  std::string label() {
    if (!ordered) return "•";
    const int number = next++;
    if ((type == 'a' || type == 'A') && number >= 1 && number <= 26)
      return std::string(1, static_cast<char>(type + number - 1)) + ".";
    if (type == 'i' && number >= 1 && number < 4000) return roman(number) + ".";
    return std::to_string(number) + ".";
  }
};

List list_of(const xmlNode* node) {
  List list;
  list.ordered = name_of(node) == "ol";
  list.next = number_attribute(node, "start", 1, -1'000'000, 1'000'000);
  const std::string_view type = attribute(node, "type");
  const std::string style = style_of(node, "list-style-type");
  if (type.size() == 1) list.type = type[0];
  if (style.ends_with("alpha")) list.type = style.starts_with("upper") ? 'A' : 'a';
  if (style.ends_with("roman")) list.type = 'i';
  return list;
}

// One line of a paragraph.
using FlowLines = std::vector<FlowText>;

FlowLines lines_of(const FlowText& text) {
  FlowLines lines(1);
  for (const FlowRun& run : text) {
    bool first = true;
    for (const std::string_view piece : split(run.text, '\n')) {
      if (!std::exchange(first, false)) lines.emplace_back();
      if (!piece.empty()) lines.back().push_back({std::string(piece), run.bold, run.italic});
    }
  }
  return lines;
}

std::string plain(const FlowText& line) {
  std::string text;
  for (const FlowRun& run : line) text += run.text;
  return text;
}

// "•", "-", "1.", "a)" before other words, typed where a list was meant; empty when it is none. In a list
// that Word made (`certain`) any short sign is a bullet: they are letters of a font of symbols.
std::string typed_label(const FlowText& line, bool certain) {
  const std::string text = plain(line);
  const std::string_view words = trim(text);
  const std::string_view first =
      words.substr(0, words.find_first_of(" \t\xC2", words.starts_with('\xC2') ? 2 : 0));
  if (first.size() == words.size() || is_blank_text(words.substr(first.size()))) return {};
  const Label label = label_of(first);
  const bool item =
      label.certain() || label.kind == LabelKind::dash || (label.kind != LabelKind::none && label.closed);
  return item || (certain && first.size() <= 3) ? std::string(first) : std::string();
}

void drop_label(FlowText& line, std::string_view label) {
  for (FlowRun& run : line) {
    const auto at = run.text.find_first_not_of(" \t");
    const std::size_t bytes = at == std::string::npos ? run.text.size() : at;
    run.text.erase(0, bytes);
    const std::size_t same = std::min(run.text.size(), label.size());
    run.text.erase(0, same);
    label.remove_prefix(same);
    if (label.empty()) return;
  }
}

class HtmlReader {
 public:
  HtmlReader(Quotations quotations, FlowPage& page)
      : count_(quotations == Quotations::counted), page_(page) {}

  void read(const xmlNode* root);
  std::string title() const { return title_; }

 private:
  void walk(const xmlNode* root);
  bool enter(const xmlNode* node);  // whether what is in it is to be read
  void leave(const xmlNode* node);
  void add_text(std::string_view text);
  void add_break();
  void end_paragraph();
  void add_paragraph(FlowText text);
  void add_table(const xmlNode* table);

  bool count_;
  FlowPage& page_;
  std::string title_;
  FlowText text_;
  bool line_has_words_ = false;
  int bold_ = 0, italic_ = 0, preformatted_ = 0;
  std::uint8_t heading_ = 0;
  int quoted_ = 0;
  std::vector<List> lists_;
  std::string label_;              // of the item whose first words come next
  bool in_item_ = false;           // those have not come yet
  std::uint8_t office_level_ = 0;  // of a paragraph that Word meant as an item
  bool in_cell_ = false;
};

void HtmlReader::add_text(std::string_view text) {
  std::string clean;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (shows_nothing(c)) continue;
    if (c != '\n' && c != '\r')
      append_utf8(clean, c);
    else
      clean += preformatted_ == 0 ? ' ' : '\n';
  }
  if (clean.empty()) return;
  if (!is_blank_text(clean)) line_has_words_ = true;
  text_.push_back({std::move(clean), bold_ > 0, italic_ > 0});
}

// A break after an empty line ends the paragraph.
void HtmlReader::add_break() {
  if (!line_has_words_ && !in_cell_) return end_paragraph();
  text_.push_back({"\n", false, false});
  line_has_words_ = false;
}

void HtmlReader::end_paragraph() {
  if (in_cell_) {
    if (line_has_words_) text_.push_back({"\n", false, false});
    line_has_words_ = false;
    return;
  }
  line_has_words_ = false;
  FlowText text = std::exchange(text_, {});
  if (is_blank_text(plain(text))) return;
  FlowBlock block;
  block.quoted = static_cast<std::uint8_t>(std::min<int>(quoted_, deepest_quotation));
  if (heading_ > 0) {
    block.kind = BlockKind::heading;
    block.level = heading_;
    block.text = std::move(text);
    return page_.add(block);
  }
  if (in_item_) {
    block.kind = BlockKind::list_item;
    block.level = static_cast<std::uint8_t>(std::clamp<std::size_t>(lists_.size(), 1, 9));
    block.label = std::exchange(label_, {});
    block.text = std::move(text);
    in_item_ = false;
    return page_.add(block);
  }
  add_paragraph(std::move(text));
}

// Lists that were typed as lines become items; the delimiter of a signature stands by itself.
void HtmlReader::add_paragraph(FlowText text) {
  FlowBlock block;
  block.quoted = static_cast<std::uint8_t>(std::min<int>(quoted_, deepest_quotation));
  for (FlowText& line : lines_of(text)) {
    const std::string label = typed_label(line, office_level_ > 0 && block.text.empty());
    const bool delimiter = trim(plain(line)) == "--";
    if (!label.empty() || delimiter || (!block.text.empty() && plain(block.text) == "--\n")) {
      page_.add(block);
      block.text.clear();
      block.label = label_of(label).kind == LabelKind::none && !label.empty() ? "•" : label;
      block.kind = label.empty() ? BlockKind::paragraph : BlockKind::list_item;
      block.level = label.empty() ? std::uint8_t{0} : std::max<std::uint8_t>(office_level_, 1);
      drop_label(line, label);
      if (delimiter) line = {{"--", false, false}};
    }
    block.text.insert(block.text.end(), line.begin(), line.end());
    block.text.push_back({"\n", false, false});
  }
  page_.add(block);
}

void HtmlReader::add_table(const xmlNode* table) {
  end_paragraph();
  FlowTable flow;
  flow.quoted = static_cast<std::uint8_t>(std::min<int>(quoted_, deepest_quotation));
  const HtmlCells found = cells_of(table);
  if (found.cut) page_.cut_off();
  for (const HtmlCell& cell : found.cells) {
    HtmlReader reader(*this);
    reader.text_.clear();
    reader.line_has_words_ = false;
    reader.in_cell_ = true;
    reader.lists_.clear();
    reader.walk(cell.node);
    flow.cells.push_back(
        {std::move(reader.text_), cell.row, cell.column, cell.row_span, cell.column_span, cell.head, 0});
  }
  page_.add(flow);
}

bool HtmlReader::enter(const xmlNode* node) {
  if (is_text(node)) {
    add_text(text_of(node));
    return false;
  }
  const std::string_view name = name_of(node);
  if (name == "title" && title_.empty() && node->children != nullptr) title_ = trim(text_of(node->children));
  if (name == "head") return true;
  if (is_hidden(node)) return false;
  if (name == "br") {
    add_break();
    return false;
  }
  if (name == "table" && !in_cell_ && is_data_table(node)) {
    add_table(node);
    return false;
  }
  if (is_block(name)) end_paragraph();
  if (is_bold(node)) ++bold_;
  if (is_italic(node)) ++italic_;
  if (name == "pre") ++preformatted_;
  if (heading_level(name) > 0) heading_ = heading_level(name);
  if (count_ && is_quotation(node)) ++quoted_;
  if (name == "ul" || name == "ol" || name == "menu" || name == "dir") lists_.push_back(list_of(node));
  if (name == "li") {
    if (!lists_.empty())
      lists_.back().next = number_attribute(node, "value", lists_.back().next, -1'000'000, 1'000'000);
    label_ = lists_.empty() ? "•" : lists_.back().label();
    in_item_ = !in_cell_;
    if (in_cell_) text_.push_back({label_ + " ", false, false});
  }
  if (name == "p" && attribute(node, "class").starts_with("MsoList")) {
    const std::string list = style_of(node, "mso-list");
    const auto at = list.find("level");
    office_level_ = at != std::string::npos && at + 5 < list.size()
                        ? static_cast<std::uint8_t>(std::clamp(list[at + 5] - '0', 1, 9))
                        : std::uint8_t{1};
  }
  return true;
}

void HtmlReader::leave(const xmlNode* node) {
  const std::string_view name = name_of(node);
  if (name.empty() || name == "head" || name == "br" || is_hidden(node)) return;
  if (is_block(name)) end_paragraph();
  if (is_bold(node)) --bold_;
  if (is_italic(node)) --italic_;
  if (name == "pre") --preformatted_;
  if (heading_level(name) > 0) heading_ = 0;
  if (count_ && is_quotation(node)) --quoted_;
  if ((name == "ul" || name == "ol" || name == "menu" || name == "dir") && !lists_.empty()) lists_.pop_back();
  if (name == "li") in_item_ = false;
  if (name == "p") office_level_ = 0;
  if (name == "td" || name == "th") text_.push_back({" ", false, false});
}

// Without recursion: pages are nested as deep as their makers like.
void HtmlReader::walk(const xmlNode* root) {
  const xmlNode* node = root->children;
  while (node != nullptr) {
    const bool open = enter(node);
    if (open && node->children != nullptr && node->type == XML_ELEMENT_NODE) {
      node = node->children;
      continue;
    }
    if (open) leave(node);
    while (node->next == nullptr) {
      node = node->parent;
      if (node == root) return;
      leave(node);
    }
    node = node->next;
  }
}

void HtmlReader::read(const xmlNode* root) {
  walk(root);
  end_paragraph();
}

}  // namespace

std::string add_html(std::string_view untrusted_text, Quotations quotations, FlowPage& page) {
  const std::string_view within = within_limits(untrusted_text);
  if (within.size() < untrusted_text.size()) page.cut_off();
  const HtmlTree tree = parse_html(within);
  if (!tree) return {};
  HtmlReader reader(quotations, page);
  reader.read(reinterpret_cast<const xmlNode*>(tree.get()));
  return reader.title();
}

HtmlContent weigh_html(std::string_view untrusted_text) {
  HtmlContent content;
  const HtmlTree tree = parse_html(within_limits(untrusted_text));
  const auto* root = reinterpret_cast<const xmlNode*>(tree.get());
  for (const xmlNode* node = root == nullptr ? nullptr : root->children; node != nullptr;) {
    bool in_word = false;
    for (const char c : text_of(node)) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank && !in_word) ++content.words;
      in_word = !blank;
    }
    if (name_of(node) == "table" && !content.tables) content.tables = is_data_table(node);
    const bool passed_over = is_hidden(node) && name_of(node) != "head";
    node = passed_over ? next_outside(node, root) : next_node(node, root);
  }
  return content;
}

Result<FlowDocument> read_html(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                               PartSink& /*parts*/) {
  FlowPage page(1);
  page.number_paragraphs();
  FlowDocument document;
  document.metadata.title =
      add_html(decode_text(untrusted_bytes, charset_in_markup(untrusted_bytes)), Quotations::ignored, page);
  document.pages.push_back(page.finish());
  return document;
}

}  // namespace planlezer
