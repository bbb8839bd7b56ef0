// A mail (message/rfc822): its head, one page with its text, its attachments as parts.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

// The page holds what a person reads first: of texts in several forms the best, texts one after another
// joined. Everything else is a part. What is encrypted is a part with that reason, and a note. Never fails: a
// file that was typed as mail and is none has a page with its text.
Result<FlowDocument> read_message(std::string_view untrusted_bytes, const FormatRequest& request,
                                  PartSink& parts);

}  // namespace planlezer
