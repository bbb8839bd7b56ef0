#include "extract/reading_order.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace planlezer {

namespace {

constexpr int deepest_split = 12;

struct Row {
  std::size_t begin = 0, end = 0;  // pieces
  float baseline = 0;
};

// White space between columns, from row `first` up to and including row `last`.
struct Gutter {
  float x0 = 0, x1 = 0;
  std::size_t first = 0, last = 0;
  float score = 0;
};

// What stands on one side of a gutter.
struct Side {
  int lines = 0;  // different baselines
  int pieces = 0;
  int words = 0;
  std::vector<float> widths;     // of the lines in each column
  std::vector<float> baselines;  // ascending
  float size = 0;                // the largest
  float size_sum = 0;            // over the pieces
  float right = 0;               // of the last piece
  bool framed = true;            // nothing but frames

  void add(const LinePiece& piece) {
    words += piece.words.empty() ? 10 : static_cast<int>(piece.words.size());
    framed = framed && piece.frame >= 0;
    if (piece.frame >= 0) lines += 2;  // at least
    size = std::max(size, piece.size);
    size_sum += piece.size;
    ++pieces;
    const bool same_line = !baselines.empty() && std::abs(baselines.back() - piece.baseline) < 0.1F;
    // Gaps of justified text do not cut its lines.
    if (same_line && piece.box.x0 - right < 1.6F * piece.size)
      widths.back() += piece.box.x1 - right;
    else
      widths.push_back(piece.box.width());
    right = piece.box.x1;
    if (!baselines.empty() && std::abs(baselines.back() - piece.baseline) < 0.1F) return;
    ++lines;
    baselines.push_back(piece.baseline);
  }
  float usual_size() const { return size_sum / static_cast<float>(pieces); }
  // Lines of several words and much the same width.
  bool is_prose(int least_lines) const {
    if (lines < least_lines || words < 3 * static_cast<int>(widths.size())) return false;
    std::vector<float> sorted = widths;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2] > 0.62F * sorted[sorted.size() * 9 / 10];
  }
};

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

// The usual distance between lines that stand on one side.
float usual_pitch(const std::vector<float>& baselines, float size) {
  std::vector<float> pitches;
  for (std::size_t i = 1; i < baselines.size(); ++i) pitches.push_back(baselines[i] - baselines[i - 1]);
  std::erase_if(pitches, [&](float pitch) { return pitch < 0.8F * size; });
  if (pitches.empty()) return 1.2F * size;
  const auto low = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 3);
  std::nth_element(pitches.begin(), low, pitches.end());
  return *low;
}

// Baselines of lines that begin something: the first one and those after more than the usual distance.
std::vector<float> beginnings(const Side& side) {
  const float pitch = usual_pitch(side.baselines, std::min(side.size, 14.0F));
  std::vector<float> found{side.baselines.front()};
  for (std::size_t i = 1; i < side.baselines.size(); ++i)
    if (side.baselines[i] - side.baselines[i - 1] > 1.25F * pitch) found.push_back(side.baselines[i]);
  return found;
}

// Rows of a table begin on both sides at once; paragraphs of two columns do not.
bool begins_together(const Side& left, const Side& right) {
  std::vector<float> fewer = beginnings(left);
  std::vector<float> more = beginnings(right);
  if (fewer.size() > more.size()) std::swap(fewer, more);
  if (fewer.size() < 4) return false;
  const auto shared = std::count_if(fewer.begin(), fewer.end(), [&](float y) {
    return std::any_of(more.begin(), more.end(),
                       [&](float other) { return std::abs(other - y) < 0.2F * left.size; });
  });
  return 10 * static_cast<std::size_t>(shared) >= 7 * fewer.size();
}

// Whether the rows on both sides are independent columns rather than parts of the same rows. Before tables
// are known only long prose on both sides is certain, and a frame beside something else.
bool separates_columns(const Side& left, const Side& right, ColumnKind kind) {
  if (left.framed || right.framed) return true;
  if (kind == ColumnKind::prose)
    return left.is_prose(8) && right.is_prose(8) && !begins_together(left, right);
  std::size_t shared = 0;
  std::size_t r = 0;
  for (const float baseline : left.baselines) {
    while (r < right.baselines.size() && right.baselines[r] < baseline - 0.2F * left.size) ++r;
    if (r < right.baselines.size() && right.baselines[r] <= baseline + 0.2F * left.size) ++shared;
  }
  const float relation = static_cast<float>(shared) / static_cast<float>(std::min(left.lines, right.lines));
  if (left.is_prose(4) && right.is_prose(4)) return true;
  if (relation < 0.4F) return true;
  // A margin text beside prose.
  const float ratio = left.usual_size() / right.usual_size();
  const bool other_size = ratio < 0.87F || ratio > 1.15F;
  return (relation < 0.7F || other_size) && (left.is_prose(6) || right.is_prose(6));
}

