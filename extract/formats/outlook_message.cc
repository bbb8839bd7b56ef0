#include "extract/formats/outlook_message.h"

#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-output-memory.h>
#include <gsf/gsf-utils.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "base/bytes.h"
#include "base/handle.h"
#include "base/text.h"
#include "extract/formats/outlook_item.h"

namespace planlezer {

namespace {

template <typename T>
using Object = Handle<T, g_object_unref>;
using Storage = Object<GsfInfile>;

constexpr int deepest_message = 30;
constexpr int deepest_storage = 30;
constexpr const char* properties_name = "__properties_version1.0";

// Names can lead to the same bytes again and again; more than this many times the file is a bomb.
constexpr std::int64_t most_times_the_file = 8;

struct OfficeKind {
  const char* stream;
  std::string_view name, save_as;
};

constexpr OfficeKind old_office[] = {
    {"WordDocument", "een Word-document in de oude vorm (.doc)", "Word als .docx of als PDF"},
    {"Workbook", "een Excel-werkmap in de oude vorm (.xls)", "Excel als .xlsx"},
    {"Book", "een Excel-werkmap in de oude vorm (.xls)", "Excel als .xlsx"},
    {"PowerPoint Document", "een PowerPoint-presentatie in de oude vorm (.ppt)",
     "PowerPoint als .pptx of als PDF"},
    {"VisioDocument", "een tekening van Visio (.vsd)", "Visio als PDF"},
};

// Streams are of the same class.
bool is_storage(GsfInput* child) {
  return child != nullptr && GSF_IS_INFILE(child) && gsf_infile_num_children(GSF_INFILE(child)) >= 0;
}

class OleReader {
 public:
  explicit OleReader(std::size_t file_size)
      : bytes_left_(static_cast<std::int64_t>(file_size) * most_times_the_file + 1'000'000) {}

  // `head_size`: of the properties, which have a longer head at the top.
  OutlookItem read_message(GsfInfile* storage, std::size_t head_size, int depth);
  static bool has(GsfInfile* storage, const char* name) { return open(storage, name) != nullptr; }
  bool exhausted() const { return bytes_left_ < 0; }
  bool too_deep() const { return too_deep_; }

 private:
  static Object<GsfInput> open(GsfInfile* storage, const char* name) {
    return Object<GsfInput>(gsf_infile_child_by_name(storage, name));
  }
  static Storage open_storage(GsfInfile* storage, const char* name) {
    Object<GsfInput> child = open(storage, name);
    return is_storage(child.get()) ? Storage(GSF_INFILE(child.release())) : nullptr;
  }
  std::string read_all(GsfInput* stream);
  MapiProperties read_properties(GsfInfile* storage, std::size_t head_size);
  OutlookAttachment read_attachment(GsfInfile* storage, int code_page, int depth);
  std::string copy_of(GsfInfile* storage);
  void copy_into(GsfInfile* from, GsfOutfile* to, int depth);

  std::int64_t bytes_left_;
  bool too_deep_ = false;
};

std::string OleReader::read_all(GsfInput* stream) {
  const gsf_off_t size = gsf_input_size(stream);
  if (size <= 0 || exhausted()) return {};
  bytes_left_ -= size;
  if (exhausted()) return {};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  // A stream whose end is missing is read as far as it goes.
  constexpr std::size_t piece = 4096;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    const std::size_t count = std::min(piece, bytes.size() - at);
    if (gsf_input_read(stream, count, reinterpret_cast<guint8*>(bytes.data() + at)) != nullptr) continue;
    bytes.resize(at);
    break;
  }
  return bytes;
}

MapiProperties OleReader::read_properties(GsfInfile* storage, std::size_t head_size) {
  MapiProperties properties;
  if (const auto stream = open(storage, properties_name)) {
    const std::string bytes = read_all(stream.get());
    ByteReader reader(std::string_view(bytes).substr(std::min(head_size, bytes.size())));
    while (!reader.at_end()) {
      const auto type = reader.get<std::uint16_t>();
      const auto number = reader.get<std::uint16_t>();
      reader.get<std::uint32_t>();
      auto value = reader.get<std::uint64_t>();
      if (!reader.ok()) break;
      if (type == 2) value &= 0xFFFF;
      if (type == 3) value &= 0xFFFFFFFF;
      if (type == 11) value &= 1;
      if (type == 2 || type == 3 || type == 11 || type == 0x14 || type == 0x40)
        properties.set(number, type, std::string(reinterpret_cast<const char*>(&value), sizeof value));
    }
  }
  for (int i = 0; i < gsf_infile_num_children(storage); ++i) {
    const char* name = gsf_infile_name_by_index(storage, i);
    unsigned number = 0, type = 0;
    if (name == nullptr || std::sscanf(name, "__substg1.0_%4X%4X", &number, &type) != 2) continue;
    if (type != mapi_string8 && type != mapi_unicode && type != mapi_binary) continue;
    const Object<GsfInput> stream(gsf_infile_child_by_index(storage, i));
    if (stream && !is_storage(stream.get()))
      properties.set(static_cast<std::uint16_t>(number), static_cast<std::uint16_t>(type),
                     read_all(stream.get()));
  }
  return properties;
}

void OleReader::copy_into(GsfInfile* from, GsfOutfile* to, int depth) {
  for (int i = 0; i < gsf_infile_num_children(from) && !exhausted(); ++i) {
    const Object<GsfInput> child(gsf_infile_child_by_index(from, i));
    const char* name = gsf_infile_name_by_index(from, i);
    if (!child || name == nullptr) continue;
    const bool inner = is_storage(child.get());
    if (inner && depth >= deepest_storage) continue;
    const Object<GsfOutput> copy(gsf_outfile_new_child(to, name, inner ? TRUE : FALSE));
    if (!copy) continue;
    if (inner) {
      copy_into(GSF_INFILE(child.get()), GSF_OUTFILE(copy.get()), depth + 1);
    } else {
      const std::string bytes = read_all(child.get());
      gsf_output_write(copy.get(), bytes.size(), reinterpret_cast<const guint8*>(bytes.data()));
    }
    gsf_output_close(copy.get());
  }
}

// An object in a text (a drawing, a sheet), as a file of its own.
std::string OleReader::copy_of(GsfInfile* storage) {
  const Object<GsfOutput> memory(gsf_output_memory_new());
  const Object<GsfOutfile> file(gsf_outfile_msole_new(memory.get()));
  copy_into(storage, file.get(), 0);
  gsf_output_close(GSF_OUTPUT(file.get()));
  const guint8* bytes = gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory.get()));
  return bytes == nullptr ? std::string()
                          : std::string(reinterpret_cast<const char*>(bytes),
                                        static_cast<std::size_t>(gsf_output_size(memory.get())));
}

