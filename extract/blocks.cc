#include "extract/blocks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "extract/labels.h"

namespace planlezer {

namespace {

// How lines of one size are set in a region.
struct Setting {
  float size = 0;
  float pitch = 0;
  float left = 0, right = 0;
};

class BlockFinder {
 public:
  BlockFinder(const RawPage& page, const Region& region, const BodyStyle& body);
  std::vector<BlockDraft> run();

 private:
  const std::string& first_word(const LinePiece& line) const { return page_.words[line.words.front()].text; }
  const std::string& last_word(const LinePiece& line) const { return page_.words[line.words.back()].text; }
  const Setting& setting_of(const LinePiece& line) const;
  bool ends_sentence(const LinePiece& line) const;
  bool has_room_for(const LinePiece& line, const LinePiece& next) const;
  Label line_label(const LinePiece& line) const;
  float text_left(const LinePiece& line) const;
  bool starts_item(std::size_t i) const;
  bool starts_footnote(const LinePiece& line) const;
  bool is_page_number(const LinePiece& line) const;
  bool starts_block(std::size_t i) const;
  bool style_breaks(const LinePiece& last, const LinePiece& line) const;
  bool indent_breaks(const LinePiece& last, const LinePiece& line) const;
  bool hangs_under_item(const LinePiece& line) const;
  void open(std::size_t i);
  void classify(BlockDraft& block) const;
  bool is_heading(const BlockDraft& block) const;
  bool is_in_small_capitals(const LinePiece& line) const;
  bool is_in_capitals(const LinePiece& line) const;
  bool is_set_apart(std::size_t i) const;
  bool is_footnote(const BlockDraft& block) const;

  const RawPage& page_;
  const std::vector<LinePiece>& lines_;
  BodyStyle body_;
  std::vector<Setting> settings_;
  std::vector<BlockDraft> blocks_;
  bool item_ = false;         // the open block is a list item
  float item_text_left_ = 0;  // where its text starts
};

bool starts_lower(const std::string& word) {
  const auto c = static_cast<unsigned char>(word[0]);
  return c >= 'a' && c <= 'z';
}

bool starts_upper(const std::string& word) {
  const auto c = static_cast<unsigned char>(word[0]);
  return (c >= 'A' && c <= 'Z') ||
         (c == 0xC3 && word.size() > 1 && static_cast<unsigned char>(word[1]) < 0x9F);
}

bool is_leader(const std::string& word) {
  return word.size() >= 3 && word.find_first_not_of('.') == std::string::npos;
}

bool has_leader(const RawPage& page, const LinePiece& line) {
  return std::any_of(line.words.begin(), line.words.end(), [&](std::uint32_t index) {
    const std::string& text = page.words[index].text;
    return is_leader(text) || (text.size() >= 8 && text.find("......") != std::string::npos);
  });
}

// "ABCDEF+Gothic-Book" is of the family "Gothic".
std::string_view family_of(const RawPage& page, const RawWord& word) {
  if (word.font >= page.fonts.size()) return {};
  std::string_view name = page.fonts[word.font].name;
  if (const auto plus = name.find('+'); plus != std::string_view::npos) name.remove_prefix(plus + 1);
  return name.substr(0, name.find_first_of("-,"));
}

bool all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Of one to three superscript characters.
bool is_superscript(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    const char32_t c = next_code_point(text, offset);
    const bool raised = c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
    if (!raised) return false;
  }
  return count > 0 && count <= 3;
}

BlockFinder::BlockFinder(const RawPage& page, const Region& region, const BodyStyle& body)
    : page_(page), lines_(region.lines), body_(body) {
  std::map<int, std::vector<const LinePiece*>> by_size;  // in half points
  for (const LinePiece& line : lines_)
    if (line.table < 0) by_size[static_cast<int>(std::lround(line.size * 2))].push_back(&line);
  for (const auto& [key, lines] : by_size) {
    Setting setting;
    setting.size = lines.front()->size;
    std::vector<float> pitches;
    std::vector<float> rights;
    setting.left = 1e9F;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      rights.push_back(lines[i]->box.x1);
      setting.left = std::min(setting.left, lines[i]->box.x0);
      if (i == 0) continue;
      const float pitch = lines[i]->baseline - lines[i - 1]->baseline;
      if (pitch > 0.8F * setting.size && pitch < 2.4F * setting.size) pitches.push_back(pitch);
    }
    std::sort(pitches.begin(), pitches.end());
    setting.pitch = pitches.empty() ? 1.25F * setting.size : pitches[pitches.size() / 4];
    std::sort(rights.begin(), rights.end());
    setting.right = rights[rights.size() - 1 - rights.size() / 20];
    settings_.push_back(setting);
  }
  // A size with few lines says little about the width of the column.
  float widest = 0;
  for (const Setting& setting : settings_) widest = std::max(widest, setting.right);
  for (Setting& setting : settings_)
    if (by_size[static_cast<int>(std::lround(setting.size * 2))].size() < 4) setting.right = widest;
}

