#include "extract/tables.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "extract/table_grid.h"
#include "extract/table_rows.h"

namespace planlezer {

namespace {

constexpr float most_pitch = 3.2F;  // between lines of a table, in sizes
constexpr float word_gap = 0.42F;

using TextRow = std::vector<LinePiece>;

std::vector<TextRow> text_rows(const RawPage& page, const std::vector<std::uint32_t>& words) {
  std::vector<TextRow> rows;
  std::uint32_t row = UINT32_MAX;
  for (LinePiece& piece : find_pieces(page, words, word_gap)) {
    if (rows.empty() || piece.row != row) rows.emplace_back();
    row = piece.row;
    rows.back().push_back(std::move(piece));
  }
  return rows;
}

// Lines of text between the sides of a grid, above (`below` false: from the grid upwards) or from `from` on
// downwards, as long as every piece keeps to one column.
std::vector<TextRow> fitting_rows(const RawPage& page, const std::vector<std::uint32_t>& words,
                                  const RuledGrid& grid, float from, bool below) {
  const std::vector<float>& xs = grid.xs;
  std::vector<std::uint32_t> near;
  for (const std::uint32_t index : words) {
    const Box& box = page.words[index].box;
    const bool beside = box.center_x() > xs.front() - 2 && box.center_x() < xs.back() + 2;
    if (beside && (below ? box.center_y() > from : box.center_y() < from)) near.push_back(index);
  }
  std::vector<TextRow> rows = text_rows(page, near);
  if (!below) std::reverse(rows.begin(), rows.end());
  const auto fits = [&](const LinePiece& piece) {
    for (std::size_t c = 0; c + 1 < xs.size(); ++c)
      if (piece.box.x0 >= xs[c] - 2 && piece.box.x1 <= xs[c + 1] + 2) return true;
    return false;
  };
  std::size_t count = 0;
  for (; count < rows.size(); ++count) {
    const float last = count > 0 ? rows[count - 1].front().baseline : from;
    const float pitch = std::abs(rows[count].front().baseline - last);
    const float size = rows[count].front().size;
    const bool same_size = count == 0 || size < 1.2F * rows[0].front().size;
    if (pitch > most_pitch * size || !same_size || !std::all_of(rows[count].begin(), rows[count].end(), fits))
      break;
  }
  rows.resize(count);
  return rows;
}

// A row without background beside the shaded ones: the lines of text that keep to the columns, a row for each
// line with text in at least two of them.
bool add_bare_rows(const RawPage& page, const std::vector<std::uint32_t>& words, RuledGrid& grid) {
  bool added = false;
  for (const bool below : {true, false}) {
    std::vector<TextRow> rows =
        fitting_rows(page, words, grid, below ? grid.ys.back() : grid.ys.front(), below);
    while (!rows.empty() && rows.back().size() < 2 && !below) rows.pop_back();
    if (rows.empty() ||
        std::none_of(rows.begin(), rows.end(), [](const TextRow& r) { return r.size() >= 2; }))
      continue;
    if (below && rows.front().size() < 2) continue;  // a paragraph that happens to fit
    if (!below) std::reverse(rows.begin(), rows.end());
    std::vector<float> ys;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].size() < 2 || (below && i == 0)) continue;
      const float top = rows[i].front().box.y0;
      ys.push_back(i == 0 ? top - 2 : (rows[i - 1].front().box.y1 + top) / 2);
    }
    if (below) {
      ys.push_back(rows.back().front().box.y1 + 2);
      grid.ys.insert(grid.ys.end(), ys.begin(), ys.end());
    } else {
      grid.ys.insert(grid.ys.begin(), ys.begin(), ys.end());
    }
    grid.text_ys.insert(grid.text_ys.end(), ys.begin(), ys.end());
    added = true;
  }
  grid.joined = grid.joined || added;
  return added;
}

// A table with lines around it and under its head only: the rows follow from the text.
void cut_tall_rows(const RawPage& page, const std::vector<std::uint32_t>& words, RuledGrid& grid) {
  constexpr float least_height = 40;
  if (grid.ys.size() > 4 || grid.xs.size() < 4) return;
  std::vector<float> found;
  for (std::size_t r = 0; r + 1 < grid.ys.size(); ++r) {
    if (grid.ys[r + 1] - grid.ys[r] < least_height) continue;
    std::vector<std::uint32_t> inside;
    for (const std::uint32_t index : words) {
      const Box& box = page.words[index].box;
      if (box.center_x() > grid.xs.front() && box.center_x() < grid.xs.back() &&
          box.center_y() > grid.ys[r] && box.center_y() < grid.ys[r + 1])
        inside.push_back(index);
    }
    const std::vector<float> ys = rows_inside(page, text_rows(page, inside), grid.xs);
    found.insert(found.end(), ys.begin(), ys.end());
  }
  grid.text_ys.insert(grid.text_ys.end(), found.begin(), found.end());
  grid.ys.insert(grid.ys.end(), found.begin(), found.end());
  std::sort(grid.ys.begin(), grid.ys.end());
}

