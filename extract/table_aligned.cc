
// Tables without a drawn grid: columns are white alleys that several rows share, rows follow from the lines
// of text and from horizontal rules where there are any. Prose in columns, lists, forms and tables of
// contents are left alone.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extract/labels.h"
#include "extract/table_grid.h"
#include "extract/table_rows.h"

namespace planlezer {

namespace {

constexpr float wide_gap_em = 0.9F;     // in the row a table is recognised by
constexpr float narrow_gap_em = 0.42F;  // enough between columns that other rows show
constexpr float most_pitch = 3.4F;      // between lines of a table, in sizes
constexpr std::size_t most_work = 400'000;

struct Alley {
  float x0 = 0, x1 = 0;
  float width() const { return x1 - x0; }
};

using TextRow = std::vector<LinePiece>;  // pieces with narrow gaps between them, from left to right

// Rows around a seed that share its alleys.
struct Candidate {
  std::size_t first = 0, last = 0;
  std::vector<Alley> alleys;
};

class AlignedFinder {
 public:
  AlignedFinder(const RawPage& page, const std::vector<RuledLine>& rules,
                const std::vector<std::uint32_t>& words);
  std::vector<TableDraft> run();

 private:
  std::vector<Alley> alleys_of(const TextRow& row, float gap_em) const;
  bool crosses(const TextRow& row, const Alley& alley, Alley* left_over) const;
  bool accepts(const TextRow& row, std::vector<Alley>& alleys, bool near) const;
  bool within_reach(std::size_t upper, std::size_t lower) const;
  bool rule_between(float top, float bottom, float x0, float x1) const;
  std::optional<Candidate> grow(std::size_t seed);
  void drop_crossed_alleys(Candidate& candidate) const;
  void trim(Candidate& candidate) const;
  bool is_section_row(std::size_t r, const Candidate& candidate, float size) const;
  void add_narrow_alleys(Candidate& candidate) const;
  std::size_t unrelated_alley(const Candidate& candidate, const std::vector<TextRow>& rows) const;
  void build(const Candidate& candidate, std::vector<TextRow> rows, std::vector<TableDraft>& tables) const;

