// OpenDocument texts (odt, fodt): one page with the text in its order; places are numbers of paragraphs.
// Worker only.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

Result<FlowDocument> read_open_document(std::string_view untrusted_bytes, const FormatRequest& request,
                                        PartSink& parts);

}  // namespace planlezer
