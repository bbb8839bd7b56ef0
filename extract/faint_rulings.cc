#include "extract/faint_rulings.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace planlezer {

namespace {

constexpr double shortest_horizontal = 0.4, shortest_vertical = 0.25;  // inch
constexpr int least_contrast = 9;  // grey levels between line and paper, after averaging along the line
constexpr double least_dark_share = 0.85;  // of the line's columns
constexpr double steepest = 0.009;         // rows per column: half a degree

struct Grey {
  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;
  const std::uint8_t* row(int y) const {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
};

Grey upright(const Raster& raster) {
  Grey grey{raster.width, raster.height, {}};
  grey.pixels.assign(raster.pixels.begin(), raster.pixels.end());
  return grey;
}

Grey transposed(const Grey& in) {
  constexpr int tile = 32;  // both sides stay in the cache
  Grey out{in.height, in.width, std::vector<std::uint8_t>(in.pixels.size())};
  for (int y0 = 0; y0 < in.height; y0 += tile)
    for (int x0 = 0; x0 < in.width; x0 += tile)
      for (int y = y0; y < std::min(y0 + tile, in.height); ++y)
        for (int x = x0; x < std::min(x0 + tile, in.width); ++x)
          out.pixels[static_cast<std::size_t>(x) * static_cast<std::size_t>(in.height) +
                     static_cast<std::size_t>(y)] = in.row(y)[x];
  return out;
}

// The mean of every `block` pixels of a row, then of five such means: noise goes, lines stay.
Grey averaged_along(const Grey& in, int block) {
  Grey out{in.width / block, in.height, {}};
  out.pixels.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  std::vector<int> means(static_cast<std::size_t>(out.width));
  for (int y = 0; y < in.height; ++y) {
    const std::uint8_t* row = in.row(y);
    for (int b = 0; b < out.width; ++b) {
      int sum = 0;
      for (int x = b * block; x < (b + 1) * block; ++x) sum += row[x];
      means[static_cast<std::size_t>(b)] = sum / block;
    }
    std::uint8_t* to = out.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width);
    for (int b = 0; b < out.width; ++b) {
      const int from = std::max(b - 2, 0);
      const int end = std::min(b + 3, out.width);
      int sum = 0;
      for (int i = from; i < end; ++i) sum += means[static_cast<std::size_t>(i)];
      to[b] = static_cast<std::uint8_t>(sum / (end - from));
    }
  }
  return out;
}

// A piece of a line in one row of the averaged picture, and the line it became part of.
struct Run {
  int y = 0, from = 0, to = 0;  // blocks [from, to)
};

void whiten(Raster& raster, const Box& box) {
  const auto width = static_cast<std::size_t>(raster.width);
  const auto x = static_cast<std::size_t>(std::max(box.x0, 0.0F));
  const auto end_x = static_cast<std::size_t>(std::min(box.x1, static_cast<float>(raster.width)));
  const auto end_y = static_cast<std::size_t>(std::min(box.y1, static_cast<float>(raster.height)));
  for (auto y = static_cast<std::size_t>(std::max(box.y0, 0.0F)); y < end_y && x < end_x; ++y)
    raster.pixels.replace(y * width + x, end_x - x, end_x - x, '\xFF');
}

struct FoundLine {
  Box box;
  std::vector<Box> ink;  // what it covers, piece by piece: narrower than `box` when it slopes
};

// Finds horizontal lines; for vertical ones the picture is transposed.
class LineFinder {
 public:
  LineFinder(const Grey& grey, double dpi, double shortest_inch)
      : grey_(grey),
        block_(std::max(3, static_cast<int>(dpi / 40))),
        reach_(std::max(3, static_cast<int>(dpi / 45))),
        shortest_(std::max(2, static_cast<int>(shortest_inch * dpi) / block_)),
        means_(averaged_along(grey, block_)) {}

  std::vector<FoundLine> find() const {
    std::vector<Line> open;
    std::vector<FoundLine> found;
    for (int y = reach_; y < means_.height - reach_; ++y) {
      for (const Run& run : runs_in(y)) take(run, open);
      close(open, y, found);
    }
    close(open, means_.height + reach_, found);
    return found;
  }

 private:
  struct Line {
    std::vector<Run> runs;
    int last_y = 0;
  };

  int lightest(int y0, int y1, int b) const {
    int value = 0;
    for (int y = y0; y <= y1; ++y) value = std::max(value, static_cast<int>(means_.row(y)[b]));
    return value;
  }

  bool is_dark_here(int y, int b) const {
    const int value = means_.row(y)[b];
    // The farthest rows first: on blank paper that is all that is looked at.
    if (means_.row(y - reach_)[b] - value < least_contrast &&
        lightest(y - reach_, y - 2, b) - value < least_contrast)
      return false;
    return means_.row(y + reach_)[b] - value >= least_contrast ||
           lightest(y + 2, y + reach_, b) - value >= least_contrast;
  }

  std::vector<Run> runs_in(int y) const {
    std::vector<Run> runs;
    for (int b = 0; b < means_.width; ++b) {
      if (!is_dark_here(y, b)) continue;
      const bool near = !runs.empty() && b - runs.back().to <= 2;
      if (near)
        runs.back().to = b + 1;
      else
        runs.push_back({y, b, b + 1});
    }
    return runs;
  }

