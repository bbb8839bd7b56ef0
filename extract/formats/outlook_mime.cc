// The message in MIME of an item of Outlook.
#include <glib.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "base/text.h"
#include "extract/formats/outlook_item.h"

namespace planlezer {

namespace {

std::string base64(std::string_view bytes, bool lines) {
  // Room as g_base64_encode_step and _close ask for it.
  std::string text((bytes.size() / 3 + 1) * 4 + 4 + bytes.size() / 48 + 8, '\0');
  int state = 0, save = 0;
  auto size = g_base64_encode_step(reinterpret_cast<const guchar*>(bytes.data()), bytes.size(),
                                   lines ? TRUE : FALSE, text.data(), &state, &save);
  size += g_base64_encode_close(lines ? TRUE : FALSE, text.data() + size, &state, &save);
  text.resize(size);
  return text;
}

// As one encoded word (RFC 2047), of any length: that keeps line ends out of the head.
std::string encoded(std::string_view text) {
  return text.empty() ? "" : "=?utf-8?B?" + base64(text, false) + "?=";
}

// A parameter's value in any script (RFC 2231).
std::string percented(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string value = "utf-8''";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '.' || c == '-' ||
        c == '_') {
      value += c;
    } else {
      value += '%';
      value += digits[byte >> 4];
      value += digits[byte & 15];
    }
  }
  return value;
}

std::string atom(std::string_view address) {
  std::string clean;
  for (const char c : address)
    if (static_cast<unsigned char>(c) > 0x20 && c != '<' && c != '>' && c != ',' && c != 0x7F) clean += c;
  return clean;
}

// A name without an address, as it is: an encoded word is one before an address only.
std::string quoted_name(std::string_view name) {
  std::string clean;
  for (const char c : name)
    clean += static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '@' ? ' ' : c;
  return "\"" + clean + "\"";
}

std::string mailbox(const Address& address) {
  if (address.address.empty()) return quoted_name(address.name);
  return (address.name.empty() ? "" : encoded(address.name) + " ") + "<" + atom(address.address) + ">";
}

std::string mailboxes(const std::vector<Address>& addresses) {
  std::string text;
  for (const Address& address : addresses) text += (text.empty() ? "" : ",\r\n ") + mailbox(address);
  return text;
}

// "2024-06-03T14:02:00+00:00" → "03 Jun 2024 14:02:00 +0000".
std::string mail_date(const std::string& iso) {
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int year = 0, month = 0, day = 0;
  char clock[9] = "";
  if (std::sscanf(iso.c_str(), "%d-%d-%dT%8s", &year, &month, &day, clock) != 4 || month < 1 || month > 12)
    return {};
  char text[48];
  std::snprintf(text, sizeof text, "%02d %s %04d %s +0000", day, months[month - 1], year, clock);
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return result;
}

class Head {
 public:
  // The lines of a head as it came in, without those about the form of the body.
  void take(std::string_view headers);
  // Unless the head says it already.
  void add(std::string_view name, const std::string& value) {
    if (!value.empty() && !has(name)) text_ += std::string(name) + ": " + value + "\r\n";
  }
  std::string take_text() { return std::move(text_); }

 private:
  bool has(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), lower(name)) != names_.end();
  }
  std::string text_;
  std::vector<std::string> names_;
};

