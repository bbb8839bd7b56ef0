// Files inside a PDF: attached to the document, to a place on a page, or gathered in a portfolio. Worker
// only.
#pragma once

#include <string>
#include <string_view>

#include "extract/formats/format.h"

class GooString;
class PDFDoc;

namespace planlezer {

// UTF-8 of a text of the document, which is in UTF-16, UTF-8 or PDFDocEncoding; without control characters.
std::string pdf_text_of(const GooString* string);

// Each file once, in the order of the document, then of the pages; until the sink wants no more. What cannot
// be taken out is a part with a reason.
void send_pdf_attachments(PDFDoc& document, PartSink& parts);

// Whether the pages are only the cover of the files in it.
bool is_portfolio(PDFDoc& document);

}  // namespace planlezer
