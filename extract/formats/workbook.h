// Workbooks (xlsx): a page for every sheet, with numbers as they are shown; places are cells. Worker only.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

Result<FlowDocument> read_workbook(std::string_view untrusted_bytes, const FormatRequest& request,
                                   PartSink& parts);

}  // namespace planlezer
