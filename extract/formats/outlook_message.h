// Files in OLE2 (application/x-ole-storage) by libgsf: messages of Outlook (.msg), and Office files of which
// only the kind is told. Worker only: outlook_message.cc is the only file that names libgsf.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

// A message is read as read_message reads mail; messages in it are parts of type message/rfc822, objects
// parts that are OLE2 files themselves. Errors: needs_password (Office files with a password), unsupported
// (old Office files), unreadable, limit.
Result<FlowDocument> read_ole_file(std::string_view untrusted_bytes, const FormatRequest& request,
                                   PartSink& parts);

void warm_up_ole();

}  // namespace planlezer
