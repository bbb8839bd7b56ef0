// Properties of an Outlook item, as .msg files and winmail.dat hold them: a number and bytes of a type. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace planlezer {

// Types (MS-OXCDATA 2.11.1).
inline constexpr std::uint16_t mapi_string8 = 0x1E, mapi_unicode = 0x1F, mapi_binary = 0x102,
                               mapi_object = 0x0D;

// Numbers (MS-OXPROPS).
enum class Mapi : std::uint16_t {
  message_class = 0x001A,
  subject = 0x0037,
  submit_time = 0x0039,
  representing_name = 0x0042,
  representing_type = 0x0064,
  representing_address = 0x0065,
  transport_headers = 0x007D,
  recipient_type = 0x0C15,
  sender_name = 0x0C1A,
  sender_type = 0x0C1E,
  sender_address = 0x0C1F,
  display_cc = 0x0E03,
  display_to = 0x0E04,
  delivery_time = 0x0E06,
  body = 0x1000,
  rtf_compressed = 0x1009,
  html = 0x1013,
  message_id = 0x1035,
  references = 0x1039,
  in_reply_to = 0x1042,
  display_name = 0x3001,
  address_type = 0x3002,
  address = 0x3003,
  modified_time = 0x3008,
  attach_data = 0x3701,
  attach_name = 0x3704,
  attach_method = 0x3705,
  attach_long_name = 0x3707,
  attach_path = 0x3708,
  attach_long_path = 0x370D,
  attach_media_type = 0x370E,
  attach_content_id = 0x3712,
  attach_flags = 0x3714,
  smtp_address = 0x39FE,
  business_phone = 0x3A08,
  company = 0x3A16,
  job_title = 0x3A17,
  mobile_phone = 0x3A1C,
  internet_code_page = 0x3FDE,
  code_page = 0x3FFD,
  sender_smtp_address = 0x5D01,
  representing_smtp_address = 0x5D02,
  attach_hidden = 0x7FFE,
};

class MapiProperties {
 public:
  void set(std::uint16_t number, std::uint16_t type, std::string untrusted_bytes);

  bool has(Mapi number) const { return find(number) != nullptr; }
  std::string text(Mapi number) const;  // UTF-8
  std::string_view bytes(Mapi number) const;
  // UTF-8 of a text that may be kept as bytes in the encoding of the mail, as HTML is.
  std::string internet_text(Mapi number) const;
  std::int64_t number(Mapi number) const;  // 0 when it is not there
  // Of the texts in 8 bits; recipients and attachments have that of their message.
  int code_page() const;
  void set_code_page(int code_page) { code_page_ = code_page; }

 private:
  struct Value {
    std::uint16_t type = 0;
    std::string bytes;
  };
  const Value* find(Mapi number) const;
  std::map<std::uint16_t, Value> values_;
  int code_page_ = 0;
};

}  // namespace planlezer
