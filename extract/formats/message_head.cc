#include "extract/formats/message_head.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "base/text.h"
#include "extract/formats/gmime.h"
#include "extract/formats/typed_head.h"
#include "extract/nfc.h"

namespace planlezer {

namespace {

constexpr int most_addresses = 5'000;
constexpr int deepest_group = 8;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// UTF-8 that calls itself Latin-1 ("JÃ¼rgen"): when all characters are bytes, and these bytes are UTF-8.
std::string mended(std::string text) {
  std::string bytes;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (c > 0xFF) return text;
    bytes += static_cast<char>(c);
  }
  return bytes != text && is_utf8(bytes) ? bytes : text;
}

// One line, composed, with single blanks.
std::string one_line(const char* text) {
  std::string line;
  bool blank = false;
  const std::string clean = to_nfc(mended(valid(text)));
  for (std::size_t offset = 0; offset < clean.size();) {
    const char32_t c = next_code_point(clean, offset);
    if (c <= 0x20 || c == 0x7F || c == 0xA0) {
      blank = !line.empty();
      continue;
    }
    if (blank) line += ' ';
    blank = false;
    append_utf8(line, c);
  }
  return line;
}

void add_addresses(std::vector<Address>& to, InternetAddressList* list, int depth = 0) {
  const int count = list == nullptr ? 0 : internet_address_list_length(list);
  for (int i = 0; i < count && to.size() < most_addresses; ++i) {
    InternetAddress* each = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(each)) {
      if (depth < deepest_group)
        add_addresses(to, internet_address_group_get_members(INTERNET_ADDRESS_GROUP(each)), depth + 1);
      continue;
    }
    Address address;
    address.name = one_line(internet_address_get_name(each));
    address.address = one_line(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(each)));
    // "Jan Jansen" alone is a name; GMime takes it for the part before an '@' that is not there.
    if (address.name.empty() && address.address.find('@') == std::string::npos) {
      std::swap(address.name, address.address);
      std::erase(address.name, '"');
    }
    if (!address.name.empty() || !address.address.empty()) to.push_back(std::move(address));
  }
}

std::vector<Address> addresses_of(InternetAddressList* list) {
  std::vector<Address> addresses;
  add_addresses(addresses, list);
  return addresses;
}

// Exchange parts addresses with semicolons, which elsewhere end a group ("team: a@x, b@x;").
std::vector<Address> recipients_of(GMimeMessage* message, const char* field, InternetAddressList* list) {
  std::string text = header_of(GMIME_OBJECT(message), field);
  if (text.find(';') == std::string::npos || text.find(':') != std::string::npos) return addresses_of(list);
  bool in_quotes = false;
  for (char& c : text) {
    if (c == '"') in_quotes = !in_quotes;
    if (c == ';' && !in_quotes) c = ',';
  }
  const GObjectHandle<InternetAddressList> mended_list(
      internet_address_list_parse(lenient_options(), text.c_str()));
  return addresses_of(mended_list.get());
}

// Whom a person would name: the first with an address; what cannot be parsed is a name.
Address from_of(GMimeMessage* message) {
  for (InternetAddressList* list : {g_mime_message_get_from(message), g_mime_message_get_sender(message)}) {
    const auto addresses = addresses_of(list);
    const auto whole = std::find_if(addresses.begin(), addresses.end(),
                                    [](const Address& each) { return !each.address.empty(); });
    if (whole != addresses.end()) return *whole;
    if (!addresses.empty()) return addresses.front();
  }
  const GText text(
      g_mime_utils_header_decode_text(lenient_options(), header_of(GMIME_OBJECT(message), "From").c_str()));
  return {one_line(text.get()), ""};
}

std::string iso_date(const char* text) {
  if (text == nullptr) return {};
  const Handle<GDateTime, g_date_time_unref> date(g_mime_utils_header_decode_date(text));
  if (!date) return {};
  const GText day(g_date_time_format(date.get(), "%Y-%m-%dT%H:%M:%S"));
  const auto minutes = g_date_time_get_utc_offset(date.get()) / G_TIME_SPAN_MINUTE;
  const auto size = minutes < 0 ? -minutes : minutes;
  std::array<char, 16> zone{};
  std::snprintf(zone.data(), zone.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+',
                static_cast<int>(size / 60) % 100, static_cast<int>(size % 60));
  return valid(day.get()) + zone.data();
}

// Without a date of its own, when the first server got it.
std::string date_of(GMimeMessage* message) {
  GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
  std::string received;
  for (int i = 0; i < g_mime_header_list_get_count(headers); ++i) {
    GMimeHeader* header = g_mime_header_list_get_header_at(headers, i);
    const std::string name = lower(valid(g_mime_header_get_name(header)));
    const std::string value = valid(g_mime_header_get_raw_value(header));
    if (name == "date" || name == "resent-date" || name == "delivery-date")
      if (std::string date = iso_date(value.c_str()); !date.empty()) return date;
    if (name == "received" && value.find(';') != std::string::npos)
      received = iso_date(value.c_str() + value.rfind(';') + 1);
  }
  return received;
}

