#include "extract/ocr_cells.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t most_pieces = 80;  // each takes about a hundredth of a second
constexpr float unsure = 0.85F, sure = 0.9F, surer = 0.1F;

std::ptrdiff_t digits_of(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_only_dashes(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (c != '-' && c != '=' && c != '_' && c != '~' && c != 0x2013 && c != 0x2014) return false;
  }
  return !text.empty();
}

// The width is in heights of a line, from ascender to descender.
const char* dash_of_width(float width) {
  return width < 0.38F ? "-" : width < 0.75F ? "\u2013" : "\u2014";
}

// A line of text as it stands on the picture, over all its pieces.
struct TextRow {
  float baseline = 0, line_height = 0;
  std::vector<Box> words;
};

std::vector<TextRow> text_rows(const std::vector<RecognisedWord>& words) {
  std::vector<const RecognisedWord*> sorted;
  for (const RecognisedWord& word : words) sorted.push_back(&word);
  std::stable_sort(sorted.begin(), sorted.end(), [](const RecognisedWord* a, const RecognisedWord* b) {
    return a->baseline < b->baseline;
  });
  std::vector<TextRow> rows;
  for (const RecognisedWord* word : sorted) {
    if (rows.empty() || word->baseline - rows.back().baseline > 0.25F * word->line_height)
      rows.push_back({word->baseline, word->line_height, {}});
    rows.back().words.push_back(word->box);
  }
  return rows;
}

// Where the ink of one column of pixels stands between two heights; empty when there is none.
struct Ink {
  int top = 0, bottom = 0;
  bool empty() const { return bottom <= top; }
};

// Dashes that stand alone on a line of text.
class DashFinder {
 public:
  DashFinder(const Raster& picture, int threshold, const TextRow& row)
      : picture_(picture), threshold_(threshold), row_(row), em_(row.line_height) {}

  std::vector<Box> find() const {
    std::vector<Box> dashes;
    for (int x = 0; x < picture_.width;) {
      if (!is_thin(ink_at(x))) {
        ++x;
        continue;
      }
      Box dash{static_cast<float>(x), 1e9F, 0, 0};
      for (; x < picture_.width; ++x) {
        const Ink ink = ink_at(x);
        if (!is_thin(ink)) break;
        dash.x1 = static_cast<float>(x + 1);
        dash.y0 = std::min(dash.y0, static_cast<float>(ink.top));
        dash.y1 = std::max(dash.y1, static_cast<float>(ink.bottom));
      }
      const bool sized = dash.width() > 0.2F * em_ && dash.width() < 1.3F * em_;
      if (sized && dash.height() < 0.2F * em_ && dash.width() > 2 * dash.height() && stands_alone(dash))
        dashes.push_back(dash);
    }
    return dashes;
  }

 private:
  Ink ink_at(int x) const {
    const int from = std::max(0, static_cast<int>(row_.baseline - 0.85F * em_));
    const int to = std::min(picture_.height, static_cast<int>(row_.baseline + 0.25F * em_));
    Ink ink;
    for (int y = from; y < to; ++y) {
      const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width) +
                      static_cast<std::size_t>(x);
      if (static_cast<unsigned char>(picture_.pixels[at]) >= threshold_) continue;
      if (ink.empty()) ink.top = y;
      ink.bottom = y + 1;
    }
    return ink;
  }
  bool is_thin(const Ink& ink) const {
    return !ink.empty() && static_cast<float>(ink.top) > row_.baseline - 0.5F * em_ &&
           static_cast<float>(ink.bottom) < row_.baseline - 0.1F * em_ &&
           static_cast<float>(ink.bottom - ink.top) < 0.18F * em_;
  }
  bool stands_alone(const Box& dash) const {
    const float room = 0.35F * em_;
    for (const Box& word : row_.words)
      if (word.x0 < dash.x1 + room && word.x1 > dash.x0 - room) return false;
    for (int x = static_cast<int>(dash.x0 - room); x < static_cast<int>(dash.x1 + room); ++x) {
      const bool beside = x >= 0 && x < picture_.width &&
                          (static_cast<float>(x) < dash.x0 || static_cast<float>(x) >= dash.x1);
      if (beside && !ink_at(x).empty()) return false;
    }
    return true;
  }

  const Raster& picture_;
  int threshold_;
  const TextRow& row_;
  float em_;  // the height of a line, ascender to descender
};

}  // namespace

