// What Outlook sends as winmail.dat (TNEF): a text and its attachments. Pure: the form is simple, and its
// properties are those of the other files of Outlook.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

// The text is a page, as of a mail; the head is that of the mail that it came with. Damaged attributes are
// read as far as they go, with a note. Errors: unreadable.
Result<FlowDocument> read_tnef(std::string_view untrusted_bytes, const FormatRequest& request,
                               PartSink& parts);

}  // namespace planlezer
