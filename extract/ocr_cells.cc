#include "extract/ocr_cells.h"

#include <algorithm>
#include <string_view>

namespace planlezer {

namespace {

constexpr std::size_t most_pieces = 80;  // each takes about a hundredth of a second
constexpr float unsure = 0.85F, sure = 0.9F, surer = 0.1F;

std::ptrdiff_t digits_of(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

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
