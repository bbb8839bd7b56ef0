// Readers of formats without pages of their own (mail, office files, web pages) and of containers (mailboxes,
// archives). Each is one function in one file of this folder; `find_format` tells which reads what. Worker
// only: they parse untrusted bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/page.h"

namespace planlezer {

struct FlowDocument {
  Metadata metadata;
  std::optional<Mail> mail;
  std::vector<Page>
      pages;  // from 1: a mail's body is its only page, a sheet or slide a page; a container has none
  std::vector<Note> notes;
};

// Takes the parts of a container as they are found. A part begins, gets its bytes in pieces of any size, and
// ends. After a false nothing more is wanted: the limits are reached or nobody listens; the reader stops
// there and returns what it has.
class PartSink {
 public:
  virtual ~PartSink() = default;
  virtual bool begin(std::string_view name, std::string_view media_type, bool is_inline = false) = 0;
  virtual bool write(std::string_view bytes) = 0;
  // `reason` (code) and `message` (Dutch) when the part could not be had (whole): "encrypted", "damaged", …
  virtual bool end(std::string_view reason = {}, std::string_view message = {}) = 0;
  // A part in one piece.
  bool add(std::string_view name, std::string_view media_type, std::string_view bytes,
           bool is_inline = false) {
    return begin(name, media_type, is_inline) && write(bytes) && end();
  }
};

struct FormatRequest {
  std::string media_type;
  std::vector<std::string> passwords;
  // What one part or stream may expand to; the sink guards all parts together.
  std::int64_t max_expanded_bytes = 0;
  std::string name = {};  // of the document; may be empty
};

// Errors: unreadable (damaged), needs_password, unsupported, limit; the message is Dutch, for people.
using ReadFormat = Result<FlowDocument>(std::string_view untrusted_bytes, const FormatRequest& request,
                                        PartSink& parts);

// Null when no reader of this folder takes this kind.
ReadFormat* find_format(std::string_view media_type);

// Once per process, before it is locked in: what the readers' libraries would open files for.
void warm_up_formats();

}  // namespace planlezer
