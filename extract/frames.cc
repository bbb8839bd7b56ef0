#include "extract/frames.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace planlezer {

namespace {

constexpr std::size_t most_grids = 400;  // drawings have thousands of boxes
constexpr float thinnest_column = 6;     // narrower ones are accents beside the text
constexpr float piece_gap_em = 0.8F;

Box box_of(const RuledGrid& grid) {
  return {grid.xs.front(), grid.ys.front(), grid.xs.back(), grid.ys.back()};
}

bool overlap(const Box& a, const Box& b) {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

bool beside_each_other(const Box& a, const Box& b) {
  return a.x1 <= b.x0 || b.x1 <= a.x0;
}

// One column between two drawn sides, with a line over and under it.
bool is_closed_column(const RuledGrid& grid) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i + 1 < grid.xs.size(); ++i)
    columns += grid.xs[i + 1] - grid.xs[i] >= thinnest_column ? 1 : 0;
  if (columns != 1) return false;
  const Box box = box_of(grid);
  constexpr float drawn = 0.8F;  // round corners are left out
  return covered_share(grid.lines.horizontal, box.y0, box.x0, box.x1) >= drawn &&
         covered_share(grid.lines.horizontal, box.y1, box.x0, box.x1) >= drawn &&
         covered_share(grid.lines.vertical, box.x0, box.y0, box.y1) >= drawn &&
         covered_share(grid.lines.vertical, box.x1, box.y0, box.y1) >= drawn;
}

// Lines of text with what stands in them.
struct TextLine {
  Box box;
  float baseline = 0, size = 0;
  std::vector<Box> pieces;
};

std::vector<TextLine> text_lines(const RawPage& page, const std::vector<std::uint32_t>& words) {
  std::vector<TextLine> lines;
  std::uint32_t row = UINT32_MAX;
  for (const LinePiece& piece : find_pieces(page, words, piece_gap_em)) {
    if (lines.empty() || piece.row != row) {
      row = piece.row;
      lines.push_back({piece.box, piece.baseline, piece.size, {}});
    }
    lines.back().box.include(piece.box);
    lines.back().size = std::max(lines.back().size, piece.size);
    lines.back().pieces.push_back(piece.box);
  }
  return lines;
}

std::vector<std::uint32_t> words_inside(const RawPage& page, const std::vector<std::uint32_t>& words,
                                        const Box& box) {
  std::vector<std::uint32_t> inside;
  for (const std::uint32_t index : words) {
    const Box& word = page.words[index].box;
    if (box.contains(word.center_x(), word.center_y())) inside.push_back(index);
  }
  return inside;
}

bool is_fill(const RawPage& page, const Box& box) {
  return std::any_of(page.fills.begin(), page.fills.end(), [&](const Box& fill) {
    return std::abs(fill.x0 - box.x0) < 4 && std::abs(fill.x1 - box.x1) < 4 &&
           std::abs(fill.y0 - box.y0) < 4 && std::abs(fill.y1 - box.y1) < 4;
  });
}

// A coloured background with few lines in columns is a row of a table.
bool is_shaded_row(const RawPage& page, const Box& box, const std::vector<TextLine>& lines) {
  if (!is_fill(page, box) || lines.size() > 8) return false;
  std::size_t most = 0;
  for (const TextLine& line : lines) most = std::max(most, line.pieces.size());
  return most >= (lines.size() <= 3 ? 2U : 3U);
}

std::vector<Box> closed_frames(const RawPage& page, const std::vector<RuledGrid>& grids,
                               const std::vector<std::uint32_t>& words) {
  std::vector<Box> found;
  for (const RuledGrid& grid : grids) {
    const Box box = box_of(grid);
    if (box.height() < 18 || box.width() < 40 || !is_closed_column(grid)) continue;
    const std::vector<std::uint32_t> inside = words_inside(page, words, box);
    if (inside.size() < 4 || inside.size() == words.size()) continue;
    const std::vector<TextLine> lines = text_lines(page, inside);
    if (lines.size() < 2 || is_shaded_row(page, box, lines)) continue;
    found.push_back(box);
  }
  return found;
}

