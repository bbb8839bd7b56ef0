#include "extract/ocr_mend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/text.h"
#include "extract/glyph_codes.h"
#include "extract/word_shapes.h"

namespace planlezer {

namespace {

constexpr float tallest_point = 0.35F;  // of a digit

bool is_point(char c) {
  return c == '.' || c == ',';
}

bool is_number(std::string_view text) {
  return text.size() >= 2 && is_digit(static_cast<unsigned char>(text.front())) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_point(c) || is_digit(static_cast<unsigned char>(c)); });
}

// "2.4.1" or "1.250.000,50": the numbers in which a lost point is told from a speck by its place.
bool is_grouped(std::string_view number) {
  if (number.ends_with('.')) number.remove_suffix(1);
  std::string_view whole = number.substr(0, number.find(','));
  const auto groups = split(whole, '.');
  if (groups.size() < 2) return false;
  const bool thousands =
      !groups[0].empty() && groups[0].size() <= 3 &&
      std::all_of(groups.begin() + 1, groups.end(), [](std::string_view group) { return group.size() == 3; });
  const bool section =
      whole.size() == number.size() && std::all_of(groups.begin(), groups.end(), [](std::string_view group) {
        return !group.empty() && group.size() <= 2;
      });
  return thousands || section;
}

// What a small shape between digits is: 0 when the ink does not tell.
char point_of(const InkShape& shape, float baseline, float digit_height) {
  const float height = shape.box.height();
  const float width = shape.box.width();
  const float below = shape.box.y1 - baseline;
  const bool round = height <= 1.2F * width && width <= 1.3F * height;
  if (round && std::abs(below) < 0.07F * digit_height &&
      static_cast<float>(shape.ink) > 0.6F * height * width)
    return '.';
  return height > 1.35F * width && below > 0.07F * digit_height ? ',' : '\0';
}

float middle_of(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// The number with the points that its ink has; nothing when digits touch, or ink and text disagree.
std::optional<std::string> number_by_ink(std::string_view text, const std::vector<InkShape>& shapes) {
  float tallest = 0;
  for (const InkShape& shape : shapes) tallest = std::max(tallest, shape.box.height());
  std::vector<float> feet;
  std::size_t digits = 0;
  for (const InkShape& shape : shapes) {
    if (shape.box.height() <= tallest_point * tallest) continue;
    if (shape.box.height() < 0.8F * tallest) return std::nullopt;
    feet.push_back(shape.box.y1);
    ++digits;
  }
  const auto told =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_point(c); }));
  if (digits != told || digits == 0) return std::nullopt;
  const float baseline = middle_of(feet);
  std::string number;
  std::size_t at = 0;
  for (const InkShape& shape : shapes) {
    const bool point = shape.box.height() <= tallest_point * tallest;
    if (!point) {
      while (at < text.size() && is_point(text[at])) number += text[at++];  // read, and no ink of its own
      number += text[at++];
      continue;
    }
    const char seen = point_of(shape, baseline, tallest);
    const bool has_point = at < text.size() && is_point(text[at]);
    if (seen == '\0' && !has_point) return std::nullopt;
    number += has_point && (seen == '\0' || seen == ',') ? text[at] : seen;
    if (has_point) ++at;
  }
  number += text.substr(at);
  return number;
}

void mend_number(RecognisedWord& word, const Raster& picture, int threshold) {
  const auto number = number_by_ink(word.text, shapes_of_word(picture, word.box, threshold));
  if (!number || *number == word.text || !is_grouped(*number)) return;
  word.text = *number;
}

bool is_word_of_letters(std::string_view text, std::size_t& letters) {
  letters = 0;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    if (!is_letter(c) || (letters > 0 && c >= 'A' && c <= 'Z')) return false;
    ++letters;
  }
  return true;
}

std::size_t offset_of_letter(std::string_view text, std::size_t number) {
  std::size_t offset = 0;
  for (; number > 0; --number) (void)next_code_point(text, offset);
  return offset;
}

// Where a word holds a gap as wide as the spaces of its line: the number of letters before it.
std::optional<std::size_t> space_within(const RecognisedWord& word, float usual_space, const Raster& picture,
                                        int threshold) {
  std::size_t letters = 0;
  if (word.text.size() < 4 || !is_word_of_letters(word.text, letters) || letters < 4) return std::nullopt;
  const std::vector<InkShape> shapes = shapes_of_word(picture, word.box, threshold);
  if (shapes.size() != letters) return std::nullopt;
  float widest = 0;
  float second = 0;
  std::size_t place = 0;
  float reach = shapes.front().box.x1;
  for (std::size_t i = 1; i < shapes.size(); ++i) {
    const float gap = shapes[i].box.x0 - reach;
    if (gap > widest) {
      second = std::exchange(widest, gap);
      place = i;
    } else {
      second = std::max(second, gap);
    }
    reach = std::max(reach, shapes[i].box.x1);
  }
  const bool is_space = widest > 0.75F * usual_space && widest > 2 * second + 1 &&
                        widest > 0.12F * word.line_height && place >= 2 && letters - place >= 2;
  return is_space ? std::optional(place) : std::nullopt;
}

