#include "extract/ocr_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/text.h"
#include "extract/ocr_cells.h"
#include "extract/raster.h"

namespace planlezer {

namespace {

constexpr std::size_t most_pieces = 60;  // more is a picture

bool has_letter_or_digit(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    const bool ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (ascii || (c >= 0xC0 && c < 0x2000)) return true;
  }
  return false;
}

bool overlap(const Box& a, const Box& b) {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

// A sign beside a paragraph, an icon: much taller than its line, and read without conviction.
bool is_picture(const RecognisedWord& word) {
  return word.confidence < 0.75F && word.box.height() > 2 * word.line_height;
}

bool is_junk(const RecognisedWord& word, const std::vector<Box>& rulings) {
  if (has_letter_or_digit(word.text))
    return word.text.size() <= 2 && (word.confidence < 0.1F || is_picture(word));
  if (word.confidence < 0.5F) return true;
  if (word.text.find_first_not_of("|_-=~.,'`") != std::string::npos) return false;
  const bool flat = word.text.find_first_not_of("_-=~") == std::string::npos;
  if (flat && word.box.height() > 0.6F * word.line_height) return true;
  const Box near{word.box.x0 - 3, word.box.y0 - 3, word.box.x1 + 3, word.box.y1 + 3};
  return std::any_of(rulings.begin(), rulings.end(),
                     [&](const Box& ruling) { return overlap(near, ruling); });
}

float usual_line_height(const std::vector<RecognisedWord>& words) {
  std::vector<float> heights;
  for (const RecognisedWord& word : words) heights.push_back(word.line_height);
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

// A single small letter is more likely a mark in a picture; "x" marks a box.
bool may_stand_alone(std::string_view text) {
  const bool small_letter = text.size() == 1 && text[0] >= 'a' && text[0] <= 'z' && text[0] != 'x';
  return has_letter_or_digit(text) && !small_letter;
}

bool starts_line(const std::vector<RecognisedWord>& words, std::size_t i) {
  return i == 0 || words[i - 1].line != words[i].line;
}

// A single word that is sure, or the few words of a cell.
bool is_trusted(const std::vector<RecognisedWord>& found, const Box& piece, const std::vector<Box>& rulings) {
  if (found.empty()) return false;
  if (found.size() == 1) return found.front().confidence >= 0.8F && may_stand_alone(found.front().text);
  float sum = 0;
  float least = 1;
  for (const RecognisedWord& word : found) {
    sum += word.confidence;
    least = std::min(least, word.confidence);
  }
  return found.size() <= 6 && least >= 0.6F && sum >= 0.8F * static_cast<float>(found.size()) &&
         cell_around(piece.center_x(), piece.center_y(), rulings).has_value();
}

void add_letters(std::vector<RecognisedWord>& words, const std::vector<Box>& pieces,
                 const std::vector<Box>& rulings, float line_height, Recogniser& recogniser) {
  if (pieces.size() > most_pieces) return;
  int line = 0;
  for (const RecognisedWord& word : words) line = std::max(line, word.line);
  for (const Box& piece : pieces) {
    const std::vector<RecognisedWord> found = recogniser.recognise_piece(piece);
    if (!is_trusted(found, piece, rulings)) continue;
    ++line;
    for (RecognisedWord word : found) {
      word.block = -1;
      word.line = line;
      word.line_height = line_height;
      words.push_back(std::move(word));
    }
  }
}

// A dot a little to the left of a line, at the height of its small letters.
void add_bullets(std::vector<RecognisedWord>& words, const std::vector<Box>& dots) {
  for (const Box& dot : dots) {
    const auto is_before = [&](const RecognisedWord& word) {
      const float gap = word.box.x0 - dot.x1;
      const float above = word.baseline - dot.center_y();
      return gap > 0.1F * word.line_height && gap < 3.5F * word.line_height &&
             above > 0.1F * word.line_height && above < 0.55F * word.line_height &&
             has_letter_or_digit(word.text);
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!starts_line(words, i) || !is_before(words[i])) continue;
      RecognisedWord bullet = words[i];
      bullet.text = "•";
      bullet.box = dot;
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(i), std::move(bullet));
      break;
    }
  }
}

}  // namespace

void drop_junk(std::vector<RecognisedWord>& words, const std::vector<Box>& rulings) {
  std::erase_if(words, [&](const RecognisedWord& word) { return is_junk(word, rulings); });
}

void drop_columns(std::vector<RecognisedWord>& words) {
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    bool stacked = words[begin].text.size() <= 3;
    for (; end < words.size() && words[end].line == words[begin].line; ++end) {
      const Box& last = words[end - 1].box;
      const Box& box = words[end].box;
      const bool apart = box.y0 > last.y1 || last.y0 > box.y1;
      stacked = stacked && apart && words[end].text.size() <= 3;
    }
    if (stacked && end - begin >= 2) {
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(begin),
                  words.begin() + static_cast<std::ptrdiff_t>(end));
    } else {
      begin = end;
    }
  }
}

void drop_remains(std::vector<RecognisedWord>& words) {
  if (words.size() < 10) return;
  const float usual = usual_line_height(words);
  std::erase_if(words, [&](const RecognisedWord& word) {
    return word.line_height < 0.35F * usual && word.box.height() < 0.35F * usual && word.confidence < 0.75F;
  });
}

void mend_bullets(std::vector<RecognisedWord>& words) {
  constexpr std::array look_alikes{"e", "o", "c", "0", "¢", "©", "®", "@", "*", "°", "«", "»", "·", "."};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    RecognisedWord& word = words[i];
    if (!starts_line(words, i) || words[i + 1].line != word.line ||
        std::find(look_alikes.begin(), look_alikes.end(), word.text) == look_alikes.end())
      continue;
    // Unlike a letter it hangs above the line.
    const float width = word.box.width();
    const float height = word.box.height();
    if (height < 0.55F * word.line_height && width < 1.5F * height && height < 1.5F * width &&
        word.baseline - word.box.y1 > 0.1F * word.line_height)
      word.text = "•";
  }
}

void add_loose(std::vector<RecognisedWord>& words, const Raster& picture, const std::vector<Box>& rulings,
               Recogniser& recogniser) {
  if (words.size() < 5) return;
  std::vector<Box> boxes;
  for (const RecognisedWord& word : words) boxes.push_back(word.box);
  const float line_height = usual_line_height(words);
  const LooseShapes loose = loose_shapes(picture, boxes, line_height);
  add_bullets(words, loose.dots);
  add_letters(words, loose.letters, rulings, line_height, recogniser);
}

}  // namespace planlezer
