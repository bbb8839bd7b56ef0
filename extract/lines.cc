#include "extract/lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace planlezer {

namespace {

struct Row {
  std::vector<std::uint32_t> words;
  float baseline = 0;
  float size = 0;
  float top = 0, bottom = 0;
};

bool has_descender(const std::string& text) {
  return text.find_first_of("gjpqy,;()[]{}Q|/_") != std::string::npos;
}

// OCR gives no baselines: the bottom of the letters, corrected for descenders.
float baseline_of(const RawPage& page, const RawWord& word) {
  if (word.baseline != 0) return word.baseline;
  return has_descender(word.text) ? word.box.y1 - 0.22F * size_of(page, word) : word.box.y1;
}

// OCR tells which words share a line; on a slightly skewed scan that is worth more than the baselines.
std::map<std::pair<int, int>, float> given_baselines(const RawPage& page,
                                                     const std::vector<std::uint32_t>& words) {
  std::map<std::pair<int, int>, std::vector<float>> found;
  for (const std::uint32_t index : words) {
    const RawWord& word = page.words[index];
    if (word.line >= 0 && word.baseline == 0)
      found[{word.block, word.line}].push_back(baseline_of(page, word));
  }
  std::map<std::pair<int, int>, float> medians;
  for (auto& [line, values] : found) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    medians[line] = *middle;
  }
  return medians;
}

struct Placed {
  std::uint32_t word;
  float baseline;
  float size;
};

// A raised or lowered small word belongs to the larger word it touches; a second mark to the first.
bool hangs_on(const RawPage& page, const Row& row, const Placed& placed) {
  const Box& box = page.words[placed.word].box;
  if (placed.size > 0.87F * row.size) return false;
  if (std::min(box.y1, row.bottom) - std::max(box.y0, row.top) < 0.5F * box.height()) return false;
  return std::any_of(row.words.begin(), row.words.end(), [&](std::uint32_t index) {
    const Box& other = page.words[index].box;
    const float size = size_of(page, page.words[index]);
    const bool is_mark = size <= 0.87F * row.size && box.x0 > other.x0;
    const float reach = 0.35F * (is_mark ? row.size : size);
    return (is_mark || placed.size <= 0.87F * size) && box.x0 < other.x1 + reach &&
           box.x1 > other.x0 - reach &&
           std::min(box.y1, other.y1) - std::max(box.y0, other.y0) >= 0.5F * box.height();
  });
}

void add_to(Row& row, const RawPage& page, const Placed& placed) {
  const Box& box = page.words[placed.word].box;
  if (row.words.empty()) {
    row.baseline = placed.baseline;
    row.size = placed.size;
    row.top = box.y0;
    row.bottom = box.y1;
  }
  row.size = std::max(row.size, placed.size);
  row.top = std::min(row.top, box.y0);
  row.bottom = std::max(row.bottom, box.y1);
  row.words.push_back(placed.word);
}

std::vector<Row> find_rows(const RawPage& page, const std::vector<std::uint32_t>& words) {
  const auto given = given_baselines(page, words);
  std::vector<Placed> placed;
  placed.reserve(words.size());
  for (const std::uint32_t index : words) {
    const RawWord& word = page.words[index];
    float baseline = baseline_of(page, word);
    if (word.line >= 0 && word.baseline == 0) baseline = given.at({word.block, word.line});
    placed.push_back({index, baseline, size_of(page, word)});
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const Placed& a, const Placed& b) { return a.baseline < b.baseline; });
  std::vector<Row> rows;
  for (const Placed& word : placed) {
    constexpr std::size_t recent = 6;
    Row* best = nullptr;
    for (std::size_t i = rows.size(); i-- > 0 && rows.size() - i <= recent;) {
      Row& row = rows[i];
      const float distance = std::abs(word.baseline - row.baseline);
      if (distance > 0.25F * std::min(word.size, row.size)) continue;
      if (best == nullptr || distance < std::abs(word.baseline - best->baseline)) best = &row;
    }
    if (best == nullptr) best = &rows.emplace_back();
    add_to(*best, page, word);
  }
  // Rows of nothing but marks or indexes join the row they hang on.
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<std::uint32_t> staying;
    for (const std::uint32_t index : rows[i].words) {
      const Placed word{index, rows[i].baseline, size_of(page, page.words[index])};
      Row* host = nullptr;
      for (std::size_t j = i >= 4 ? i - 4 : 0; j < std::min(rows.size(), i + 5) && host == nullptr; ++j)
        if (j != i && hangs_on(page, rows[j], word)) host = &rows[j];
      if (host != nullptr)
        host->words.push_back(index);
      else
        staying.push_back(index);
    }
    rows[i].words = std::move(staying);
  }
  std::erase_if(rows, [](const Row& row) { return row.words.empty(); });
  return rows;
}

}  // namespace