bool is_left(const LinePiece& piece, const Gutter& gutter) {
  return piece.box.center_x() < (gutter.x0 + gutter.x1) / 2;
}

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
  // Baseline of the next row with text on this side.
  float next_on(int side, std::size_t r) const {
    for (std::size_t next = r + 1; next <= gutter_.last; ++next)
      if ((sides_of(next) & (1 << side)) != 0) return rows_[next].baseline;
    return rows_[r].baseline;
  }

  const std::vector<LinePiece>& pieces_;
  const std::vector<Row>& rows_;
  const Gutter& gutter_;
  std::vector<const LinePiece*> tall_;  // frames and tables: they stand beside many rows
  float pitch_[2] = {12, 12};
};

std::optional<Gutter> best_gutter(const std::vector<LinePiece>& pieces, const std::vector<Row>& rows,
                                  ColumnKind kind) {
  if (rows.size() < 3) return std::nullopt;
  std::vector<float> sizes;
  for (const LinePiece& piece : pieces)
    if (!piece.words.empty()) sizes.push_back(piece.size);
  if (sizes.empty()) return std::nullopt;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  const float em = sizes[sizes.size() / 2];
  std::optional<Gutter> best;
  for (const Gutter& found : find_gutters(pieces, rows, 0.45F * em)) {
    if (found.last < found.first + 1) continue;
    Gutter gutter = Trimmer(pieces, rows, found).trimmed(found.last + 1 < rows.size());
    Side left;
    Side right;
    for (std::size_t r = gutter.first; r <= gutter.last; ++r)
      for (std::size_t i = rows[r].begin; i < rows[r].end; ++i)
        (is_left(pieces[i], gutter) ? left : right).add(pieces[i]);
    // Over many rows a narrow white strip says as much as a wide one over few.
    const bool narrow = gutter.x1 - gutter.x0 < 0.8F * em;
    if (left.lines < 2 || right.lines < 2 || (narrow && left.lines + right.lines < 10) ||
        !separates_columns(left, right, kind))
      continue;
    gutter.score = static_cast<float>(std::min(left.lines, right.lines)) + 0.01F * (gutter.x1 - gutter.x0);
    if (!best || gutter.score > best->score) best = gutter;
  }
  return best;
}

// Cuts `pieces` along the best gutter and its parts again, in reading order.
void split(std::vector<LinePiece> pieces, ColumnKind kind, int depth,
           std::vector<std::vector<LinePiece>>& parts) {
  if (pieces.empty()) return;
  const std::vector<Row> rows = rows_of(pieces);
  const std::optional<Gutter> gutter = depth < deepest_split ? best_gutter(pieces, rows, kind) : std::nullopt;
  if (!gutter) {
    parts.push_back(std::move(pieces));
    return;
  }
  std::vector<LinePiece> above;
  std::vector<LinePiece> left;
  std::vector<LinePiece> right;
  std::vector<LinePiece> below;
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t i = rows[r].begin; i < rows[r].end; ++i) {
      auto& part = r < gutter->first             ? above
                   : r > gutter->last            ? below
                   : is_left(pieces[i], *gutter) ? left
                                                 : right;
      part.push_back(std::move(pieces[i]));
    }
  for (auto* part : {&above, &left, &right, &below}) split(std::move(*part), kind, depth + 1, parts);
}

}  // namespace

std::vector<std::vector<LinePiece>> split_columns(std::vector<LinePiece> pieces, ColumnKind kind) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const LinePiece& a, const LinePiece& b) { return a.row < b.row; });
  std::vector<std::vector<LinePiece>> parts;
  split(std::move(pieces), kind, 0, parts);
  return parts;
}

Region make_region(const RawPage& page, const std::vector<LinePiece>& pieces) {
  Region region;
  for (const Row& row : rows_of(pieces)) {
    std::vector<LinePiece> line;
    for (std::size_t i = row.begin; i < row.end; ++i) {
      if (pieces[i].table >= 0) {
        if (!line.empty()) region.lines.push_back(joined(page, std::exchange(line, {})));
        region.lines.push_back(pieces[i]);
      } else {
        line.push_back(pieces[i]);
      }
    }
    if (!line.empty()) region.lines.push_back(joined(page, line));
  }
  region.box = region.lines.front().box;
  for (const LinePiece& line : region.lines) region.box.include(line.box);
  return region;
}

}  // namespace planlezer
