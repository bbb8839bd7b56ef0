// Hand-made pages for tests of the layout: lines of text at a place, in a size, with drawn lines around them.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "extract/layout.h"

namespace planlezer {

class PageSketch {
 public:
  PageSketch() {
    raw_.number = 1;
    raw_.width = 595;
    raw_.height = 842;
  }

  // Words from `x` on the baseline `y`; every letter is half the size wide, a space a quarter.
  PageSketch& put(const std::string& text, float x, float y, float size = 10, bool bold = false,
                  bool italic = false) {
    std::istringstream words(text);
    std::string word;
    while (words >> word) {
      RawWord raw;
      raw.text = word;
      const float width = 0.5F * size * static_cast<float>(letters(word));
      raw.box = {x, y - 0.8F * size, x + width, y + 0.2F * size};
      raw.baseline = y;
      raw.font = font(size, bold, italic);
      raw_.words.push_back(raw);
      x += width + 0.25F * size;
    }
    return *this;
  }

  // Several lines under each other.
  PageSketch& put_lines(const std::vector<std::string>& lines, float x, float y, float pitch = 12,
                        float size = 10) {
    for (const std::string& line : lines) {
      put(line, x, y, size);
      y += pitch;
    }
    return *this;
  }

  PageSketch& horizontal(float y, float x0, float x1) {
    raw_.rulings.push_back({x0, y, x1, y + 0.5F});
    return *this;
  }
  PageSketch& vertical(float x, float y0, float y1) {
    raw_.rulings.push_back({x, y0, x + 0.5F, y1});
    return *this;
  }
  PageSketch& shade(const Box& box) {
    raw_.fills.push_back(box);
    raw_.rulings.push_back({box.x0, box.y0, box.x1, box.y0});
    raw_.rulings.push_back({box.x0, box.y1, box.x1, box.y1});
    raw_.rulings.push_back({box.x0, box.y0, box.x0, box.y1});
    raw_.rulings.push_back({box.x1, box.y0, box.x1, box.y1});
    return *this;
  }
  RawPage& raw() { return raw_; }
  Page lay_out() const { return planlezer::lay_out(raw_); }

 private:
  static std::size_t letters(const std::string& word) {
    std::size_t count = 0;
    for (const char c : word) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
  }
  std::uint16_t font(float size, bool bold, bool italic) {
    const Font wanted{"Sketch", size, bold, italic};
    for (std::size_t i = 0; i < raw_.fonts.size(); ++i)
      if (raw_.fonts[i] == wanted) return static_cast<std::uint16_t>(i);
    raw_.fonts.push_back(wanted);
    return static_cast<std::uint16_t>(raw_.fonts.size() - 1);
  }

  RawPage raw_;
};

inline std::string text_of(const Page& page, const Block& block) {
  return page.text.substr(block.text.begin, block.text.size());
}

// Texts of the blocks of a kind, in reading order.
inline std::vector<std::string> texts_of(const Page& page, BlockKind kind) {
  std::vector<std::string> texts;
  for (const Block& block : page.blocks)
    if (block.kind == kind) texts.push_back(text_of(page, block));
  return texts;
}

// A table row by row, cells separated by '|', as "a|b" lines; a spanned place has no cell.
inline std::vector<std::string> rows_of(const Page& page, const Table& table) {
  std::vector<std::string> rows(table.rows);
  for (const Cell& cell : table.cells) {
    std::string& row = rows[cell.row];
    if (!row.empty()) row += '|';
    std::string text = page.text.substr(cell.text.begin, cell.text.size());
    for (char& c : text)
      if (c == '\n') c = '/';
    row += text.empty() ? "-" : text;
  }
  return rows;
}

}  // namespace planlezer
