// An item of Outlook as all its files hold it (.msg, winmail.dat, .pst), and the same as a message in MIME,
// so that one reader reads all mail.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/formats/format.h"
#include "extract/formats/mapi.h"
#include "extract/page.h"

namespace planlezer {

struct OutlookAttachment {
  std::string name, media_type, content_id;  // UTF-8; any may be empty
  std::string bytes;
  bool is_inline = false;     // shown in the text
  bool is_message = false;    // `bytes` are a message in MIME
  bool is_elsewhere = false;  // only a reference to a file was sent
};

struct OutlookItem {
  std::string message_class;  // "IPM.Note", "IPM.Contact", …
  std::string headers;        // as the mail came in; empty when it was never sent
  Mail mail;                  // what the headers do not say
  std::string plain, html;    // UTF-8, either may be empty
  std::vector<OutlookAttachment> attachments;
};

// Head and text; attachments are for the reader to add. Of the body the plain text and the HTML, which may
// stand in RTF.
OutlookItem item_of(const MapiProperties& message, const std::vector<MapiProperties>& recipients);
// All but the bytes of an attachment that holds a message or an object.
OutlookAttachment attachment_of(const MapiProperties& attachment);

// The body of what has compressed RTF and nothing else.
void add_rtf_body(std::string_view untrusted_compressed, OutlookItem& item);

// "2024-06-03T14:02:00+00:00" of 100 nanoseconds since 1601; empty for no time.
std::string iso_time_of(std::int64_t windows_time);

// RFC 5322.
std::string to_mime(const OutlookItem& item);

// What the item is when it is no mail ("agenda-afspraak"); empty for mail.
std::string_view kind_of(std::string_view message_class);

// Reads it as the mail it is, with a note of its kind.
Result<FlowDocument> read_item(const OutlookItem& item, const FormatRequest& request, PartSink& parts);

}  // namespace planlezer
