#include "extract/labelled_values.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/labels.h"

namespace planlezer {

namespace {

constexpr float piece_gap_em = 0.8F;
constexpr std::size_t least_rows = 3, least_pairs = 2, most_lines = 60, longest_label = 5;

using TextLine = std::vector<LinePiece>;

struct Style {
  float size = 0, left = 0;
  std::uint16_t font = 0;
};

struct Field {
  std::vector<LinePiece> label, value;
};

class FieldFinder {
 public:
  FieldFinder(const RawPage& page, const std::vector<std::uint32_t>& words);
  std::vector<Field> run();

 private:
  bool find_columns();
  bool is_bullet(std::uint32_t word) const;
  float text_left(const LinePiece& piece) const;
  bool is_label(const LinePiece& piece) const;
  bool is_value(const LinePiece& piece) const;
  bool is_pair(const TextLine& line) const;
  bool follows(std::size_t i) const;
  std::size_t add_title(std::size_t first, std::vector<Field>& fields) const;

  const RawPage& page_;
  std::vector<TextLine> lines_;
  float value_left_ = 0;
  Style label_;
};

FieldFinder::FieldFinder(const RawPage& page, const std::vector<std::uint32_t>& words) : page_(page) {
  std::uint32_t row = UINT32_MAX;
  for (LinePiece& piece : find_pieces(page, words, piece_gap_em)) {
    if (lines_.empty() || piece.row != row) lines_.emplace_back();
    row = piece.row;
    TextLine& line = lines_.back();
    const bool after_bullet = line.size() == 1 && line[0].words.size() == 1 && is_bullet(line[0].words[0]);
    if (after_bullet)
      line[0] = joined(page, {line[0], piece});
    else
      line.push_back(std::move(piece));
  }
}

bool FieldFinder::is_bullet(std::uint32_t word) const {
  return label_of(page_.words[word].text).kind == LabelKind::bullet;
}

// Icons before some of the labels read as bullets.
float FieldFinder::text_left(const LinePiece& piece) const {
  const bool bullet =
      piece.words.size() > 1 && label_of(page_.words[piece.words.front()].text).kind == LabelKind::bullet;
  return page_.words[piece.words[bullet ? 1 : 0]].box.x0;
}

// The place that most second pieces begin at, and how the pieces before them are set.
bool FieldFinder::find_columns() {
  std::size_t most = 0;
  for (const TextLine& seed : lines_) {
    if (seed.size() != 2) continue;
    std::size_t same = 0;
    for (const TextLine& line : lines_) {
      const bool level = line.size() == 2 &&
                         std::abs(line[1].box.x0 - seed[1].box.x0) < 0.25F * seed[1].size &&
                         std::abs(text_left(line[0]) - text_left(seed[0])) < 0.5F * seed[0].size &&
                         std::abs(line[0].size - seed[0].size) < 0.3F;
      same += level && line[0].words.size() <= longest_label ? 1 : 0;
    }
    if (same <= most) continue;
    most = same;
    value_left_ = seed[1].box.x0;
    label_ = {seed[0].size, text_left(seed[0]), page_.words[seed[0].words.back()].font};
  }
  return most >= least_pairs;
}

bool FieldFinder::is_label(const LinePiece& piece) const {
  return std::abs(piece.size - label_.size) < 0.3F && page_.words[piece.words.back()].font == label_.font &&
         std::abs(text_left(piece) - label_.left) < 0.5F * label_.size && piece.words.size() <= longest_label;
}

bool FieldFinder::is_value(const LinePiece& piece) const {
  return std::abs(piece.box.x0 - value_left_) < 0.25F * piece.size;
}

bool FieldFinder::is_pair(const TextLine& line) const {
  return line.size() >= 2 && is_label(line[0]) && is_value(line[1]);
}

// Close enough to the line before to belong to the same value.
bool FieldFinder::follows(std::size_t i) const {
  return lines_[i].front().baseline - lines_[i - 1].front().baseline < 1.7F * lines_[i].front().size;
}

// A label alone with its value under it, right above line `first`; answers where that begins.
std::size_t FieldFinder::add_title(std::size_t first, std::vector<Field>& fields) const {
  constexpr std::size_t most_title_lines = 4;
  for (std::size_t i = first; i-- > 0 && first - i <= most_title_lines + 1;) {
    if (lines_[i].size() != 1) return first;
    if (!is_label(lines_[i][0])) continue;
    if (i + 1 == first) return first;
    Field field;
    field.label = lines_[i];
    for (std::size_t k = i + 1; k < first; ++k) field.value.push_back(lines_[k][0]);
    fields.push_back(std::move(field));
    return i;
  }
  return first;
}

std::vector<Field> FieldFinder::run() {
  if (lines_.size() < least_rows || lines_.size() > most_lines || !find_columns()) return {};
  std::size_t first = 0;
  while (!is_pair(lines_[first])) ++first;
  std::vector<Field> fields;
  std::size_t pairs = 0;
  std::size_t used = first - add_title(first, fields);
  for (std::size_t i = first; i < lines_.size(); ++i, ++used) {
    const TextLine& line = lines_[i];
    if (is_pair(line)) {
      fields.push_back({{line[0]}, {line.begin() + 1, line.end()}});
      ++pairs;
    } else if (line.size() == 1 && is_value(line[0]) && follows(i)) {
      fields.back().value.push_back(line[0]);
    } else if (line.size() == 1 && is_label(line[0]) && i + 1 < lines_.size() && is_pair(lines_[i + 1])) {
      fields.push_back({{line[0]}, {}});
    } else {
      break;
    }
  }
  if (pairs < least_pairs || fields.size() < least_rows || 2 * used < lines_.size()) return {};
  return fields;
}

CellDraft cell_of(const RawPage& page, std::vector<LinePiece> pieces, std::uint16_t row, std::uint16_t column,
                  Box box) {
  CellDraft draft;
  draft.cell.row = row;
  draft.cell.column = column;
  for (std::size_t i = 0; i < pieces.size();) {  // pieces on one line are one line of the cell
    std::vector<LinePiece> line;
    for (const std::uint32_t number = pieces[i].row; i < pieces.size() && pieces[i].row == number; ++i) {
      box.include(pieces[i].box);
      line.push_back(std::move(pieces[i]));
    }
    draft.lines.push_back(joined(page, line));
  }
  draft.cell.box = box;
  return draft;
}

}  // namespace

std::optional<TableDraft> find_labelled_values(const RawPage& page, std::vector<std::uint32_t>& words) {
  std::vector<Field> fields = FieldFinder(page, words).run();
  if (fields.empty()) return std::nullopt;
  TableDraft draft;
  draft.table.rows = static_cast<std::uint16_t>(fields.size());
  draft.table.columns = 2;
  draft.table.box = fields.front().label.front().box;
  std::vector<bool> used(page.words.size());
  float value_left = 0;
  for (const Field& field : fields)
    for (const auto* part : {&field.label, &field.value})
      for (const LinePiece& piece : *part) {
        draft.table.box.include(piece.box);
        if (part == &field.value && value_left < piece.box.x0) value_left = piece.box.x0;
        for (const std::uint32_t word : piece.words) used[word] = true;
      }
  for (std::uint16_t r = 0; r < draft.table.rows; ++r) {
    Field& field = fields[r];
    const Box& line = field.label.front().box;
    const Box label{draft.table.box.x0, line.y0, line.x1, line.y1};
    const Box value =
        field.value.empty() ? Box{value_left, line.y0, draft.table.box.x1, line.y1} : field.value.front().box;
    draft.cells.push_back(cell_of(page, std::move(field.label), r, 0, label));
    draft.cells.push_back(cell_of(page, std::move(field.value), r, 1, value));
  }
  std::erase_if(words, [&](std::uint32_t word) { return used[word]; });
  return draft;
}

}  // namespace planlezer