// The head of a card: a coloured band with one line of text.
std::vector<Box> find_bands(const RawPage& page, const std::vector<RuledGrid>& grids,
                            const std::vector<std::uint32_t>& words) {
  std::vector<Box> bands;
  for (const RuledGrid& grid : grids) {
    const Box box = box_of(grid);
    if (box.width() < 90 || box.height() < 9 || box.height() > 45) continue;
    if (!is_closed_column(grid) || !is_fill(page, box)) continue;
    const std::vector<std::uint32_t> inside = words_inside(page, words, box);
    if (!inside.empty() && text_lines(page, inside).size() == 1) bands.push_back(box);
  }
  std::sort(bands.begin(), bands.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
  return bands;
}

bool are_neighbours(const Box& a, const Box& b) {
  const float gap = std::max(a.x0, b.x0) - std::min(a.x1, b.x1);
  return std::abs(a.y0 - b.y0) < 2 && std::abs(a.y1 - b.y1) < 2 && gap > 5 && gap < 60 &&
         std::abs(a.width() - b.width()) < 0.1F * a.width();
}

// From the band down to the next one, or to where text runs past the sides of the card or starts far below.
std::optional<Box> card_under(const Box& band, const std::vector<Box>& bands,
                              const std::vector<TextLine>& lines) {
  Box card = band;
  float last = 0;
  std::size_t count = 0;
  float bottom = 1e9F;
  for (const Box& other : bands)
    if (other.y0 > band.y1 && !beside_each_other(band, other)) bottom = std::min(bottom, other.y0);
  for (const TextLine& line : lines) {
    if (line.box.center_y() < band.y1 || line.box.center_y() > bottom) continue;
    bool inside = false;
    bool across = false;
    for (const Box& piece : line.pieces) {
      if (piece.x1 <= band.x0 || piece.x0 >= band.x1) continue;
      inside = true;
      across = across || piece.x0 < band.x0 - 2 || piece.x1 > band.x1 + 2;
    }
    if (!inside) continue;
    const float size = std::min(line.size, 14.0F);
    if (across || (count == 0 ? line.box.y0 - band.y1 : line.baseline - last) > 2.8F * size) break;
    last = line.baseline;
    card.y1 = line.box.y1 + 1;
    ++count;
  }
  if (count < 2) return std::nullopt;
  return card;
}

// Cards whose sides are not drawn (or with curves): known by coloured heads of the same width in a row.
std::vector<Box> cards_under_bands(const RawPage& page, const std::vector<RuledGrid>& grids,
                                   const std::vector<std::uint32_t>& words) {
  const std::vector<Box> bands = find_bands(page, grids, words);
  if (bands.size() < 2) return {};
  std::vector<bool> in_row(bands.size());
  for (std::size_t i = 0; i < bands.size(); ++i)
    for (std::size_t j = 0; j < bands.size(); ++j)
      if (i != j && are_neighbours(bands[i], bands[j])) in_row[i] = true;
  const std::vector<TextLine> lines = text_lines(page, words);
  std::vector<Box> cards;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    bool like_others = in_row[i];  // the last one of an uneven number stands alone
    for (std::size_t j = 0; j < bands.size() && !like_others; ++j)
      like_others =
          in_row[j] && std::abs(bands[i].x0 - bands[j].x0) < 2 && std::abs(bands[i].x1 - bands[j].x1) < 2;
    if (!like_others) continue;
    if (const auto card = card_under(bands[i], bands, lines)) cards.push_back(*card);
  }
  return cards;
}

// Shaded rows of one table: the same sides, and text between them that keeps to columns.
void drop_stripes(const RawPage& page, const std::vector<std::uint32_t>& words, std::vector<Box>& frames) {
  std::vector<bool> stripe(frames.size());
  for (std::size_t i = 0; i < frames.size(); ++i)
    for (std::size_t j = 0; j < frames.size(); ++j) {
      const Box& a = frames[i];
      const Box& b = frames[j];
      if (a.y1 > b.y0 || std::abs(a.x0 - b.x0) > 2 || std::abs(a.x1 - b.x1) > 2 || b.y0 - a.y1 > 80) continue;
      if (!is_fill(page, a) || !is_fill(page, b)) continue;
      const auto between = text_lines(page, words_inside(page, words, {a.x0, a.y1, a.x1, b.y0}));
      const bool touching = b.y0 - a.y1 < 2;
      if (touching || std::any_of(between.begin(), between.end(),
                                  [](const TextLine& line) { return line.pieces.size() >= 2; }))
        stripe[i] = stripe[j] = true;
    }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < frames.size(); ++i)
    if (!stripe[i]) frames[kept++] = frames[i];
  frames.resize(kept);
}

std::vector<FrameRow> in_rows(std::vector<Box> frames) {
  constexpr float same_top = 4, widest_gap = 60;
  std::sort(frames.begin(), frames.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
  std::vector<FrameRow> rows;
  for (const Box& frame : frames) {
    FrameRow* host = nullptr;
    for (FrameRow& row : rows) {
      const bool level = std::abs(row.frames.front().y0 - frame.y0) < same_top;
      const bool near = frame.x0 < row.box.x1 + widest_gap && frame.x1 > row.box.x0 - widest_gap;
      const bool free = std::all_of(row.frames.begin(), row.frames.end(),
                                    [&](const Box& other) { return beside_each_other(frame, other); });
      if (level && near && free) host = &row;
    }
    if (host == nullptr) {
      rows.push_back({{frame}, frame});
      continue;
    }
    host->frames.push_back(frame);
    host->box.include(frame);
  }
  for (FrameRow& row : rows)
    std::sort(row.frames.begin(), row.frames.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  return rows;
}

}  // namespace

std::vector<FrameRow> find_frames(const RawPage& page, const std::vector<RuledGrid>& grids,
                                  const std::vector<std::uint32_t>& words) {
  if (grids.empty() || grids.size() > most_grids || words.empty()) return {};
  std::vector<Box> frames = closed_frames(page, grids, words);
  drop_stripes(page, words, frames);
  for (const Box& card : cards_under_bands(page, grids, words)) frames.push_back(card);
  std::sort(frames.begin(), frames.end(),
            [](const Box& a, const Box& b) { return a.width() * a.height() > b.width() * b.height(); });
  std::vector<Box> outermost;
  for (const Box& frame : frames)
    if (std::none_of(outermost.begin(), outermost.end(), [&](const Box& o) { return overlap(o, frame); }))
      outermost.push_back(frame);
  return in_rows(std::move(outermost));
}

}  // namespace planlezer
