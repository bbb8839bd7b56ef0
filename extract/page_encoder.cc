#include <algorithm>

#include "base/bytes.h"
#include "extract/codec.h"
#include "extract/codec_parts.h"

namespace planlezer {

namespace {

class Writer {
 public:
  void unsigned_number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_.put(static_cast<std::uint8_t>(value | 0x80));
      value >>= 7;
    }
    bytes_.put(static_cast<std::uint8_t>(value));
  }
  void number(std::int64_t value) {
    unsigned_number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void box(const Box& value, const GridBox& near) {
    const GridBox b = on_grid(value);
    number(b.x0 - near.x0);
    number(b.y0 - near.y0);
    number(b.x1 - b.x0);
    number(b.y1 - b.y0);
  }
  void span(Span value, std::uint32_t near) {
    number(static_cast<std::int64_t>(value.begin) - near);
    unsigned_number(value.size());
  }
  ByteWriter& bytes() { return bytes_; }

 private:
  ByteWriter bytes_;
};

void write_words(Writer& out, const Page& page) {
  const bool implicit = spans_are(page.words, runs_of(page.text, is_separator));
  out.unsigned_number(page.words.size());
  out.bytes().put(static_cast<std::uint8_t>(implicit));
  GridBox last;
  std::uint16_t font = 0;
  std::int64_t confidence = 1000;
  Origin origin = Origin::native;
  std::uint32_t end = 0;
  for (const Word& word : page.words) {
    if (!implicit) {
      out.span(word.text, end);
      end = word.text.end;
    }
    const GridBox b = on_grid(word.box);
    const std::int64_t own = std::clamp<std::int64_t>(quantised(word.confidence * 10), 0, 1000);
    const bool same =
        b.y0 == last.y0 && b.y1 == last.y1 && word.font == font && own == confidence && word.origin == origin;
    out.number(b.x0 - last.x1);
    out.number((b.x1 - b.x0) * 2 + (same ? 0 : 1));
    if (!same) {
      out.number(b.y0 - last.y0);
      out.number(b.y1 - b.y0);
      out.unsigned_number(word.font);
      out.unsigned_number(static_cast<std::uint64_t>(own) * 2 + (word.origin == Origin::ocr ? 1 : 0));
      font = word.font;
      confidence = own;
      origin = word.origin;
    }
    last = b;
  }
}

void write_lines(Writer& out, const Page& page) {
  const bool implicit = spans_are(page.lines, runs_of(page.text, [](char c) { return c == '\n'; }));
  std::size_t from = 0;
  const bool boxes_follow = std::all_of(page.lines.begin(), page.lines.end(), [&](const Line& line) {
    return on_grid(line.box) == on_grid(box_of_words(page.words, line.text, from));
  });
  out.unsigned_number(page.lines.size());
  out.bytes().put(static_cast<std::uint8_t>((implicit ? 1 : 0) | (boxes_follow ? 2 : 0)));
  std::uint32_t end = 0;
  GridBox last;
  for (const Line& line : page.lines) {
    if (!implicit) out.span(line.text, end);
    end = line.text.end;
    if (!boxes_follow) out.box(line.box, last);
    last = on_grid(line.box);
  }
}

void write_blocks(Writer& out, const Page& page) {
  out.unsigned_number(page.blocks.size());
  std::uint32_t end = 0;
  std::size_t from = 0;
  for (const Block& block : page.blocks) {
    const bool box_follows = on_grid(block.box) == on_grid(box_of_words(page.words, block.text, from));
    const bool cell = block.table >= 0 || block.cell >= 0;
    out.bytes().put(static_cast<std::uint8_t>(block.kind));
    out.bytes().put(static_cast<std::uint8_t>(
        (block.continues ? goes_on : 0) | (block.label.empty() ? 0 : has_label) | (cell ? in_table : 0) |
        (box_follows ? 0 : has_box) | (block.ordinal > 0 || block.quoted > 0 ? in_flow : 0)));
    out.bytes().put(block.level);
    out.span(block.text, end);
    end = block.text.end;
    if (!block.label.empty()) out.span(block.label, block.text.begin);
    if (cell) {
      out.number(block.table);
      out.number(block.cell);
    }
    if (!box_follows) out.box(block.box, {});
    if (block.ordinal > 0 || block.quoted > 0) {
      out.unsigned_number(block.ordinal);
      out.bytes().put(block.quoted);
    }
  }
}

void write_tables(Writer& out, const Page& page) {
  out.unsigned_number(page.tables.size());
  for (const Table& table : page.tables) {
    out.box(table.box, {});
    out.unsigned_number(table.rows);
    out.unsigned_number(table.columns);
    out.bytes().put(static_cast<std::uint8_t>((table.ruled ? 1 : 0) | (table.continues ? 2 : 0)));
    out.unsigned_number(table.cells.size());
    std::uint32_t end = 0;
    const GridBox corner = on_grid(table.box);
    for (const Cell& cell : table.cells) {
      out.span(cell.text, end);
      end = cell.text.end;
      out.box(cell.box, corner);
      out.unsigned_number(cell.row);
      out.unsigned_number(cell.column);
      out.unsigned_number(cell.row_span);
      out.unsigned_number(std::uint64_t{cell.column_span} * 2 + (cell.head ? 1 : 0));
    }
  }
}

}  // namespace

std::string encode_page(const Page& page) {
  Writer out;
  out.bytes().put(format_version);
  out.number(page.number);
  out.bytes().put(page.width);
  out.bytes().put(page.height);
  out.number(page.rotation);
  out.bytes().put(page.state);
  out.bytes().put(page.origin);
  out.bytes().put(page.confidence);
  out.bytes().put_string(page.reason);
  out.bytes().put_string(page.name);
  out.bytes().put_string(page.text);
  out.unsigned_number(page.fonts.size());
  for (const Font& font : page.fonts) {
    out.bytes().put_string(font.name);
    out.bytes().put(font.size);
    out.bytes().put(static_cast<std::uint8_t>((font.bold ? 1 : 0) | (font.italic ? 2 : 0)));
  }
  write_words(out, page);
  write_lines(out, page);
  write_blocks(out, page);
  write_tables(out, page);
  return out.bytes().take();
}

}  // namespace planlezer
