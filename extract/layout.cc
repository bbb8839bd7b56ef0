#include "extract/layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/blocks.h"
#include "extract/page_writer.h"
#include "extract/regions.h"
#include "extract/tables.h"

namespace planlezer {

namespace {

bool is_leader_dot(const RawWord& word) {
  return !word.text.empty() && word.text.find_first_not_of('.') == std::string::npos;
}

// "vertrekpunt.........4" is a word, a leader and a page number; all letters of a word are taken to be
// equally wide.
void split_leaders(std::vector<RawWord>& words) {
  constexpr std::string_view least_leader = "....";
  const auto has_leader = [&](const RawWord& word) {
    return word.text.size() > least_leader.size() && word.text.find(least_leader) != std::string::npos &&
           word.text.find_first_not_of('.') != std::string::npos;
  };
  if (std::none_of(words.begin(), words.end(), has_leader)) return;
  std::vector<RawWord> result;
  result.reserve(words.size() + 64);
  for (RawWord& word : words) {
    if (!has_leader(word)) {
      result.push_back(std::move(word));
      continue;
    }
    const float share = word.box.width() / static_cast<float>(word.text.size());
    std::size_t begin = 0;
    while (begin < word.text.size()) {
      std::size_t end = word.text.find(least_leader, begin);
      if (end == begin) end = word.text.find_first_not_of('.', begin);
      end = std::min(end, word.text.size());
      RawWord part = word;
      part.text = word.text.substr(begin, end - begin);
      part.box.x0 = word.box.x0 + share * static_cast<float>(begin);
      part.box.x1 = word.box.x0 + share * static_cast<float>(end);
      result.push_back(std::move(part));
      begin = end;
    }
  }
  words = std::move(result);
}

// Whether `cap` is a large first letter that hangs down beside the lines that `rest` begins.
bool is_drop_cap(const RawPage& page, const RawWord& cap, const RawWord& rest) {
  const float size = size_of(page, rest);
  const float gap = rest.box.x0 - cap.box.x1;
  const bool beside = gap > -0.3F * size && gap < 1.2F * size;
  const bool hangs = cap.baseline - rest.baseline > 0.7F * size && rest.box.center_y() > cap.box.y0;
  const char next = rest.text.front();
  return beside && hangs && next >= 'a' && next <= 'z' && size_of(page, cap) > 1.8F * size &&
         rest.direction == 0;
}

// A large first letter is one word with the rest of it: "W" "ie".
void join_drop_caps(RawPage& page) {
  for (RawWord& cap : page.words) {
    if (cap.text.size() != 1 || cap.text[0] < 'A' || cap.text[0] > 'Z') continue;
    if (cap.baseline == 0 || cap.direction != 0) continue;
    RawWord* first = nullptr;
    for (RawWord& rest : page.words)
      if (!rest.text.empty() && is_drop_cap(page, cap, rest) &&
          (first == nullptr || rest.baseline < first->baseline))
        first = &rest;
    if (first == nullptr) continue;
    first->text.insert(first->text.begin(), cap.text.front());
    first->box.x0 = std::min(first->box.x0, cap.box.x0);
    cap.text.clear();
  }
  std::erase_if(page.words, [](const RawWord& word) { return word.text.empty(); });
}

// Words that cannot be placed are dropped; the dots of a leader ("  . . . . 5") become one word.
void tidy_words(RawPage& page) {
  std::size_t kept = 0;
  std::size_t dots = 0;  // words of dots in the last kept one
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    RawWord& word = page.words[i];
    const Box& box = word.box;
    if (word.text.empty() || !std::isfinite(box.x0 + box.y0 + box.x1 + box.y1)) continue;
    if (std::max({std::abs(box.x0), std::abs(box.y0), std::abs(box.x1), std::abs(box.y1)}) > 1e6F) continue;
    word.confidence = std::isfinite(word.confidence) ? std::clamp(word.confidence, 0.0F, 1.0F) : 0.0F;
    if (word.font >= page.fonts.size()) word.font = 0;
    if (kept > 0 && is_leader_dot(word)) {
      RawWord& last = page.words[kept - 1];
      const float gap = box.x0 - last.box.x1;
      const bool same_line = last.direction == word.direction && std::abs(last.box.y1 - box.y1) < 2;
      if (same_line && is_leader_dot(last) && gap > -2 && gap < 12 && last.text.size() < 400) {
        last.text += word.text;
        last.box.include(box);
        ++dots;
        continue;
      }
    }
    dots = 0;
    if (kept != i) page.words[kept] = std::move(word);
    ++kept;
  }
  page.words.resize(kept);
  split_leaders(page.words);
  join_drop_caps(page);
  for (RawWord& word : page.words)
    for (float* value : {&word.box.x0, &word.box.y0, &word.box.x1, &word.box.y1})
      *value = std::round(*value * 100.0F) / 100.0F;
  if (page.fonts.empty()) page.fonts.emplace_back();
}

// Quarter turns between the page as displayed and a page on which most text is upright.
class Turn {
 public:
  Turn(std::uint8_t quarters, const RawPage& page)
      : quarters_(quarters), width_(page.width), height_(page.height) {}