const Setting& BlockFinder::setting_of(const LinePiece& line) const {
  const auto found =
      std::min_element(settings_.begin(), settings_.end(), [&](const Setting& a, const Setting& b) {
        return std::abs(a.size - line.size) < std::abs(b.size - line.size);
      });
  return *found;
}

bool BlockFinder::ends_sentence(const LinePiece& line) const {
  std::string_view word = last_word(line);
  for (const std::string_view closing : {")", "\"", "\u201D", "\u2019", "'"})
    if (word.size() > closing.size() && word.ends_with(closing)) word.remove_suffix(closing.size());
  return word.ends_with('.') || word.ends_with('?') || word.ends_with('!') || word.ends_with(':') ||
         word.ends_with(';');
}

// Whether the first word of `next` would have fitted on `line`: then the break was meant.
bool BlockFinder::has_room_for(const LinePiece& line, const LinePiece& next) const {
  const Setting& setting = setting_of(line);
  const Box& word = page_.words[next.words.front()].box;
  return line.box.x1 + word.width() + 0.3F * line.size < setting.right - 0.9F * line.size;
}

Label BlockFinder::line_label(const LinePiece& line) const {
  if (line.table >= 0 || line.words.size() < 2) return {};
  return label_of(first_word(line));
}

float BlockFinder::text_left(const LinePiece& line) const {
  return line.words.size() < 2 ? line.box.x0 : page_.words[line.words[1]].box.x0;
}

// Whether the bullet or number at the start of line `i` really starts an item: a dash can also be one of a
// sentence, and "3." the end of one.
bool BlockFinder::starts_item(std::size_t i) const {
  const LinePiece& line = lines_[i];
  const Label label = line_label(line);
  if (label.kind == LabelKind::none) return false;
  if (label.certain()) return true;
  const float gap = text_left(line) - page_.words[line.words.front()].box.x1;
  const bool tabbed = gap > 0.6F * line.size;
  if (label.kind == LabelKind::dash && first_word(line) == "o" &&
      page_.words[line.words[0]].font == page_.words[line.words[1]].font && !tabbed)
    return false;
  if (!label.closed && label.kind == LabelKind::number)
    return tabbed && (i == 0 || lines_[i - 1].table >= 0 || !starts_lower(page_.words[line.words[1]].text) ||
                      ends_sentence(lines_[i - 1]));
  if (i == 0 || lines_[i - 1].table >= 0 || tabbed) return true;
  const LinePiece& last = lines_[i - 1];
  const float expected_left = item_ && blocks_.back().lines.size() == 1 ? item_text_left_ : last.box.x0;
  const bool fresh = ends_sentence(last) || has_room_for(last, line) ||
                     std::abs(expected_left - line.box.x0) > 0.5F * line.size ||
                     line.baseline - last.baseline > 1.3F * setting_of(line).pitch;
  return fresh || line_label(last).kind == label.kind;
}

