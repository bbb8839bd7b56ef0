// What reading a document gives: plain values that cross from the worker to the rest of the program.
//
// One truth about place: a page has one UTF-8 text (NFC); words, lines, blocks and cells are spans into it.
// Words are separated by one space, lines end with '\n', blocks are separated by an empty line. Line-end
// hyphens stay as they are on the page. Blocks follow reading order, do not overlap, and together hold every
// word; a table's cells are blocks of kind table_cell, row by row. Boxes are in points from the top left of
// the page as displayed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace planlezer {

enum class Origin : std::uint8_t { native, ocr };

struct Word {
  Span text;
  Box box;
  float confidence = 1;    // 0–1; 1 for native text
  std::uint16_t font = 0;  // index in Page::fonts
  Origin origin = Origin::native;
};

struct Font {
  std::string name;
  float size = 0;  // points; for OCR the height of the line
  bool bold = false;
  bool italic = false;
  bool operator==(const Font&) const = default;
};

struct Line {
  Span text;
  Box box;
};

enum class BlockKind : std::uint8_t {
  paragraph,
  heading,
  list_item,
  table_cell,
  running_head,  // repeats at the top of pages
  running_foot,  // repeats at the bottom of pages, page numbers too
  footnote,
  contents,  // a line of a table of contents
  caption,
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;  // heading: 1 is the highest; list_item: depth from 1; otherwise 0
  bool continues = false;  // goes on with the last paragraph or list item of the page before
  Span text;               // without the line end
  Span label;              // bullet or number at its start ("•", "2.1", "a)"), inside `text`; empty if none
  Box box;
  std::int32_t table = -1;  // table_cell: index in Page::tables
  std::int32_t cell = -1;   // table_cell: index in Table::cells
  // In a document without pages of its own: the number of the paragraph, from 1; in a workbook the cell, as
  // 1 + row * sheet_columns + column, both from 0. 0: the page and the box are its place.
  std::uint32_t ordinal = 0;
  std::uint8_t quoted = 0;  // mail: how deep it stands in quotation marks ("> >") or indented quotations
};

inline constexpr std::uint32_t sheet_columns = 16'384;  // the widest sheet there is (Excel, LibreOffice)

struct Cell {
  Span text;  // empty when the cell is
  Box box;
  std::uint16_t row = 0, column = 0;  // from 0
  std::uint16_t row_span = 1, column_span = 1;
  bool head = false;
};

struct Table {
  Box box;
  std::uint16_t rows = 0, columns = 0;
  bool ruled = false;  // recognised by drawn lines, not by alignment alone
  bool continues =
      false;  // goes on with the last table of the page before (repeated head rows are marked head)
  std::vector<Cell> cells;  // row by row; a spanned position has no cell of its own
};

enum class PageState : std::uint8_t {
  read,
  blank,       // nothing on it to read
  partial,     // a limit stopped the reading; what was read is kept
  unreadable,  // something is on it, and no words could be read
  pending,     // inside the reading only: waits for OCR
};

struct Page {
  std::int32_t number = 0;      // from 1; 0: the body of a mail
  float width = 0, height = 0;  // points, as displayed
  std::int32_t rotation = 0;    // degrees already applied
  PageState state = PageState::read;
  Origin origin = Origin::native;  // of most of its words
  std::string reason;  // code of the OCR decision or the failure, see docs/reading.md: "native", "no_text", …
  float confidence = 1;  // mean over the words
  std::string name;      // of a sheet or a slide; usually empty
  std::string text;
  std::vector<Word> words;
  std::vector<Line> lines;
  std::vector<Block> blocks;
  std::vector<Table> tables;
  std::vector<Font> fonts;
};

enum class DocumentState : std::uint8_t { read, partial, unreadable, unsupported, needs_password };

struct Note {
  std::int32_t page = 0;  // 0: the whole document
  std::string code;       // stable, for programs: "damaged_xref", "time_limit", …
  std::string message;    // Dutch, for people
};

struct Metadata {
  std::string title, author, producer;
  std::string created, modified;  // ISO dates (jjjj-mm-dd) or empty
};

struct Address {
  std::string name, address;  // either may be empty
  bool operator==(const Address&) const = default;
};

// The head of a mail, decoded.
struct Mail {
  std::string message_id;               // without < >
  std::vector<std::string> references;  // what it answers, oldest first: References, then In-Reply-To
  Address from;
  std::vector<Address> to, cc;
  std::string subject;
  std::string date;  // ISO with time and zone ("2024-06-03T14:02:00+02:00"), or empty
  // What its head says of it: "auto_reply" (out of office), "bounce", "list"; empty: a person wrote it.
  std::string automatic;
  bool operator==(const Mail&) const = default;
};

// A document inside a document: an attachment, a mail in a mailbox, a file in an archive.
struct Part {
  // As its container calls it, with folders ("map/brief.pdf"); different from its sisters' names.
  std::string name;
  std::string media_type;  // as declared; what it really is follows from its content
  bool is_inline = false;  // shown in the text of the mail, as a logo is
  std::int64_t size_bytes = 0;
  std::string file;             // where its bytes were put, for whoever asked for the reading; empty: nowhere
  std::string reason, message;  // why it is not (whole): code and Dutch; empty when it is
  // A message of a mailbox that was read on the way: its reading (decode_part_reading) is a piece of this
  // file.
  std::string readings_file;
  std::int64_t reading_offset = 0, reading_bytes = 0;  // 0 bytes: not read yet
};

struct Extracted {
  DocumentState state = DocumentState::read;
  std::string reason;           // code, empty when all went well
  std::string message;          // Dutch, for people
  std::int32_t page_count = 0;  // what the document says it has; pages may hold fewer
  std::vector<Page> pages;      // by number
  Metadata metadata;
  std::vector<Note> notes;
  std::optional<Mail> mail;  // of a message
  std::vector<Part> parts;   // in the order of the container
};

// The extractor's version: a stored reading with another number is out of date.
inline constexpr int extractor_version = 4;

// A place in a document: a span of one page's text.
struct Place {
  std::int32_t page = 0;
  Span span;
  bool operator==(const Place&) const = default;
};

// One box per line for the words that `span` touches, in reading order.
std::vector<Box> boxes_of(const Page& page, Span span);

// The words of `span` as a reader sees them: line breaks become spaces, line-end hyphens are resolved
// (joined, or kept where the hyphen belongs to the word: see joins_without_hyphen).
std::string quote_of(const Page& page, Span span);

// Whether a line-end hyphen between `before` (the word part up to the hyphen, without it) and `after` (the
// first word on the next line) is only typographic: "omgevings-" + "dienst" joins, "VTH-" + "taken" and
// "midden-" + "en" do not.
bool joins_without_hyphen(std::string_view before, std::string_view after);

}  // namespace planlezer
