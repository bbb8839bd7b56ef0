#include "extract/formats/outlook_item.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "base/text.h"
#include "extract/formats/message.h"
#include "extract/formats/rtf.h"

namespace planlezer {

namespace {

// Exchange names its own people by a path ("/O=…/CN=…"), which is no address to anybody else.
std::string internet_address(const std::string& address) {
  const bool is_path = address.starts_with("/o=") || address.starts_with("/O=");
  return is_path || address.find('@') == std::string::npos ? "" : address;
}

std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts)
    if (!text.empty()) return text;
  return {};
}

Address sender_of(const MapiProperties& message) {
  Address sender{message.text(Mapi::representing_name),
                 first_of({message.text(Mapi::representing_smtp_address),
                           internet_address(message.text(Mapi::representing_address))})};
  if (!sender.address.empty()) return sender;
  return {first_of({message.text(Mapi::sender_name), sender.name}),
          first_of({message.text(Mapi::sender_smtp_address),
                    internet_address(message.text(Mapi::sender_address))})};
}

Address recipient_of(const MapiProperties& recipient) {
  const std::string address = recipient.text(Mapi::address);
  Address to{recipient.text(Mapi::display_name),
             first_of({recipient.text(Mapi::smtp_address), internet_address(address),
                       internet_address(recipient.text(Mapi::display_name))})};
  if (to.name == to.address) to.name.clear();
  return to;
}

std::vector<Address> listed_names(const std::string& names) {
  std::vector<Address> addresses;
  for (const std::string_view each : split(names, ';'))
    if (const auto name = trim(each); !name.empty()) {
      const std::string address = internet_address(std::string(name));
      addresses.push_back({address.empty() ? std::string(name) : "", address});
    }
  return addresses;
}

std::string without_brackets(std::string_view id) {
  id = trim(id);
  if (id.starts_with('<')) id.remove_prefix(1);
  return std::string(id.substr(0, id.find('>')));
}

std::vector<std::string> references_of(const MapiProperties& message) {
  std::vector<std::string> references;
  for (const Mapi each : {Mapi::references, Mapi::in_reply_to}) {
    std::string ids = message.text(each);
    std::replace_if(
        ids.begin(), ids.end(), [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
    for (const std::string_view id : split(ids, ' '))
      if (std::string clean = without_brackets(id);
          !clean.empty() && std::find(references.begin(), references.end(), clean) == references.end())
        references.push_back(std::move(clean));
  }
  return references;
}

// What a contact has beside its notes.
std::string contact_text(const MapiProperties& contact) {
  std::string text;
  const std::pair<Mapi, std::string_view> fields[] = {{Mapi::display_name, "Naam"},
                                                      {Mapi::company, "Organisatie"},
                                                      {Mapi::job_title, "Functie"},
                                                      {Mapi::business_phone, "Telefoon"},
                                                      {Mapi::mobile_phone, "Mobiel"}};
  for (const auto& [number, label] : fields)
    if (const std::string value = contact.text(number); !value.empty())
      text += std::string(label) + ": " + value + "\n";
  return text.empty() ? text : text + "\n";
}

struct Kind {
  std::string_view message_class, name;
};

constexpr Kind kinds[] = {
    {"IPM.Appointment", "agenda-afspraak"},
    {"IPM.Contact", "contactpersoon"},
    {"IPM.DistList", "lijst van adressen"},
    {"IPM.Task", "taak"},
    {"IPM.StickyNote", "notitie"},
    {"IPM.Activity", "aantekening in het logboek"},
    {"IPM.Schedule", "vergaderverzoek"},
    {"IPM.Document", "document in een map"},
    {"IPM.Configuration", "instelling van Outlook"},
};

bool starts_the_same(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(),
                                                   [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

}  // namespace

std::string iso_time_of(std::int64_t windows_time) {
  using namespace std::chrono;
  constexpr std::int64_t to_unix = 11'644'473'600;
  const std::int64_t seconds_since = windows_time / 10'000'000 - to_unix;
  // Outlook writes the year 4501 for none.
  if (windows_time <= 0 || seconds_since <= 0 || seconds_since > 32'503'680'000) return {};
  const sys_seconds time{seconds(seconds_since)};
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d+00:00", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

std::string_view kind_of(std::string_view message_class) {
  for (const Kind& kind : kinds)
    if (starts_the_same(message_class, kind.message_class)) return kind.name;
  return {};
}

void add_rtf_body(std::string_view untrusted_compressed, OutlookItem& item) {
  const auto rtf = decompress_rtf(untrusted_compressed);
  if (!rtf) return;
  RtfText text = read_rtf(*rtf);
  if (text.is_html)
    item.html = std::move(text.text);
  else if (item.plain.empty())
    item.plain = std::move(text.text);
}

OutlookItem item_of(const MapiProperties& message, const std::vector<MapiProperties>& recipients) {
  OutlookItem item;
  item.message_class = message.text(Mapi::message_class);
  item.headers = message.text(Mapi::transport_headers);
  Mail& mail = item.mail;
  mail.subject = message.text(Mapi::subject);
  mail.from = sender_of(message);
  for (const MapiProperties& recipient : recipients) {
    const auto type = recipient.number(Mapi::recipient_type) & 0xF;
    if (type == 1) mail.to.push_back(recipient_of(recipient));
    if (type == 2) mail.cc.push_back(recipient_of(recipient));
  }
  if (mail.to.empty() && mail.cc.empty()) {
    mail.to = listed_names(message.text(Mapi::display_to));
    mail.cc = listed_names(message.text(Mapi::display_cc));
  }
  mail.message_id = without_brackets(message.text(Mapi::message_id));
  mail.references = references_of(message);
  for (const Mapi time : {Mapi::submit_time, Mapi::delivery_time, Mapi::modified_time})
    if (mail.date.empty()) mail.date = iso_time_of(message.number(time));
  item.plain = message.text(Mapi::body);
  item.html = message.internet_text(Mapi::html);
  if (item.html.empty()) add_rtf_body(message.bytes(Mapi::rtf_compressed), item);
  if (starts_the_same(item.message_class, "IPM.Contact")) item.plain = contact_text(message) + item.plain;
  return item;
}

OutlookAttachment attachment_of(const MapiProperties& attachment) {
  constexpr std::int64_t in_text = 4;  // of attach_flags
  OutlookAttachment file;
  file.name = first_of({attachment.text(Mapi::attach_long_name), attachment.text(Mapi::attach_name),
                        attachment.text(Mapi::display_name)});
  file.media_type = attachment.text(Mapi::attach_media_type);
  file.content_id = without_brackets(attachment.text(Mapi::attach_content_id));
  file.bytes = attachment.bytes(Mapi::attach_data);
  file.is_inline =
      attachment.number(Mapi::attach_hidden) != 0 || (attachment.number(Mapi::attach_flags) & in_text) != 0;
  const auto method = attachment.number(Mapi::attach_method);
  file.is_elsewhere = file.bytes.empty() && ((method >= 2 && method <= 4) || method == 7);
  if (file.is_elsewhere && file.name.empty())
    file.name = first_of({attachment.text(Mapi::attach_long_path), attachment.text(Mapi::attach_path)});
  return file;
}

Result<FlowDocument> read_item(const OutlookItem& item, const FormatRequest& request, PartSink& parts) {
  auto document = read_message(to_mime(item), request, parts);
  if (const auto kind = kind_of(item.message_class); document && !kind.empty())
    document->notes.push_back(
        {0, "outlook_kind", "Dit is geen gewoon bericht maar een " + std::string(kind) + "."});
  return document;
}

}  // namespace planlezer
