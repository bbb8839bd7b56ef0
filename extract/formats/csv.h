// Tables as text (csv): values apart by semicolons, commas or tabs, as RFC 4180 has it; places are cells.
// Worker only.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

Result<FlowDocument> read_csv(std::string_view untrusted_bytes, const FormatRequest& request,
                              PartSink& parts);

}  // namespace planlezer