OutlookAttachment OleReader::read_attachment(GsfInfile* storage, int code_page, int depth) {
  constexpr std::size_t head_size = 8, embedded_head_size = 24;
  MapiProperties properties = read_properties(storage, head_size);
  properties.set_code_page(code_page);
  OutlookAttachment file = attachment_of(properties);
  const Storage object = open_storage(storage, "__substg1.0_3701000D");
  if (!object) return file;
  file.is_message = has(object.get(), properties_name);
  if (!file.is_message) {
    file.bytes = copy_of(object.get());
  } else if (depth < deepest_message) {
    const OutlookItem item = read_message(object.get(), embedded_head_size, depth + 1);
    file.bytes = to_mime(item);
    // Without a name the reader of mail calls it by its subject.
    if (!file.name.empty()) file.name += ".eml";
  } else {
    too_deep_ = true;
    file.is_message = false;
    file.is_elsewhere = true;
  }
  return file;
}

OutlookItem OleReader::read_message(GsfInfile* storage, std::size_t head_size, int depth) {
  constexpr std::size_t child_head_size = 8;
  const MapiProperties message = read_properties(storage, head_size);
  std::vector<MapiProperties> recipients;
  std::vector<OutlookAttachment> attachments;
  for (int i = 0; i < gsf_infile_num_children(storage) && !exhausted(); ++i) {
    const char* untrusted_name = gsf_infile_name_by_index(storage, i);
    const std::string_view name = untrusted_name == nullptr ? "" : untrusted_name;
    const bool is_recipient = name.starts_with("__recip_version1.0_");
    if (!is_recipient && !name.starts_with("__attach_version1.0_")) continue;
    const Storage child = open_storage(storage, untrusted_name);
    if (!child) continue;
    if (is_recipient) {
      recipients.push_back(read_properties(child.get(), child_head_size));
      recipients.back().set_code_page(message.code_page());
    } else {
      attachments.push_back(read_attachment(child.get(), message.code_page(), depth));
    }
  }
  OutlookItem item = item_of(message, recipients);
  item.attachments = std::move(attachments);
  return item;
}

Error not_a_message(GsfInfile* storage) {
  if (OleReader::has(storage, "EncryptedPackage"))
    return {
        ErrorCode::needs_password,
        "Dit Office-bestand is met een wachtwoord versleuteld. Open het in Office, haal het wachtwoord weg "
        "(Bestand > Info) en bied het opnieuw aan."};
  for (const OfficeKind& kind : old_office)
    if (OleReader::has(storage, kind.stream))
      return {ErrorCode::unsupported, "Dit is " + std::string(kind.name) +
                                          ", die deze versie niet leest. Bewaar het in " +
                                          std::string(kind.save_as) + " en bied het opnieuw aan."};
  return {ErrorCode::unsupported,
          "Dit is een bestand van een programma dat deze versie niet kent, of het is beschadigd. Bewaar het "
          "als PDF en "
          "bied het opnieuw aan."};
}

}  // namespace

Result<FlowDocument> read_ole_file(std::string_view untrusted_bytes, const FormatRequest& request,
                                   PartSink& parts) {
  constexpr std::size_t head_size = 32;
  warm_up_ole();
  const Object<GsfInput> input(gsf_input_memory_new(reinterpret_cast<const guint8*>(untrusted_bytes.data()),
                                                    static_cast<gsf_off_t>(untrusted_bytes.size()), FALSE));
  const Storage storage(input ? gsf_infile_msole_new(input.get(), nullptr) : nullptr);
  if (!storage) return fail(ErrorCode::unreadable, "Dit bestand is beschadigd: de indeling klopt niet.");
  if (!OleReader::has(storage.get(), properties_name)) return tl::unexpected(not_a_message(storage.get()));
  OleReader reader(untrusted_bytes.size());
  const OutlookItem item = reader.read_message(storage.get(), head_size, 0);
  if (reader.exhausted())
    return fail(ErrorCode::limit,
                "Dit bericht verwijst steeds opnieuw naar dezelfde inhoud; het lezen is gestopt.");
  auto document = read_item(item, request, parts);
  if (document && reader.too_deep())
    document->notes.push_back(
        {0, "depth_limit", "Berichten in berichten staan hier te diep om ze allemaal te lezen."});
  return document;
}

void warm_up_ole() {
  static const bool done = [] {
    gsf_init();
    // What GLib does with complaints is forbidden in the sandbox.
    g_log_set_default_handler([](const gchar*, GLogLevelFlags, const gchar*, gpointer) {}, nullptr);
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace planlezer