// A head without background right above shaded rows.
bool add_bare_head(const RawPage& page, const std::vector<std::uint32_t>& words, RuledGrid& grid) {
  const std::vector<TextRow> rows = fitting_rows(page, words, grid, grid.ys.front(), false);
  if (rows.empty() || rows.front().size() < 2) return false;
  const bool bold = std::all_of(rows.front().begin(), rows.front().end(),
                                [](const LinePiece& piece) { return piece.bold; });
  if (!bold || grid.ys.front() - rows.front().front().baseline > 1.2F * rows.front().front().size)
    return false;
  const float top = rows.front().front().box.y0 - 1;
  grid.text_ys.push_back(grid.ys.front());
  grid.ys.insert(grid.ys.begin(), top);
  grid.joined = true;
  return true;
}

// A shaded head above rows without lines: the head gives the columns, the text the rows.
std::optional<TableDraft> table_under_head(const RawPage& page, const RuledGrid& head,
                                           std::vector<std::uint32_t>& words) {
  const std::vector<TextRow> rows = fitting_rows(page, words, head, head.ys.front() - 1, true);
  if (rows.size() < 2 || rows.back().front().box.center_y() < head.ys.back()) return std::nullopt;
  std::optional<TableDraft> table = table_of_rows(page, rows, head.xs, head.ys);
  if (!table) return std::nullopt;
  std::vector<bool> used(page.words.size());
  for (const TextRow& row : rows)
    for (const LinePiece& piece : row)
      for (const std::uint32_t word : piece.words) used[word] = true;
  std::erase_if(words, [&](std::uint32_t word) { return used[word]; });
  return table;
}

// Where `text` may be two texts run together: a digit before a letter, a small letter before a capital, a
// point before either. The one nearest to `wanted`; 0 when there is none near.
std::size_t seam_near(const std::string& text, float wanted) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  constexpr float near = 2;  // letters differ in width
  std::size_t best = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char a = text[i - 1];
    const char b = text[i];
    const bool letter = is_lower(b) || is_upper(b);
    const bool seam = (is_digit(a) && letter) || (is_lower(a) && (is_upper(b) || is_digit(b))) ||
                      ((a == '.' || a == '%') && (letter || is_digit(b)));
    const float distance = std::abs(static_cast<float>(i) - wanted);
    if (seam && distance <= near && (best == 0 || distance < std::abs(static_cast<float>(best) - wanted)))
      best = i;
  }
  return best;
}

}  // namespace

void split_words_at_rulings(RawPage& page) {
  std::vector<Box> upright;
  for (const Box& ruling : page.rulings)
    if (ruling.height() > 8 && ruling.height() > 3 * ruling.width()) upright.push_back(ruling);
  constexpr std::size_t most_work = 20'000'000;
  if (upright.empty() || upright.size() * page.words.size() > most_work) return;
  std::vector<RawWord> words;
  words.reserve(page.words.size());
  for (RawWord& word : page.words) {
    const auto line = std::find_if(upright.begin(), upright.end(), [&](const Box& ruling) {
      const float x = ruling.center_x();
      return word.direction == 0 && word.text.size() > 1 && x > word.box.x0 + 1 && x < word.box.x1 - 1 &&
             ruling.y0 < word.box.y0 + 0.3F * word.box.height() &&
             ruling.y1 > word.box.y1 - 0.3F * word.box.height();
    });
    const std::size_t seam =
        line == upright.end() ? 0
                              : seam_near(word.text, static_cast<float>(word.text.size()) *
                                                         (line->center_x() - word.box.x0) / word.box.width());
    words.push_back(std::move(word));
    if (seam == 0) continue;
    RawWord rest = words.back();
    rest.text.erase(0, seam);
    words.back().text.resize(seam);
    rest.box.x0 = words.back().box.x1 = line->center_x();
    words.push_back(std::move(rest));
  }
  page.words = std::move(words);
}

std::vector<TableDraft> find_ruled_tables(const RawPage& page, std::vector<RuledGrid> grids,
                                          std::vector<std::uint32_t>& words, std::vector<RuledLine>& rules) {
  std::vector<TableDraft> tables;
  if (words.empty() || grids.empty()) return tables;
  join_stacked_grids(grids, page.fills);
  // Small grids first: a table inside a frame is the table.
  std::sort(grids.begin(), grids.end(), [](const RuledGrid& a, const RuledGrid& b) {
    return (a.xs.back() - a.xs.front()) * (a.ys.back() - a.ys.front()) <
           (b.xs.back() - b.xs.front()) * (b.ys.back() - b.ys.front());
  });
  for (RuledGrid& grid : grids) {
    const bool lone_row = grid.ys.size() == 2 && grid.xs.size() >= 3;
    RuledGrid whole = grid;
    const bool banded = (grid.joined || lone_row) && add_bare_rows(page, words, whole);
    const bool rows_above = banded && whole.ys.front() < grid.ys.front();
    if (!banded && !lone_row && is_shaded(grid, page.fills)) add_bare_head(page, words, grid);
    if (lone_row && !rows_above) {
      if (auto table = table_under_head(page, grid, words)) {
        tables.push_back(std::move(*table));
        continue;
      }
    }
    cut_tall_rows(page, words, grid);
    auto table = ruled_table(page, banded && (grid.joined || rows_above) ? whole : grid, words);
    if (table)
      tables.push_back(std::move(*table));
    else
      rules.insert(rules.end(), grid.lines.horizontal.begin(), grid.lines.horizontal.end());
  }
  return tables;
}

}  // namespace planlezer
