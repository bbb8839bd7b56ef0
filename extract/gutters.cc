#include "extract/gutters.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planlezer {

std::vector<Row> rows_of(const std::vector<LinePiece>& pieces) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (rows.empty() || pieces[i].row != pieces[i - 1].row) rows.push_back({i, i, pieces[i].baseline});
    rows.back().end = i + 1;
  }
  return rows;
}

std::vector<Gutter> find_gutters(const std::vector<LinePiece>& pieces, const std::vector<Row>& rows,
                                 float narrowest) {
  float left = 1e9F;
  float right = -1e9F;
  for (const LinePiece& piece : pieces) {
    left = std::min(left, piece.box.x0);
    right = std::max(right, piece.box.x1);
  }
  std::vector<Gutter> found;
  std::vector<Gutter> active;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<Gutter> next;
    const auto add_remains = [&](const Gutter& gutter) {
      float from = gutter.x0;
      bool cut = false;
      const auto keep = [&](float x0, float x1) {
        if (x1 - x0 < narrowest) return;
        const bool known = std::any_of(next.begin(), next.end(), [&](const Gutter& other) {
          return other.x0 <= x0 && other.x1 >= x1 && other.first <= gutter.first;
        });
        if (!known) next.push_back({x0, x1, gutter.first, r, 0});
      };
      for (std::size_t i = rows[r].begin; i < rows[r].end; ++i) {
        const Box& box = pieces[i].box;
        if (box.x1 <= from || box.x0 >= gutter.x1) continue;
        cut = true;
        keep(from, box.x0);
        from = std::max(from, box.x1);
      }
      keep(from, gutter.x1);
      if (cut && r > gutter.first) found.push_back({gutter.x0, gutter.x1, gutter.first, r - 1, 0});
    };
    std::sort(active.begin(), active.end(),
              [](const Gutter& a, const Gutter& b) { return a.first < b.first; });
    for (const Gutter& gutter : active) add_remains(gutter);
    add_remains({left, right, r, r, 0});
    active = std::move(next);
    if (active.size() > 64) active.resize(64);
  }
  for (const Gutter& gutter : active)
    found.push_back({gutter.x0, gutter.x1, gutter.first, rows.size() - 1, 0});
  return found;
}

float usual_pitch(const std::vector<float>& baselines, float size) {
  std::vector<float> pitches;
  for (std::size_t i = 1; i < baselines.size(); ++i) pitches.push_back(baselines[i] - baselines[i - 1]);
  std::erase_if(pitches, [&](float pitch) { return pitch < 0.8F * size; });
  if (pitches.empty()) return 1.2F * size;
  const auto low = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 3);
  std::nth_element(pitches.begin(), low, pitches.end());
  return *low;
}

bool is_left(const LinePiece& piece, const Gutter& gutter) {
  return piece.box.center_x() < (gutter.x0 + gutter.x1) / 2;
}

namespace {

// Rows with text on one side only, at the head or foot of a column pair and far from it, are not part of it.
class Trimmer {
 public:
  Trimmer(const std::vector<LinePiece>& pieces, const std::vector<Row>& rows, const Gutter& gutter)
      : pieces_(pieces), rows_(rows), gutter_(gutter) {
    float size = 1;
    std::vector<float> baselines[2];
    find_tall_pieces();
    for (std::size_t r = gutter.first; r <= gutter.last; ++r) {
      const int sides = sides_of(r);
      for (const int side : {0, 1})
        if ((sides & (1 << side)) != 0) baselines[side].push_back(rows[r].baseline);
      size = std::max(size, pieces[rows[r].begin].size);
    }
    for (const int side : {0, 1}) pitch_[side] = usual_pitch(baselines[side], std::min(size, 14.0F));
    // A running line reaches over both columns.
    if (gutter_.last > gutter_.first + 2 && stands_apart(gutter_.first, true)) ++gutter_.first;
    if (gutter_.last > gutter_.first + 2 && stands_apart(gutter_.last, false)) --gutter_.last;
  }

