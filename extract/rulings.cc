#include "extract/rulings.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planlezer {

namespace {

constexpr float same_place = 2.0F;   // points between lines that are drawn as one
constexpr float largest_gap = 4.0F;  // in a dashed or interrupted line
constexpr float touch = 3.0F;        // between a line's end and the line it meets
constexpr std::size_t most_pairs = 4'000'000;

std::vector<RuledLine> merged(std::vector<RuledLine> lines, float shortest) {
  std::sort(lines.begin(), lines.end(), [](const RuledLine& a, const RuledLine& b) { return a.at < b.at; });
  std::vector<RuledLine> result;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && lines[end].at - lines[begin].at < same_place) ++end;
    const auto first = lines.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = lines.begin() + static_cast<std::ptrdiff_t>(end);
    std::sort(first, last, [](const RuledLine& a, const RuledLine& b) { return a.from < b.from; });
    float at = 0;
    for (auto it = first; it != last; ++it) at += it->at;
    at /= static_cast<float>(end - begin);
    RuledLine open{at, first->from, first->to};
    for (auto it = first; it != last; ++it) {
      if (it->from > open.to + largest_gap) {
        if (open.to - open.from >= shortest) result.push_back(open);
        open = {at, it->from, it->to};
      }
      open.to = std::max(open.to, it->to);
    }
    if (open.to - open.from >= shortest) result.push_back(open);
    begin = end;
  }
  return result;
}

std::vector<float> distinct(std::vector<float> places) {
  std::sort(places.begin(), places.end());
  std::vector<float> result;
  for (const float place : places)
    if (result.empty() || place - result.back() > touch) result.push_back(place);
  return result;
}

class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

// Open sides: the ends of the lines across bound the outer cells.
void add_open_sides(std::vector<float>& places, const std::vector<RuledLine>& across) {
  float low = across.front().from;
  float high = across.front().to;
  for (const RuledLine& line : across) {
    low = std::min(low, line.from);
    high = std::max(high, line.to);
  }
  if (places.empty() || low < places.front() - 2 * touch) places.insert(places.begin(), low);
  if (high > places.back() + 2 * touch) places.push_back(high);
}

}  // namespace

RuledLines merge_rulings(const std::vector<Box>& rulings) {
  RuledLines lines;
  for (const Box& box : rulings) {
    if (box.width() >= box.height())
      lines.horizontal.push_back({box.center_y(), box.x0, box.x1});
    else
      lines.vertical.push_back({box.center_x(), box.y0, box.y1});
  }
  lines.horizontal = merged(std::move(lines.horizontal), 8);
  lines.vertical = merged(std::move(lines.vertical), 5);
  return lines;
}

std::vector<RuledGrid> find_grids(const RuledLines& lines, std::vector<RuledLine>& loose) {
  const std::size_t rows = lines.horizontal.size();
  const std::size_t columns = lines.vertical.size();
  if (rows * columns > most_pairs) return {};
  Groups groups(rows + columns);
  std::vector<bool> met(rows + columns);
  for (std::size_t h = 0; h < rows; ++h)
    for (std::size_t v = 0; v < columns; ++v) {
      const RuledLine& a = lines.horizontal[h];
      const RuledLine& b = lines.vertical[v];
      if (b.at < a.from - touch || b.at > a.to + touch || a.at < b.from - touch || a.at > b.to + touch)
        continue;
      groups.join(h, rows + v);
      met[h] = met[rows + v] = true;
    }
  std::vector<RuledGrid> grids;
  std::vector<std::size_t> grid_of(rows + columns, SIZE_MAX);
  for (std::size_t i = 0; i < rows + columns; ++i) {
    if (!met[i]) {
      if (i < rows) loose.push_back(lines.horizontal[i]);
      continue;
    }
    std::size_t& grid = grid_of[groups.find(i)];
    if (grid == SIZE_MAX) {
      grid = grids.size();
      grids.emplace_back();
    }
    if (i < rows)
      grids[grid].lines.horizontal.push_back(lines.horizontal[i]);
    else
      grids[grid].lines.vertical.push_back(lines.vertical[i - rows]);
  }
  for (RuledGrid& grid : grids) {
    std::vector<float> xs;
    std::vector<float> ys;
    for (const RuledLine& line : grid.lines.vertical) xs.push_back(line.at);
    for (const RuledLine& line : grid.lines.horizontal) ys.push_back(line.at);
    grid.xs = distinct(std::move(xs));
    grid.ys = distinct(std::move(ys));
    add_open_sides(grid.xs, grid.lines.horizontal);
    add_open_sides(grid.ys, grid.lines.vertical);
  }
  std::erase_if(grids, [](const RuledGrid& grid) { return grid.xs.size() < 2 || grid.ys.size() < 2; });
  return grids;
}

