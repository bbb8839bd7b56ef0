#include "extract/table_rows.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "extract/labels.h"
#include "extract/table_grid.h"

namespace planlezer {

namespace {

using TextRow = std::vector<LinePiece>;

// A line of text cut up by the columns: pieces by first column, with the number of columns they run over.
struct GridLine {
  float baseline = 0, top = 0, bottom = 0, size = 0;
  std::vector<LinePiece> cells;    // one per column, without words where there is nothing
  std::vector<std::size_t> spans;  // columns a cell runs over
  std::size_t filled() const {
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](const LinePiece& c) { return !c.words.empty(); }));
  }
};

std::size_t column_of(const std::vector<float>& bounds, float x) {
  const auto after = std::upper_bound(bounds.begin(), bounds.end(), x) - bounds.begin();
  return static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(after - 1, 0, static_cast<std::ptrdiff_t>(bounds.size()) - 2));
}

GridLine cut(const RawPage& page, const TextRow& row, const std::vector<float>& bounds) {
  GridLine line;
  line.cells.resize(bounds.size() - 1);
  line.spans.assign(bounds.size() - 1, 1);
  line.baseline = row.front().baseline;
  line.top = row.front().box.y0;
  line.bottom = row.front().box.y1;
  line.size = row.front().size;
  for (const LinePiece& piece : row) {
    // The column in which most of the piece lies, or all that it runs over by more than half a word.
    std::size_t first = column_of(bounds, piece.box.x0 + 2);
    std::size_t last = column_of(bounds, piece.box.x1 - 2);
    if (last < first) last = first;
    LinePiece& cell = line.cells[first];
    cell.words.insert(cell.words.end(), piece.words.begin(), piece.words.end());
    cell.baseline = piece.baseline;
    line.spans[first] = std::max(line.spans[first], last - first + 1);
    line.top = std::min(line.top, piece.box.y0);
    line.bottom = std::max(line.bottom, piece.box.y1);
    line.size = std::max(line.size, piece.size);
  }
  for (LinePiece& cell : line.cells) measure(page, cell);
  return line;
}

bool is_number_like(const std::string& text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto letters =
      std::count_if(text.begin(), text.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  return digits > letters;
}

std::string text_of(const RawPage& page, const LinePiece& cell) {
  std::string text;
  for (const std::uint32_t word : cell.words) text += (text.empty() ? "" : " ") + page.words[word].text;
  return text;
}

// What a column looks like over all lines.
struct ColumnFacts {
  std::size_t lines = 0, words = 0, numbers = 0, labels = 0, colons = 0, integers = 0;
  std::vector<float> widths;
  float widest = 0;
  bool is_prose() const {
    if (lines < 4 || words < 4 * lines) return false;
    std::vector<float> sorted = widths;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle > 0.7F * widest;
  }
};

std::vector<ColumnFacts> facts_of(const RawPage& page, const std::vector<GridLine>& lines) {
  std::vector<ColumnFacts> columns(lines.front().cells.size());
  for (const GridLine& line : lines)
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (line.cells[c].words.empty() || line.spans[c] > 1) continue;
      ColumnFacts& facts = columns[c];
      const std::string text = text_of(page, line.cells[c]);
      ++facts.lines;
      facts.words += line.cells[c].words.size();
      facts.numbers += is_number_like(text) ? 1 : 0;
      facts.labels += label_of(text).kind != LabelKind::none ? 1 : 0;
      facts.colons += text.back() == ':' ? 1 : 0;
      facts.integers += text.size() <= 3 && text.find_first_not_of("0123456789") == std::string::npos ? 1 : 0;
      facts.widths.push_back(line.cells[c].box.width());
      facts.widest = std::max(facts.widest, facts.widths.back());
    }
  return columns;
}

bool emphasised_first(const RawPage& page, const std::vector<GridLine>& lines) {
  const auto bold = [](const GridLine& line) {
    return std::all_of(line.cells.begin(), line.cells.end(),
                       [](const LinePiece& cell) { return cell.words.empty() || cell.bold; });
  };
  const auto shaded = [&](const GridLine& line) {
    const float y = (line.top + line.bottom) / 2;
    return std::any_of(page.fills.begin(), page.fills.end(), [&](const Box& fill) {
      return fill.y0 < y && fill.y1 > y && fill.height() < 6 * line.size;
    });
  };
  if (lines.front().filled() < 2 || lines.front().size > 1.25F * lines[lines.size() / 2].size) return false;
  const auto plain =
      std::count_if(lines.begin() + 1, lines.end(), [&](const GridLine& line) { return !bold(line); });
  if (bold(lines.front()) && 2 * static_cast<std::size_t>(plain) > lines.size()) return true;
  return shaded(lines.front()) && !std::all_of(lines.begin() + 1, lines.end(), shaded);
}