bool BlockFinder::style_breaks(const LinePiece& last, const LinePiece& line) const {
  const float ratio = line.size / last.size;
  if (ratio > 1.08F || ratio < 0.92F) return true;
  const bool flows = !has_room_for(last, line) && starts_lower(first_word(line)) && !ends_sentence(last);
  if (last.bold != line.bold) return !flows;
  return last.italic != line.italic && !flows && has_room_for(last, line);
}

bool BlockFinder::indent_breaks(const LinePiece& last, const LinePiece& line) const {
  const BlockDraft& block = blocks_.back();
  const float em = line.size;
  const bool ended = ends_sentence(last) || has_room_for(last, line);
  if (item_ && line.size < 1.14F * body_.size) {
    if (line.box.x0 < item_text_left_ - 0.5F * em) return ended || block.lines.size() > 1;
    return false;
  }
  const float shift = line.box.x0 - last.box.x0;
  if (shift > 0.8F * em) return ended;
  if (shift < -0.8F * em) {
    const bool first_line_indent = block.lines.size() == 1 && shift > -4 * em;
    return !first_line_indent || ended;
  }
  return false;
}

// A new sentence on a new line is still of the item when it stands under its text, right of its label.
bool BlockFinder::hangs_under_item(const LinePiece& line) const {
  return item_ && std::abs(line.box.x0 - item_text_left_) < 0.3F * line.size &&
         line.box.x0 > blocks_.back().lines.front().box.x0 + 0.4F * line.size;
}

// A small raised number at the start of a line in small letters.
bool BlockFinder::starts_footnote(const LinePiece& line) const {
  if (line.words.size() < 2 || line.size > 0.93F * body_.size) return false;
  const RawWord& mark = page_.words[line.words[0]];
  if (is_superscript(mark.text)) return true;
  return size_of(page_, mark) < 0.9F * line.size && mark.text.size() <= 3 &&
         mark.text.find_first_not_of("0123456789*") == std::string::npos;
}

// A number alone at the top or bottom of the page, however close to the text.
bool BlockFinder::is_page_number(const LinePiece& line) const {
  const bool at_edge = line.box.y1 < 0.1F * page_.height || line.box.y0 > 0.9F * page_.height;
  const std::string& text = first_word(line);
  const bool short_enough = text.size() <= 3 || text == std::to_string(page_.number);  // no year
  return at_edge && line.words.size() == 1 && short_enough && all_digits(text);
}

bool BlockFinder::starts_block(std::size_t i) const {
  if (i == 0 || blocks_.empty()) return true;
  const LinePiece& last = lines_[i - 1];
  const LinePiece& line = lines_[i];
  if (last.table >= 0 || line.table >= 0) return true;
  if (style_breaks(last, line) || is_page_number(line) || is_page_number(last)) return true;
  const float pitch = line.baseline - last.baseline;
  const Setting& setting = setting_of(line);
  if (pitch < 0 || pitch > 1.3F * std::max(setting.pitch, 1.0F * line.size)) return true;
  if (has_leader(page_, last) || starts_footnote(line)) return true;
  if (starts_item(i) || line.value_left > 0) return true;
  const float value_left = blocks_.back().lines.front().value_left;
  if (value_left > 0 && !item_) return std::abs(line.box.x0 - value_left) > 0.5F * line.size;
  if (indent_breaks(last, line)) return true;
  if (hangs_under_item(line) || !has_room_for(last, line)) return false;
  return ends_sentence(last) || !starts_lower(first_word(line));
}

void BlockFinder::open(std::size_t i) {
  BlockDraft& block = blocks_.emplace_back();
  item_ = lines_[i].table < 0 && starts_item(i);
  if (item_) {
    block.kind = BlockKind::list_item;
    block.label_words = 1;
    item_text_left_ = text_left(lines_[i]);
  }
}

