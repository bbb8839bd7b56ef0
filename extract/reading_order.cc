#include "extract/reading_order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "extract/gutters.h"

namespace planlezer {

namespace {

constexpr int deepest_split = 12;

// What stands on one side of a gutter.
struct Side {
  int lines = 0;  // different baselines
  int pieces = 0;
  int words = 0;
  std::vector<float> widths;                                            // of the lines in each column
  std::vector<float> baselines;                                         // ascending
  float size = 0;                                                       // the largest
  float size_sum = 0;                                                   // over the pieces
  float right = 0;                                                      // of the last piece
  bool framed = true;                                                   // nothing but frames
  std::int32_t first_drawn = std::numeric_limits<std::int32_t>::max();  // in drawing order
  std::int32_t last_drawn = -1;
  bool drawn = true;  // the drawing order of all of it is known

  void add(const LinePiece& piece) {
    words += piece.words.empty() ? 10 : static_cast<int>(piece.words.size());
    framed = framed && piece.frame >= 0;
    drawn = drawn && piece.drawn >= 0;
    first_drawn = std::min(first_drawn, piece.drawn);
    last_drawn = std::max(last_drawn, piece.drawn);
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
  bool has_sentences() const { return lines >= 3 && words >= 3 * lines; }
  // Lines of several words and much the same width.
  bool is_prose(int least_lines) const {
    if (lines < least_lines || words < 3 * static_cast<int>(widths.size())) return false;
    std::vector<float> sorted = widths;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2] > 0.62F * sorted[sorted.size() * 9 / 10];
  }
};

// The pieces from `begin` up to `end` on both sides of `gutter`.
std::pair<Side, Side> sides_of(const std::vector<LinePiece>& pieces, std::size_t begin, std::size_t end,
                               const Gutter& gutter) {
  std::pair<Side, Side> sides;
  for (std::size_t i = begin; i < end; ++i)
    (is_left(pieces[i], gutter) ? sides.first : sides.second).add(pieces[i]);
  return sides;
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

std::size_t shared_lines(const Side& left, const Side& right) {
  std::size_t shared = 0;
  std::size_t r = 0;
  for (const float baseline : left.baselines) {
    while (r < right.baselines.size() && right.baselines[r] < baseline - 0.2F * left.size) ++r;
    if (r < right.baselines.size() && right.baselines[r] <= baseline + 0.2F * left.size) ++shared;
  }
  return shared;
}

// Programs draw in the order of their text: a table row by row, columns one after the other.
bool drawn_as_columns(const Side& left, const Side& right) {
  return left.drawn && right.drawn && left.last_drawn < right.first_drawn && left.has_sentences() &&
         right.has_sentences();
}

// Whether the rows on both sides are independent columns rather than parts of the same rows. Before tables
// are known only long prose on both sides is certain, and a frame beside something else.
bool separates_columns(const Side& left, const Side& right, ColumnKind kind) {
  if (left.framed || right.framed) return true;
  const std::size_t shared = shared_lines(left, right);
  const bool drawn = shared > 1 && drawn_as_columns(left, right);
  if (kind == ColumnKind::prose)
    return (drawn || (left.is_prose(8) && right.is_prose(8))) && !begins_together(left, right);
  if (drawn) return true;
  const float relation = static_cast<float>(shared) / static_cast<float>(std::min(left.lines, right.lines));
  if (left.is_prose(4) && right.is_prose(4)) return true;
  if (relation < 0.4F) return true;
  // A margin text beside prose.
  const float ratio = left.usual_size() / right.usual_size();
  const bool other_size = ratio < 0.87F || ratio > 1.15F;
  return (relation < 0.7F || other_size) && (left.is_prose(6) || right.is_prose(6));
}

// Sections that each stand in columns of their own are drawn one after the other: `gutter` as far as the
// first of them reaches, or unchanged.
Gutter first_columns_drawn(const std::vector<LinePiece>& pieces, const std::vector<Row>& rows,
                           const Gutter& gutter) {
  std::vector<std::int32_t> first_below(gutter.last - gutter.first + 2,
                                        std::numeric_limits<std::int32_t>::max());
  for (std::size_t r = gutter.last + 1; r-- > gutter.first;) {
    std::int32_t& first = first_below[r - gutter.first];
    first = first_below[r - gutter.first + 1];
    for (std::size_t i = rows[r].begin; i < rows[r].end; ++i) first = std::min(first, pieces[i].drawn);
  }
  if (first_below.front() < 0) return gutter;
  Gutter section = gutter;
  std::int32_t last_above = -1;
  for (std::size_t begin = gutter.first, r = begin; r <= gutter.last; ++r) {
    for (std::size_t i = rows[r].begin; i < rows[r].end; ++i)
      last_above = std::max(last_above, pieces[i].drawn);
    if (last_above > first_below[r + 1 - gutter.first]) continue;
    const auto [left, right] = sides_of(pieces, rows[begin].begin, rows[r].end, gutter);
    if (left.lines > 1 && right.lines > 1 && left.last_drawn < right.first_drawn) {
      section.first = begin;
      section.last = r;
      break;
    }
    begin = r + 1;
  }
  const auto above = sides_of(pieces, rows[gutter.first].begin, rows[section.first].begin, gutter).second;
  const auto below = sides_of(pieces, rows[section.last].end, rows[gutter.last].end, gutter).second;
  return above.lines + below.lines > 0 ? section : gutter;
}

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
    Gutter gutter = trimmed(pieces, rows, found);
    if (gutter.last <= gutter.first) continue;
    gutter = first_columns_drawn(pieces, rows, gutter);
    const auto [left, right] = sides_of(pieces, rows[gutter.first].begin, rows[gutter.last].end, gutter);
    // Over many rows a narrow white strip says as much as a wide one over few.
    const bool narrow = gutter.x1 - gutter.x0 < 0.8F * em;
    if (left.lines < 2 || right.lines < 2 || (narrow && left.lines + right.lines < 10) ||
        !separates_columns(left, right, kind))
      continue;
    gutter.score = static_cast<float>(std::min(left.lines, right.lines)) + 0.01F * (gutter.x1 - gutter.x0) +
                   0.2F * static_cast<float>(left.lines + right.lines);
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

namespace {

bool is_beside(const LinePiece& small, const LinePiece& line) {
  return small.table < 0 && line.table < 0 && small.box.center_y() > line.box.y0 &&
         small.box.center_y() < line.box.y1;
}

// A badge a little higher than its heading comes after it; an icon in the middle of two lines before them.
void order_small_pieces(std::vector<LinePiece>& lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    LinePiece& line = lines[i];
    LinePiece& next = lines[i + 1];
    if (is_beside(line, next) && line.box.x0 > next.box.x1 && line.size < next.size) std::swap(line, next);
    if (i == 0) continue;
    LinePiece& last = lines[i - 1];
    const bool between = last.baseline < line.baseline && last.box.x0 > line.box.x1 &&
                         std::abs(last.box.x0 - next.box.x0) < 1 && last.size == next.size &&
                         next.baseline - last.baseline < 1.8F * last.size;
    if (between && line.table < 0 && last.table < 0 && next.table < 0 && line.words.size() == 1)
      std::swap(last, line);
  }
}

}  // namespace

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
  order_small_pieces(region.lines);
  region.box = region.lines.front().box;
  for (const LinePiece& line : region.lines) region.box.include(line.box);
  return region;
}

}  // namespace planlezer
