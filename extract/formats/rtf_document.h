// Documents in RTF. Worker only.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

// Its text as that of a file without markup; rows of tables stay tables. Pictures and what is embedded are
// passed over.
Result<FlowDocument> read_rtf_document(std::string_view untrusted_bytes, const FormatRequest& request,
                                       PartSink& parts);

}  // namespace planlezer
