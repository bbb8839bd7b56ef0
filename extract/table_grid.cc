#include "extract/table_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace planlezer {

namespace {

constexpr std::size_t most_columns = 80, most_rows = 1'000, most_elements = 10'000;
constexpr float separated = 0.6F;          // of a cell's side must be drawn
constexpr float narrowest_column = 14.0F;  // empty ones are room between columns
constexpr float thinnest_cell = 6.0F;      // narrower ones without words are double lines

struct Place {
  std::size_t row, column;
};

// Elementary cells: those between neighbouring lines, before merging.
class Elements {
 public:
  Elements(const RawPage& page, RuledGrid grid, const std::vector<std::uint32_t>& words)
      : page_(page), grid_(std::move(grid)) {
    const float left = grid_.xs.front() - 1;
    const float right = grid_.xs.back() + 1;
    const float top = grid_.ys.front() - 1;
    const float bottom = grid_.ys.back() + 1;
    for (const std::uint32_t index : words) {
      const Box& box = page.words[index].box;
      const float x = box.center_x();
      const float y = box.center_y();
      if (x > left && x < right && y > top && y < bottom) words_.push_back(index);
    }
    drop_slivers();
    drop_idle_lines(false);
    drop_idle_lines(true);
  }

  const std::vector<std::uint32_t>& words() const { return words_; }
  std::size_t rows() const { return grid_.ys.size() - 1; }
  std::size_t columns() const { return grid_.xs.size() - 1; }
  const RuledGrid& grid() const { return grid_; }
  Place place_of(std::uint32_t word) const {
    const Box& box = page_.words[word].box;
    return {index_of(grid_.ys, box.center_y()), index_of(grid_.xs, box.center_x())};
  }
  std::vector<std::vector<std::uint32_t>> by_element() const {
    std::vector<std::vector<std::uint32_t>> elements(rows() * columns());
    for (const std::uint32_t word : words_) {
      const Place place = place_of(word);
      elements[place.row * columns() + place.column].push_back(word);
    }
    return elements;
  }

 private:
  static std::size_t index_of(const std::vector<float>& places, float value) {
    const auto after = std::upper_bound(places.begin(), places.end(), value);
    const auto index = std::clamp<std::ptrdiff_t>(after - places.begin() - 1, 0,
                                                  static_cast<std::ptrdiff_t>(places.size()) - 2);
    return static_cast<std::size_t>(index);
  }

  // The one of two lines that is drawn over less of the table.
  std::size_t weaker(bool vertical, std::size_t a, std::size_t b) const {
    const std::vector<float>& places = vertical ? grid_.xs : grid_.ys;
    const std::vector<float>& across = vertical ? grid_.ys : grid_.xs;
    const std::vector<RuledLine>& lines = vertical ? grid_.lines.vertical : grid_.lines.horizontal;
    const auto share = [&](std::size_t i) {
      return covered_share(lines, places[i], across.front(), across.back());
    };
    return share(a) <= share(b) ? a : b;
  }