  Box to_upright(const Box& b) const {
    switch (quarters_) {
      case 1:
        return {b.y0, width_ - b.x1, b.y1, width_ - b.x0};
      case 2:
        return {width_ - b.x1, height_ - b.y1, width_ - b.x0, height_ - b.y0};
      case 3:
        return {height_ - b.y1, b.x0, height_ - b.y0, b.x1};
      default:
        return b;
    }
  }
  Box to_displayed(const Box& b) const {
    switch (quarters_) {
      case 1:
        return {width_ - b.y1, b.x0, width_ - b.y0, b.x1};
      case 2:
        return {width_ - b.x1, height_ - b.y1, width_ - b.x0, height_ - b.y0};
      case 3:
        return {b.y0, height_ - b.x1, b.y1, height_ - b.x0};
      default:
        return b;
    }
  }
  float baseline_to_upright(float baseline) const {
    return quarters_ == 1 ? width_ + baseline : quarters_ == 2 ? height_ + baseline : baseline;
  }

 private:
  std::uint8_t quarters_;
  float width_, height_;
};

std::uint8_t main_direction(const RawPage& page) {
  std::array<std::size_t, 5> letters{};
  for (const RawWord& word : page.words)
    letters[std::min<std::uint8_t>(word.direction, 4)] += word.text.size();
  const auto most = std::max_element(letters.begin(), letters.begin() + 4) - letters.begin();
  return static_cast<std::uint8_t>(most);
}

// Text in another direction than the page's (a label along an axis, a watermark): lines in drawing order,
// each a block.
std::vector<BlockDraft> turned_blocks(const RawPage& page, const std::vector<std::uint32_t>& words) {
  std::vector<BlockDraft> blocks;
  for (const std::uint32_t index : words) {
    const RawWord& word = page.words[index];
    if (!blocks.empty()) {
      LinePiece& line = blocks.back().lines.front();
      const RawWord& last = page.words[line.words.back()];
      if (last.direction == word.direction &&
          std::abs(last.baseline - word.baseline) < 0.3F * size_of(page, word)) {
        line.words.push_back(index);
        continue;
      }
    }
    BlockDraft& block = blocks.emplace_back();
    block.lines.emplace_back().words.push_back(index);
  }
  return blocks;
}

bool ends_open(const RawPage& page, const BlockDraft& block) {
  const std::string& word = page.words[block.lines.back().words.back()].text;
  return std::string_view(".?!:;").find(word.back()) == std::string_view::npos;
}

// A paragraph that goes on in the next column, or under a frame that stands in its way, is one paragraph.
bool goes_on_in(const RawPage& page, const BlockDraft& last, const BlockDraft& next) {
  const auto is_text = [](const BlockDraft& block) {
    return block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item;
  };
  if (!is_text(last) || next.kind != BlockKind::paragraph || last.table >= 0 || next.table >= 0) return false;
  const LinePiece& end = last.lines.back();
  const LinePiece& begin = next.lines.front();
  if (std::abs(end.size - begin.size) > 0.05F * end.size || end.bold != begin.bold) return false;
  const bool next_column = begin.box.x0 > end.box.x0 + 3 * end.size && begin.baseline < end.baseline;
  const float pitch = begin.baseline - end.baseline;
  const bool next_line =
      pitch > 0 && pitch < 1.7F * end.size && begin.box.x0 < end.box.x1 && begin.box.x1 > end.box.x0;
  const char first = page.words[begin.words.front()].text.front();
  const bool lower = first >= 'a' && first <= 'z';
  const bool same_column = next_line && std::abs(begin.box.x0 - end.box.x0) < 1 && last.lines.size() > 1 &&
                           end.box.width() > 15 * end.size;
  return (((next_column || next_line) && lower) || same_column) && ends_open(page, last);
}

// Depth of list items by the place of their labels: an item further to the right than the one before lies
// deeper. Columns and frames count on their own.
class Depths {
 public:
  void enter(const Region& region) {
    if (std::abs(region.box.x0 - region_left_) > 40) lefts_.clear();
    region_left_ = region.box.x0;
  }
  void set(BlockDraft& block) {
    if (block.kind == BlockKind::heading) lefts_.clear();
    if (block.kind != BlockKind::list_item) return;
    const LinePiece& line = block.lines.front();
    const float left = line.box.x0;
    const float near = 0.4F * line.size;
    while (!lefts_.empty() && left < lefts_.back() - near) lefts_.pop_back();
    if (lefts_.empty() || left > lefts_.back() + near) lefts_.push_back(left);
    block.level = static_cast<std::uint8_t>(std::min<std::size_t>(lefts_.size(), 9));
  }

