#include "extract/formats/message.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "extract/formats/charset.h"
#include "extract/formats/gmime.h"
#include "extract/formats/html.h"
#include "extract/formats/mail_text.h"
#include "extract/formats/message_head.h"
#include "extract/formats/part_name.h"
#include "extract/formats/reply_heads.h"
#include "extract/formats/smime.h"

namespace planlezer {

namespace {

constexpr std::string_view encrypted_message =
    "Dit onderdeel is versleuteld. Vraag de afzender om een leesbare kopie.";

bool is_text_type(std::string_view type) {
  return type == "text/plain" || type == "text/html" || type == "text/enriched" || type == "text/richtext" ||
         type == "text/markdown" || type == "text";
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank && !in_word) ++words;
    in_word = !blank;
  }
  return words;
}

std::string parameter(GMimeObject* object, const char* name) {
  return valid(g_mime_object_get_content_type_parameter(object, name));
}

bool says(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

std::string text_of(GMimePart* part, std::string_view bytes) {
  std::string charset = parameter(GMIME_OBJECT(part), "charset");
  if (charset.empty() && type_of(GMIME_OBJECT(part)) == "text/html") charset = charset_in_markup(bytes);
  return decode_text(bytes, charset);
}

bool is_pgp_message(GMimePart* part) {
  const std::string name = valid(g_mime_part_get_filename(part));
  const bool named = name.ends_with(".pgp") || name.ends_with(".gpg");
  bool is = false;
  read_content(part, [&](std::string_view bytes) {
    const bool packet = (static_cast<unsigned char>(bytes.front()) & 0x80) != 0;  // OpenPGP without armour
    is = bytes.starts_with("-----BEGIN PGP MESSAGE-----") || (named && packet);
    return false;
  });
  return is;
}

// The first text of this type in `object`.
GMimePart* find_text(GMimeObject* object, std::string_view type) {
  if (GMIME_IS_MULTIPART(object)) {
    GMimeMultipart* multipart = GMIME_MULTIPART(object);
    for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
      if (GMimePart* found = find_text(g_mime_multipart_get_part(multipart, i), type)) return found;
    return nullptr;
  }
  return GMIME_IS_PART(object) && type_of(object) == type ? GMIME_PART(object) : nullptr;
}

// Of the two forms of one mail: plain text, unless it is not the mail ("your program cannot show HTML"), or
// loses its tables.
bool prefers_html(GMimePart* plain, GMimePart* html) {
  if (plain == nullptr || html == nullptr) return plain == nullptr;
  const std::string text = text_of(plain, content_of(plain));
  const std::size_t words = count_words(text);
  const HtmlContent content = weigh_html(text_of(html, content_of(html)));
  if (content.words == 0) return false;
  const bool hint = words < 40 && text.find("HTML") != std::string::npos;
  return words == 0 || hint || words * 2 < content.words ||
         (content.tables && text.find('|') == std::string::npos);
}

class MessageReader {
 public:
  explicit MessageReader(PartSink& parts) : parts_(parts), page_(1) { page_.number_paragraphs(); }
  FlowDocument read(std::string_view untrusted_bytes);

 private:
  void read_object(GMimeObject* object, bool shown);
  void read_multipart(GMimeMultipart* multipart, bool shown);
  void read_alternatives(GMimeMultipart* multipart, bool shown);
  void read_related(GMimeMultipart* multipart, bool shown);
  void read_encrypted(GMimeMultipart* multipart);
  void show_undivided(GMimeMultipart* multipart);
  void read_leaf(GMimePart* part, bool shown);
  void read_smime_part(GMimePart* part, bool shown);
  void show_text(GMimePart* part);
  void show_plain(GMimePart* part, std::string_view bytes);
  void add_part(GMimePart* part, std::string_view reason = {}, std::string_view message = {});
  void add_message(GMimeMessagePart* part);
  void add_file(const EmbeddedFile& file);
  void add_encrypted(GMimePart* part);
  void note_encrypted();
  std::string name_of_part(GMimePart* part) const;
  bool is_body(GMimePart* part) const;

  PartSink& parts_;
  FlowPage page_;
  FlowDocument document_;
  bool wanted_ = true;    // the sink takes more
  bool text_ = false;     // some text was shown
  bool related_ = false;  // in multipart/related: pictures belong to the text
  int leaves_ = 0;
};

void MessageReader::note_encrypted() {
  const bool said = std::any_of(document_.notes.begin(), document_.notes.end(),
                                [](const Note& note) { return note.code == "encrypted"; });
  if (!said)
    document_.notes.push_back({0, "encrypted",
                               "Dit bericht is (deels) versleuteld en kan hier niet worden gelezen. Vraag de "
                               "afzender om een leesbare kopie."});
}

std::string MessageReader::name_of_part(GMimePart* part) const {
  std::string name = clean_name(valid(g_mime_part_get_filename(part)));
  if (!name.empty()) return name;
  const std::string type = type_of(GMIME_OBJECT(part));
  // A saved web page gives its pictures the address they came from.
  const std::string place = valid(g_mime_part_get_content_location(part));
  name = clean_name(std::string_view(place).substr(0, place.find_first_of("?#")));
  if (name.find('.') != std::string::npos) return name;
  if (type == "application/ms-tnef" || type == "application/vnd.ms-tnef") return "winmail.dat";
  return nameless_part(leaves_, type);
}

void MessageReader::add_part(GMimePart* part, std::string_view reason, std::string_view message) {
  GMimeObject* object = GMIME_OBJECT(part);
  const std::string type = type_of(object);
  const std::string disposition = valid(g_mime_object_get_disposition(object));
  const bool referred = related_ && g_mime_object_get_content_id(object) != nullptr;
  const bool is_inline =
      type.starts_with("image/") &&
      (referred || (!says(disposition, "attachment") && (related_ || says(disposition, "inline"))));
  wanted_ = wanted_ && parts_.begin(name_of_part(part), type, is_inline);
  if (wanted_) read_content(part, [&](std::string_view bytes) { return wanted_ = parts_.write(bytes); });
  wanted_ = wanted_ && parts_.end(reason, message);
}

void MessageReader::add_encrypted(GMimePart* part) {
  note_encrypted();
  add_part(part, "encrypted", encrypted_message);
}

void MessageReader::add_message(GMimeMessagePart* part) {
  ++leaves_;
  GMimeMessage* message = g_mime_message_part_get_message(part);
  if (message == nullptr || !wanted_) return;
  const std::string bytes = bytes_of(GMIME_OBJECT(message));
  std::string name =
      clean_name(valid(g_mime_object_get_content_disposition_parameter(GMIME_OBJECT(part), "filename")));
  if (name.empty()) name = clean_name(parameter(GMIME_OBJECT(part), "name"));
  if (name.empty()) {
    const GObjectHandle<GMimeMessage> alone = parse_message(bytes);
    std::string subject = read_head(alone ? alone.get() : message).subject;
    std::replace_if(
        subject.begin(), subject.end(), [](char c) { return c == '/' || c == '\\'; }, '-');
    name = clean_name(subject);
    name = name.empty() ? nameless_part(leaves_, "message/rfc822") : name + ".eml";
  }
  wanted_ = parts_.add(name, "message/rfc822", bytes);
}

void MessageReader::add_file(const EmbeddedFile& file) {
  if (file.encrypted) note_encrypted();
  const std::string_view reason = file.encrypted ? "encrypted" : file.damaged ? "damaged" : "";
  const std::string_view message = file.encrypted ? encrypted_message
                                   : file.damaged ? "Het einde van dit bestand ontbreekt."
                                                  : "";
  const std::string name = clean_name(file.name);
  wanted_ = wanted_ &&
            parts_.begin(name.empty() ? nameless_part(++leaves_, "") : name, "application/octet-stream") &&
            parts_.write(file.bytes) && parts_.end(reason, message);
}

void MessageReader::show_plain(GMimePart* part, std::string_view bytes) {
  const TakenApart taken = take_files_out(bytes);
  const bool flowed = says(parameter(GMIME_OBJECT(part), "format"), "flowed");
  const bool without = says(parameter(GMIME_OBJECT(part), "delsp"), "yes");
  add_mail_text(text_of(part, taken.text),
                !flowed   ? Flow::fixed
                : without ? Flow::flowed_without_space
                          : Flow::flowed,
                page_);
  for (const EmbeddedFile& file : taken.files) add_file(file);
}

void MessageReader::show_text(GMimePart* part) {
  const std::string type = type_of(GMIME_OBJECT(part));
  const std::string bytes = content_of(part);
  if (type == "text/html")
    add_html(text_of(part, bytes), Quotations::counted, page_);
  else if (type == "text/enriched" || type == "text/richtext")
    add_html(html_of_enriched(text_of(part, bytes), type == "text/richtext"), Quotations::counted, page_);
  else
    show_plain(part, bytes);
  text_ = text_ || !page_.empty();
}

// A text that is not attached; a name alone makes it a file only behind another text.
bool MessageReader::is_body(GMimePart* part) const {
  GMimeObject* object = GMIME_OBJECT(part);
  if (!is_text_type(type_of(object))) return false;
  const bool named = g_mime_part_get_filename(part) != nullptr;
  if (says(valid(g_mime_object_get_disposition(object)), "attachment")) return !named && !text_;
  return !named || !text_;
}

// Encrypted, or a text inside its signature.
void MessageReader::read_smime_part(GMimePart* part, bool shown) {
  const Smime smime = read_smime(content_of(part));
  const bool certificates = says(parameter(GMIME_OBJECT(part), "smime-type"), "certs-only");
  if (smime.encrypted || (!smime.readable && !certificates)) return add_encrypted(part);
  const GObjectHandle<GMimeObject> inner(smime.content ? parse_entity(*smime.content) : nullptr);
  if (inner) read_object(inner.get(), shown);
  ++leaves_;
  add_part(part);
}

void MessageReader::read_leaf(GMimePart* part, bool shown) {
  ++leaves_;
  const std::string type = type_of(GMIME_OBJECT(part));
  if (type.ends_with("pkcs7-mime") || name_of_part(part).ends_with(".p7m"))
    return read_smime_part(part, shown);
  if (type == "message/external-body")
    return add_part(part, "external",
                    "Deze bijlage is niet meegestuurd; het bericht verwijst naar een andere plaats.");
  if (!is_body(part)) return is_pgp_message(part) ? add_encrypted(part) : add_part(part);
  if (shown) show_text(part);
}

void MessageReader::read_encrypted(GMimeMultipart* multipart) {
  note_encrypted();
  for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
    GMimeObject* child = g_mime_multipart_get_part(multipart, i);
    if (!GMIME_IS_PART(child)) continue;
    ++leaves_;
    if (type_of(child) != "application/pgp-encrypted") add_encrypted(GMIME_PART(child));
  }
}

