#include <algorithm>
#include <cmath>

#include "base/bytes.h"
#include "base/text.h"
#include "extract/codec.h"
#include "extract/codec_parts.h"

namespace planlezer {

namespace {

class Reader {
 public:
  explicit Reader(std::string_view untrusted_bytes)
      : bytes_(untrusted_bytes), left_(untrusted_bytes.size()) {}

  std::uint64_t unsigned_number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto byte = get<std::uint8_t>();
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    refuse();
    return 0;
  }
  std::int64_t number() {
    const std::uint64_t value = unsigned_number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  // At most `most`, otherwise the page is refused.
  std::uint64_t up_to(std::uint64_t most) {
    const std::uint64_t value = unsigned_number();
    if (value <= most) return value;
    refuse();
    return 0;
  }
  std::size_t count(std::size_t least_bytes) {
    const std::uint64_t value = unsigned_number();
    if (value <= left_ / least_bytes) return static_cast<std::size_t>(value);
    refuse();
    return 0;
  }
  template <typename T>
  T get() {
    left_ -= std::min(left_, sizeof(T));
    return bytes_.get<T>();
  }
  std::string string() {
    const std::string_view text = bytes_.get_string();
    left_ -= std::min(left_, text.size() + 4);
    if (!is_utf8(text) || text.find('\0') != std::string_view::npos) refuse();
    return std::string(text);
  }
  float real() {
    const auto value = get<float>();
    if (!std::isfinite(value)) refuse();
    return std::isfinite(value) ? value : 0;
  }
  std::int64_t sum(std::int64_t a, std::int64_t b) {
    if (b >= -4 * largest_coordinate && b <= 4 * largest_coordinate && std::abs(a + b) <= largest_coordinate)
      return a + b;
    refuse();
    return 0;
  }
  GridBox grid_box(const GridBox& near) {
    GridBox b;
    b.x0 = sum(near.x0, number());
    b.y0 = sum(near.y0, number());
    b.x1 = sum(b.x0, number());
    b.y1 = sum(b.y0, number());
    return b;
  }
  Span span(std::uint32_t near, Span within) {
    const std::int64_t begin = sum(near, number());
    const std::uint64_t size = unsigned_number();
    if (begin < within.begin || begin > within.end || size > static_cast<std::uint64_t>(within.end - begin)) {
      refuse();
      return {};
    }
    return {static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(begin + static_cast<std::int64_t>(size))};
  }
  bool ok() const { return bytes_.ok(); }
  bool at_end() const { return bytes_.at_end(); }
  void refuse() { bytes_.refuse(); }

 private:
  ByteReader bytes_;
  std::size_t left_;
};

Box to_box(const GridBox& b) {
  return {coordinate(b.x0), coordinate(b.y0), coordinate(b.x1), coordinate(b.y1)};
}

void read_words(Reader& in, Page& page, Span whole) {
  const std::size_t count = in.count(2);
  const bool implicit = in.get<std::uint8_t>() != 0;
  std::vector<Span> runs;
  if (implicit) runs = runs_of(page.text, is_separator);
  if (implicit && runs.size() != count) in.refuse();
  if (!in.ok()) return;
  page.words.reserve(count);
  GridBox last;
  Word word;
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    word.text = implicit ? runs[i] : in.span(end, {end, whole.end});
    end = word.text.end;
    GridBox b = last;
    b.x0 = in.sum(last.x1, in.number());
    const std::int64_t width = in.number();
    b.x1 = in.sum(b.x0, width >> 1);
    if ((width & 1) != 0) {
      b.y0 = in.sum(last.y0, in.number());
      b.y1 = in.sum(b.y0, in.number());
      word.font = static_cast<std::uint16_t>(in.up_to(page.fonts.empty() ? 0 : page.fonts.size() - 1));
      const std::uint64_t confidence = in.up_to(2001);
      word.confidence = static_cast<float>(confidence / 2) / 1000.0F;
      word.origin = (confidence & 1) != 0 ? Origin::ocr : Origin::native;
    }
    word.box = to_box(b);
    last = b;
    page.words.push_back(word);
  }
}

void read_lines(Reader& in, Page& page, Span whole) {
  const std::size_t count = in.up_to(whole.size());
  const auto flags = in.get<std::uint8_t>();
  std::vector<Span> runs;
  if ((flags & 1) != 0) runs = runs_of(page.text, [](char c) { return c == '\n'; });
  if ((flags & 1) != 0 && runs.size() != count) in.refuse();
  if (!in.ok()) return;
  page.lines.reserve(count);
  std::uint32_t end = 0;
  std::size_t from = 0;
  GridBox last;
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    Line line;
    line.text = (flags & 1) != 0 ? runs[i] : in.span(end, {end, whole.end});
    end = line.text.end;
    if ((flags & 2) != 0) {
      line.box = box_of_words(page.words, line.text, from);
    } else {
      last = in.grid_box(last);
      line.box = to_box(last);
    }
    page.lines.push_back(line);
  }
}