 private:
  std::vector<float> lefts_;
  float region_left_ = 0;
};

// The blocks of all regions. Text that runs past a frame is put together before it.
std::vector<BlockDraft> blocks_of(const RawPage& page, const std::vector<Region>& regions) {
  const BodyStyle body = body_style(page);
  std::vector<BlockDraft> blocks;
  std::optional<std::size_t> open;  // the last block outside frames
  Depths depths;
  for (const Region& region : regions) {
    std::vector<BlockDraft> found = find_blocks(page, region, body);
    depths.enter(region);
    for (BlockDraft& block : found) depths.set(block);
    auto first = found.begin();
    if (!region.framed && open && first != found.end() && goes_on_in(page, blocks[*open], *first)) {
      auto& lines = blocks[*open].lines;
      std::move(first->lines.begin(), first->lines.end(), std::back_inserter(lines));
      ++first;
    }
    const bool any = first != found.end();
    std::move(first, found.end(), std::back_inserter(blocks));
    if (!region.framed && any) open = blocks.size() - 1;
  }
  return blocks;
}

}  // namespace

Page lay_out(RawPage raw) {
  tidy_words(raw);
  split_words_at_rulings(raw);
  const std::uint8_t direction = main_direction(raw);
  const Turn turn(direction, raw);
  std::vector<std::uint32_t> upright;
  std::vector<std::uint32_t> turned;
  for (std::uint32_t i = 0; i < raw.words.size(); ++i)
    (raw.words[i].direction == direction ? upright : turned).push_back(i);
  if (direction != 0) {
    for (const std::uint32_t i : upright) {
      raw.words[i].box = turn.to_upright(raw.words[i].box);
      raw.words[i].baseline = turn.baseline_to_upright(raw.words[i].baseline);
    }
    for (auto* boxes : {&raw.rulings, &raw.fills, &raw.images})
      for (Box& box : *boxes) box = turn.to_upright(box);
  }

  PageWriter writer(std::move(raw));
  std::vector<TableDraft> tables;
  std::vector<BlockDraft> blocks = blocks_of(writer.raw(), find_regions(writer.raw(), upright, tables));
  for (BlockDraft& block : turned_blocks(writer.raw(), turned)) blocks.push_back(std::move(block));

  if (direction != 0) {
    for (const std::uint32_t i : upright)
      writer.raw().words[i].box = turn.to_displayed(writer.raw().words[i].box);
    for (TableDraft& table : tables) {
      table.table.box = turn.to_displayed(table.table.box);
      for (CellDraft& cell : table.cells) cell.cell.box = turn.to_displayed(cell.cell.box);
    }
  }
  for (const BlockDraft& block : blocks) {
    if (block.table >= 0)
      writer.add_table(tables[static_cast<std::size_t>(block.table)]);
    else
      writer.add_block(block);
  }
  return writer.finish();
}

}  // namespace planlezer
