// Word documents (docx): one page with the text in its order; the places are numbers of paragraphs, counted
// as Word does, those in tables and empty ones too. Worker only.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

Result<FlowDocument> read_word_document(std::string_view untrusted_bytes, const FormatRequest& request,
                                        PartSink& parts);

}  // namespace planlezer