void MessageReader::read_alternatives(GMimeMultipart* multipart, bool shown) {
  GMimePart* plain = find_text(GMIME_OBJECT(multipart), "text/plain");
  GMimePart* html = find_text(GMIME_OBJECT(multipart), "text/html");
  const bool choice = plain != nullptr || html != nullptr;
  const std::string_view best = shown && choice && prefers_html(plain, html) ? "text/html" : "text/plain";
  const std::string_view wanted = html == nullptr ? "text/plain" : plain == nullptr ? "text/html" : best;
  bool taken = false;
  for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
    GMimeObject* child = g_mime_multipart_get_part(multipart, i);
    const bool same_form = GMIME_IS_PART(child) && type_of(child) == wanted;  // a text in two pieces
    const bool chosen = !choice || same_form || (!taken && find_text(child, wanted) != nullptr);
    taken = taken || chosen;
    read_object(child, shown && chosen);
  }
}

void MessageReader::read_related(GMimeMultipart* multipart, bool shown) {
  const bool before = std::exchange(related_, true);
  for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
    read_object(g_mime_multipart_get_part(multipart, i), shown);
  related_ = before;
}

// Its boundary is missing or nowhere to be found: what it holds is text, as it stands.
void MessageReader::show_undivided(GMimeMultipart* multipart) {
  const std::string bytes = bytes_of(GMIME_OBJECT(multipart));
  std::string text;
  bool in_head = true;
  for (const std::string_view line : split(bytes, '\n')) {
    if (!in_head && !line.starts_with("--")) text += std::string(line) + '\n';
    if (trim(line).empty()) in_head = false;
  }
  add_mail_text(decode_text(text, ""), Flow::fixed, page_);
}

