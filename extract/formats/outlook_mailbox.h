// Mailboxes of Outlook (.pst, .ost) by libpst. Worker only: outlook_mailbox.cc is the only file that names
// it.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

// Every mail is a part of type message/rfc822, named by its folders and its number in them
// ("Postvak IN/Klanten/00012.eml"); so are appointments, contacts and other items, which say in their name
// what they are. What cannot be read is a part with a reason. Errors: unreadable, unsupported.
Result<FlowDocument> read_outlook_mailbox(std::string_view untrusted_bytes, const FormatRequest& request,
                                          PartSink& parts);

}  // namespace planlezer