// Line spacing in sizes: whether there is a narrow kind (inside cells) and a wide kind (between rows).
struct Spacing {
  float low = 1, limit = 1.2F;
  bool two_kinds = false;
};

float pitch_of(const std::vector<GridLine>& lines, std::size_t i) {
  return (lines[i].baseline - lines[i - 1].baseline) / lines[i].size;
}

bool is_row_like(const GridLine& line) {
  return !line.cells.front().words.empty() && line.filled() >= 2;
}

bool rule_above(const std::vector<GridLine>& lines, std::size_t i, const std::vector<float>& rules) {
  return std::any_of(rules.begin(), rules.end(), [&](float y) {
    return y > lines[i - 1].baseline - 1 && y < lines[i].baseline - 0.3F * lines[i].size;
  });
}

// Distances over a rule say nothing. Closely set lines are the rest of cells, unless most of them fill the
// first column and as many columns as the line their row would begin with: those are rows in groups.
Spacing spacing_of(const std::vector<GridLine>& lines, const std::vector<float>& rules) {
  std::vector<float> pitches;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (!rule_above(lines, i, rules)) pitches.push_back(pitch_of(lines, i));
  Spacing spacing;
  if (pitches.empty()) return spacing;
  std::sort(pitches.begin(), pitches.end());
  spacing.low = pitches[pitches.size() / 8];
  spacing.limit = 1.22F * std::max(spacing.low, 1.0F);
  std::size_t wide = 0;
  std::size_t narrow = 0;
  std::size_t rows = 0;
  std::size_t full = 0;
  std::size_t first = lines.front().filled();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool ruled = rule_above(lines, i, rules);
    if (ruled || pitch_of(lines, i) > spacing.limit) {
      first = lines[i].filled();
      wide += ruled ? 0 : 1;
    } else {
      ++narrow;
      rows += is_row_like(lines[i]) ? 1 : 0;
      full += lines[i].filled() >= first ? 1 : 0;
    }
  }
  spacing.two_kinds = spacing.low < 1.5F && wide >= 2 && narrow >= 1 && 6 * wide >= pitches.size() &&
                      (5 * rows < 3 * narrow || 4 * full <= narrow);
  return spacing;
}

// Rows that wider spacing separates and that begin in the first column.
bool has_row_spacing(const std::vector<GridLine>& lines) {
  const Spacing spacing = spacing_of(lines, {});
  if (!spacing.two_kinds) return false;
  std::size_t rows = 0;
  std::size_t leading = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (pitch_of(lines, i) <= spacing.limit) continue;
    ++rows;
    leading += lines[i].filled() >= 2 ? 1 : 0;
  }
  return rows >= 2 && 10 * leading >= 7 * rows;
}

bool is_code(const RawPage& page, const std::vector<GridLine>& lines) {
  std::size_t words = 0;
  std::size_t fixed = 0;
  for (const GridLine& line : lines)
    for (const LinePiece& cell : line.cells)
      for (const std::uint32_t index : cell.words) {
        const std::uint16_t font = page.words[index].font;
        if (font >= page.fonts.size()) continue;
        ++words;
        const std::string& name = page.fonts[font].name;
        for (const char* part : {"Mono", "Courier", "CMTT", "Consol", "LMMono", "Typewriter"})
          if (name.find(part) != std::string::npos) {
            ++fixed;
            break;
          }
      }
  return 2 * fixed > words;
}

// Bullets with their texts in the next column: lists beside each other or beside a text.
bool has_list(const RawPage& page, const std::vector<GridLine>& lines) {
  for (std::size_t c = 0; c + 1 < lines.front().cells.size(); ++c) {
    std::size_t filled = 0;
    std::size_t items = 0;
    for (const GridLine& line : lines) {
      if (line.cells[c].words.empty()) continue;
      ++filled;
      const bool bullet = line.cells[c].words.size() == 1 &&
                          label_of(text_of(page, line.cells[c])).kind <= LabelKind::dash &&
                          label_of(text_of(page, line.cells[c])).kind != LabelKind::none;
      items += bullet && line.cells[c + 1].words.size() >= 2 ? 1 : 0;
    }
    if (items >= 2 && 4 * items >= 3 * filled) return true;
  }
  return false;
}

