// Reads the messages of a mailbox while it is unpacked: a mail without attachments needs no process of its
// own then, which makes a large mailbox many times faster. Whoever unpacks a mailbox decides what its
// messages are anyway, so nothing is lost in isolation; should a message bring the process down, the mailbox
// is unpacked once more without this. Worker only.
#pragma once

#include <functional>
#include <string>

#include "extract/formats/format.h"

namespace planlezer {

class MessageReadings final : public PartSink {
 public:
  // `send` takes the reading of the part under way, see encode_part_reading; before the part ends.
  MessageReadings(PartSink& parts, std::function<bool(std::string_view)> send)
      : parts_(parts), send_(std::move(send)) {}

  bool begin(std::string_view name, std::string_view media_type, bool is_inline) override;
  bool write(std::string_view bytes) override;
  bool end(std::string_view reason, std::string_view message) override;

 private:
  PartSink& parts_;
  std::function<bool(std::string_view)> send_;
  bool is_message_ = false;
  std::string bytes_;
};

}  // namespace planlezer
