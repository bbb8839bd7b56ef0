#include "extract/formats/tnef.h"

#include <numeric>
#include <optional>

#include "base/bytes.h"
#include "extract/formats/outlook_item.h"

namespace planlezer {

namespace {

constexpr std::uint32_t signature = 0x223E9F78;
constexpr int deepest_message = 20;

// Attributes (MS-OXTNEF 2.1.3.2).
constexpr std::uint16_t att_subject = 0x8004, att_message_class = 0x8008, att_message_id = 0x8009,
                        att_body = 0x800C, att_attach_data = 0x800F, att_attach_title = 0x8010,
                        att_attach_begins = 0x9002, att_properties = 0x9003, att_attach_properties = 0x9005,
                        att_code_page = 0x9007;

struct Attribute {
  std::uint16_t id = 0;
  std::string_view data;
};

// Little-endian values one after another; nothing is copied.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}
  template <typename T>
  T get() {
    ByteReader reader(rest_.substr(0, sizeof(T)));
    const T value = reader.get<T>();
    take(sizeof(T));
    return value;
  }
  // What is left when that is less.
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) ok_ = false;
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

std::size_t size_of_type(std::uint16_t type) {
  switch (type) {
    case 0x02:
    case 0x03:
    case 0x04:
    case 0x0A:
    case 0x0B:
      return 4;
    case 0x05:
    case 0x06:
    case 0x07:
    case 0x14:
    case 0x40:
      return 8;
    case 0x48:
      return 16;
    default:
      return 0;
  }
}

std::string_view take_padded(Cursor& cursor, std::size_t size) {
  const std::string_view value = cursor.take(size);
  if (cursor.ok()) cursor.take((4 - size % 4) % 4);
  return value;
}

void skip_name(Cursor& cursor) {
  cursor.take(16);
  const auto by_text = cursor.get<std::uint32_t>();
  const auto size_or_id = cursor.get<std::uint32_t>();
  if (by_text == 1) take_padded(cursor, size_or_id);
}

// False when they end too early; those before that are kept.
bool read_properties(std::string_view data, MapiProperties& properties) {
  constexpr std::uint16_t many = 0x1000;
  Cursor cursor(data);
  const auto count = cursor.get<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && cursor.ok(); ++i) {
    const auto type = cursor.get<std::uint16_t>();
    const auto number = cursor.get<std::uint16_t>();
    const bool named = number >= 0x8000;
    if (named) skip_name(cursor);
    const auto plain_type = static_cast<std::uint16_t>(type & ~many);
    const std::size_t fixed = size_of_type(plain_type);
    const bool variable = fixed == 0;
    if (variable && plain_type != mapi_string8 && plain_type != mapi_unicode && plain_type != mapi_binary &&
        plain_type != mapi_object)
      return false;  // of a size nobody knows
    const std::uint32_t values = variable || (type & many) != 0 ? cursor.get<std::uint32_t>() : 1;
    for (std::uint32_t k = 0; k < values && cursor.ok(); ++k) {
      const std::string_view value =
          variable ? take_padded(cursor, cursor.get<std::uint32_t>()) : cursor.take(fixed);
      // PT_SHORT and PT_BOOLEAN are padded.
      const bool half = plain_type == 0x02 || plain_type == 0x0B;
      if (k == 0 && !named && cursor.ok())
        properties.set(number, plain_type, std::string(half ? value.substr(0, 2) : value));
    }
  }
  return cursor.ok();
}

class TnefReader {
 public:
  std::optional<OutlookItem> read(std::string_view untrusted_bytes, int depth);
  bool damaged() const { return damaged_; }

 private:
  std::optional<Attribute> next(Cursor& cursor);
  static void set_text(MapiProperties& properties, Mapi number, std::string_view text) {
    if (!properties.has(number))
      properties.set(static_cast<std::uint16_t>(number), mapi_string8, std::string(text));
  }
  void take_message(const Attribute& attribute, MapiProperties& message);
  void take_attachment(const Attribute& attribute, std::vector<MapiProperties>& files);
  OutlookAttachment finish(MapiProperties& properties, int code_page, int depth);

  bool damaged_ = false;
};