void Head::take(std::string_view headers) {
  bool keep = false;
  for (std::string_view line : split(headers, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (line[0] != ' ' && line[0] != '\t') {
      const auto colon = line.find(':');
      const std::string name = lower(line.substr(0, colon));
      keep = colon != std::string_view::npos && colon > 0 && name.find(' ') == std::string::npos &&
             !name.starts_with("content-") && name != "mime-version";
      // A name without a value says nothing.
      if (keep && !trim(line.substr(colon + 1)).empty()) names_.push_back(name);
    }
    if (keep) text_ += std::string(line) + "\r\n";
  }
}

std::string head_of(const OutlookItem& item) {
  const Mail& mail = item.mail;
  Head head;
  head.take(item.headers);
  if (!mail.from.name.empty() || !mail.from.address.empty()) head.add("From", mailbox(mail.from));
  head.add("To", mailboxes(mail.to));
  head.add("Cc", mailboxes(mail.cc));
  head.add("Subject", encoded(mail.subject));
  head.add("Date", mail_date(mail.date));
  if (!mail.message_id.empty()) head.add("Message-ID", "<" + atom(mail.message_id) + ">");
  std::string references;
  for (const std::string& id : mail.references)
    references += (references.empty() ? "<" : "\r\n <") + atom(id) + ">";
  head.add("References", references);
  if (lower(item.message_class).find("ooftemplate") != std::string::npos)
    head.add("Auto-Submitted", "auto-replied");
  head.add("MIME-Version", "1.0");
  return head.take_text();
}

std::string text_entity(std::string_view type, std::string_view text) {
  return "Content-Type: text/" + std::string(type) +
         "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(text, true) + "\r\n";
}

std::string multipart(std::string_view kind, const std::string& boundary,
                      const std::vector<std::string>& entities) {
  std::string text =
      "Content-Type: multipart/" + std::string(kind) + "; boundary=\"" + boundary + "\"\r\n\r\n";
  for (const std::string& entity : entities) text += "--" + boundary + "\r\n" + entity + "\r\n";
  return text + "--" + boundary + "--\r\n";
}

// A type as it can stand in a head. A message or a multipart kept as a file is told by its content.
std::string type_for(const OutlookAttachment& file) {
  const std::string type = lower(file.media_type);
  const bool clean = type.find('/') != std::string::npos &&
                     type.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789/.+-_") == std::string::npos;
  if (clean && !type.starts_with("message/") && !type.starts_with("multipart/")) return type;
  const std::string name = lower(file.name);
  for (const std::string_view kind : {"jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff"})
    if (name.ends_with("." + std::string(kind)))
      return kind == "jpg" ? "image/jpeg" : "image/" + std::string(kind);
  return "application/octet-stream";
}

std::string file_entity(const OutlookAttachment& file, bool is_shown) {
  std::string head;
  if (file.is_elsewhere)
    head = "Content-Type: message/external-body; access-type=x-outlook\r\n";
  else if (file.is_message)
    head = "Content-Type: message/rfc822\r\n";
  else
    head = "Content-Type: " + type_for(file) + "\r\nContent-Transfer-Encoding: base64\r\n";
  if (!file.content_id.empty()) head += "Content-ID: <" + atom(file.content_id) + ">\r\n";
  head += is_shown ? "Content-Disposition: inline" : "Content-Disposition: attachment";
  if (!file.name.empty()) head += ";\r\n filename*=" + percented(file.name);
  head += "\r\n\r\n";
  if (file.is_elsewhere) return head + "Content-Type: application/octet-stream\r\n\r\n";
  return head + (file.is_message ? file.bytes : base64(file.bytes, true)) + "\r\n";
}

// One that none of the messages inside has.
std::string boundary_for(const OutlookItem& item) {
  for (int i = 0;; ++i) {
    const std::string boundary = "=_planlezer_" + std::to_string(i);
    const bool taken = std::any_of(item.attachments.begin(), item.attachments.end(), [&](const auto& file) {
      return file.is_message && file.bytes.find(boundary) != std::string::npos;
    });
    if (!taken) return boundary;
  }
}

std::string body_of(const OutlookItem& item, const std::string& boundary) {
  if (item.html.empty()) return text_entity("plain", item.plain);
  if (item.plain.empty()) return text_entity("html", item.html);
  return multipart("alternative", boundary + "_a",
                   {text_entity("plain", item.plain), text_entity("html", item.html)});
}

bool is_shown(const OutlookAttachment& file, const std::string& html) {
  return file.is_inline ||
         (!file.content_id.empty() && html.find("cid:" + file.content_id) != std::string::npos);
}

}  // namespace

std::string to_mime(const OutlookItem& item) {
  const std::string head = head_of(item);
  // A signed mail is kept whole, as the only attachment.
  if (item.attachments.size() == 1 && lower(item.attachments[0].media_type) == "multipart/signed")
    return head + item.attachments[0].bytes;
  const std::string boundary = boundary_for(item);
  if (item.attachments.empty()) return head + body_of(item, boundary);
  std::vector<std::string> entities{body_of(item, boundary)};
  for (const OutlookAttachment& file : item.attachments)
    entities.push_back(file_entity(file, is_shown(file, item.html)));
  return head + multipart("mixed", boundary, entities);
}

}  // namespace planlezer