bool looks_like_table(const RawPage& page, const std::vector<GridLine>& lines, std::size_t rules) {
  const std::vector<ColumnFacts> columns = facts_of(page, lines);
  const auto full = static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [](const GridLine& line) { return line.filled() >= 2; }));
  if (full < 3 && !(full == 2 && rules >= 2)) return false;
  const auto prose =
      std::count_if(columns.begin(), columns.end(), [](const ColumnFacts& c) { return c.is_prose(); });
  const bool emphasised = emphasised_first(page, lines);
  const ColumnFacts& first = columns.front();
  // A list: its labels and its texts. A form: names with a colon.
  if (columns.size() == 2 && 4 * first.labels >= 3 * first.lines) return false;
  if (2 * first.colons > first.lines) return false;
  // Contents: titles and page numbers.
  const ColumnFacts& last = columns.back();
  if (columns.size() <= 3 && 10 * last.integers >= 9 * last.lines && last.lines >= 3) return false;
  if (is_code(page, lines) || has_list(page, lines)) return false;
  if (std::any_of(columns.begin(), columns.end(), [](const ColumnFacts& c) { return c.lines < 2; })) {
    const auto used =
        std::count_if(columns.begin(), columns.end(), [](const ColumnFacts& c) { return c.lines >= 2; });
    if (used < 3 && rules < 2) return false;
  }
  // Columns of prose: only rules or a head with clear rows under it make them a table.
  if (prose >= 2 && rules < 3 && !(emphasised && has_row_spacing(lines))) return false;
  if (columns.size() == 2) {
    const bool amounts = 5 * last.numbers >= 3 * last.lines && last.lines >= 3;
    return rules >= 3 || emphasised || (amounts && prose == 0);
  }
  if (rules >= 1 || emphasised) return true;
  // Wholly plain: most lines must show the columns, and three lines of justified text can do so by accident.
  const bool amounts = std::any_of(columns.begin() + 1, columns.end(), [](const ColumnFacts& c) {
    return c.lines >= 3 && 5 * c.numbers >= 3 * c.lines;
  });
  return 2 * full >= lines.size() && full >= (amounts ? 3 : 4);
}

// Whether a line fills all columns that the first of its band fills, but for a name of the whole band in the
// first column.
bool fills_as(const GridLine& line, const GridLine& first) {
  std::size_t filled = 0;
  for (std::size_t c = 1; c < line.cells.size(); ++c) {
    if (first.cells[c].words.empty()) continue;
    if (line.cells[c].words.empty()) return false;
    ++filled;
  }
  return filled >= 2;
}

// Whether every row has its rule: what follows in a band fills fewer columns than its first line.
bool has_rule_per_row(const std::vector<GridLine>& lines, const std::vector<float>& rules) {
  std::size_t bands = 1;
  std::size_t row_like = is_row_like(lines.front()) ? 1 : 0;
  std::size_t rest = 0;  // lines after the first of their band
  std::size_t full = 0;  // of those
  std::size_t named = 0;
  const GridLine* first = &lines.front();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    row_like += is_row_like(lines[i]) ? 1 : 0;
    if (rule_above(lines, i, rules)) {
      ++bands;
      first = &lines[i];
    } else {
      ++rest;
      full += lines[i].filled() >= first->filled() ? 1 : 0;
      named += lines[i].cells.front().words.empty() && fills_as(lines[i], *first) ? 1 : 0;
    }
  }
  if (5 * named > 4 * rest) return false;  // rows under the name of their group
  return bands >= 3 && (10 * bands >= 7 * row_like || 5 * full <= rest);
}

// Where rows begin: at a rule; at wider line spacing when there are two kinds of it; else at lines that fill
// the first or most columns.
std::vector<bool> row_starts(const std::vector<GridLine>& lines, const std::vector<float>& rules) {
  std::vector<bool> starts(lines.size());
  starts[0] = true;
  const Spacing spacing = spacing_of(lines, rules);
  const std::size_t columns = lines.front().cells.size();
  const bool ruled_rows = has_rule_per_row(lines, rules);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool title = lines[i].filled() == 1 && lines[i].spans.front() > 1 && columns >= 3;
    if (title || rule_above(lines, i, rules)) {
      starts[i] = true;
    } else if (ruled_rows) {
      // Two rows without a line between them: the shaded ones of a table only have one.
      starts[i] = is_row_like(lines[i]) && 3 * lines[i].filled() >= 2 * columns &&
                  pitch_of(lines, i) > 1.22F * std::max(spacing.low, 1.0F);
    } else if (spacing.two_kinds) {
      starts[i] = pitch_of(lines, i) > spacing.limit;
    } else {
      starts[i] = is_row_like(lines[i]) || 2 * lines[i].filled() > columns || spacing.low > 1.5F;
    }
  }
  return starts;
}

