#include "extract/formats/outlook_mailbox.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

// libpst's headers after those they lean on.
#include <libpst/libpst.h>

#include "base/handle.h"
#include "base/text.h"
#include "extract/formats/charset.h"
#include "extract/formats/code_page.h"
#include "extract/formats/outlook_item.h"

extern "C" void pst_unicode_init(void);

namespace planlezer {

namespace {

constexpr int deepest_folder = 60, deepest_message = 20;

using Item = Handle<pst_item, pst_freeItem>;

// Little-endian numbers of the head of the file; 0 past its end.
std::uint64_t number_at(std::string_view bytes, std::size_t offset, std::size_t size) {
  std::uint64_t value = 0;
  if (offset + size <= bytes.size()) std::memcpy(&value, bytes.data() + offset, size);
  return value;
}

// What pst_open does with a file of a name; here the file is in memory.
class Mailbox {
 public:
  explicit Mailbox(std::string_view untrusted_bytes);
  ~Mailbox() {
    if (file_.fp != nullptr) pst_close(&file_);
  }
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  bool known() const { return file_.fp != nullptr; }
  pst_file* get() { return &file_; }

 private:
  pst_file file_{};
};

Mailbox::Mailbox(std::string_view untrusted_bytes) {
  constexpr std::size_t kind_at = 0x0A;
  const auto kind = static_cast<unsigned char>(number_at(untrusted_bytes, kind_at, 1));
  const bool is_old = kind == 0x0E || kind == 0x0F;
  if (!is_old && kind != 0x15 && kind != 0x17 && kind != 0x24) return;
  pst_unicode_init();
  // Where the head of either form keeps them.
  const std::size_t size = is_old ? 4 : 8;
  file_.ind_type = kind;
  file_.do_read64 = is_old ? 0 : kind == 0x24 ? 2 : 1;
  file_.encryption = static_cast<unsigned char>(number_at(untrusted_bytes, is_old ? 0x1CD : 0x201, 1));
  file_.index2_back = number_at(untrusted_bytes, is_old ? 0xB8 : 0xD8, size);
  file_.index2 = number_at(untrusted_bytes, is_old ? 0xBC : 0xE0, size);
  file_.size = number_at(untrusted_bytes, is_old ? 0xA8 : 0xB8, size);
  file_.index1_back = number_at(untrusted_bytes, is_old ? 0xC0 : 0xE8, size);
  file_.index1 = number_at(untrusted_bytes, is_old ? 0xC4 : 0xF0, size);
  file_.charset = "windows-1252";
  // Opened for reading only: nothing is written through this pointer.
  file_.fp = fmemopen(const_cast<char*>(untrusted_bytes.data()), untrusted_bytes.size(), "rb");
}

std::string text_of(const pst_item& item, const pst_string& text) {
  if (text.str == nullptr) return {};
  if (text.is_utf8 != 0) return to_valid_utf8(text.str);
  const int page = item.message_codepage > 0 ? item.message_codepage : item.internet_cpid;
  return decode_text(text.str, charset_of(page == utf16_code_page ? windows_code_page : page));
}

std::int64_t time_of(const FILETIME* time) {
  return time == nullptr
             ? 0
             : static_cast<std::int64_t>(std::uint64_t{time->dwHighDateTime} << 32 | time->dwLowDateTime);
}

// The properties that the other files of Outlook have, so that one function makes the mail of them.
class Properties {
 public:
  explicit Properties(const pst_item& item) : item_(item) { properties_.set_code_page(65001); }
  void text(Mapi number, const pst_string& value) {
    if (value.str != nullptr) set(number, mapi_string8, text_of(item_, value));
  }
  void time(Mapi number, const FILETIME* value) {
    const std::int64_t time = time_of(value);
    if (time != 0) set(number, 0x40, std::string(reinterpret_cast<const char*>(&time), sizeof time));
  }
  void set(Mapi number, std::uint16_t type, std::string bytes) {
    properties_.set(static_cast<std::uint16_t>(number), type, std::move(bytes));
  }
  const MapiProperties& get() const { return properties_; }

