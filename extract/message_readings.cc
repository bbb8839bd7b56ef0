#include "extract/message_readings.h"

#include "extract/formats/message.h"
#include "extract/protocol.h"

namespace planlezer {

namespace {

constexpr std::size_t largest_message = 256 * 1024;  // larger ones are read apart

// Only tells that there are parts.
class AnyParts final : public PartSink {
 public:
  bool begin(std::string_view, std::string_view, bool) override {
    found_ = true;
    return false;
  }
  bool write(std::string_view) override { return false; }
  bool end(std::string_view, std::string_view) override { return false; }
  bool found() const { return found_; }

 private:
  bool found_ = false;
};

}  // namespace

bool MessageReadings::begin(std::string_view name, std::string_view media_type, bool is_inline) {
  is_message_ = media_type == "message/rfc822";
  bytes_.clear();
  return parts_.begin(name, media_type, is_inline);
}

bool MessageReadings::write(std::string_view bytes) {
  if (is_message_) bytes_ += bytes;
  if (bytes_.size() > largest_message) is_message_ = false;
  return parts_.write(bytes);
}

bool MessageReadings::end(std::string_view reason, std::string_view message) {
  if (is_message_ && reason.empty()) {
    AnyParts inside;
    const auto read =
        read_message(bytes_, {"message/rfc822", {}, static_cast<std::int64_t>(largest_message)}, inside);
    const bool simple =
        read && !inside.found() && read->mail && read->pages.size() == 1 && read->notes.empty();
    if (simple && !send_(encode_part_reading({1, read->metadata, read->mail}, read->pages.front())))
      return false;
  }
  return parts_.end(reason, message);
}

}  // namespace planlezer
