// A mailbox in one file (application/mbox): mboxo, mboxrd, mboxcl and mboxcl2, as programs really write them.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

// A file with one message is that message, unless it is called a mailbox (.mbox, .mbx). Otherwise each is a
// part, "bericht 00001.eml", in the order of the file; ">From " at the start of a line is "From " again.
// Nothing is copied: the time is that of reading the file once.
Result<FlowDocument> read_mbox(std::string_view untrusted_bytes, const FormatRequest& request,
                               PartSink& parts);

}  // namespace planlezer