bool is_caption(const std::string& first, const std::string& second) {
  for (const std::string_view word :
       {"Figuur", "Tabel", "Afbeelding", "Grafiek", "Kaart", "Schema", "Figure", "Table"})
    if (first == word) return !second.empty() && (second[0] >= '0' && second[0] <= '9');
  return first == "Bron:";
}

// Larger capitals at the beginning, smaller ones in place of the other letters.
bool BlockFinder::is_in_small_capitals(const LinePiece& line) const {
  if (line.words.size() < 2 || !starts_upper(first_word(line))) return false;
  const float large = size_of(page_, page_.words[line.words.front()]);
  if (large < 0.95F * body_.size) return false;
  bool any_small = false;
  for (const std::uint32_t index : line.words) {
    const RawWord& word = page_.words[index];
    const float size = size_of(page_, word);
    if (starts_lower(word.text)) {
      if (size < 0.6F * large || size > 0.88F * large) return false;
      any_small = true;
    } else if (starts_upper(word.text) && size < 0.95F * large) {
      return false;
    }
  }
  return any_small;
}

// A name or two in capitals are none: a line of at least two words and ten letters is.
bool BlockFinder::is_in_capitals(const LinePiece& line) const {
  std::size_t letters = 0, words = 0;
  for (const std::uint32_t index : line.words) {
    const std::string& text = page_.words[index].text;
    std::size_t own = 0;
    for (const char c : text) {
      if (c >= 'a' && c <= 'z') return false;
      own += c >= 'A' && c <= 'Z' ? 1 : 0;
    }
    letters += own;
    words += own > 1 ? 1 : 0;
  }
  return words >= 2 && letters >= 10;
}

bool BlockFinder::is_heading(const BlockDraft& block) const {
  const LinePiece& line = block.lines.front();
  if (block.lines.size() > 4) return false;
  std::size_t words = 0;
  for (const LinePiece& part : block.lines) words += part.words.size();
  if (words > 28) return false;
  const std::string& last = last_word(block.lines.back());
  const char end = last.back();
  if (end == '.' || end == ';' || end == ',') {
    if (words > 1 + block.label_words && line.size < 1.3F * body_.size) return false;
  }
  const bool has_letters = std::any_of(line.words.begin(), line.words.end(), [&](std::uint32_t index) {
    const std::string& text = page_.words[index].text;
    return starts_upper(text) || starts_lower(text);
  });
  if (!has_letters) return false;
  if (line.size >= 1.14F * body_.size) return true;
  if (block.lines.size() == 1 && line.words.size() <= 12 &&
      (is_in_small_capitals(line) || (is_in_capitals(line) && line.size > 0.92F * body_.size)))
    return true;
  const std::string& start =
      block.label_words > 0 && line.words.size() > 1 ? page_.words[line.words[1]].text : first_word(line);
  const bool all_bold =
      std::all_of(block.lines.begin(), block.lines.end(), [](const LinePiece& l) { return l.bold; });
  if (all_bold && !body_.bold && line.size > 0.92F * body_.size)
    return !starts_lower(start) || block.label_words > 0;
  return false;
}

// A short line right above text, nearer to it than to what went before: in italics, in another typeface, or
// with plenty of white above it.
bool BlockFinder::is_set_apart(std::size_t i) const {
  const BlockDraft& block = blocks_[i];
  if (block.kind != BlockKind::paragraph || block.lines.size() != 1 || i + 1 >= blocks_.size()) return false;
  const LinePiece& line = block.lines.front();
  const LinePiece& next = blocks_[i + 1].lines.front();
  if (line.table >= 0 || next.table >= 0 || line.words.size() > 8) return false;
  const auto has_body_family = [&](const LinePiece& part) {
    return family_of(page_, page_.words[part.words.back()]) == body_.family;
  };
  const bool other_family = !has_body_family(line) && has_body_family(next);
  if (next.italic || !starts_upper(first_word(line)) || ends_sentence(line) || last_word(line).back() == ',')
    return false;
  const float below = next.baseline - line.baseline;
  if (below < 0 || below > 3 * line.size) return false;
  const bool above_prose =
      i > 0 && blocks_[i + 1].lines.size() > 2 && blocks_[i + 1].kind == BlockKind::paragraph;
  if (!line.italic && !other_family && !above_prose) return false;
  const float nearer = line.italic ? 1.1F : other_family ? 1.3F : 1.8F;
  return i == 0 || line.baseline - blocks_[i - 1].lines.back().baseline > nearer * below ||
         blocks_[i - 1].table >= 0;
}

