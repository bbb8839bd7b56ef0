#include "app/reading_formats.h"

#include <cmath>

#include "app/html.h"
#include "base/text.h"
#include "storage/names.h"

namespace planlezer {
namespace {

double rounded(double value) {
  return std::round(value * 100) / 100;
}

Json span_json(Span span) {
  return Json::array({span.begin, span.end});
}
Json box_json(const Box& box) {
  return Json::array({rounded(box.x0), rounded(box.y0), rounded(box.x1), rounded(box.y1)});
}

Json table_json(const Table& table) {
  Json cells = Json::array();
  for (const auto& cell : table.cells)
    cells.push_back({{"span", span_json(cell.text)},
                     {"box", box_json(cell.box)},
                     {"row", cell.row},
                     {"column", cell.column},
                     {"row_span", cell.row_span},
                     {"column_span", cell.column_span},
                     {"head", cell.head}});
  return {{"box", box_json(table.box)}, {"rows", table.rows},           {"columns", table.columns},
          {"ruled", table.ruled},       {"continues", table.continues}, {"cells", std::move(cells)}};
}

Json block_json(const Block& block) {
  return {{"kind", block_kind_name(block.kind)},
          {"level", block.level},
          {"continues", block.continues},
          {"span", span_json(block.text)},
          {"label", span_json(block.label)},
          {"box", box_json(block.box)},
          {"ordinal", block.ordinal},
          {"quoted", block.quoted},
          {"table", block.table < 0 ? Json(nullptr) : Json(block.table)},
          {"cell", block.cell < 0 ? Json(nullptr) : Json(block.cell)}};
}

Json page_json(const Page& page) {
  Json words = Json::array(), lines = Json::array(), blocks = Json::array(), tables = Json::array(),
       fonts = Json::array();
  for (const auto& word : page.words)
    words.push_back({{"text", page.text.substr(word.text.begin, word.text.size())},
                     {"span", span_json(word.text)},
                     {"box", box_json(word.box)},
                     {"confidence", rounded(word.confidence)},
                     {"font", word.font},
                     {"origin", word.origin == Origin::ocr ? "ocr" : "native"}});
  for (const auto& line : page.lines)
    lines.push_back({{"span", span_json(line.text)}, {"box", box_json(line.box)}});
  for (const auto& block : page.blocks) blocks.push_back(block_json(block));
  for (const auto& table : page.tables) tables.push_back(table_json(table));
  for (const auto& font : page.fonts)
    fonts.push_back(
        {{"name", font.name}, {"size", rounded(font.size)}, {"bold", font.bold}, {"italic", font.italic}});
  return {{"page", page.number},
          {"width", rounded(page.width)},
          {"height", rounded(page.height)},
          {"rotation", page.rotation},
          {"state", state_name(page.state)},
          {"origin", page.origin == Origin::ocr ? "ocr" : "native"},
          {"reason", page.reason},
          {"confidence", rounded(page.confidence)},
          {"name", page.name},
          {"text", page.text},
          {"words", std::move(words)},
          {"lines", std::move(lines)},
          {"blocks", std::move(blocks)},
          {"tables", std::move(tables)},
          {"fonts", std::move(fonts)}};
}

Json address_json(const Address& address) {
  return {{"name", address.name}, {"address", address.address}};
}

Json addresses_json(const std::vector<Address>& addresses) {
  Json list = Json::array();
  for (const Address& address : addresses) list.push_back(address_json(address));
  return list;
}

Json mail_json(const std::optional<Mail>& mail) {
  if (!mail) return nullptr;
  return {{"message_id", mail->message_id},
          {"references", mail->references},
          {"from", address_json(mail->from)},
          {"to", addresses_json(mail->to)},
          {"cc", addresses_json(mail->cc)},
          {"subject", mail->subject},
          {"date", mail->date},
          {"automatic", mail->automatic}};
}

Json part_json(const Part& part) {
  return {{"name", part.name},        {"media_type", part.media_type},
          {"inline", part.is_inline}, {"size_bytes", part.size_bytes},
          {"reason", part.reason},    {"message", part.message}};
}

std::string bbox(const Box& box) {
  const auto pixel = [](float points) { return std::to_string(std::lround(points * 300 / 72)); };
  return "bbox " + pixel(box.x0) + " " + pixel(box.y0) + " " + pixel(box.x1) + " " + pixel(box.y1);
}

void append_hocr_line(std::string& html, const Page& page, const Line& line, std::size_t& next_word) {
  html += "   <span class=\"ocr_line\" title=\"" + bbox(line.box) + "\">";
  bool first = true;
  for (; next_word < page.words.size() && page.words[next_word].text.begin < line.text.end; ++next_word) {
    const Word& word = page.words[next_word];
    html += first ? "" : " ";
    html += "<span class=\"ocrx_word\" title=\"" + bbox(word.box) + "; x_wconf " +
            std::to_string(std::lround(word.confidence * 100)) + "\">" +
            html_escaped(std::string_view(page.text).substr(word.text.begin, word.text.size())) + "</span>";
    first = false;
  }
  html += "</span>\n";
}

}  // namespace

std::string_view state_name(DocumentState state) {
  return name_of(state);
}

// "pending" is a state inside the reading only.
std::string_view state_name(PageState state) {
  return name_of(state == PageState::pending ? PageState::unreadable : state);
}

std::string_view block_kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::heading:
      return "heading";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::table_cell:
      return "table_cell";
    case BlockKind::running_head:
      return "running_head";
    case BlockKind::running_foot:
      return "running_foot";
    case BlockKind::footnote:
      return "footnote";
    case BlockKind::contents:
      return "contents";
    case BlockKind::caption:
      return "caption";
  }
  return "paragraph";
}

