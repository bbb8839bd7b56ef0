// OpenDocument workbooks (ods): a page for every sheet; places are cells. Worker only.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

Result<FlowDocument> read_open_workbook(std::string_view untrusted_bytes, const FormatRequest& request,
                                        PartSink& parts);

}  // namespace planlezer