  // A run goes on with the line that it touches in the rows just above, or begins one.
  static void take(const Run& run, std::vector<Line>& open) {
    std::optional<std::size_t> home;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const bool touches = std::any_of(open[i].runs.rbegin(), open[i].runs.rend(), [&](const Run& other) {
        return run.y - other.y <= 2 && run.from <= other.to + 2 && other.from <= run.to + 2;
      });
      if (!touches) continue;
      if (!home) {
        home = i;
        continue;
      }
      auto& runs = open[*home].runs;
      runs.insert(runs.end(), open[i].runs.begin(), open[i].runs.end());
      open[i].runs.clear();
    }
    std::erase_if(open, [](const Line& line) { return line.runs.empty(); });
    if (!home) {
      open.push_back({{run}, run.y});
      return;
    }
    // Lines before `home` were never merged away, so its place holds.
    open[*home].runs.push_back(run);
    open[*home].last_y = run.y;
  }

  void close(std::vector<Line>& open, int y, std::vector<FoundLine>& found) const {
    std::erase_if(open, [&](const Line& line) {
      if (y - line.last_y <= 2) return false;
      if (auto checked_line = checked(line)) found.push_back(std::move(*checked_line));
      return true;
    });
  }

  // The row at which each block is darkest; -1 where the line has none.
  std::vector<int> course_of(const Line& line, int from, int to) const {
    std::vector<int> course(static_cast<std::size_t>(to - from), -1);
    for (const Run& run : line.runs)
      for (int b = run.from; b < run.to; ++b) {
        int& best = course[static_cast<std::size_t>(b - from)];
        if (best < 0 || means_.row(run.y)[b] < means_.row(best)[b]) best = run.y;
      }
    return course;
  }

  std::optional<FoundLine> checked(const Line& line) const {
    int from = means_.width;
    int to = 0;
    int top = means_.height;
    int bottom = 0;
    for (const Run& run : line.runs) {
      from = std::min(from, run.from);
      to = std::max(to, run.to);
      top = std::min(top, run.y);
      bottom = std::max(bottom, run.y);
    }
    const int length = to - from;
    if (length < shortest_ || bottom - top > reach_ + steepest * length * block_) return std::nullopt;
    const std::vector<int> course = course_of(line, from, to);
    if (dark_share(course, from) < least_dark_share) return std::nullopt;
    FoundLine found{{static_cast<float>(from * block_), static_cast<float>(top),
                     static_cast<float>(to * block_), static_cast<float>(bottom + 1)},
                    {}};
    const int half = std::max(2, reach_ / 3);
    for (std::size_t i = 0; i < course.size(); ++i) {
      if (course[i] < 0) continue;
      const int x = (from + static_cast<int>(i)) * block_;
      found.ink.push_back({static_cast<float>(x), static_cast<float>(course[i] - half),
                           static_cast<float>(x + block_), static_cast<float>(course[i] + half + 1)});
    }
    return found;
  }

  // The share of pixel columns in which the line is darker than the paper around it.
  double dark_share(const std::vector<int>& course, int from) const {
    int dark = 0;
    int all = 0;
    for (std::size_t i = 0; i < course.size(); ++i) {
      const int y = course[i];
      const int b = from + static_cast<int>(i);
      all += block_;
      if (y < 0) continue;
      const int paper = std::min(lightest(y - reach_, y - 2, b), lightest(y + 2, y + reach_, b));
      const int limit = paper - std::max(4, (paper - means_.row(y)[b]) / 2);
      for (int x = b * block_; x < (b + 1) * block_; ++x) {
        int darkest = 255;
        for (int row = y - 1; row <= y + 1; ++row) {
          const std::uint8_t* pixels = grey_.row(row);
          const int left = std::max(x - 1, 0);
          const int right = std::min(x + 1, grey_.width - 1);
          darkest = std::min(darkest, (pixels[left] + pixels[x] + pixels[right]) / 3);
        }
        if (darkest < limit) ++dark;
      }
    }
    return all == 0 ? 0 : static_cast<double>(dark) / all;
  }

  const Grey& grey_;
  const int block_, reach_, shortest_;  // reach in rows: no line is thicker
  const Grey means_;
};

}  // namespace

std::vector<Box> take_out_faint_rulings(Raster& straight) {
  std::vector<Box> rulings;
  if (straight.width < 100 || straight.height < 100) return rulings;
  const Grey grey = upright(straight);
  for (const FoundLine& line : LineFinder(grey, straight.dpi, shortest_horizontal).find()) {
    rulings.push_back(line.box);
    for (const Box& ink : line.ink) whiten(straight, ink);
  }
  const Grey turned = transposed(grey);
  const auto turn = [](const Box& box) { return Box{box.y0, box.x0, box.y1, box.x1}; };
  for (const FoundLine& line : LineFinder(turned, straight.dpi, shortest_vertical).find()) {
    rulings.push_back(turn(line.box));
    for (const Box& ink : line.ink) whiten(straight, turn(ink));
  }
  return rulings;
}

}  // namespace planlezer
