#include "extract/regions.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "extract/frames.h"
#include "extract/labelled_values.h"

namespace planlezer {

namespace {

constexpr float column_gap_em = 0.8F;  // wider gaps in a row may be the space between columns
constexpr int deepest_frame = 4;

// What is drawn in one area: the page or the inside of a frame.
struct Drawn {
  std::vector<RuledGrid> grids;
  std::vector<RuledLine> rules;  // horizontal lines that belong to no grid
};

// Tables and frames take part in the reading order as one tall piece each.
void add_whole_pieces(std::vector<LinePiece> whole, std::vector<LinePiece>& pieces) {
  if (whole.empty()) return;
  std::uint32_t number = 1'000'000;
  for (LinePiece& piece : whole) {
    piece.baseline = piece.box.y0;
    piece.size = 10;
    piece.row = number++;
    pieces.push_back(std::move(piece));
  }
  std::stable_sort(pieces.begin(), pieces.end(), [](const LinePiece& a, const LinePiece& b) {
    return a.baseline != b.baseline ? a.baseline < b.baseline : a.row < b.row;
  });
  std::uint32_t row = 0;
  std::uint32_t last = pieces.front().row;
  for (LinePiece& piece : pieces) {
    if (piece.row != last) ++row;
    last = std::exchange(piece.row, row);
  }
}

bool lies_in(const Box& frame, float x, float y) {
  constexpr float edge = 1;
  return x > frame.x0 - edge && x < frame.x1 + edge && y > frame.y0 - edge && y < frame.y1 + edge;
}

class RegionFinder {
 public:
  RegionFinder(const RawPage& page, std::vector<TableDraft>& tables) : page_(page), tables_(tables) {}

  std::vector<Region> run(Drawn drawn, std::vector<std::uint32_t> words, int depth);

 private:
  Drawn take_inside(const Box& frame, Drawn& drawn) const;
  std::vector<std::uint32_t> take_inside(const Box& frame, std::vector<std::uint32_t>& words) const;
  std::vector<LinePiece> frame_pieces(Drawn& drawn, std::vector<std::uint32_t>& words, int depth);
  std::vector<LinePiece> table_pieces(std::size_t first) const;
  void add_part(const std::vector<LinePiece>& part, std::vector<Region>& regions);

