#include "extract/formats/zip_entries.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/handle.h"
#include "base/text.h"

namespace planlezer {

namespace {

using ArchiveHandle = Handle<archive, archive_read_free>;

ArchiveHandle open_zip(std::string_view untrusted_bytes) {
  ArchiveHandle zip(archive_read_new());
  if (!zip || archive_read_support_format_zip(zip.get()) != ARCHIVE_OK ||
      archive_read_open_memory(zip.get(), untrusted_bytes.data(), untrusted_bytes.size()) != ARCHIVE_OK)
    return nullptr;
  return zip;
}

std::string name_of(archive_entry* entry) {
  const char* raw = archive_entry_pathname_utf8(entry);
  if (raw == nullptr) raw = archive_entry_pathname(entry);
  std::string name = to_valid_utf8(raw == nullptr ? "" : raw);
  std::replace(name.begin(), name.end(), '\\', '/');
  while (name.starts_with("./") || name.starts_with("/")) name.erase(0, name.find('/') + 1);
  return name;
}

// The next entry; nullopt at the end, or where the archive is too damaged to go on.
std::optional<std::pair<std::string, archive_entry*>> next_entry(archive* zip) {
  archive_entry* entry = nullptr;
  const int result = archive_read_next_header(zip, &entry);
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return std::nullopt;
  return std::pair(name_of(entry), entry);
}

// Passes the bytes of the current entry on in pieces, as long as `take` wants more.
template <typename Take>
ZipFault unpack(archive* zip, archive_entry* entry, Take&& take) {
  if (archive_entry_is_data_encrypted(entry) == 1) return ZipFault::encrypted;
  std::array<char, 65'536> piece;
  while (true) {
    const la_ssize_t got = archive_read_data(zip, piece.data(), piece.size());
    if (got == 0) return ZipFault::none;
    if (got < 0) return ZipFault::damaged;
    if (!take(std::string_view(piece.data(), static_cast<std::size_t>(got)))) return ZipFault::too_large;
  }
}

std::pair<std::string_view, std::string_view> words_for(ZipFault fault) {
  if (fault == ZipFault::encrypted)
    return {"encrypted", "Dit deel is versleuteld en kan niet worden gelezen."};
  if (fault == ZipFault::damaged) return {"damaged", "Dit deel is beschadigd."};
  if (fault == ZipFault::too_large) return {"size_limit", "Uitgepakt is dit deel groter dan is toegestaan."};
  return {};
}

}  // namespace

std::string lower_ascii_of(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

Result<ZipEntries> ZipEntries::open(std::string_view untrusted_bytes, const Wanted& wanted,
                                    const ZipLimits& limits) {
  ZipEntries entries;
  entries.untrusted_bytes_ = untrusted_bytes;
  entries.limits_ = limits;
  const ArchiveHandle zip = open_zip(untrusted_bytes);
  if (!zip)
    return fail(ErrorCode::unreadable, "Dit bestand is beschadigd: het is geen leesbaar zip-bestand.");
  std::int64_t left = limits.total_bytes;
  while (auto next = next_entry(zip.get())) {
    if (std::ssize(entries.names_) >= limits.entries) break;
    auto& [name, entry] = *next;
    entries.any_encrypted_ |= archive_entry_is_data_encrypted(entry) == 1;
    if (name.empty() || name.ends_with('/')) continue;
    const bool keep = wanted(name);
    const auto [place, is_new] = entries.entries_.try_emplace(lower_ascii_of(name));
    entries.names_.push_back(std::move(name));
    if (!keep || !is_new) {
      if (is_new) entries.entries_.erase(place);
      continue;
    }
    ZipEntry& kept = place->second;
    std::int64_t room = std::min(left, limits.entry_bytes);
    kept.fault = unpack(zip.get(), entry, [&](std::string_view piece) {
      room -= std::ssize(piece);
      if (room < 0) return false;
      kept.bytes += piece;
      return true;
    });
    left -= std::ssize(kept.bytes);
  }
  if (entries.names_.empty())
    return fail(ErrorCode::unreadable, "Dit bestand is beschadigd: er is niets uit te pakken.");
  return entries;
}

ZipEntry* ZipEntries::find(std::string_view name) {
  const auto found = entries_.find(lower_ascii_of(name));
  return found == entries_.end() ? nullptr : &found->second;
}

bool ZipEntries::has(std::string_view name) const {
  const std::string lower = lower_ascii_of(name);
  return std::any_of(names_.begin(), names_.end(),
                     [&](const std::string& each) { return lower_ascii_of(each) == lower; });
}

void ZipEntries::send_parts(
    const std::function<Sending(std::string_view name, std::int64_t size_bytes)>& chosen,
    PartSink& parts) const {
  const ArchiveHandle zip = open_zip(untrusted_bytes_);
  if (!zip) return;
  std::int64_t left = limits_.total_bytes;
  while (auto next = next_entry(zip.get())) {
    const auto& [name, entry] = *next;
    if (name.empty() || name.ends_with('/')) continue;
    const Sending sending =
        chosen(name, archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : -1);
    if (sending == Sending::no) continue;
    if (!parts.begin(name, "", sending == Sending::picture)) return;
    bool listened = true;
    const ZipFault fault = unpack(zip.get(), entry, [&](std::string_view piece) {
      left -= std::ssize(piece);
      if (left < 0) return false;
      listened = parts.write(piece);
      return listened;
    });
    if (!listened) return;
    const auto [reason, message] = words_for(fault);
    if (!parts.end(reason, message)) return;
  }
}

}  // namespace planlezer