  const RawPage& page_;
  const std::vector<RuledLine>& rules_;
  std::vector<TextRow> rows_;
  std::vector<bool> used_;
  std::size_t work_ = 0;
};

bool has_leader(const RawPage& page, const TextRow& row) {
  for (const LinePiece& piece : row)
    for (const std::uint32_t word : piece.words) {
      const std::string& text = page.words[word].text;
      if (text.size() >= 4 && text.find_first_not_of('.') == std::string::npos) return true;
    }
  return false;
}

float baseline_of(const TextRow& row) {
  return row.front().baseline;
}

float size_of(const TextRow& row) {
  float size = row.front().size;
  for (const LinePiece& piece : row) size = std::max(size, piece.size);
  return size;
}

// Of its smallest piece: a title is larger in all of them, while recognition finds single words too large.
float least_size_of(const TextRow& row) {
  float size = row.front().size;
  for (const LinePiece& piece : row) size = std::min(size, piece.size);
  return size;
}

float left_of(const TextRow& row) {
  return row.front().box.x0;
}

float right_of(const TextRow& row) {
  float right = row.front().box.x1;
  for (const LinePiece& piece : row) right = std::max(right, piece.box.x1);
  return right;
}

AlignedFinder::AlignedFinder(const RawPage& page, const std::vector<RuledLine>& rules,
                             const std::vector<std::uint32_t>& words)
    : page_(page), rules_(rules) {
  std::uint32_t number = UINT32_MAX;
  for (LinePiece& piece : find_pieces(page, words, narrow_gap_em)) {
    if (rows_.empty() || piece.row != number) rows_.emplace_back();
    number = piece.row;
    rows_.back().push_back(std::move(piece));
  }
  used_.resize(rows_.size());
}

std::vector<Alley> AlignedFinder::alleys_of(const TextRow& row, float gap_em) const {
  std::vector<Alley> alleys;
  float right = row.front().box.x1;
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (row[i].box.x0 - right > gap_em * std::min(row[i].size, row[i - 1].size))
      alleys.push_back({right, row[i].box.x0});
    right = std::max(right, row[i].box.x1);
  }
  return alleys;
}

// Whether text of the row runs over the alley; if not, `left_over` is the part that stays white.
bool AlignedFinder::crosses(const TextRow& row, const Alley& alley, Alley* left_over) const {
  Alley rest = alley;
  Alley best{0, 0};
  for (const LinePiece& piece : row) {
    if (piece.box.x1 <= rest.x0 || piece.box.x0 >= rest.x1) continue;
    if (piece.box.x0 - rest.x0 > best.width()) best = {rest.x0, piece.box.x0};
    rest.x0 = std::max(rest.x0, piece.box.x1);
    if (rest.x0 >= rest.x1) break;
  }
  if (rest.width() > best.width()) best = rest;
  if (best.width() < narrow_gap_em * std::min(size_of(row), 12.0F)) return true;
  *left_over = best;
  return false;
}

// Rows that keep to the alleys narrow them; a row with a few cells over several columns is accepted when it
// is near.
bool AlignedFinder::accepts(const TextRow& row, std::vector<Alley>& alleys, bool near) const {
  std::vector<Alley> narrowed = alleys;
  std::size_t crossed = 0;
  for (Alley& alley : narrowed) crossed += crosses(row, alley, &alley) ? 1 : 0;
  if (crossed == 0) {
    alleys = std::move(narrowed);
    return true;
  }
  return near && row.size() >= 2 && 2 * crossed <= alleys.size();
}

bool AlignedFinder::rule_between(float top, float bottom, float x0, float x1) const {
  return std::any_of(rules_.begin(), rules_.end(), [&](const RuledLine& rule) {
    return rule.at > top && rule.at < bottom && rule.from < x0 + 0.3F * (x1 - x0) &&
           rule.to > x1 - 0.3F * (x1 - x0);
  });
}

bool AlignedFinder::within_reach(std::size_t upper, std::size_t lower) const {
  const float distance = baseline_of(rows_[lower]) - baseline_of(rows_[upper]);
  const float size = std::max(size_of(rows_[upper]), size_of(rows_[lower]));
  if (distance <= most_pitch * size) return true;
  return distance <= 2 * most_pitch * size &&
         rule_between(baseline_of(rows_[upper]), baseline_of(rows_[lower]), left_of(rows_[upper]),
                      right_of(rows_[upper]));
}

// A row that most rows contradict is the odd one: an alley that many rows cross is a wide word space of the
// seed.
void AlignedFinder::drop_crossed_alleys(Candidate& candidate) const {
  std::erase_if(candidate.alleys, [&](const Alley& alley) {
    std::size_t crossed = 0;
    std::size_t both_sides = 0;
    for (std::size_t r = candidate.first; r <= candidate.last; ++r) {
      Alley rest;
      if (rows_[r].size() == 1) continue;  // a title over rows
      if (crosses(rows_[r], alley, &rest)) {
        ++crossed;
      } else {
        const bool left = left_of(rows_[r]) < alley.x0;
        const bool right = right_of(rows_[r]) > alley.x1;
        both_sides += left && right ? 1 : 0;
      }
    }
    return 3 * crossed > both_sides;
  });
}

std::optional<Candidate> AlignedFinder::grow(std::size_t seed) {
  Candidate candidate{seed, seed, alleys_of(rows_[seed], wide_gap_em)};
  if (candidate.alleys.empty()) return std::nullopt;
  const float size = size_of(rows_[seed]);
  const auto takes = [&](std::size_t r, std::size_t neighbour) {
    if (++work_ > most_work || has_leader(page_, rows_[r]) || least_size_of(rows_[r]) > 1.2F * size)
      return false;
    const bool near = std::abs(baseline_of(rows_[r]) - baseline_of(rows_[neighbour])) < 2.1F * size;
    if (accepts(rows_[r], candidate.alleys, near)) return true;
    return near && is_section_row(r, candidate, size);
  };
  for (std::size_t r = seed + 1; r < rows_.size() && !used_[r] && within_reach(r - 1, r) && takes(r, r - 1);
       ++r)
    candidate.last = r;
  for (std::size_t r = seed; r-- > 0 && !used_[r] && within_reach(r, r + 1) && takes(r, r + 1);)
    candidate.first = r;
  drop_crossed_alleys(candidate);
  if (candidate.alleys.empty()) return std::nullopt;
  trim(candidate);
  add_narrow_alleys(candidate);
  return candidate;
}

// A title over the rows below it inside the table: short, at the left, set as closely as the rows, and
// between rows that show the columns.
bool AlignedFinder::is_section_row(std::size_t r, const Candidate& candidate, float size) const {
  if (rows_[r].size() != 1 || r == 0 || r + 1 >= rows_.size()) return false;
  const Box& box = rows_[r].front().box;
  const auto shows_columns = [&](std::size_t row) {
    if (used_[row] || rows_[row].size() < 2) return false;
    if (std::abs(baseline_of(rows_[row]) - baseline_of(rows_[r])) > 2.1F * size) return false;
    Alley rest;
    return std::none_of(candidate.alleys.begin(), candidate.alleys.end(),
                        [&](const Alley& alley) { return crosses(rows_[row], alley, &rest); });
  };
  if (!shows_columns(r - 1) || !shows_columns(r + 1)) return false;
  const float left = std::min(left_of(rows_[r - 1]), left_of(rows_[r + 1]));
  const float right = std::max(right_of(rows_[r - 1]), right_of(rows_[r + 1]));
  return std::abs(box.x0 - left) < 0.5F * size && box.width() < 0.7F * (right - left);
}

// Columns that stand close to each other (figures set right beside texts set left): white that no row runs
// over.
void AlignedFinder::add_narrow_alleys(Candidate& candidate) const {
  constexpr float clear_gap_em = 0.55F;
  constexpr std::size_t least_rows = 4, many_rows = 5;  // so many make a narrower gap certain
  std::vector<Alley> covered;
  for (std::size_t r = candidate.first; r <= candidate.last; ++r) {
    Alley rest;
    const bool spans = std::any_of(candidate.alleys.begin(), candidate.alleys.end(),
                                   [&](const Alley& alley) { return crosses(rows_[r], alley, &rest); });
    if (spans) continue;
    for (const LinePiece& piece : rows_[r]) covered.push_back({piece.box.x0, piece.box.x1});
  }
  if (covered.empty()) return;
  std::sort(covered.begin(), covered.end(), [](const Alley& a, const Alley& b) { return a.x0 < b.x0; });
  const float em = std::min(size_of(rows_[candidate.first]), 12.0F);
  float right = covered.front().x1;
  for (const Alley& text : covered) {
    const Alley white{right, text.x0};
    right = std::max(right, text.x1);
    if (white.width() < narrow_gap_em * em) continue;
    const bool known = std::any_of(candidate.alleys.begin(), candidate.alleys.end(), [&](const Alley& alley) {
      return alley.x0 < white.x1 && alley.x1 > white.x0;
    });
    if (known) continue;
    // Enough rows must have text right and left of it, between the alleys around it.
    float from = -1e9F;
    float to = 1e9F;
    for (const Alley& alley : candidate.alleys) {
      if (alley.x1 <= white.x0) from = std::max(from, alley.x0);
      if (alley.x0 >= white.x1) to = std::min(to, alley.x1);
    }
    std::size_t both = 0;
    for (std::size_t r = candidate.first; r <= candidate.last; ++r) {
      const auto has = [&](float x0, float x1) {
        return std::any_of(rows_[r].begin(), rows_[r].end(), [&](const LinePiece& piece) {
          return piece.box.center_x() > x0 && piece.box.center_x() < x1;
        });
      };
      both += has(from, white.x0) && has(white.x1, to) ? 1 : 0;
    }
    const bool clear = white.width() >= clear_gap_em * em;
    if (both >= many_rows ||
        (clear && (both >= least_rows || (both >= 2 && 2 * both > candidate.last - candidate.first))))
      candidate.alleys.push_back(white);
  }
  std::sort(candidate.alleys.begin(), candidate.alleys.end(),
            [](const Alley& a, const Alley& b) { return a.x0 < b.x0; });
}

// Lone lines above and below are text, unless they lie so close to a full row that they belong to its cells.
void AlignedFinder::trim(Candidate& candidate) const {
  const auto sides = [&](std::size_t r) {
    std::size_t columns = 1;
    Alley rest;
    for (const Alley& alley : candidate.alleys)
      columns +=
          left_of(rows_[r]) < alley.x0 && right_of(rows_[r]) > alley.x1 && !crosses(rows_[r], alley, &rest)
              ? 1
              : 0;
    return columns;
  };
  const auto crossed = [&](std::size_t r) {
    Alley rest;
    return std::any_of(candidate.alleys.begin(), candidate.alleys.end(),
                       [&](const Alley& alley) { return crosses(rows_[r], alley, &rest); });
  };
  const auto far_above = [&](std::size_t r) {
    return baseline_of(rows_[r + 1]) - baseline_of(rows_[r]) > 2.1F * size_of(rows_[r + 1]);
  };
  const float usual_size = size_of(rows_[(candidate.first + candidate.last + 1) / 2]);
  while (candidate.first < candidate.last &&
         (least_size_of(rows_[candidate.first]) > 1.15F * usual_size || sides(candidate.first) < 2 ||
          (far_above(candidate.first) &&
           (crossed(candidate.first) || 2 * rows_[candidate.first].size() <= candidate.alleys.size() + 1))))
    ++candidate.first;
  std::size_t last = candidate.last;
  while (last > candidate.first && sides(last) < 2) --last;
  // What follows the last full row closely and starts no paragraph at the left is the rest of its cells.
  const float size = size_of(rows_[last]);
  while (last < candidate.last && baseline_of(rows_[last + 1]) - baseline_of(rows_[last]) < 1.45F * size &&
         (left_of(rows_[last + 1]) > candidate.alleys.front().x0 || !used_[last + 1]))
    ++last;
  candidate.last = last;
}

// An alley across which hardly any line of the one side has a companion on the other: the texts beside it
// only happen to be neighbours. Its index, or the number of alleys.
std::size_t AlignedFinder::unrelated_alley(const Candidate& candidate,
                                           const std::vector<TextRow>& rows) const {
  for (std::size_t a = 0; a < candidate.alleys.size(); ++a) {
    const float middle = (candidate.alleys[a].x0 + candidate.alleys[a].x1) / 2;
    std::size_t left = 0;
    std::size_t right = 0;
    std::size_t both = 0;
    for (const TextRow& row : rows) {
      const bool l = left_of(row) < middle;
      const bool r = right_of(row) > middle;
      left += l ? 1 : 0;
      right += r ? 1 : 0;
      both += l && r ? 1 : 0;
    }
    if (2 * both < std::min(left, right)) return a;
  }
  return candidate.alleys.size();
}

void AlignedFinder::build(const Candidate& candidate, std::vector<TextRow> rows,
                          std::vector<TableDraft>& tables) const {
  if (rows.size() < 2 || candidate.alleys.empty()) return;
  const std::size_t loose = unrelated_alley(candidate, rows);
  if (loose < candidate.alleys.size()) {  // try both sides on their own
    const float middle = (candidate.alleys[loose].x0 + candidate.alleys[loose].x1) / 2;
    for (const bool left : {true, false}) {
      Candidate part = candidate;
      std::erase_if(part.alleys,
                    [&](const Alley& alley) { return left ? alley.x1 > middle : alley.x0 < middle; });
      std::vector<TextRow> side = rows;
      for (TextRow& row : side)
        std::erase_if(row, [&](const LinePiece& piece) { return (piece.box.center_x() < middle) != left; });
      std::erase_if(side, [](const TextRow& row) { return row.empty(); });
      build(part, std::move(side), tables);
    }
    return;
  }
  float left = 1e9F;
  float right = -1e9F;
  for (const TextRow& row : rows) {
    left = std::min(left, left_of(row));
    right = std::max(right, right_of(row));
  }
  std::vector<float> bounds{left - 1};
  for (const Alley& alley : candidate.alleys) bounds.push_back((alley.x0 + alley.x1) / 2);
  bounds.push_back(right + 1);
  std::sort(bounds.begin(), bounds.end());
  std::vector<float> rules;
  const float top = rows.front().front().box.y0;
  const float bottom = rows.back().front().box.y1;
  const float em = size_of(rows.front());
  for (const RuledLine& rule : rules_)
    if (rule.at > top - 1.6F * em && rule.at < bottom + 1.6F * em &&
        rule.from < left + 0.15F * (right - left) && rule.to > right - 0.15F * (right - left))
      rules.push_back(rule.at);
  // Lines under some of the heads part the rows of a head.
  for (std::size_t r = 1; r < std::min<std::size_t>(rows.size(), 4); ++r)
    for (const RuledLine& rule : rules_) {
      if (rule.at < baseline_of(rows[r - 1]) || rule.at > baseline_of(rows[r])) continue;
      if (std::find(rules.begin(), rules.end(), rule.at) == rules.end() &&
          covered_share(rules_, rule.at, left, right) > 0.3F)
        rules.push_back(rule.at);
    }
  if (auto table = table_of_rows(page_, rows, bounds, rules)) tables.push_back(std::move(*table));
}

std::vector<TableDraft> AlignedFinder::run() {
  std::vector<std::pair<std::size_t, std::size_t>> seeds;  // columns, row
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    if (rows_[r].size() < 2 || has_leader(page_, rows_[r])) continue;
    const std::size_t columns = alleys_of(rows_[r], wide_gap_em).size() + 1;
    if (columns >= 2) seeds.emplace_back(columns, r);
  }
  std::vector<TableDraft> tables;
  if (seeds.size() < 2) return tables;
  std::stable_sort(seeds.begin(), seeds.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [columns, seed] : seeds) {
    if (used_[seed] || work_ > most_work) continue;
    const std::optional<Candidate> candidate = grow(seed);
    if (!candidate || candidate->last == candidate->first) continue;
    const std::size_t before = tables.size();
    build(*candidate,
          {rows_.begin() + static_cast<std::ptrdiff_t>(candidate->first),
           rows_.begin() + static_cast<std::ptrdiff_t>(candidate->last) + 1},
          tables);
    if (tables.size() == before) continue;
    for (std::size_t r = candidate->first; r <= candidate->last; ++r) used_[r] = true;
  }
  return tables;
}

}  // namespace

std::vector<TableDraft> find_aligned_tables(const RawPage& page, const std::vector<RuledLine>& rules,
                                            std::vector<std::uint32_t>& words) {
  std::vector<TableDraft> tables = AlignedFinder(page, rules, words).run();
  std::vector<bool> used(page.words.size());
  for (const TableDraft& table : tables)
    for (const CellDraft& cell : table.cells)
      for (const LinePiece& line : cell.lines)
        for (const std::uint32_t word : line.words) used[word] = true;
  std::erase_if(words, [&](std::uint32_t word) { return used[word]; });
  return tables;
}

}  // namespace planlezer