  const RawPage& page_;
  std::vector<TableDraft>& tables_;
  std::vector<std::vector<Region>> framed_;  // what is in the frames that a piece stands for
};

Drawn RegionFinder::take_inside(const Box& frame, Drawn& drawn) const {
  Drawn inside;
  std::vector<RuledGrid> rest;
  for (RuledGrid& grid : drawn.grids) {
    const float x = (grid.xs.front() + grid.xs.back()) / 2;
    const float y = (grid.ys.front() + grid.ys.back()) / 2;
    const bool is_frame = grid.xs.back() - grid.xs.front() > frame.width() - 2 &&
                          grid.ys.back() - grid.ys.front() > frame.height() - 2;
    if (!lies_in(frame, x, y))
      rest.push_back(std::move(grid));
    else if (!is_frame)
      inside.grids.push_back(std::move(grid));
    else if (grid.ys.size() > 2)  // the line under its head
      for (const RuledLine& line : grid.lines.horizontal)
        if (line.at > frame.y0 + 2 && line.at < frame.y1 - 2) inside.rules.push_back(line);
  }
  drawn.grids = std::move(rest);
  const auto loose = std::stable_partition(
      drawn.rules.begin(), drawn.rules.end(),
      [&](const RuledLine& rule) { return !lies_in(frame, (rule.from + rule.to) / 2, rule.at); });
  inside.rules.insert(inside.rules.end(), loose, drawn.rules.end());
  drawn.rules.erase(loose, drawn.rules.end());
  return inside;
}

std::vector<std::uint32_t> RegionFinder::take_inside(const Box& frame,
                                                     std::vector<std::uint32_t>& words) const {
  const auto first = std::stable_partition(words.begin(), words.end(), [&](std::uint32_t index) {
    const Box& word = page_.words[index].box;
    return !lies_in(frame, word.center_x(), word.center_y());
  });
  std::vector<std::uint32_t> inside(first, words.end());
  words.erase(first, words.end());
  return inside;
}

std::vector<LinePiece> RegionFinder::frame_pieces(Drawn& drawn, std::vector<std::uint32_t>& words,
                                                  int depth) {
  std::vector<LinePiece> pieces;
  if (depth >= deepest_frame) return pieces;
  for (const FrameRow& row : find_frames(page_, drawn.grids, words)) {
    std::vector<Region> regions;
    for (const Box& frame : row.frames) {
      Drawn inside = take_inside(frame, drawn);
      std::vector<Region> found = run(std::move(inside), take_inside(frame, words), depth + 1);
      std::move(found.begin(), found.end(), std::back_inserter(regions));
    }
    if (regions.empty()) continue;
    for (Region& region : regions) region.framed = true;
    LinePiece& piece = pieces.emplace_back();
    piece.box = row.box;
    piece.frame = static_cast<std::int32_t>(framed_.size());
    framed_.push_back(std::move(regions));
  }
  return pieces;
}

std::vector<LinePiece> RegionFinder::table_pieces(std::size_t first) const {
  std::vector<LinePiece> pieces;
  for (std::size_t t = first; t < tables_.size(); ++t) {
    LinePiece& piece = pieces.emplace_back();
    piece.box = tables_[t].table.box;
    piece.table = static_cast<std::int32_t>(t);
  }
  return pieces;
}

// Frames are regions of their own between what stands above and below them.
void RegionFinder::add_part(const std::vector<LinePiece>& part, std::vector<Region>& regions) {
  std::vector<LinePiece> text;
  const auto flush = [&] {
    if (!text.empty()) regions.push_back(make_region(page_, std::exchange(text, {})));
  };
  for (const LinePiece& piece : part) {
    if (piece.frame < 0) {
      text.push_back(piece);
      continue;
    }
    flush();
    auto& inside = framed_[static_cast<std::size_t>(piece.frame)];
    std::move(inside.begin(), inside.end(), std::back_inserter(regions));
  }
  flush();
}

// Frames first, then columns of prose, the tables in each, and then what else stands side by side.
std::vector<Region> RegionFinder::run(Drawn drawn, std::vector<std::uint32_t> words, int depth) {
  std::vector<LinePiece> whole = frame_pieces(drawn, words, depth);
  std::size_t known = tables_.size();
  for (TableDraft& table : find_ruled_tables(page_, std::move(drawn.grids), words, drawn.rules))
    tables_.push_back(std::move(table));
  if (depth > 0)
    if (auto table = find_labelled_values(page_, words)) tables_.push_back(std::move(*table));
  std::vector<LinePiece> pieces = find_pieces(page_, words, column_gap_em);
  for (LinePiece& piece : table_pieces(known)) whole.push_back(std::move(piece));
  add_whole_pieces(std::move(whole), pieces);
  std::vector<Region> regions;
  for (std::vector<LinePiece>& column : split_columns(std::move(pieces), ColumnKind::prose)) {
    std::vector<std::uint32_t> own;
    for (const LinePiece& piece : column) own.insert(own.end(), piece.words.begin(), piece.words.end());
    known = tables_.size();
    for (TableDraft& table : find_aligned_tables(page_, drawn.rules, own))
      tables_.push_back(std::move(table));
    if (tables_.size() > known) {
      std::vector<LinePiece> rest = find_pieces(page_, own, column_gap_em);
      whole = table_pieces(known);
      for (LinePiece& piece : column)
        if (piece.words.empty()) whole.push_back(std::move(piece));
      add_whole_pieces(std::move(whole), rest);
      column = std::move(rest);
    }
    for (const std::vector<LinePiece>& part : split_columns(std::move(column), ColumnKind::any))
      add_part(part, regions);
  }
  return regions;
}

}  // namespace

std::vector<Region> find_regions(const RawPage& page, std::vector<std::uint32_t> words,
                                 std::vector<TableDraft>& tables) {
  Drawn drawn;
  if (!page.rulings.empty() && !words.empty())
    drawn.grids = find_grids(merge_rulings(page.rulings), drawn.rules);
  return RegionFinder(page, tables).run(std::move(drawn), std::move(words), 0);
}

}  // namespace planlezer
