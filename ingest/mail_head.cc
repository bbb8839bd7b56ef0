#include "ingest/mail_head.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t most_lines = 60;

// The next line without its end; `text` moves past it.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "Message-ID" of "Message-ID: <…>", in lower case; empty when the line is no header line.
std::string field_name(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon > 60) return {};
  std::string name;
  for (const char c : trim(line.substr(0, colon))) {
    if (c <= ' ' || c == 0x7F) return {};  // a blank: a sentence, not a name
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return name;
}

template <std::size_t Count>
bool is_one_of(const std::string& name, const std::string_view (&names)[Count]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

constexpr std::string_view transport_fields[] = {
    "received", "message-id",       "return-path", "delivered-to",   "mime-version", "envelope-to",
    "x-mailer", "x-originating-ip", "in-reply-to", "dkim-signature", "arc-seal",     "thread-index"};
constexpr std::string_view content_fields[] = {"content-type", "content-transfer-encoding",
                                               "content-disposition"};
constexpr std::string_view mail_fields[] = {"from",    "to",   "cc",       "bcc",
                                            "subject", "date", "reply-to", "sender"};

struct Fields {
  bool from = false, van = false, verzonden = false, address = false;
  bool multipart = false;  // a content only messages have
  int transport = 0, mail = 0, content = 0, dutch = 0;
};

bool is_multipart(std::string_view content_type) {
  const std::string_view value = trim(content_type.substr(content_type.find(':') + 1));
  return value.starts_with("multipart/") || value.starts_with("message/rfc822");
}

Fields read_fields(std::string_view text) {
  Fields fields;
  bool any = false;
  for (std::size_t count = 0; count < most_lines && !text.empty(); ++count) {
    const std::string_view line = take_line(text);
    if (trim(line).empty()) {
      if (any) break;
      continue;  // blank lines before the first header
    }
    if (any && (line.front() == ' ' || line.front() == '\t')) continue;  // goes on with the field before
    const std::string name = field_name(line);
    if (name.empty()) break;
    any = true;
    if (name == "from") fields.from = true;
    if (name == "van") fields.van = true;
    if (name == "verzonden") fields.verzonden = true;
    if (name == "van" && line.find('@') != std::string_view::npos) fields.address = true;
    if (name == "content-type" && is_multipart(line)) fields.multipart = true;
    if (is_one_of(name, transport_fields)) ++fields.transport;
    if (is_one_of(name, content_fields)) ++fields.content;
    if (is_one_of(name, mail_fields)) ++fields.mail;
    if (name == "van" || name == "aan" || name == "onderwerp" || name == "verzonden") ++fields.dutch;
  }
  return fields;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "From sender Sat Jan  3 01:05:34 1996": nobody writes that in a sentence that starts with "From".
bool has_date(std::string_view line) {
  constexpr std::string_view months = " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
  bool month = false, time = false, year = false;
  for (std::size_t i = 0; i + 4 < line.size(); ++i) {
    const std::string_view five = line.substr(i, 5);
    const std::string_view digits = five.substr(1);
    month = month || (five[0] == ' ' && five[4] == ' ' && months.find(five) != std::string_view::npos);
    time = time || (is_digit(five[0]) && is_digit(five[1]) && five[2] == ':' && is_digit(five[3]) &&
                    is_digit(five[4]));
    year = year || (five[0] == ' ' && (digits.starts_with("19") || digits.starts_with("20")) &&
                    is_digit(digits[2]) && is_digit(digits[3]));
  }
  return month && time && year;
}

}  // namespace

bool is_mail_head(std::string_view head) {
  const Fields fields = read_fields(head);
  if (fields.multipart) return true;
  if (fields.content >= 2) return true;
  if (fields.transport >= 1 && fields.transport + fields.mail + fields.content >= 2) return true;
  if (fields.from && fields.mail + fields.content >= 2) return true;
  return fields.van && fields.dutch >= 3 && (fields.verzonden || fields.address);
}

bool is_mbox_head(std::string_view head) {
  if (!head.starts_with("From ")) return false;
  const std::string_view envelope = take_line(head);
  return has_date(envelope);
}

}  // namespace planlezer
