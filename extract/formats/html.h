// Web pages, and mails written as such: headings, paragraphs, lists and tables of what a reader would see.
#pragma once

#include <string>
#include <string_view>

#include "extract/formats/flow_page.h"
#include "extract/formats/format.h"

namespace planlezer {

// A page by itself (text/html).
Result<FlowDocument> read_html(std::string_view untrusted_bytes, const FormatRequest& request,
                               PartSink& parts);

enum class Quotations : bool {
  ignored,  // of a web page: what is indented is part of it
  counted,  // of a mail: it was written by somebody else before
};

// Adds what `untrusted_text` (UTF-8) shows to the page. Answers its <title>.
std::string add_html(std::string_view untrusted_text, Quotations quotations, FlowPage& page);

struct HtmlContent {
  std::size_t words = 0;
  bool tables = false;  // with data
};

// How much `untrusted_text` shows, to weigh it against another form of the same mail.
HtmlContent weigh_html(std::string_view untrusted_text);

}  // namespace planlezer
