#include "extract/formats/rtf_document.h"

#include "base/text.h"
#include "extract/formats/html.h"
#include "extract/formats/rtf.h"
#include "extract/nfc.h"
#include "extract/plain_text.h"

namespace planlezer {

namespace {

// read_rtf ends each cell with a bar; a row of a text begins with one too.
std::string with_rows(std::string_view text) {
  std::string rows;
  bool row = false;
  for (const std::string_view line : split(text, '\n')) {
    const bool is_row = trim(line).ends_with('|');
    // What stands under a table is none of it.
    if (row && !is_row) rows += '\n';
    row = is_row;
    if (is_row) rows += "| ";
    rows += line;
    rows += '\n';
  }
  return rows;
}

}  // namespace

Result<FlowDocument> read_rtf_document(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                                       PartSink& /*parts*/) {
  const RtfText rtf = read_rtf(untrusted_bytes);
  FlowPage page(1);
  page.number_paragraphs();
  FlowDocument document;
  if (rtf.is_html)
    document.metadata.title = add_html(rtf.text, Quotations::ignored, page);
  else
    add_plain_text(to_nfc(with_rows(rtf.text)), 0, page);
  document.pages.push_back(page.finish());
  return document;
}

}  // namespace planlezer