  // Double lines and empty outer rows or columns are no cells.
  void drop_slivers() {
    for (const bool vertical : {true, false}) {
      std::vector<float>& places = vertical ? grid_.xs : grid_.ys;
      std::vector<std::size_t> counts(places.size() - 1);
      for (const std::uint32_t word : words_) {
        const Box& box = page_.words[word].box;
        ++counts[index_of(places, vertical ? box.center_x() : box.center_y())];
      }
      for (std::size_t i = counts.size(); i-- > 0 && places.size() > 2;) {
        if (counts[i] > 0 || places[i + 1] - places[i] >= thinnest_cell) continue;
        const bool at_end = i == 0 || i + 2 == places.size();
        const std::size_t idle = at_end ? (i == 0 ? 0 : i + 1) : weaker(vertical, i, i + 1);
        places.erase(places.begin() + static_cast<std::ptrdiff_t>(idle));
        counts.erase(counts.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
  }

  // A line over part of the table that parts no texts is the edge of some shading, not of a row or column; so
  // is one that only sets off the room beside a text.
  void drop_idle_lines(bool vertical) {
    std::vector<float>& places = vertical ? grid_.xs : grid_.ys;
    const std::vector<float>& across = vertical ? grid_.ys : grid_.xs;
    const std::vector<RuledLine>& lines = vertical ? grid_.lines.vertical : grid_.lines.horizontal;
    float longest = 1;  // in shaded rows a line between columns is drawn as far as any other
    if (grid_.joined) {
      longest = 0;
      for (const float place : places)
        longest = std::max(longest, covered_share(lines, place, across.front(), across.back()));
    }
    for (std::size_t i = places.size() - 1; i-- > 1;) {
      if (std::find(grid_.text_ys.begin(), grid_.text_ys.end(), places[i]) != grid_.text_ys.end()) continue;
      const std::vector<bool> before = filled(vertical, i - 1);
      const std::vector<bool> after = filled(vertical, i);
      const auto idle = [&](const std::vector<bool>& cells, std::size_t column) {
        return vertical && places[column + 1] - places[column] < narrowest_column &&
               std::none_of(cells.begin(), cells.end(), [](bool f) { return f; });
      };
      if (i > 1 && idle(before, i - 1)) {
        places.erase(places.begin() + static_cast<std::ptrdiff_t>(weaker(vertical, i - 1, i)));
        i = std::min(i, places.size() - 1);
        continue;
      }
      const bool padding = idle(after, i);
      bool parts = false;
      for (std::size_t k = 0; k < before.size(); ++k)
        parts = parts || (before[k] && after[k] &&
                          covered_share(lines, places[i], across[k], across[k + 1]) >= separated);
      const bool whole = covered_share(lines, places[i], across.front(), across.back()) > 0.9F * longest;
      if (padding || (!parts && !whole)) places.erase(places.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  // Which elements of a row (or column) have words.
  std::vector<bool> filled(bool vertical, std::size_t index) const {
    std::vector<bool> result(vertical ? rows() : columns());
    for (const std::uint32_t word : words_) {
      const Place place = place_of(word);
      if ((vertical ? place.column : place.row) == index) result[vertical ? place.row : place.column] = true;
    }
    return result;
  }

  const RawPage& page_;
  RuledGrid grid_;
  std::vector<std::uint32_t> words_;
};

// Which neighbouring elements are one cell: those without a line between them.
class Merger {
 public:
  Merger(const RawPage& page, const Elements& elements)
      : elements_(elements), rows_(elements.rows()), columns_(elements.columns()), parent_(rows_ * columns_) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    const RuledGrid& grid = elements.grid();
    std::vector<LinePiece> pieces = find_pieces(page, elements.words(), 0.38F);
    for (std::size_t c = 1; c < columns_; ++c) {
      std::vector<bool> drawn(rows_);
      for (std::size_t r = 0; r < rows_; ++r)
        drawn[r] = covered_share(grid.lines.vertical, grid.xs[c], grid.ys[r], grid.ys[r + 1]) >= separated;
      // A line that only the shaded head draws still bounds the columns below it, unless text runs across.
      const bool weak =
          rows_ >= 3 && 3 * static_cast<std::size_t>(std::count(drawn.begin(), drawn.end(), true)) <= rows_;
      for (std::size_t r = 0; r < rows_; ++r) {
        if (drawn[r]) continue;
        const bool bare = grid.joined && covered_share(grid.lines.vertical, grid.xs[0], grid.ys[r],
                                                       grid.ys[r + 1]) < separated;
        if ((weak || bare) && !is_crossed(pieces, grid.xs[c], grid.ys[r], grid.ys[r + 1])) continue;
        join(r * columns_ + c - 1, r * columns_ + c);
      }
    }
    for (std::size_t r = 1; r < rows_; ++r)
      for (std::size_t c = 0; c < columns_; ++c)
        if (std::find(grid.text_ys.begin(), grid.text_ys.end(), grid.ys[r]) == grid.text_ys.end() &&
            covered_share(grid.lines.horizontal, grid.ys[r], grid.xs[c], grid.xs[c + 1]) < separated)
          join((r - 1) * columns_ + c, r * columns_ + c);
  }

  // Cells in reading order. Merged elements that form no rectangle stay apart, row by row.
  std::vector<CellDraft> cells() {
    std::vector<std::size_t> owner(rows_ * columns_, SIZE_MAX);
    std::vector<CellDraft> cells;
    for (std::size_t r = 0; r < rows_; ++r)
      for (std::size_t c = 0; c < columns_; ++c) {
        if (owner[r * columns_ + c] != SIZE_MAX) continue;
        std::size_t width = 1;
        while (c + width < columns_ && same(r, c, r, c + width) &&
               owner[r * columns_ + c + width] == SIZE_MAX)
          ++width;
        std::size_t height = 1;
        while (r + height < rows_ && row_belongs(r, c, r + height, width, owner)) ++height;
        for (std::size_t i = r; i < r + height; ++i)
          for (std::size_t k = c; k < c + width; ++k) owner[i * columns_ + k] = cells.size();
        CellDraft& draft = cells.emplace_back();
        draft.cell.row = static_cast<std::uint16_t>(r);
        draft.cell.column = static_cast<std::uint16_t>(c);
        draft.cell.row_span = static_cast<std::uint16_t>(height);
        draft.cell.column_span = static_cast<std::uint16_t>(width);
        const RuledGrid& grid = elements_.grid();
        draft.cell.box = {grid.xs[c], grid.ys[r], grid.xs[c + width], grid.ys[r + height]};
      }
    owner_ = std::move(owner);
    return cells;
  }
  std::size_t owner(Place place) const { return owner_[place.row * columns_ + place.column]; }

 private:
  static bool is_crossed(const std::vector<LinePiece>& pieces, float x, float top, float bottom) {
    return std::any_of(pieces.begin(), pieces.end(), [&](const LinePiece& piece) {
      return piece.box.center_y() > top && piece.box.center_y() < bottom && piece.box.x0 < x - 1 &&
             piece.box.x1 > x + 1;
    });
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }
  bool same(std::size_t r1, std::size_t c1, std::size_t r2, std::size_t c2) {
    return find(r1 * columns_ + c1) == find(r2 * columns_ + c2);
  }
  bool row_belongs(std::size_t r, std::size_t c, std::size_t row, std::size_t width,
                   const std::vector<std::size_t>& owner) {
    for (std::size_t k = c; k < c + width; ++k)
      if (!same(r, c, row, k) || owner[row * columns_ + k] != SIZE_MAX) return false;
    return true;
  }

  const Elements& elements_;
  std::size_t rows_, columns_;
  std::vector<std::size_t> parent_;
  std::vector<std::size_t> owner_;
};

// Frames around text and the grids of charts are no tables.
bool is_table(const std::vector<CellDraft>& cells, std::size_t rows, std::size_t columns) {
  std::vector<bool> used_columns(columns);
  std::vector<bool> used_rows(rows);
  std::size_t filled = 0;
  for (const CellDraft& draft : cells) {
    if (draft.lines.empty()) continue;
    ++filled;
    used_columns[draft.cell.column] = true;
    used_rows[draft.cell.row] = true;
  }
  const auto columns_used = std::count(used_columns.begin(), used_columns.end(), true);
  const auto rows_used = std::count(used_rows.begin(), used_rows.end(), true);
  if (columns_used < 2 || filled < 3) return false;
  if (rows_used < 2) return columns_used >= 3;
  return 5 * filled >= cells.size() || (2 * static_cast<std::size_t>(rows_used) >= rows && filled >= rows);
}

// "2024" names a column as often as not.
bool is_year(const std::string& text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

bool is_number_like(const RawPage& page, const CellDraft& draft) {
  std::size_t digits = 0;
  std::size_t letters = 0;
  for (const LinePiece& line : draft.lines)
    for (const std::uint32_t word : line.words) {
      if (is_year(page.words[word].text)) continue;
      for (const char c : page.words[word].text) {
        digits += c >= '0' && c <= '9' ? 1 : 0;
        letters += ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0xC3 ? 1 : 0;
      }
    }
  return digits > letters;
}

std::size_t words_in(const CellDraft& draft) {
  std::size_t words = 0;
  for (const LinePiece& line : draft.lines) words += line.words.size();
  return words;
}

struct RowStyle {
  std::size_t filled = 0, bold = 0, shaded = 0, numbers = 0, words = 0;
};

// Without emphasis: a row with short texts in every column, above rows with numbers or longer texts. A row
// that names groups of columns may stand over it.
std::size_t plain_heads(const std::vector<RowStyle>& styles, std::size_t columns) {
  const std::size_t rows = styles.size();
  const auto names = [&](const RowStyle& row) {
    return row.filled >= std::max<std::size_t>(2, columns - 1) && row.numbers == 0 &&
           row.words <= 4 * row.filled;
  };
  const bool grouped = rows >= 4 && !names(styles[0]) && styles[0].filled > 0 && styles[0].numbers == 0 &&
                       styles[0].words <= 4 * styles[0].filled && names(styles[1]);
  const std::size_t last = grouped ? 1 : 0;
  const RowStyle& named = styles[last];
  if (!names(named)) return 0;
  std::size_t numbers = 0;
  std::size_t words = 0;
  std::size_t sparse = 0;  // rows with gaps where the head has none: marks under quarters
  for (std::size_t r = last + 1; r < rows; ++r) {
    numbers += styles[r].numbers;
    words += styles[r].words;
    sparse += styles[r].filled + 1 < named.filled ? 1 : 0;
  }
  const bool below_differs = rows >= 3
                                 ? numbers > 0 || 2 * sparse > rows || words > (rows - last - 1) * named.words
                                 : words > 3 * named.words;
  return below_differs ? last + 1 : 0;
}

}  // namespace

std::optional<TableDraft> ruled_table(const RawPage& page, RuledGrid grid,
                                      std::vector<std::uint32_t>& words) {
  if (grid.xs.size() > most_columns || grid.ys.size() > most_rows) return std::nullopt;
  if (grid.xs.size() * grid.ys.size() > most_elements) return std::nullopt;
  const Elements elements(page, std::move(grid), words);
  if (elements.words().empty() || elements.columns() < 2) return std::nullopt;
  Merger merger(page, elements);
  TableDraft draft;
  draft.cells = merger.cells();
  std::vector<std::vector<std::uint32_t>> content(draft.cells.size());
  for (const std::uint32_t word : elements.words())
    content[merger.owner(elements.place_of(word))].push_back(word);
  for (std::size_t i = 0; i < content.size(); ++i) draft.cells[i].lines = find_pieces(page, content[i], 1e6F);
  if (!is_table(draft.cells, elements.rows(), elements.columns())) return std::nullopt;
  draft.table.ruled = true;
  draft.table.rows = static_cast<std::uint16_t>(elements.rows());
  draft.table.columns = static_cast<std::uint16_t>(elements.columns());
  draft.table.box = {elements.grid().xs.front(), elements.grid().ys.front(), elements.grid().xs.back(),
                     elements.grid().ys.back()};
  mark_heads(page, draft);
  std::vector<bool> used(page.words.size());
  for (const std::uint32_t word : elements.words()) used[word] = true;
  std::erase_if(words, [&](std::uint32_t word) { return used[word]; });
  return draft;
}

void mark_heads(const RawPage& page, TableDraft& draft) {
  const std::size_t rows = draft.table.rows;
  if (rows < 2) return;
  std::vector<RowStyle> styles(rows);
  for (const CellDraft& part : draft.cells) {
    if (part.lines.empty()) continue;
    RowStyle& style = styles[part.cell.row];
    ++style.filled;
    style.words += words_in(part);
    style.bold +=
        std::all_of(part.lines.begin(), part.lines.end(), [](const LinePiece& l) { return l.bold; }) ? 1 : 0;
    style.numbers += is_number_like(page, part) ? 1 : 0;
    const Box& line = part.lines.front().box;
    style.shaded += std::any_of(page.fills.begin(), page.fills.end(),
                                [&](const Box& fill) {
                                  return fill.contains(line.center_x(), line.center_y()) &&
                                         fill.height() < 0.5F * draft.table.box.height() + 2;
                                })
                        ? 1
                        : 0;
  }
  const auto all = [](std::size_t part, std::size_t of) { return of > 0 && part == of; };
  const auto distinct_by = [&](std::size_t RowStyle::*part, std::size_t head) {
    std::size_t same = 0;
    std::size_t below = 0;
    for (std::size_t r = head; r < rows; ++r) {
      below += styles[r].filled > 0 ? 1 : 0;
      same += all(styles[r].*part, styles[r].filled) ? 1 : 0;
    }
    return 2 * same < below;  // emphasis that most rows have marks nothing
  };
  std::size_t head = 0;
  while (head < std::min<std::size_t>(rows - 1, 3) &&
         (all(styles[head].shaded, styles[head].filled) || all(styles[head].bold, styles[head].filled)))
    ++head;
  if (head > 0 && (distinct_by(&RowStyle::shaded, head) || distinct_by(&RowStyle::bold, head))) {
    const bool by_shade = all(styles[0].shaded, styles[0].filled) && distinct_by(&RowStyle::shaded, head);
    while (head > 1 && !(by_shade ? all(styles[head - 1].shaded, styles[head - 1].filled)
                                  : all(styles[head - 1].bold, styles[head - 1].filled)))
      --head;
  } else {
    head = plain_heads(styles, draft.table.columns);
  }
  for (CellDraft& part : draft.cells) part.cell.head = part.cell.row < head;
}

}  // namespace planlezer