std::string reading_as_text(const Extracted& document) {
  std::string text;
  for (const auto& page : document.pages) {
    if (&page != &document.pages.front()) text += '\f';
    text += page.text;
    if (!page.text.empty() && page.text.back() != '\n') text += '\n';
  }
  return text;
}

Json reading_as_json(const Extracted& document, const std::string& name, const std::string& sha256) {
  Json pages = Json::array(), notes = Json::array();
  for (const auto& page : document.pages) pages.push_back(page_json(page));
  for (const auto& note : document.notes)
    notes.push_back({{"page", note.page}, {"code", note.code}, {"message", note.message}});
  Json parts = Json::array();
  for (const auto& part : document.parts) parts.push_back(part_json(part));
  const Metadata& metadata = document.metadata;
  return {{"document", name},
          {"sha256", sha256},
          {"state", state_name(document.state)},
          {"reason", document.reason},
          {"message", document.message},
          {"page_count", document.page_count},
          {"metadata",
           {{"title", metadata.title},
            {"author", metadata.author},
            {"producer", metadata.producer},
            {"created", metadata.created},
            {"modified", metadata.modified}}},
          {"mail", mail_json(document.mail)},
          {"parts", std::move(parts)},
          {"notes", std::move(notes)},
          {"pages", std::move(pages)}};
}

std::string reading_as_text(const std::vector<ReadDocument>& documents) {
  std::string text;
  for (const ReadDocument& each : documents) {
    if (each.container >= 0) text += "\n===== " + each.attachment + " =====\n";
    text += reading_as_text(each.document);
  }
  return text;
}

Json reading_as_json(const std::vector<ReadDocument>& documents, const std::string& name) {
  std::vector<Json> each;
  for (const ReadDocument& read : documents)
    each.push_back(reading_as_json(read.document, read.container < 0 ? name : read.attachment, read.sha256));
  // From the last to the first: the parts of a part are in it before it goes into its container.
  for (std::size_t i = documents.size(); i-- > 1;) {
    const auto container = static_cast<std::size_t>(documents[i].container);
    each[container]["parts"][static_cast<std::size_t>(documents[i].part)]["document"] = std::move(each[i]);
  }
  return each.empty() ? Json() : std::move(each.front());
}

std::string reading_as_hocr(const Extracted& document, const std::string& name) {
  std::string html =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"nl\">\n <head>\n  <meta charset=\"UTF-8\" />\n  "
      "<title>" +
      html_escaped(name) +
      "</title>\n  <meta name=\"ocr-system\" content=\"planlezer\" />\n"
      "  <meta name=\"ocr-capabilities\" content=\"ocr_page ocr_line ocrx_word\" />\n </head>\n <body>\n";
  for (const auto& page : document.pages) {
    html += "  <div class=\"ocr_page\" id=\"page_" + std::to_string(page.number) + "\" title=\"" +
            bbox({0, 0, page.width, page.height}) + "; ppageno " + std::to_string(page.number - 1) +
            "; scan_res 300 300\">\n";
    std::size_t next_word = 0;
    for (const auto& line : page.lines) append_hocr_line(html, page, line, next_word);
    html += "  </div>\n";
  }
  return html + " </body>\n</html>\n";
}

}  // namespace planlezer