 private:
  const pst_item& item_;
  MapiProperties properties_;
};

void add_mail(Properties& properties, const pst_item_email& email) {
  properties.text(Mapi::transport_headers, email.header);
  properties.text(Mapi::representing_name, email.outlook_sender_name);
  properties.text(Mapi::representing_address, email.sender_address);
  properties.text(Mapi::sender_name, email.outlook_sender_name2);
  properties.text(Mapi::sender_address, email.sender2_address);
  properties.text(Mapi::display_to, email.sentto_address);
  properties.text(Mapi::display_cc, email.cc_address);
  properties.text(Mapi::message_id, email.messageid);
  properties.text(Mapi::in_reply_to, email.in_reply_to);
  properties.time(Mapi::submit_time, email.sent_date);
  properties.time(Mapi::delivery_time, email.arrival_date);
  if (email.rtf_compressed.data != nullptr)
    properties.set(Mapi::rtf_compressed, mapi_binary,
                   std::string(email.rtf_compressed.data, email.rtf_compressed.size));
}

// As bytes of the encoding of the mail, or of the page itself.
void add_html(Properties& properties, const pst_item& item) {
  const pst_string& html = item.email->htmlbody;
  if (html.str == nullptr) return;
  if (html.is_utf8 != 0) return properties.text(Mapi::html, html);
  properties.set(Mapi::html, mapi_binary, html.str);
  const std::int32_t page = item.internet_cpid;
  properties.set(Mapi::internet_code_page, 3, std::string(reinterpret_cast<const char*>(&page), sizeof page));
}

class MailboxReader {
 public:
  MailboxReader(Mailbox& mailbox, PartSink& parts) : mailbox_(mailbox), parts_(parts) {}
  // False when nothing more is wanted.
  bool read_folder(const pst_desc_tree* first, const std::string& path, int depth);

 private:
  bool read_entry(pst_desc_tree* entry, const std::string& path, int depth, int& number);
  OutlookItem read_item(const pst_item& item, int depth);
  OutlookAttachment read_attachment(const pst_item& item, pst_item_attach& attachment, int depth);
  bool add(const std::string& path, int number, std::string_view kind, const OutlookItem& item);