void read_blocks(Reader& in, Page& page, Span whole) {
  const std::size_t count = in.count(5);
  if (!in.ok()) return;
  page.blocks.reserve(count);
  std::uint32_t end = 0;
  std::size_t from = 0;
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    Block block;
    const auto kind = in.get<std::uint8_t>();
    const auto flags = in.get<std::uint8_t>();
    if (kind > static_cast<std::uint8_t>(BlockKind::caption)) in.refuse();
    block.kind = static_cast<BlockKind>(kind);
    block.continues = (flags & goes_on) != 0;
    block.level = in.get<std::uint8_t>();
    block.text = in.span(end, {end, whole.end});
    end = block.text.end;
    if ((flags & has_label) != 0) block.label = in.span(block.text.begin, block.text);
    if ((flags & in_table) != 0) {  // checked against the tables when those are read
      block.table = static_cast<std::int32_t>(std::clamp<std::int64_t>(in.number(), -1, INT32_MAX));
      block.cell = static_cast<std::int32_t>(std::clamp<std::int64_t>(in.number(), -1, INT32_MAX));
    }
    block.box = (flags & has_box) != 0 ? to_box(in.grid_box({})) : box_of_words(page.words, block.text, from);
    if ((flags & in_flow) != 0) {
      block.ordinal = static_cast<std::uint32_t>(in.up_to(UINT32_MAX));
      block.quoted = in.get<std::uint8_t>();
    }
    page.blocks.push_back(block);
  }
}

void read_tables(Reader& in, Page& page, Span whole) {
  const std::size_t count = in.count(8);
  for (std::size_t t = 0; t < count && in.ok(); ++t) {
    Table table;
    const GridBox corner = in.grid_box({});
    table.box = to_box(corner);
    table.rows = static_cast<std::uint16_t>(in.up_to(UINT16_MAX));
    table.columns = static_cast<std::uint16_t>(in.up_to(UINT16_MAX));
    const auto flags = in.get<std::uint8_t>();
    table.ruled = (flags & 1) != 0;
    table.continues = (flags & 2) != 0;
    const std::size_t cells = in.count(10);
    std::uint32_t end = 0;
    for (std::size_t c = 0; c < cells && in.ok(); ++c) {
      Cell cell;
      cell.text = in.span(end, whole);
      end = cell.text.end;
      cell.box = to_box(in.grid_box(corner));
      cell.row = static_cast<std::uint16_t>(in.up_to(UINT16_MAX));
      cell.column = static_cast<std::uint16_t>(in.up_to(UINT16_MAX));
      cell.row_span = static_cast<std::uint16_t>(in.up_to(UINT16_MAX));
      const std::uint64_t span = in.up_to(2 * UINT16_MAX + 1);
      cell.column_span = static_cast<std::uint16_t>(span / 2);
      cell.head = (span & 1) != 0;
      if (cell.row + cell.row_span > table.rows || cell.column + cell.column_span > table.columns)
        in.refuse();
      table.cells.push_back(cell);
    }
    page.tables.push_back(std::move(table));
  }
  for (const Block& block : page.blocks) {
    if (block.table < 0 && block.cell < 0) continue;
    if (block.table < 0 || static_cast<std::size_t>(block.table) >= page.tables.size() || block.cell < 0 ||
        static_cast<std::size_t>(block.cell) >=
            page.tables[static_cast<std::size_t>(block.table)].cells.size())
      in.refuse();
  }
}

}  // namespace

Result<Page> decode_page(std::string_view untrusted_bytes) {
  Reader in(untrusted_bytes);
  Page page;
  // Version 1, of older indexes, had no names of pages and no places in a text without pages.
  const auto version = in.get<std::uint8_t>();
  if (version < 1 || version > format_version) in.refuse();
  page.number = static_cast<std::int32_t>(std::clamp<std::int64_t>(in.number(), 0, INT32_MAX));
  page.width = in.real();
  page.height = in.real();
  page.rotation = static_cast<std::int32_t>(std::clamp<std::int64_t>(in.number(), -360, 360));
  const auto state = in.get<std::uint8_t>();
  const auto origin = in.get<std::uint8_t>();
  if (state > static_cast<std::uint8_t>(PageState::pending) ||
      origin > static_cast<std::uint8_t>(Origin::ocr))
    in.refuse();
  page.state = static_cast<PageState>(state);
  page.origin = static_cast<Origin>(origin);
  page.confidence = in.real();
  page.reason = in.string();
  if (version > 1) page.name = in.string();
  page.text = in.string();
  const std::size_t fonts = in.count(9);
  for (std::size_t i = 0; i < fonts && in.ok(); ++i) {
    Font font;
    font.name = in.string();
    font.size = in.real();
    const auto flags = in.get<std::uint8_t>();
    font.bold = (flags & 1) != 0;
    font.italic = (flags & 2) != 0;
    page.fonts.push_back(std::move(font));
  }
  const Span whole{0, static_cast<std::uint32_t>(page.text.size())};
  read_words(in, page, whole);
  read_lines(in, page, whole);
  read_blocks(in, page, whole);
  read_tables(in, page, whole);
  if (!in.ok() || !in.at_end() || page.width < 0 || page.height < 0 || page.confidence < 0 ||
      page.confidence > 1)
    return fail(ErrorCode::unreadable, "Een gelezen pagina is beschadigd; lees het document opnieuw in.");
  return page;
}

}  // namespace planlezer