// Small letters in the lower part of the page that begin with a mark.
bool BlockFinder::is_footnote(const BlockDraft& block) const {
  const LinePiece& line = block.lines.front();
  if (line.words.size() < 2 || line.size > 0.93F * body_.size || line.baseline < 0.5F * page_.height)
    return false;
  const RawWord& mark = page_.words[line.words.front()];
  const std::string& text = mark.text;
  const bool digits = (text.size() <= 3 && all_digits(text)) || is_superscript(text);
  const bool sign = text == "*" || text == "**" || text == "\u2020" || text == "\u2021";
  return digits || sign;
}

void BlockFinder::classify(BlockDraft& block) const {
  const LinePiece& line = block.lines.front();
  if (line.table >= 0) {
    block.table = line.table;
    return;
  }
  if (is_footnote(block)) {
    block.kind = BlockKind::footnote;
    block.label_words = 1;
    return;
  }
  if (has_leader(page_, block.lines.back())) {
    block.kind = BlockKind::contents;
    const Label label = line_label(line);
    block.label_words = label.kind == LabelKind::number ? 1 : 0;
    return;
  }
  if (line.words.size() > 1 && is_caption(first_word(line), page_.words[line.words[1]].text)) {
    block.kind = BlockKind::caption;
    return;
  }
  const bool bullet = block.label_words > 0 && line_label(line).kind <= LabelKind::dash;
  if (!bullet && is_heading(block)) {
    block.kind = BlockKind::heading;
    const Label label = line_label(line);
    if (block.label_words == 0 && label.kind == LabelKind::number) block.label_words = 1;
    block.level = block.label_words > 0 && label.kind == LabelKind::number ? label.depth : 0;
    return;
  }
  if (block.kind == BlockKind::list_item) block.level = 1;
}

std::vector<BlockDraft> BlockFinder::run() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (starts_block(i)) open(i);
    blocks_.back().lines.push_back(lines_[i]);
  }
  for (BlockDraft& block : blocks_) classify(block);
  for (std::size_t i = 0; i < blocks_.size(); ++i)
    if (is_set_apart(i)) blocks_[i].kind = BlockKind::heading;
  return std::move(blocks_);
}

}  // namespace

BodyStyle body_style(const RawPage& page) {
  std::map<std::pair<int, bool>, std::size_t> letters;
  std::map<std::string_view, std::size_t> families;
  for (const RawWord& word : page.words) {
    families[family_of(page, word)] += word.text.size();
    const bool bold = word.font < page.fonts.size() && page.fonts[word.font].bold;
    letters[{static_cast<int>(std::lround(size_of(page, word) * 10)), bold}] += word.text.size();
  }
  BodyStyle body;
  std::size_t all = 0;
  for (const auto& [style, count] : letters) all += count;
  std::size_t most = 0;
  for (const auto& [style, count] : letters) {
    // A table in small letters can hold more of them than the prose around it.
    const bool prose =
        count > 400 && 4 * count > all && static_cast<float>(style.first) < 1.3F * 10 * body.size;
    if (count <= most && !prose) continue;
    most = std::max(most, count);
    body = {static_cast<float>(style.first) / 10.0F, style.second, {}};
  }
  const auto family = std::max_element(families.begin(), families.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (family != families.end()) body.family = family->first;
  return body;
}

std::vector<BlockDraft> find_blocks(const RawPage& page, const Region& region, const BodyStyle& body) {
  return BlockFinder(page, region, body).run();
}

}  // namespace planlezer