void add_dashes(std::vector<RecognisedWord>& words, const Raster& picture, int threshold) {
  const auto first_dash = std::stable_partition(
      words.begin(), words.end(), [](const RecognisedWord& w) { return !is_only_dashes(w.text); });
  std::vector<RecognisedWord> read(first_dash, words.end());
  words.erase(first_dash, words.end());
  int line = 0;
  for (const auto* part : {&words, &read})
    for (const RecognisedWord& word : *part) line = std::max(line, word.line);
  for (const TextRow& row : text_rows(words))
    for (const Box& dash : DashFinder(picture, threshold, row).find()) {
      std::erase_if(read, [&](const RecognisedWord& word) {
        return word.box.contains(dash.center_x(), word.box.center_y()) &&
               std::abs(word.box.center_y() - dash.center_y()) < row.line_height / 2;
      });
      RecognisedWord word;
      word.text = dash_of_width(dash.width() / row.line_height);
      word.box = dash;
      word.confidence = sure;
      word.block = -1;
      word.line = ++line;
      word.baseline = row.baseline;
      word.line_height = row.line_height;
      words.push_back(std::move(word));
    }
  std::move(read.begin(), read.end(), std::back_inserter(words));
}

std::optional<Box> cell_around(float x, float y, const std::vector<Box>& rulings) {
  constexpr float far = 1e9F;
  constexpr float slack = 10;  // lines seldom meet exactly
  Box cell{-far, -far, far, far};
  for (const Box& ruling : rulings) {
    const bool lies = ruling.width() >= ruling.height();
    if (lies && x > ruling.x0 - slack && x < ruling.x1 + slack) {
      if (ruling.center_y() < y) cell.y0 = std::max(cell.y0, ruling.y1);
      if (ruling.center_y() >= y) cell.y1 = std::min(cell.y1, ruling.y0);
    }
    if (!lies && y > ruling.y0 - slack && y < ruling.y1 + slack) {
      if (ruling.center_x() < x) cell.x0 = std::max(cell.x0, ruling.x1);
      if (ruling.center_x() >= x) cell.x1 = std::min(cell.x1, ruling.x0);
    }
  }
  const bool closed = cell.x0 > -far && cell.y0 > -far && cell.x1 < far && cell.y1 < far;
  return closed ? std::optional(cell) : std::nullopt;
}

bool is_better_reading(const RecognisedWord& before, const RecognisedWord& after) {
  return after.confidence >= sure && after.confidence >= before.confidence + surer &&
         digits_of(after.text) >= digits_of(before.text);
}

void reread_cells(std::vector<RecognisedWord>& words, const std::vector<Box>& rulings, Recogniser& recogniser,
                  std::chrono::steady_clock::time_point until) {
  std::size_t pieces = 0;
  for (RecognisedWord& word : words) {
    if (word.confidence >= unsure) continue;
    const auto cell = cell_around(word.box.center_x(), word.box.center_y(), rulings);
    if (!cell) continue;
    if (++pieces > most_pieces || std::chrono::steady_clock::now() >= until) return;
    const float room = 0.3F * word.line_height;
    const Box piece{std::max(word.box.x0 - room, cell->x0), std::max(word.box.y0 - room, cell->y0),
                    std::min(word.box.x1 + room, cell->x1), std::min(word.box.y1 + room, cell->y1)};
    if (piece.width() < 3 || piece.height() < 3) continue;
    const std::vector<RecognisedWord> found = recogniser.recognise_piece(piece);
    if (found.size() != 1 || !is_better_reading(word, found.front())) continue;
    word.text = found.front().text;
    word.box = found.front().box;
    word.confidence = found.front().confidence;
  }
}

}  // namespace planlezer