  Gutter trimmed(bool spanned_below) const {
    Gutter result = gutter_;
    std::size_t head = gutter_.first;  // the row by which both sides have begun
    for (int seen = 0; head <= gutter_.last; ++head)
      if ((seen |= sides_of(head)) == 3) break;
    std::size_t foot = gutter_.last;
    for (int seen = 0; foot > gutter_.first; --foot)
      if ((seen |= sides_of(foot)) == 3) break;
    if (head > gutter_.first) {
      const int side = sides_of(gutter_.first) == 2 ? 1 : 0;
      for (std::size_t r = head; r-- > gutter_.first;)
        if (next_on(side, r) - rows_[r].baseline > 1.9F * pitch_[side]) {
          result.first = r + 1;
          break;
        }
    }
    if (foot < gutter_.last) {
      const int side = sides_of(gutter_.last) == 2 ? 1 : 0;
      const float far = spanned_below ? 1.4F : 3.2F;
      for (std::size_t r = foot; r < gutter_.last; ++r)
        if ((sides_of(r) & (1 << side)) != 0 && next_on(side, r) - rows_[r].baseline > far * pitch_[side]) {
          result.last = std::max(r, foot);
          break;
        }
    }
    return result;
  }

 private:
  int sides_of(std::size_t r) const {
    int sides = 0;
    for (std::size_t i = rows_[r].begin; i < rows_[r].end; ++i) sides |= is_left(pieces_[i], gutter_) ? 1 : 2;
    for (const LinePiece* piece : tall_)
      if (piece->box.y0 <= rows_[r].baseline && piece->box.y1 >= rows_[r].baseline)
        sides |= is_left(*piece, gutter_) ? 1 : 2;
    return sides;
  }
  void find_tall_pieces() {
    for (std::size_t i = rows_[gutter_.first].begin; i < rows_[gutter_.last].end; ++i)
      if (pieces_[i].words.empty()) tall_.push_back(&pieces_[i]);
  }
  // Whether row `r`, the first or the last, is a line of its own: far from the text on both sides, in letters
  // that are no larger, and drawn at one go.
  bool stands_apart(std::size_t r, bool first) const {
    if (sides_of(r) != 3) return false;
    std::int32_t from = std::numeric_limits<std::int32_t>::max();
    std::int32_t to = -1;
    for (std::size_t i = rows_[r].begin; i < rows_[r].end; ++i) {
      if (pieces_[i].words.empty() || (first && pieces_[i].bold)) return false;  // heads of columns
      from = std::min(from, pieces_[i].drawn);
      to = std::max(to, pieces_[i].drawn);
    }
    float other_size = 0;
    for (std::size_t i = rows_[gutter_.first].begin; i < rows_[gutter_.last].end; ++i) {
      if (i >= rows_[r].begin && i < rows_[r].end) continue;
      other_size = std::max(other_size, pieces_[i].size);
      if (pieces_[i].drawn > from && pieces_[i].drawn < to) return false;
    }
    if (from < 0 || pieces_[rows_[r].begin].size > other_size) return false;
    for (const int side : {0, 1}) {
      const float gap = first ? next_on(side, r) - rows_[r].baseline : rows_[r].baseline - last_on(side, r);
      if (gap < 2.5F * pitch_[side]) return false;
    }
    return true;
  }
  // Baseline of the row before with text on this side.
  float last_on(int side, std::size_t r) const {
    for (std::size_t last = r; last-- > gutter_.first;)
      if ((sides_of(last) & (1 << side)) != 0) return rows_[last].baseline;
    return rows_[r].baseline;
  }
  // Baseline of the next row with text on this side.
  float next_on(int side, std::size_t r) const {
    for (std::size_t next = r + 1; next <= gutter_.last; ++next)
      if ((sides_of(next) & (1 << side)) != 0) return rows_[next].baseline;
    return rows_[r].baseline;
  }

  const std::vector<LinePiece>& pieces_;
  const std::vector<Row>& rows_;
  Gutter gutter_;
  std::vector<const LinePiece*> tall_;  // frames and tables: they stand beside many rows
  float pitch_[2] = {12, 12};
};

}  // namespace

Gutter trimmed(const std::vector<LinePiece>& pieces, const std::vector<Row>& rows, const Gutter& gutter) {
  return Trimmer(pieces, rows, gutter).trimmed(gutter.last + 1 < rows.size());
}

}  // namespace planlezer