// "3en4", "1t/m5": numbers that a list of kpi's or months joins; no word is written like that. The offsets of
// the joining word.
std::optional<std::pair<std::size_t, std::size_t>> joined_numbers(std::string_view text) {
  const std::size_t begin = text.find_first_not_of("0123456789");
  if (begin == 0 || begin == std::string_view::npos) return std::nullopt;
  const std::size_t end = text.find_first_of("0123456789", begin);
  if (end == std::string_view::npos || text.find_first_not_of("0123456789", end) != std::string_view::npos)
    return std::nullopt;
  const std::string_view joint = text.substr(begin, end - begin);
  if (joint != "en" && joint != "t/m" && joint != "tot" && joint != "of") return std::nullopt;
  return std::pair(begin, end);
}

void push_parts(std::vector<RecognisedWord>& words, const RecognisedWord& word,
                std::pair<std::size_t, std::size_t> joint) {
  const auto x_of = [&](std::size_t offset) {
    return word.box.x0 + word.box.width() * static_cast<float>(offset) / static_cast<float>(word.text.size());
  };
  std::size_t from = 0;
  for (const std::size_t to : {joint.first, joint.second, word.text.size()}) {
    RecognisedWord part = word;
    part.text = word.text.substr(from, to - from);
    part.box.x0 = x_of(from);
    part.box.x1 = x_of(to);
    words.push_back(std::move(part));
    from = to;
  }
}

bool on_one_line(const RecognisedWord& a, const RecognisedWord& b) {
  return a.line == b.line && b.box.x0 > a.box.x0;
}

// "2,3" with a space's room after the comma are two numbers: the letters before it.
std::optional<std::size_t> end_of_list_item(const RecognisedWord& word, const Raster& picture,
                                            int threshold) {
  const std::size_t comma = word.text.find(',');
  if (comma == std::string::npos || comma + 1 == word.text.size() || !is_number(word.text))
    return std::nullopt;
  const std::vector<InkShape> shapes = shapes_of_word(picture, word.box, threshold);
  if (shapes.size() != word.text.size()) return std::nullopt;
  const float gap = shapes[comma + 1].box.x0 - shapes[comma].box.x1;
  return gap > 0.3F * shapes.front().box.height() ? std::optional(comma + 1) : std::nullopt;
}

// "omde" with a space's room between "om" and "de".
void split_words(std::vector<RecognisedWord>& words, const Raster& picture, int threshold) {
  std::vector<RecognisedWord> result;
  result.reserve(words.size() + 8);
  for (std::size_t first = 0; first < words.size();) {
    std::size_t end = first + 1;
    std::vector<float> spaces;
    while (end < words.size() && words[end].line == words[first].line) {
      if (on_one_line(words[end - 1], words[end]))
        spaces.push_back(words[end].box.x0 - words[end - 1].box.x1);
      ++end;
    }
    const float usual = spaces.size() >= 3 ? middle_of(spaces) : 0;
    for (; first < end; ++first) {
      RecognisedWord& word = words[first];
      if (const auto joint = joined_numbers(word.text)) {
        push_parts(result, word, *joint);
        continue;
      }
      auto place = end_of_list_item(word, picture, threshold);
      if (!place && usual > 0) place = space_within(word, usual, picture, threshold);
      if (!place) {
        result.push_back(std::move(word));
        continue;
      }
      const std::vector<InkShape> shapes = shapes_of_word(picture, word.box, threshold);
      RecognisedWord left = word;
      const std::size_t offset = offset_of_letter(word.text, *place);
      left.text.resize(offset);
      left.box.x1 = shapes[*place - 1].box.x1;
      word.text.erase(0, offset);
      word.box.x0 = shapes[*place].box.x0;
      result.push_back(std::move(left));
      result.push_back(std::move(word));
    }
  }
  words = std::move(result);
}

char32_t last_code_point(std::string_view text) {
  char32_t last = 0;
  std::size_t offset = 0;
  while (offset < text.size()) last = next_code_point(text, offset);
  return last;
}