void MessageReader::read_multipart(GMimeMultipart* multipart, bool shown) {
  const std::string type = type_of(GMIME_OBJECT(multipart));
  if (g_mime_multipart_get_count(multipart) == 0 && shown) return show_undivided(multipart);
  if (type == "multipart/alternative") return read_alternatives(multipart, shown);
  if (type == "multipart/related") return read_related(multipart, shown);
  if (type == "multipart/encrypted") return read_encrypted(multipart);
  for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
    read_object(g_mime_multipart_get_part(multipart, i), shown);
}

void MessageReader::read_object(GMimeObject* object, bool shown) {
  if (object == nullptr || !wanted_) return;
  if (GMIME_IS_MULTIPART(object))
    read_multipart(GMIME_MULTIPART(object), shown);
  else if (GMIME_IS_MESSAGE_PART(object))
    add_message(GMIME_MESSAGE_PART(object));
  else if (GMIME_IS_PART(object))
    read_leaf(GMIME_PART(object), shown);
}

// What mailboxes and editors put before the head: a mark, empty lines, the line that begins a mail in an
// mbox.
std::string_view from_head_on(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of("\r\n");
  bytes.remove_prefix(first == std::string_view::npos ? bytes.size() : first);
  if (bytes.starts_with("From ") || bytes.starts_with(">From ")) {
    const auto end = bytes.find('\n');
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return bytes;
}

FlowDocument MessageReader::read(std::string_view untrusted_bytes) {
  const GObjectHandle<GMimeMessage> message = parse_message(from_head_on(untrusted_bytes));
  document_.mail = message ? read_head(message.get()) : Mail();
  if (message) read_object(g_mime_message_get_mime_part(message.get()), true);
  document_.pages.push_back(page_.finish());
  quote_below_heads(document_.pages.back());
  return std::move(document_);
}

}  // namespace

Result<FlowDocument> read_message(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                                  PartSink& parts) {
  return MessageReader(parts).read(untrusted_bytes);
}

}  // namespace planlezer