// Texts that happen to stand beside each other share few rows.
bool rows_hold_together(const std::vector<GridLine>& lines,
                        const std::vector<std::pair<std::size_t, std::size_t>>& spans, std::size_t rules) {
  const std::size_t columns = lines.front().cells.size();
  std::size_t joint = 0;
  std::size_t filled = 0;
  for (const auto& [begin, end] : spans) {
    std::size_t own = 0;
    for (std::size_t c = 0; c < columns; ++c)
      for (std::size_t i = begin; i <= end; ++i)
        if (!lines[i].cells[c].words.empty()) {
          ++own;
          break;
        }
    joint += own >= 2 ? 1 : 0;
    filled += own;
  }
  if (spans.size() == 2) return joint == 2 && rules >= 3 && columns >= 3;  // a head and a single row
  if (rules >= 2) return 2 * joint >= spans.size();
  return 10 * joint >= 7 * spans.size() && 100 * filled >= 45 * spans.size() * columns;
}

}  // namespace

std::optional<TableDraft> table_of_rows(const RawPage& page, const std::vector<TextRow>& rows,
                                        const std::vector<float>& bounds, const std::vector<float>& rules) {
  std::vector<GridLine> lines;
  for (const TextRow& row : rows) lines.push_back(cut(page, row, bounds));
  if (lines.size() < 2 || !looks_like_table(page, lines, rules.size())) return std::nullopt;
  const std::vector<bool> starts = row_starts(lines, rules);
  TableDraft draft;
  draft.table.columns = static_cast<std::uint16_t>(bounds.size() - 1);
  std::vector<std::pair<std::size_t, std::size_t>> spans;  // lines of a row
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (starts[i]) spans.emplace_back(i, i);
    spans.back().second = i;
  }
  draft.table.rows = static_cast<std::uint16_t>(spans.size());
  if (spans.size() < 2 || !rows_hold_together(lines, spans, rules.size())) return std::nullopt;
  float top = lines.front().top - 1;
  for (std::size_t r = 0; r < spans.size(); ++r) {
    const auto [begin, end] = spans[r];
    const float bottom =
        r + 1 < spans.size() ? (lines[end].bottom + lines[end + 1].top) / 2 : lines[end].bottom + 1;
    for (std::size_t c = 0; c + 1 < bounds.size();) {
      CellDraft part;
      std::size_t span = 1;
      for (std::size_t i = begin; i <= end; ++i) {
        if (lines[i].cells[c].words.empty()) continue;
        part.lines.push_back(lines[i].cells[c]);
        span = std::max(span, lines[i].spans[c]);
      }
      // A cell over several columns, unless another line of the row has text of its own there.
      for (std::size_t k = c + 1; k < c + span; ++k)
        for (std::size_t i = begin; i <= end; ++i)
          if (!lines[i].cells[k].words.empty()) span = std::min(span, k - c);
      part.cell.row = static_cast<std::uint16_t>(r);
      part.cell.column = static_cast<std::uint16_t>(c);
      part.cell.column_span = static_cast<std::uint16_t>(span);
      part.cell.box = {bounds[c], top, bounds[c + span], bottom};
      draft.cells.push_back(std::move(part));
      c += span;
    }
    top = bottom;
  }
  draft.table.box = {bounds.front(), lines.front().top - 1, bounds.back(), top};
  mark_heads(page, draft);
  // With a rule above, below the head and at the end (the custom of printed tables) the head needs no other
  // sign.
  std::size_t head = 0;
  while (head < spans.size() && (head == 0 || !rule_above(lines, spans[head].first, rules))) ++head;
  const bool headed =
      std::any_of(draft.cells.begin(), draft.cells.end(), [](const CellDraft& c) { return c.cell.head; });
  if (!headed && rules.size() >= 3 && head <= 3 && head < spans.size())
    for (CellDraft& part : draft.cells) part.cell.head = part.cell.row < head;
  return draft;
}

std::vector<float> rows_inside(const RawPage& page, const std::vector<TextRow>& rows,
                               const std::vector<float>& bounds) {
  std::vector<GridLine> lines;
  for (const TextRow& row : rows) lines.push_back(cut(page, row, bounds));
  if (lines.size() < 4 || bounds.size() < 4) return {};
  const auto full =
      static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const GridLine& line) {
        return is_row_like(line) && 3 * line.filled() >= 2 * line.cells.size();
      }));
  const std::vector<ColumnFacts> columns = facts_of(page, lines);
  const bool prose = std::any_of(columns.begin(), columns.end(),
                                 [](const ColumnFacts& c) { return c.is_prose() || c.words > 5 * c.lines; });
  if (prose || 5 * full < 3 * lines.size()) return {};
  std::vector<float> ys;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (is_row_like(lines[i])) ys.push_back((lines[i - 1].bottom + lines[i].top) / 2);
  return ys;
}

}  // namespace planlezer
