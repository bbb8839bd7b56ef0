#include "extract/formats/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <iconv.h>
#include <locale.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <vector>

#include "base/handle.h"
#include "base/text.h"
#include "extract/formats/charset.h"
#include "extract/formats/code_page.h"
#include "extract/formats/rar_heads.h"

namespace planlezer {

namespace {

using Reader = Handle<archive, archive_read_free>;

constexpr std::size_t block_bytes = 64 * 1024;
// More than this many times its compressed size is no document any more, but only when it is large too.
constexpr std::int64_t bomb_ratio = 200, bomb_bytes = 50'000'000;
constexpr int max_entries = 1'000'000;  // folders and links too
// Of files too small to be a document: more are no archive of documents.
constexpr std::int64_t tiny_bytes = 100;
constexpr int max_tiny = 10'000;

// libarchive turns names into the character set of the locale. Made once: inside the sandbox the files of a
// locale are out of reach.
locale_t utf8_locale() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

class UseUtf8 {
 public:
  UseUtf8() : before_(uselocale(utf8_locale())) {}
  ~UseUtf8() { uselocale(before_); }
  UseUtf8(const UseUtf8&) = delete;
  UseUtf8& operator=(const UseUtf8&) = delete;

 private:
  locale_t before_;
};

bool is_compressed_file(std::string_view media_type) {
  return media_type == "application/gzip" || media_type == "application/x-bzip2" ||
         media_type == "application/x-xz" || media_type == "application/zstd" ||
         media_type == "application/x-compress";
}

// Only what the kind needs; never filters that start another program. A compressed file may be a tar.
void choose_formats(archive* reader, std::string_view media_type, bool maybe_tar) {
  if (media_type == "application/zip") {
    archive_read_support_format_zip(reader);
  } else if (media_type == "application/x-7z-compressed") {
    archive_read_support_format_7zip(reader);
  } else if (media_type == "application/vnd.rar") {
    archive_read_support_format_rar(reader);
    archive_read_support_format_rar5(reader);
  } else if (maybe_tar) {
    archive_read_support_format_tar(reader);
    archive_read_support_format_gnutar(reader);
  }
  if (!is_compressed_file(media_type)) return;
  archive_read_support_format_raw(reader);
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_bzip2(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_filter_zstd(reader);
  archive_read_support_filter_compress(reader);
}

std::string decode_name(std::string_view raw, int code_page) {
  return decode_text(raw, is_utf8(raw) ? "utf-8" : charset_of(code_page));
}

// A path as a label: slashes, no root, no steps back.
std::string label_of(std::string name, bool backslashes) {
  if (backslashes) std::replace(name.begin(), name.end(), '\\', '/');
  std::vector<std::string> kept;
  for (const std::string_view step : split(name, '/'))
    if (!step.empty() && step != "." && step != "..") kept.emplace_back(step);
  return join(kept, "/");
}

// "plan.pdf" for "map/plan.pdf.gz".
std::string name_of_content(std::string_view name) {
  name = name.substr(name.rfind('/') + 1);
  for (const std::string_view ending : {".gz", ".GZ", ".bz2", ".xz", ".zst", ".Z"})
    if (name.size() > ending.size() && name.ends_with(ending))
      return label_of(std::string(name.substr(0, name.size() - ending.size())), true);
  return "inhoud";
}

// What systems put beside the files of people.
bool is_of_system(std::string_view name) {
  const std::string_view last = name.substr(name.rfind('/') + 1);
  return name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string_view::npos ||
         last == ".DS_Store" || last == "Thumbs.db" || last == "desktop.ini";
}

enum class After { next, stop };

class Unpacking {
 public:
  Unpacking(std::string_view untrusted_bytes, const FormatRequest& request, PartSink& parts)
      : bytes_(untrusted_bytes),
        request_(request),
        parts_(parts),
        locked_(encrypted_in_rar(untrusted_bytes)),
        reader_(archive_read_new()) {}

  Result<FlowDocument> run(bool maybe_tar);
  bool found_nothing() const { return entries_ == 0; }

 private:
  After take(archive_entry* entry);
  After list(const std::string& name, std::string_view reason, std::string_view message);
  After unpack(const std::string& name, bool encrypted);
  After end_badly(la_ssize_t result, bool encrypted);
  std::string name_of(archive_entry* entry) const;
  bool is_bomb(std::int64_t expanded, std::int64_t packed) const {
    return expanded > bomb_bytes && expanded / bomb_ratio > packed;
  }
  // Headers count too: a million empty files are packed as well as zeros are.
  bool is_bomb_so_far() const {
    return is_bomb(std::max<std::int64_t>(expanded_, archive_filter_bytes(reader_.get(), 0)),
                   static_cast<std::int64_t>(bytes_.size()));
  }
  void stop(ErrorCode code, std::string message) { stopped_ = {code, std::move(message)}; }
  std::string said() const {
    const char* text = archive_error_string(reader_.get());
    return text == nullptr ? "" : text;
  }
  Error damage() const;

  std::string_view bytes_;
  const FormatRequest& request_;
  PartSink& parts_;
  std::set<int> locked_;  // entries that are encrypted, as far as libarchive does not say so
  Reader reader_;
  std::vector<char> buffer_ = std::vector<char>(256 * 1024);
  Error stopped_{ErrorCode::internal, ""};  // with a message: why the rest was not unpacked
  std::int64_t expanded_ = 0;
  int entries_ = 0;  // of the archive
  int listed_ = 0;   // of those the ones that became parts
  int tiny_ = 0;
  int of_system_ = 0;
};

std::string Unpacking::name_of(archive_entry* entry) const {
  const char* raw = archive_entry_pathname(entry);
  if (raw == nullptr) return "";
  // "data" stands for no name.
  if (archive_format(reader_.get()) == ARCHIVE_FORMAT_RAW)
    return std::strcmp(raw, "data") == 0 ? name_of_content(request_.name)
                                         : label_of(decode_name(raw, windows_code_page), true);
  const bool zip = request_.media_type == "application/zip";
  return label_of(decode_name(raw, zip ? dos_code_page : windows_code_page),
                  zip || request_.media_type == "application/vnd.rar");
}

After Unpacking::list(const std::string& name, std::string_view reason, std::string_view message) {
  ++listed_;
  return parts_.begin(name, "") && parts_.end(reason, message) ? After::next : After::stop;
}

After Unpacking::take(archive_entry* entry) {
  const auto type = archive_entry_filetype(entry);
  if (type == AE_IFDIR) return After::next;
  const std::string name = name_of(entry);
  if (is_of_system(name)) {
    ++of_system_;
    return After::next;
  }
  if (type == AE_IFLNK || archive_entry_hardlink(entry) != nullptr)
    return list(name, "link", "Dit is een verwijzing naar een ander bestand, geen bestand.");
  if (type != AE_IFREG && type != 0)
    return list(name, "no_file", "Dit is een onderdeel van een computersysteem, geen bestand.");
  const bool encrypted = archive_entry_is_data_encrypted(entry) == 1 || locked_.contains(entries_);
  // libarchive opens only those of zip; of the others it would give the encrypted bytes.
  if (encrypted && request_.media_type != "application/zip")
    return list(
        name, "encrypted",
        "Dit bestand is versleuteld op een manier die deze versie niet kan openen. Pak het archief uit "
        "met het wachtwoord en bied het bestand los aan.");
  return unpack(name, encrypted);
}

After Unpacking::end_badly(la_ssize_t result, bool encrypted) {
  const std::string error = said();
  const bool go_on = result != ARCHIVE_FATAL;
  bool wanted = false;
  if (encrypted)
    wanted = parts_.end("encrypted", request_.passwords.empty()
                                         ? "Dit bestand is versleuteld. Geef het wachtwoord van het archief."
                                         : "Dit bestand is versleuteld; geen van de wachtwoorden past.");
  else if (error.find("nsupported") != std::string::npos || error.find("not supported") != std::string::npos)
    wanted = parts_.end("unsupported", "Dit bestand is ingepakt op een manier die deze versie niet leest.");
  else
    wanted = parts_.end("damaged", "Dit bestand is beschadigd: het kan niet helemaal worden uitgepakt.");
  if (!go_on) stopped_ = damage();
  return wanted && go_on ? After::next : After::stop;
}

After Unpacking::unpack(const std::string& name, bool encrypted) {
  ++listed_;
  if (!parts_.begin(name, "")) return After::stop;
  const std::int64_t packed_before = archive_filter_bytes(reader_.get(), -1);
  std::int64_t expanded = 0;
  while (true) {
    const la_ssize_t size = archive_read_data(reader_.get(), buffer_.data(), buffer_.size());
    if (size == 0) break;
    if (size == ARCHIVE_RETRY) continue;
    if (size < 0) return end_badly(size, encrypted);  // a warning: the sum or the size is wrong
    expanded += size;
    expanded_ += size;
    const std::int64_t packed =
        archive_filter_bytes(reader_.get(), -1) - packed_before + static_cast<std::int64_t>(block_bytes);
    if (is_bomb(expanded, packed) || is_bomb_so_far() || expanded > request_.max_expanded_bytes) {
      parts_.end("size_limit", "Uitgepakt is dit bestand onwaarschijnlijk groot; het uitpakken is gestopt.");
      stop(ErrorCode::limit, "Het uitpakken is gestopt bij een onwaarschijnlijk groot bestand (" + name +
                                 "). Is dit archief te vertrouwen, bied dan de bestanden los aan.");
      return After::stop;
    }
    if (!parts_.write({buffer_.data(), static_cast<std::size_t>(size)})) return After::stop;
  }
  if (expanded < tiny_bytes) ++tiny_;
  return parts_.end() ? After::next : After::stop;
}

Error Unpacking::damage() const {
  if (said().find("ncrypt") != std::string::npos)
    return {ErrorCode::needs_password,
            "Dit archief is versleuteld op een manier die deze versie niet kan openen. Pak het uit met het "
            "wachtwoord en bied de bestanden los aan."};
  if (said().find("nsupported") != std::string::npos || said().find("not supported") != std::string::npos)
    return {ErrorCode::unsupported,
            "Dit archief is gemaakt op een manier die deze versie niet leest. Pak het uit en bied de "
            "bestanden los aan."};
  return {ErrorCode::unreadable, listed_ == 0 ? "Dit archief is beschadigd: er is niets uit te halen."
                                              : "Dit archief is beschadigd: de bestanden tot aan de schade "
                                                "zijn uitgepakt, de rest niet."};
}

Result<FlowDocument> Unpacking::run(bool maybe_tar) {
  const UseUtf8 names_in_utf8;
  choose_formats(reader_.get(), request_.media_type, maybe_tar);
  for (const std::string& password : request_.passwords)
    if (!password.empty()) archive_read_add_passphrase(reader_.get(), password.c_str());
  if (archive_read_open_memory2(reader_.get(), bytes_.data(), bytes_.size(), block_bytes) != ARCHIVE_OK)
    return tl::unexpected(damage());
  After after = After::next;
  for (; after == After::next; ++entries_) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(reader_.get(), &entry);
    if (result == ARCHIVE_EOF) break;
    if (result == ARCHIVE_RETRY && entries_ < max_entries) continue;
    if (result < ARCHIVE_WARN) return tl::unexpected(damage());
    if (entries_ == max_entries || tiny_ > max_tiny || is_bomb_so_far())
      return fail(
          ErrorCode::limit,
          "Dit archief bevat onwaarschijnlijk veel (kleine) bestanden; het uitpakken is gestopt. Is het te "
          "vertrouwen, pak het dan uit en bied de stukken los aan.");
    const bool is_content = archive_format(reader_.get()) == ARCHIVE_FORMAT_RAW;
    if (is_content && archive_filter_count(reader_.get()) < 2) return tl::unexpected(damage());
    after = take(entry);
  }
  if (!stopped_.message.empty()) return tl::unexpected(stopped_);
  FlowDocument document;
  if (of_system_ > 0)
    document.notes.push_back({0, "system_files",
                              std::to_string(of_system_) +
                                  " hulpbestand(en) van een besturingssysteem in dit archief overgeslagen."});
  return document;
}

}  // namespace

void warm_up_archives() {
  utf8_locale();
  // 7z and RAR write names so; the converters stay loaded as long as these are open.
  static const iconv_t from_utf16[] = {iconv_open("UTF-8", "UTF-16LE"), iconv_open("UTF-8", "UTF-16BE")};
  static_cast<void>(from_utf16);
}

Result<FlowDocument> read_archive(std::string_view untrusted_bytes, const FormatRequest& request,
                                  PartSink& parts) {
  Unpacking unpacking(untrusted_bytes, request, parts);
  auto document = unpacking.run(true);
  // What begins with zeros is taken for an empty tar.
  if (document && unpacking.found_nothing() && is_compressed_file(request.media_type))
    return Unpacking(untrusted_bytes, request, parts).run(false);
  return document;
}

}  // namespace planlezer