// Pieces with no room for a space between them: the narrowest space in print is a sixth of the letters'
// height.
void join_words(std::vector<RecognisedWord>& words) {
  for (std::size_t i = 1; i < words.size();) {
    RecognisedWord& left = words[i - 1];
    const RecognisedWord& right = words[i];
    const float gap = right.box.x0 - left.box.x1;
    std::size_t offset = 0;
    const bool touches = on_one_line(left, right) && gap > -0.05F * right.line_height &&
                         gap < 0.09F * right.line_height && is_letter(last_code_point(left.text)) &&
                         is_letter(next_code_point(right.text, offset));
    if (!touches) {
      ++i;
      continue;
    }
    left.text += right.text;
    left.box.include(right.box);
    left.confidence = std::min(left.confidence, right.confidence);
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// A hyphen of a typewriter font is read as a dash ("dhcp—client"); a dash is as wide as its letters are high.
void mend_dashes(RecognisedWord& word, const Raster& picture, int threshold) {
  constexpr std::string_view dash = "—";
  const std::size_t at = word.text.find(dash);
  if (at == std::string::npos || word.text.size() == dash.size()) return;
  for (const InkShape& shape : shapes_of_word(picture, word.box, threshold))
    if (shape.box.width() > 0.65F * word.line_height && shape.box.height() < 0.25F * word.line_height) return;
  const bool doubled =
      (at > 0 && word.text[at - 1] == '-') || word.text.compare(at + dash.size(), 1, "-") == 0;
  word.text.replace(at, dash.size(), doubled ? "" : "-");
}

// The same ink read twice: a short word within the box of its neighbour.
void drop_doubles(std::vector<RecognisedWord>& words) {
  const auto lies_in = [](const Box& small, const Box& large) {
    const float width = std::min(small.x1, large.x1) - std::max(small.x0, large.x0);
    const float height = std::min(small.y1, large.y1) - std::max(small.y0, large.y0);
    return width > 0.6F * small.width() && height > 0.6F * small.height() && small.width() < large.width();
  };
  for (std::size_t i = 0; i < words.size();) {
    const RecognisedWord& word = words[i];
    const auto covers = [&](const RecognisedWord& other) {
      return other.line == word.line && other.confidence >= word.confidence && lies_in(word.box, other.box);
    };
    if ((i > 0 && covers(words[i - 1])) || (i + 1 < words.size() && covers(words[i + 1])))
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    else
      ++i;
  }
}

bool is_double_quote(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E;
}

void replace_at(std::string& text, std::size_t at, std::string_view old_part, std::string_view new_part) {
  if (text.compare(at, old_part.size(), old_part) == 0) text.replace(at, old_part.size(), new_part);
}

}  // namespace

std::string with_single_quotes(std::string_view word) {
  std::string result;
  char32_t last = 0;
  std::size_t offset = 0;
  while (offset < word.size()) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(word, offset);
    if (is_double_quote(c) && is_double_quote(last)) {
      if (last == '"') result.replace(result.size() - 1, 1, word.substr(begin, offset - begin));
      continue;
    }
    result += word.substr(begin, offset - begin);
    last = c;
  }
  return result;
}

std::string with_dutch_diaeresis(std::string_view word) {
  std::string text(word);
  // No Dutch word has "ié" before these; "officiéle" and "cliénten" are what the dots of ë are taken for.
  for (std::size_t at = text.find("ié"); at != std::string::npos; at = text.find("ié", at + 1)) {
    const char next = at + 3 < text.size() ? text[at + 3] : '\0';
    if (next == 'n' || next == 'l') text.replace(at, 3, "ië");
  }
  // Participles: "ge" and "be" before a stem that begins with "in" or "im".
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> stems{{{"gein", "geïn"},
                                                                                 {"geimp", "geïmp"},
                                                                                 {"geide", "geïde"},
                                                                                 {"geiso", "geïso"},
                                                                                 {"geill", "geïll"},
                                                                                 {"geinv", "geïnv"},
                                                                                 {"beinv", "beïnv"},
                                                                                 {"ongein", "ongeïn"},
                                                                                 {"Gein", "Geïn"},
                                                                                 {"Geimp", "Geïmp"},
                                                                                 {"Geide", "Geïde"},
                                                                                 {"Beinv", "Beïnv"},
                                                                                 {"coordinati", "coördinati"},
                                                                                 {"cooperati", "coöperati"}}};
  for (const auto& [plain, dotted] : stems) {
    if (!text.starts_with(plain) || text.size() == plain.size()) continue;
    const bool in = plain.ends_with("in");  // "geinig" and "geintje" are words too
    if (in && text.size() < plain.size() + 3) continue;
    const char next = text[plain.size()];
    if (in && (next == 'i' || text.compare(plain.size(), 2, "tj") == 0 || next == '\xC3')) continue;
    replace_at(text, 0, plain, dotted);
    break;
  }
  return text;
}

void mend_by_ink(std::vector<RecognisedWord>& words, const Raster& picture, int threshold) {
  drop_doubles(words);
  join_words(words);
  split_words(words, picture, threshold);
  for (RecognisedWord& word : words) {
    if (is_number(word.text)) mend_number(word, picture, threshold);
    mend_dashes(word, picture, threshold);
  }
}

void mend_spelling(std::vector<RecognisedWord>& words, bool is_dutch) {
  for (RecognisedWord& word : words) {
    word.text = with_single_quotes(word.text);
    if (is_dutch) word.text = with_dutch_diaeresis(word.text);
  }
}

}  // namespace planlezer