bool is_shaded(const RuledGrid& grid, const std::vector<Box>& fills) {
  const float y = (grid.ys[0] + grid.ys[1]) / 2;
  float width = 0;
  for (const Box& fill : fills)
    if (fill.y0 < y && fill.y1 > y)
      width += std::max(0.0F, std::min(fill.x1, grid.xs.back()) - std::max(fill.x0, grid.xs.front()));
  return width > 0.7F * (grid.xs.back() - grid.xs.front());
}

void join_stacked_grids(std::vector<RuledGrid>& grids, const std::vector<Box>& fills) {
  constexpr float tallest_gap = 150;       // points: a row of many lines
  constexpr std::size_t most_grids = 400;  // drawings have thousands of boxes
  if (grids.size() > most_grids || fills.empty()) return;
  std::sort(grids.begin(), grids.end(),
            [](const RuledGrid& a, const RuledGrid& b) { return a.ys.front() < b.ys.front(); });
  const auto same_columns = [](const RuledGrid& a, const RuledGrid& b) {
    const bool title = b.xs.size() == 2 && std::abs(a.xs.front() - b.xs.front()) < touch &&
                       std::abs(a.xs.back() - b.xs.back()) < touch;
    if (title && a.xs.size() >= 3) return true;  // one cell over all columns
    if (a.xs.size() != b.xs.size() || a.xs.size() < 3) return false;
    for (std::size_t i = 0; i < a.xs.size(); ++i)
      if (std::abs(a.xs[i] - b.xs[i]) > touch) return false;
    return true;
  };
  for (std::size_t i = 0; i < grids.size(); ++i) {
    if (grids[i].xs.size() < 3 || !is_shaded(grids[i], fills)) continue;
    for (std::size_t j = i + 1; j < grids.size();) {
      RuledGrid& upper = grids[i];
      RuledGrid& lower = grids[j];
      if (lower.xs.front() > upper.xs.back() || lower.xs.back() < upper.xs.front()) {
        ++j;  // beside it
        continue;
      }
      const float gap = lower.ys.front() - upper.ys.back();
      if (gap < -touch || gap > tallest_gap || !same_columns(upper, lower) || !is_shaded(lower, fills)) break;
      for (const float y : lower.ys)
        if (y > upper.ys.back() + touch) upper.ys.push_back(y);
      upper.lines.horizontal.insert(upper.lines.horizontal.end(), lower.lines.horizontal.begin(),
                                    lower.lines.horizontal.end());
      upper.lines.vertical.insert(upper.lines.vertical.end(), lower.lines.vertical.begin(),
                                  lower.lines.vertical.end());
      upper.joined = true;
      grids.erase(grids.begin() + static_cast<std::ptrdiff_t>(j));
    }
  }
}

float covered_share(const std::vector<RuledLine>& lines, float at, float from, float to) {
  if (!(to > from)) return 1;
  float covered = 0;
  for (const RuledLine& line : lines) {
    if (std::abs(line.at - at) > touch + 0.5F) continue;
    covered += std::max(0.0F, std::min(line.to, to) - std::max(line.from, from));
  }
  return std::min(1.0F, covered / (to - from));
}

}  // namespace planlezer
