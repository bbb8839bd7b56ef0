#include "extract/part_spool.h"

#include <filesystem>

namespace planlezer {

// "bijlage.pdf", "bijlage (2).pdf", …
void PartSpool::make_different(std::string& name) {
  if (name.empty()) name = "zonder naam";
  if (names_.insert(name).second) return;
  const auto slash = name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1;
  auto dot = name.rfind('.');
  if (dot == std::string::npos || dot <= slash) dot = name.size();
  // Many parts of one name are counted on from how many parts there are: no search through all of them.
  for (std::size_t i = names_.size() > 1000 ? names_.size() : 2;; ++i) {
    std::string other = name.substr(0, dot) + " (" + std::to_string(i) + ")" + name.substr(dot);
    if (!names_.insert(other).second) continue;
    name = std::move(other);
    return;
  }
}

bool PartSpool::begin(Part part) {
  if (open_) return false;
  open_ = true;
  make_different(part.name);
  if (!folder_.empty()) {
    part.file = folder_ + "/" + prefix_ + "-" + std::to_string(parts_.size());
    file_.open(part.file, std::ios::binary | std::ios::trunc);
  }
  parts_.push_back(std::move(part));
  return true;
}

bool PartSpool::write(std::string_view untrusted_bytes) {
  if (!open_) return false;
  bytes_ += static_cast<std::int64_t>(untrusted_bytes.size());
  parts_.back().size_bytes += static_cast<std::int64_t>(untrusted_bytes.size());
  if (!folder_.empty())
    file_.write(untrusted_bytes.data(), static_cast<std::streamsize>(untrusted_bytes.size()));
  return true;
}

bool PartSpool::reading(std::string_view untrusted_bytes) {
  if (!open_ || parts_.back().reading_bytes != 0) return false;
  // Words with their places take several times the room of the text; more than this cannot be.
  const auto size = static_cast<std::int64_t>(untrusted_bytes.size());
  if (size > 64 * parts_.back().size_bytes + 65'536) return false;
  if (folder_.empty()) return true;
  Part& part = parts_.back();
  part.readings_file = folder_ + "/" + prefix_ + "-readings";
  if (!readings_.is_open()) readings_.open(part.readings_file, std::ios::binary | std::ios::trunc);
  readings_.write(untrusted_bytes.data(), static_cast<std::streamsize>(untrusted_bytes.size()));
  part.reading_offset = readings_bytes_;
  part.reading_bytes = size;
  readings_bytes_ += size;
  return true;
}

bool PartSpool::end(const PartEnd& end) {
  if (!open_) return false;
  open_ = false;
  Part& part = parts_.back();
  part.reason = end.reason;
  part.message = end.message;
  if (folder_.empty()) return true;
  file_.close();
  if (!file_) {
    part.reason = "storage";
    part.message = "Dit onderdeel kan niet worden bewaard; is er nog ruimte op de schijf?";
  }
  file_ = {};
  if (!part.reason.empty()) drop_file(part);
  return true;
}

void PartSpool::drop_file(Part& part) {
  std::error_code ignored;
  if (!part.file.empty()) std::filesystem::remove(part.file, ignored);
  part.file.clear();
}

void PartSpool::stop(std::string_view reason, std::string_view message) {
  if (open_) end({std::string(reason), std::string(message)});
}

std::vector<Part> PartSpool::take() {
  readings_.close();
  if (!readings_)  // a full disk: they are read apart
    for (Part& part : parts_) part.reading_bytes = 0;
  return std::move(parts_);
}

void PartSpool::clear() {
  stop("interrupted", "");
  for (Part& part : parts_) drop_file(part);
  parts_.clear();
  names_.clear();
  readings_ = {};
  readings_bytes_ = bytes_ = 0;
}

}  // namespace planlezer