float size_of(const RawPage& page, const RawWord& word) {
  const float size = word.font < page.fonts.size() ? page.fonts[word.font].size : 0;
  return size > 0 ? size : std::max(1.0F, 0.8F * word.box.height());
}

void measure(const RawPage& page, LinePiece& piece) {
  if (piece.words.empty()) return;
  std::vector<std::pair<float, std::size_t>> sizes;  // size, letters
  std::size_t letters = 0;
  std::size_t bold = 0;
  std::size_t italic = 0;
  piece.box = page.words[piece.words.front()].box;
  const bool native = page.words[piece.words.front()].origin == Origin::native;
  piece.drawn = native ? static_cast<std::int32_t>(piece.words.front()) : -1;
  for (const std::uint32_t index : piece.words) {
    const RawWord& word = page.words[index];
    piece.box.include(word.box);
    const float size = size_of(page, word);
    const auto same =
        std::find_if(sizes.begin(), sizes.end(), [&](const auto& s) { return s.first == size; });
    if (same == sizes.end())
      sizes.emplace_back(size, word.text.size());
    else
      same->second += word.text.size();
    letters += word.text.size();
    if (word.font < page.fonts.size()) {
      bold += page.fonts[word.font].bold ? word.text.size() : 0;
      italic += page.fonts[word.font].italic ? word.text.size() : 0;
    }
  }
  piece.size = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) {
                 return a.second < b.second;
               })->first;
  piece.bold = 20 * bold >= 19 * letters;
  piece.italic = 20 * italic >= 19 * letters;
}

LinePiece joined(const RawPage& page, const std::vector<LinePiece>& pieces) {
  LinePiece line = pieces.front();
  for (std::size_t i = 1; i < pieces.size(); ++i)
    line.words.insert(line.words.end(), pieces[i].words.begin(), pieces[i].words.end());
  measure(page, line);
  // One gap that stands out is the room between a label and its value.
  float widest = 0;
  float next = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const float gap = pieces[i].box.x0 - pieces[i - 1].box.x1;
    if (gap > widest) {
      next = std::exchange(widest, gap);
      line.value_left = pieces[i].box.x0;
    } else {
      next = std::max(next, gap);
    }
  }
  if (widest < 1.6F * line.size || next > 0.6F * widest) line.value_left = 0;
  return line;
}

std::vector<LinePiece> find_pieces(const RawPage& page, const std::vector<std::uint32_t>& words,
                                   float gap_em) {
  std::vector<LinePiece> pieces;
  std::uint32_t number = 0;
  for (Row& row : find_rows(page, words)) {
    std::stable_sort(row.words.begin(), row.words.end(), [&](std::uint32_t a, std::uint32_t b) {
      return page.words[a].box.x0 < page.words[b].box.x0;
    });
    LinePiece piece;
    float right = 0;
    for (const std::uint32_t index : row.words) {
      const RawWord& word = page.words[index];
      if (!piece.words.empty()) {
        const float own = size_of(page, word);
        const float other = size_of(page, page.words[piece.words.back()]);
        const float size = std::min(own, other);
        const bool styles_differ =
            size < 0.85F * std::max(own, other);  // a margin text right beside the prose
        if (word.box.x0 - right > (styles_differ ? std::min(gap_em, 0.4F) : gap_em) * size) {
          measure(page, piece);
          pieces.push_back(std::exchange(piece, {}));
        }
      }
      if (piece.words.empty()) {
        piece.baseline = row.baseline;
        piece.row = number;
        right = word.box.x1;
      }
      piece.words.push_back(index);
      right = std::max(right, word.box.x1);
    }
    if (!piece.words.empty()) {
      measure(page, piece);
      pieces.push_back(std::move(piece));
    }
    ++number;
  }
  return pieces;
}

}  // namespace planlezer
