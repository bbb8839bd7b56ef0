// The originals, unchanged and content-addressed, in a folder beside the index: INDEX.originals/ab/abcdef…
// A file is copied once, made read-only, and checked against its hash when it is opened for verification.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace planlezer {

class Originals {
 public:
  // `index`: path of the index file. The folder is made when the first original comes.
  explicit Originals(const std::filesystem::path& index);

  struct Stored {
    std::string sha256;
    std::filesystem::path path;
    std::int64_t size_bytes = 0;
    std::string media_type;
  };
  // Hashes and copies (reflink or copy; never a move) in one pass. Safe against kill -9: a half copy has another name.
  Result<Stored> keep(const std::filesystem::path& file) const;

  std::filesystem::path path_of(const std::string& sha256) const;
  // Whether the stored bytes still have the hash they are named after.
  Result<bool> intact(const std::string& sha256) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace planlezer