std::optional<Attribute> TnefReader::next(Cursor& cursor) {
  if (cursor.at_end()) return std::nullopt;
  const auto level = cursor.get<std::uint8_t>();
  const auto id = cursor.get<std::uint32_t>();
  const auto size = cursor.get<std::uint32_t>();
  if (!cursor.ok() || level < 1 || level > 2) {
    damaged_ = true;
    return std::nullopt;
  }
  const std::string_view data = cursor.take(size);
  const auto sum = static_cast<std::uint16_t>(std::accumulate(
      data.begin(), data.end(), 0U, [](unsigned a, char c) { return a + static_cast<unsigned char>(c); }));
  if (sum != cursor.get<std::uint16_t>() || !cursor.ok()) damaged_ = true;
  return Attribute{static_cast<std::uint16_t>(id), data};
}

void TnefReader::take_message(const Attribute& attribute, MapiProperties& message) {
  switch (attribute.id) {
    case att_subject:
      return set_text(message, Mapi::subject, attribute.data);
    case att_body:
      return set_text(message, Mapi::body, attribute.data);
    case att_message_id:
      return;  // not that of the internet
    case att_message_class:
      return set_text(message, Mapi::message_class, attribute.data);
    case att_code_page:
      return message.set_code_page(static_cast<int>(Cursor(attribute.data).get<std::uint32_t>()));
    case att_properties:
      if (!read_properties(attribute.data, message)) damaged_ = true;
      return;
    default:
      return;
  }
}

void TnefReader::take_attachment(const Attribute& attribute, std::vector<MapiProperties>& files) {
  if (attribute.id == att_attach_begins || files.empty()) files.emplace_back();
  MapiProperties& file = files.back();
  if (attribute.id == att_attach_title) set_text(file, Mapi::attach_name, attribute.data);
  if (attribute.id == att_attach_data)
    file.set(static_cast<std::uint16_t>(Mapi::attach_data), mapi_binary, std::string(attribute.data));
  if (attribute.id == att_attach_properties && !read_properties(attribute.data, file)) damaged_ = true;
}

OutlookAttachment TnefReader::finish(MapiProperties& properties, int code_page, int depth) {
  constexpr std::size_t id_size = 16;  // of the interface the object has
  properties.set_code_page(code_page);
  OutlookAttachment file = attachment_of(properties);
  const auto method = properties.number(Mapi::attach_method);
  if ((method != 5 && method != 6) || file.bytes.size() < id_size) return file;
  const std::string content = file.bytes.substr(id_size);
  if (const auto inner = depth < deepest_message ? read(content, depth + 1) : std::nullopt) {
    file.is_message = true;
    file.bytes = to_mime(*inner);
    if (!file.name.empty()) file.name += ".eml";
  } else {
    file.bytes = content;
  }
  return file;
}

std::optional<OutlookItem> TnefReader::read(std::string_view untrusted_bytes, int depth) {
  Cursor cursor(untrusted_bytes);
  if (cursor.get<std::uint32_t>() != signature) return std::nullopt;
  cursor.get<std::uint16_t>();
  MapiProperties message;
  std::vector<MapiProperties> files;
  while (const auto attribute = next(cursor)) {
    const bool of_file = attribute->id == att_attach_begins || attribute->id == att_attach_title ||
                         attribute->id == att_attach_data || attribute->id == att_attach_properties;
    if (of_file)
      take_attachment(*attribute, files);
    else
      take_message(*attribute, message);
  }
  OutlookItem item = item_of(message, {});
  for (MapiProperties& file : files) item.attachments.push_back(finish(file, message.code_page(), depth));
  return item;
}

}  // namespace

Result<FlowDocument> read_tnef(std::string_view untrusted_bytes, const FormatRequest& request,
                               PartSink& parts) {
  TnefReader reader;
  const auto item = reader.read(untrusted_bytes, 0);
  if (!item)
    return fail(ErrorCode::unreadable, "Dit bestand (winmail.dat) is beschadigd: het begin klopt niet.");
  auto document = read_item(*item, request, parts);
  if (!document) return document;
  document->mail.reset();
  if (reader.damaged())
    document->notes.push_back(
        {0, "damaged", "Dit bestand (winmail.dat) is beschadigd; wat leesbaar was, is gelezen."});
  return document;
}

}  // namespace planlezer