std::vector<std::string> references_of(GMimeObject* message) {
  std::vector<std::string> ids;
  for (const char* name : {"References", "In-Reply-To"}) {
    const std::string value = header_of(message, name);
    if (value.find('<') == std::string::npos && value.find('@') == std::string::npos) continue;
    const Handle<GMimeReferences, g_mime_references_free> list(
        g_mime_references_parse(lenient_options(), value.c_str()));
    for (int i = 0; list && i < g_mime_references_length(list.get()); ++i) {
      std::string id = one_line(g_mime_references_get_message_id(list.get(), i));
      if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
    }
  }
  return ids;
}

std::string message_id_of(GMimeMessage* message) {
  std::string id = one_line(g_mime_message_get_message_id(message));
  if (id.empty()) id = header_of(GMIME_OBJECT(message), "Message-ID");
  if (id.starts_with('<')) id.erase(0, 1);
  if (id.ends_with('>')) id.pop_back();
  return std::string(trim(id));
}

bool has(GMimeObject* message, const char* name) {
  return g_mime_object_get_header(message, name) != nullptr;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

bool is_bounce(GMimeMessage* message, const Mail& mail) {
  GMimeObject* head = GMIME_OBJECT(message);
  if (has(head, "X-Failed-Recipients")) return true;
  GMimeObject* body = g_mime_message_get_mime_part(message);
  if (body != nullptr && type_of(body) == "multipart/report") {
    const std::string kind = lower(valid(g_mime_object_get_content_type_parameter(body, "report-type")));
    if (kind.empty() || kind == "delivery-status") return true;
  }
  const bool no_return = has(head, "Return-Path") && header_of(head, "Return-Path") == "<>";
  const std::string from = lower(mail.from.address);
  return starts_with_any(from, {"mailer-daemon", "maildaemon"}) ||
         (no_return && from.starts_with("postmaster"));
}

bool is_auto_reply(GMimeMessage* message, const Mail& mail) {
  GMimeObject* head = GMIME_OBJECT(message);
  const std::string submitted = lower(header_of(head, "Auto-Submitted"));
  if (submitted.starts_with("auto-replied")) return true;
  // Exchange calls its out-of-office replies generated; a machine that writes by itself answers nothing.
  if (submitted.starts_with("auto-generated") && !mail.references.empty()) return true;
  const std::string autoreply = lower(header_of(head, "X-Autoreply"));
  if ((!autoreply.empty() && autoreply != "no") || has(head, "X-Autorespond") || has(head, "X-Autoresponder"))
    return true;
  if (lower(header_of(head, "Precedence")) == "auto_reply") return true;
  GMimeObject* body = g_mime_message_get_mime_part(message);
  if (body != nullptr && type_of(body) == "multipart/report") return true;  // a receipt
  return starts_with_any(lower(mail.subject),
                         {"automatisch antwoord:", "automatic reply:", "out of office", "afwezigheidsbericht",
                          "afwezigheidsassistent", "automatische reactie:", "automatische beantwoording:",
                          "autoreply:", "auto-reply:", "niet aanwezig:", "abwesenheitsnotiz"});
}

std::string automatic_of(GMimeMessage* message, const Mail& mail) {
  GMimeObject* head = GMIME_OBJECT(message);
  if (is_bounce(message, mail)) return "bounce";
  if (is_auto_reply(message, mail)) return "auto_reply";
  const std::string precedence = lower(header_of(head, "Precedence"));
  const bool list =
      has(head, "List-Id") || precedence == "list" || precedence == "bulk" || precedence == "junk";
  return list ? "list" : "";
}

// Fields that a Dutch program wrote when it saved the mail as text.
void add_typed_head(GMimeObject* message, Mail& mail) {
  const auto field = [&](const char* name) {
    const GText text(g_mime_utils_header_decode_text(lenient_options(), header_of(message, name).c_str()));
    return one_line(text.get());
  };
  const auto from = typed_addresses(field("Van"));
  if (from.empty()) return;
  mail.from = from.front();
  mail.to = typed_addresses(field("Aan"));
  if (mail.cc.empty()) mail.cc = typed_addresses(field("CC"));
  mail.subject = field("Onderwerp");
  for (const char* name : {"Verzonden", "Datum"})
    if (mail.date.empty()) mail.date = typed_date(field(name));
}

}  // namespace

Mail read_head(GMimeMessage* message) {
  Mail mail;
  mail.message_id = message_id_of(message);
  mail.references = references_of(GMIME_OBJECT(message));
  mail.from = from_of(message);
  mail.to = recipients_of(message, "To", g_mime_message_get_to(message));
  mail.cc = recipients_of(message, "Cc", g_mime_message_get_cc(message));
  mail.subject = one_line(g_mime_message_get_subject(message));
  mail.date = date_of(message);
  if (mail.from == Address()) add_typed_head(GMIME_OBJECT(message), mail);
  mail.automatic = automatic_of(message, mail);
  return mail;
}

}  // namespace planlezer
