#include "extract/word_builder.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "extract/glyph_codes.h"
#include "extract/nfc.h"

namespace planlezer {

namespace {

float round_to_hundredth(float value) {
  return std::round(value * 100.0F) / 100.0F;
}

}  // namespace

// The gap is measured from where the pen would stand, extra letter spacing included: tracked headings stay
// whole and only a jump makes a new word. 0.13 em lies between kerning (at most 0.1) and the tightest word
// space (0.2).
bool WordBuilder::continues_word(const TextStyle& style, float begin, float base) const {
  if (glyphs_.empty() || style.direction != style_.direction || style.ux != style_.ux ||
      style.uy != style_.uy)
    return false;
  if (style.invisible != style_.invisible) return false;
  const float smaller = std::min(style.size, glyphs_.back().size);
  if (begin - pen_ > 0.13F * smaller || begin - glyphs_.back().end < -0.5F * smaller) return false;
  const float drop = base - glyphs_.front().base;
  if (std::abs(drop) <= 0.12F * style_.size) return true;
  // Off the line: a mark or index of a smaller size belongs here, text of the same size does not.
  return std::abs(drop) < 0.8F * style_.size && style.size < 0.9F * style_.size;
}

bool WordBuilder::repeats_glyph(char32_t code, float begin, float base) const {
  if (glyphs_.empty()) return false;
  const Glyph& last = glyphs_.back();
  return last.code == code && std::abs(last.begin - begin) < 0.08F * last.size &&
         std::abs(last.base - base) < 0.08F * last.size && last.end - last.begin > 0.1F * last.size;
}

void WordBuilder::add(const TextStyle& style, const std::uint32_t* code_points, int count, float x, float y,
                      float advance, float spacing) {
  ++(style.invisible ? counts_.invisible : counts_.visible);
  if (!(style.size > 0) || !std::isfinite(x) || !std::isfinite(y) || !std::isfinite(advance)) return;
  const float begin = x * style.ux + y * style.uy;
  const float base = y * style.ux - x * style.uy;
  const float end = begin + advance;
  static constexpr std::uint32_t no_mapping[] = {unmapped};
  if (count <= 0 && advance < 0.05F * style.size) return;  // a line end or the like drawn as a glyph
  if (count <= 0) {
    code_points = no_mapping;
    count = 1;
  }
  if (count == 1 && is_space(code_points[0])) {
    end_word();
    space_ = true;
    return;
  }
  if (count == 1 && repeats_glyph(code_points[0], begin, base)) return;
  if (!continues_word(style, begin, base)) {
    end_word();
    style_ = style;
  }
  const float share = advance / static_cast<float>(count);
  for (int i = 0; i < count; ++i) {
    char32_t c = code_points[i];
    if (is_space(c)) {  // inside a glyph that stands for several characters
      end_word();
      style_ = style;
      continue;
    }
    if (is_zero_width(c)) continue;
    if (style.wingdings && (c < 0x100 || is_private_use(c)))
      c = wingding(c);
    else if (style.symbolic && c >= 0xF000 && c <= 0xF0FF && symbol(c) != 0)
      c = symbol(c);
    else if (c == 0xF0B7 || c == 0xF0A7 || c == 0xF0D8 || c == 0xF076)
      c = 0x2022;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {  // tab marks of layout programs, or a broken mapping
      if (share > 0.05F * style.size) ++counts_.unmapped;
      continue;
    }
    if ((c == unmapped || is_private_use(c)) && !style.symbolic) ++counts_.unmapped;
    glyphs_.push_back({c, begin + share * static_cast<float>(i), begin + share * static_cast<float>(i + 1),
                       base, style.size, style.font});
  }
  pen_ = end + std::max(spacing, 0.0F);
}

void WordBuilder::end_word() {
  if (glyphs_.empty()) return;
  if (style_.symbolic && glyphs_.size() == 1 &&
      (glyphs_[0].code == unmapped || glyphs_[0].code == 0xB7 || is_private_use(glyphs_[0].code)))
    glyphs_[0].code = 0x2022;
  split_marks();
  glyphs_.clear();
}

// A raised small run of digits (or *, †, letters in brackets) after a word is a footnote mark; one of
// superscript characters before a word too.
void WordBuilder::split_marks() {
  const float home = glyphs_.front().base;
  const float size = glyphs_.front().size;
  const auto is_raised = [&](const Glyph& g) {
    return is_superscript_digit(g.code) || (g.base < home - 0.12F * size && g.size < 0.9F * size);
  };
  std::size_t begin = 0;
  std::size_t i = is_superscript_digit(glyphs_.front().code) ? 0 : 1;
  while (i < glyphs_.size()) {
    if (!is_raised(glyphs_[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    bool is_mark = true;
    while (end < glyphs_.size() && is_raised(glyphs_[end])) {
      const char32_t c = glyphs_[end].code;
      is_mark = is_mark && (is_digit(c) || is_superscript_digit(c) || c == '*' || c == ',' || c == '(' ||
                            c == ')' || c == 0x2020 || c == 0x2021);
      ++end;
    }
    // m2, km2, m3: letters of a unit before a 2 or a 3.
    const char32_t power = glyphs_[i].code;
    const bool is_power = power == '2' || power == '3' || power == 0xB2 || power == 0xB3;
    const bool is_unit =
        end == i + 1 && is_power && i > begin && i - begin <= 2 && glyphs_[i - 1].code == 'm';
    if (is_mark && !is_unit) {
      // Closing punctuation after the mark stays with it: "dienst¹." is "dienst" "1.".
      while (end < glyphs_.size() && !is_letter(glyphs_[end].code) && !is_digit(glyphs_[end].code)) ++end;
      if (i > begin) emit(begin, i);
      emit(i, end);
      begin = end;
    }
    i = std::max(end, i + 1);
  }
  if (begin < glyphs_.size()) emit(begin, glyphs_.size());
}

void WordBuilder::emit(std::size_t begin, std::size_t end) {
  const auto unreadable = [](const Glyph& glyph) { return glyph.code == unmapped; };
  if (std::all_of(glyphs_.begin() + static_cast<std::ptrdiff_t>(begin),
                  glyphs_.begin() + static_cast<std::ptrdiff_t>(end), unreadable))
    return;  // counted, but nothing to read
  RawWord word;
  bool needs_normalizing = false;
  float left = glyphs_[begin].begin;
  float right = glyphs_[begin].end;
  const Glyph* leading = &glyphs_[begin];
  for (std::size_t i = begin; i < end; ++i) {
    const Glyph& glyph = glyphs_[i];
    left = std::min(left, glyph.begin);
    right = std::max(right, glyph.end);
    if (!is_letter(leading->code) && !is_digit(leading->code) &&
        (is_letter(glyph.code) || is_digit(glyph.code)) && glyph.size >= 0.9F * leading->size)
      leading = &glyph;
    const char32_t accent = combining_form(glyph.code);
    if (accent != 0) {
      const bool over_next =
          i + 1 < end && glyphs_[i + 1].begin < glyph.begin + 0.6F * (glyph.end - glyph.begin);
      const bool over_last = i > begin && glyph.begin < glyphs_[i - 1].end - 0.4F * (glyph.end - glyph.begin);
      if (over_next && is_letter(glyphs_[i + 1].code)) {
        append_spelled_out(word.text, glyphs_[i + 1].code);
        append_utf8(word.text, accent);
        right = std::max(right, glyphs_[i + 1].end);
        needs_normalizing = true;
        ++i;
        continue;
      }
      if (over_last && is_letter(glyphs_[i - 1].code)) {
        append_utf8(word.text, accent);
        needs_normalizing = true;
        continue;
      }
    }
    if (glyph.code == soft_hyphen && i + 1 < end) continue;  // shown at a line end only
    needs_normalizing = needs_normalizing || glyph.code >= 0x300;
    append_spelled_out(word.text, glyph.code);
  }
  if (word.text.empty()) return;
  if (needs_normalizing) word.text = to_nfc(std::move(word.text));
  const float top = leading->base - style_.ascent * leading->size;
  const float bottom = leading->base - style_.descent * leading->size;
  const auto x_of = [&](float a, float c) { return a * style_.ux - c * style_.uy; };
  const auto y_of = [&](float a, float c) { return a * style_.uy + c * style_.ux; };
  const auto [x0, x1] =
      std::minmax({x_of(left, top), x_of(left, bottom), x_of(right, top), x_of(right, bottom)});
  const auto [y0, y1] =
      std::minmax({y_of(left, top), y_of(left, bottom), y_of(right, top), y_of(right, bottom)});
  word.box = {round_to_hundredth(x0), round_to_hundredth(y0), round_to_hundredth(x1), round_to_hundredth(y1)};
  word.font = leading->font;
  word.baseline = leading->base;
  word.direction = style_.direction;
  words_.push_back(std::move(word));
  after_space_.push_back(std::exchange(space_, false));
}

// "B e s l u i t" set with wide letter spacing is one word: a run of single letters at even distances without
// spaces.
void WordBuilder::join_tracked() {
  constexpr float widest_gap = 0.5F;  // em
  constexpr std::size_t least_letters = 4;
  const auto is_single = [](const RawWord& word) {
    std::size_t offset = 0;
    return next_code_point(word.text, offset) != 0 && offset == word.text.size();
  };
  const auto gap_before = [&](std::size_t i) { return words_[i].box.x0 - words_[i - 1].box.x1; };
  const auto follows = [&](std::size_t i) {
    const RawWord& last = words_[i - 1];
    const RawWord& word = words_[i];
    const float em = word.box.height();
    return !after_space_[i] && is_single(word) && word.direction == 0 && last.direction == 0 &&
           word.font == last.font && std::abs(word.baseline - last.baseline) < 0.1F * em &&
           gap_before(i) > 0 && gap_before(i) < widest_gap * em;
  };
  std::vector<RawWord> joined;
  bool changed = false;
  for (std::size_t begin = 0; begin < words_.size();) {
    std::size_t end = begin + 1;
    std::size_t letters = 0;
    if (is_single(words_[begin])) {
      while (end < words_.size() && follows(end)) ++end;
      for (std::size_t i = begin; i < end; ++i) {
        std::size_t offset = 0;
        letters += is_letter(next_code_point(words_[i].text, offset)) ? 1 : 0;
      }
    }
    const bool tracked = letters >= least_letters && 2 * letters > end - begin;
    float usual = 0;
    if (tracked) {
      std::vector<float> gaps;
      for (std::size_t i = begin + 1; i < end; ++i) gaps.push_back(gap_before(i));
      std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
      usual = gaps[gaps.size() / 2];
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin && tracked && gap_before(i) < 1.4F * usual + 0.3F) {
        joined.back().text += words_[i].text;
        joined.back().box.include(words_[i].box);
        changed = true;
      } else {
        joined.push_back(words_[i]);
      }
    }
    begin = end;
  }
  if (changed) words_ = std::move(joined);
}

std::vector<RawWord> WordBuilder::take() {
  end_word();
  const auto tiny =
      std::count_if(words_.begin(), words_.end(), [](const RawWord& word) { return word.text.size() == 1; });
  if (tiny >= 4) join_tracked();
  after_space_.clear();
  return std::exchange(words_, {});
}

void drop_overprinted(std::vector<RawWord>& words, const std::vector<Font>& fonts) {
  // By text and place in a coarse grid, so that a page of ten thousand dots stays cheap.
  constexpr float cell = 8;
  const auto key_of = [](const std::string& text, int column, int row) {
    return std::hash<std::string>{}(text) ^ (static_cast<std::size_t>(column) * 0x9E3779B97F4A7C15U) ^
           (static_cast<std::size_t>(row) * 0xC2B2AE3D27D4EB4FU);
  };
  std::unordered_multimap<std::size_t, std::size_t> seen;
  seen.reserve(words.size());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    RawWord& word = words[i];
    const float size = word.font < fonts.size() ? fonts[word.font].size : word.box.height();
    const float near = std::min(0.12F * size, cell / 2);
    bool doubled = false;
    const int left = static_cast<int>(std::floor((word.box.x0 - near) / cell));
    const int right = static_cast<int>(std::floor((word.box.x0 + near) / cell));
    const int top = static_cast<int>(std::floor((word.box.y0 - near) / cell));
    const int bottom = static_cast<int>(std::floor((word.box.y0 + near) / cell));
    for (int row = top; row <= bottom && !doubled; ++row)
      for (int column = left; column <= right && !doubled; ++column) {
        const auto [first, last] = seen.equal_range(key_of(word.text, column, row));
        doubled = std::any_of(first, last, [&](const auto& entry) {
          const RawWord& other = words[entry.second];
          return other.text == word.text && std::abs(other.box.x0 - word.box.x0) < near &&
                 std::abs(other.box.y0 - word.box.y0) < near;
        });
      }
    if (doubled) continue;
    seen.emplace(key_of(word.text, static_cast<int>(std::floor(word.box.x0 / cell)),
                        static_cast<int>(std::floor(word.box.y0 / cell))),
                 kept);
    if (kept != i) words[kept] = std::move(word);
    ++kept;
  }
  words.resize(kept);
}

}  // namespace planlezer