  Mailbox& mailbox_;
  PartSink& parts_;
};

OutlookAttachment MailboxReader::read_attachment(const pst_item& item, pst_item_attach& attachment,
                                                 int depth) {
  OutlookAttachment file;
  file.name = text_of(item, attachment.filename2);
  if (file.name.empty()) file.name = text_of(item, attachment.filename1);
  file.media_type = text_of(item, attachment.mimetype);
  file.content_id = text_of(item, attachment.content_id);
  if (attachment.method == PST_ATTACH_EMBEDDED && depth < deepest_message) {
    pst_desc_tree entry{};
    entry.desc = pst_getID(mailbox_.get(), attachment.i_id);
    const Item inner(entry.desc == nullptr ? nullptr
                                           : pst_parse_item(mailbox_.get(), &entry, attachment.id2_head));
    if (inner) {
      file.is_message = true;
      file.bytes = to_mime(read_item(*inner, depth + 1));
      if (!file.name.empty()) file.name += ".eml";
      return file;
    }
  }
  const pst_binary bytes = pst_attach_to_mem(mailbox_.get(), &attachment);
  if (bytes.data != nullptr) file.bytes.assign(bytes.data, bytes.size);
  free(bytes.data);
  file.is_elsewhere = bytes.data == nullptr && attachment.method != PST_ATTACH_BY_VALUE;
  return file;
}

OutlookItem MailboxReader::read_item(const pst_item& item, int depth) {
  Properties properties(item);
  if (item.ascii_type != nullptr) properties.set(Mapi::message_class, mapi_string8, item.ascii_type);
  properties.text(Mapi::subject, item.subject.str != nullptr ? item.subject : item.file_as);
  properties.text(Mapi::display_name, item.file_as);
  properties.text(Mapi::body, item.body.str != nullptr ? item.body : item.comment);
  properties.time(Mapi::modified_time, item.modify_date);
  if (item.email != nullptr) {
    add_mail(properties, *item.email);
    add_html(properties, item);
  }
  if (item.contact != nullptr) {
    properties.text(Mapi::company, item.contact->company_name);
    properties.text(Mapi::job_title, item.contact->job_title);
    properties.text(Mapi::business_phone, item.contact->business_phone);
    properties.text(Mapi::mobile_phone, item.contact->mobile_phone);
  }
  OutlookItem result = item_of(properties.get(), {});
  for (pst_item_attach* each = item.attach; each != nullptr; each = each->next) {
    OutlookAttachment file = read_attachment(item, *each, depth);
    // libpst begins some lists with an attachment that is none.
    if (!file.bytes.empty() || !file.name.empty()) result.attachments.push_back(std::move(file));
  }
  return result;
}

std::string name_of_part(const std::string& path, int number, std::string_view kind) {
  std::string digits = std::to_string(number);
  digits.insert(0, digits.size() < 5 ? 5 - digits.size() : 0, '0');
  return path + digits + (kind.empty() ? "" : " (" + std::string(kind) + ")") + ".eml";
}

bool MailboxReader::add(const std::string& path, int number, std::string_view kind, const OutlookItem& item) {
  return parts_.add(name_of_part(path, number, kind), "message/rfc822", to_mime(item));
}

bool MailboxReader::read_entry(pst_desc_tree* entry, const std::string& path, int depth, int& number) {
  const Item item(entry->desc == nullptr ? nullptr : pst_parse_item(mailbox_.get(), entry, nullptr));
  if (!item)
    return parts_.begin(name_of_part(path, ++number, ""), "message/rfc822") &&
           parts_.end("damaged", "Dit bericht in de postbus is beschadigd en kan niet worden gelezen.");
  if (item->message_store != nullptr) return read_folder(entry->child, path, depth + 1);
  if (item->folder != nullptr) {
    std::string name = text_of(*item, item->file_as);
    for (char& c : name)
      if (c == '/' || c == '\\') c = '-';
    return read_folder(entry->child, name.empty() ? path : path + name + "/", depth + 1);
  }
  const OutlookItem read = read_item(*item, 0);
  return add(path, ++number, kind_of(read.message_class), read);
}

bool MailboxReader::read_folder(const pst_desc_tree* first, const std::string& path, int depth) {
  if (depth > deepest_folder) return true;
  int number = 0;
  for (auto* entry = const_cast<pst_desc_tree*>(first); entry != nullptr; entry = entry->next)
    if (!read_entry(entry, path, depth, number)) return false;
  return true;
}

}  // namespace

Result<FlowDocument> read_outlook_mailbox(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                                          PartSink& parts) {
  Mailbox mailbox(untrusted_bytes);
  if (!mailbox.known())
    return fail(ErrorCode::unsupported,
                "Deze postbus van Outlook heeft een vorm die deze versie niet leest.");
  if (pst_load_index(mailbox.get()) != 0)
    return fail(
        ErrorCode::unreadable,
        "Deze postbus van Outlook is beschadigd. Herstel haar met SCANPST (een onderdeel van Outlook).");
  pst_load_extended_attributes(mailbox.get());
  MailboxReader reader(mailbox, parts);
  const Item root(pst_parse_item(mailbox.get(), mailbox.get()->d_head, nullptr));
  const pst_desc_tree* top = root ? pst_getTopOfFolders(mailbox.get(), root.get()) : nullptr;
  if (top == nullptr)
    return fail(ErrorCode::unreadable,
                "In deze postbus van Outlook zijn geen mappen te vinden; ze is beschadigd.");
  reader.read_folder(top->child, "", 0);
  return FlowDocument();
}

}  // namespace planlezer
