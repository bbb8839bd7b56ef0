#include "extract/ocr_layer.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t most_lines = 8;     // about a sixth of the time of the whole page
constexpr std::size_t words_of_line = 4;  // fewer: a head, a cell
constexpr float points = 72;

std::string_view text_of(const Page& page, Span span) {
  return std::string_view(page.text).substr(span.begin, span.size());
}

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2B0);
}

// Lines of some words that lie flat, spread over the page.
std::vector<const Line*> sample_of(const Page& layer) {
  std::vector<const Line*> lines;
  for (const Line& line : layer.lines)
    if (line.box.width() > 4 * line.box.height() && line.box.height() > 3 &&
        comparable_words(text_of(layer, line.text)).size() >= words_of_line)
      lines.push_back(&line);
  std::vector<const Line*> sample;
  const std::size_t count = std::min(most_lines, lines.size());
  for (std::size_t i = 0; i < count; ++i) sample.push_back(lines[i * lines.size() / count]);
  return sample;
}

}  // namespace

std::vector<std::string> comparable_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  std::size_t letters = 0;
  std::size_t offset = 0;
  while (offset <= text.size()) {
    const std::size_t begin = offset;
    const char32_t c = offset < text.size() ? next_code_point(text, offset) : U' ';
    if (is_letter(c)) {
      ++letters;
      if (c < 0x80)
        word += static_cast<char>(c | 0x20);
      else
        word += text.substr(begin, offset - begin);
    } else if (c == ' ' || c == '\n') {
      if (letters >= 3) words.push_back(word);
      word.clear();
      letters = 0;
    }
    if (begin == text.size()) break;
  }
  return words;
}

double agreement_with_picture(const Page& layer, const Raster& displayed, Recogniser& recogniser) {
  const std::vector<const Line*> sample = sample_of(layer);
  if (sample.empty()) return 0;
  recogniser.look_at(displayed);
  const auto scale = static_cast<float>(displayed.dpi) / points;
  std::size_t told = 0;
  std::size_t found = 0;
  for (const Line* line : sample) {
    const float room = 0.15F * line->box.height();
    const Box piece{std::max((line->box.x0 - room) * scale, 0.0F),
                    std::max((line->box.y0 - room) * scale, 0.0F),
                    std::min((line->box.x1 + room) * scale, static_cast<float>(displayed.width)),
                    std::min((line->box.y1 + room) * scale, static_cast<float>(displayed.height))};
    std::string text;
    if (piece.width() > 3 && piece.height() > 3)
      for (const RecognisedWord& word : recogniser.recognise_piece(piece)) text += word.text + " ";
    std::vector<std::string> seen = comparable_words(text);
    for (const std::string& word : comparable_words(text_of(layer, line->text))) {
      ++told;
      const auto same = std::find(seen.begin(), seen.end(), word);
      if (same == seen.end()) continue;
      ++found;
      seen.erase(same);
    }
  }
  return static_cast<double>(found) / static_cast<double>(told);
}

}  // namespace planlezer
