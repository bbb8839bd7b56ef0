// OpenDocument presentations (odp) and drawings (odg): a page for every slide, with its notes. Worker only.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

Result<FlowDocument> read_open_presentation(std::string_view untrusted_bytes, const FormatRequest& request,
                                            PartSink& parts);

}  // namespace planlezer
