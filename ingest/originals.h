// The originals, unchanged and content-addressed, in a folder beside the index: INDEX.originals/ab/abcdef…
// A file is copied once, made read-only, and checked against its hash when it is opened for verification.
// Several threads and programs may keep originals in the same folder at the same time.
#pragma once

#include <cstdint>
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
  // Hashes and copies (reflink or copy; never a move) in one pass. Safe against kill -9: a half copy has
  // another name. What is kept is what was hashed, even if the file changes meanwhile; a file that keeps
  // changing is refused. Errors: not_found (it vanished), unreadable (no permission, not a regular file, it
  // changes, the disk fails), storage (the copy cannot be written: no space, no permission; going on makes no
  // sense). The message is Dutch and names the file.
  Result<Stored> keep(const std::filesystem::path& file) const;

  // The same for a file in incoming(), which nobody else changes: it is moved, or removed when its bytes are
  // kept already. Errors: storage.
  Result<Stored> adopt(const std::filesystem::path& file) const;

  std::filesystem::path path_of(const std::string& sha256) const;
  // Where documents that come out of other documents are put before they are kept. One writer of the index at
  // a time: what an earlier run left there may go.
  std::filesystem::path incoming() const { return folder_ / "incoming"; }
  Result<void> clear_incoming() const;
  // Where recognised pages are kept while the document they belong to is not stored yet.
  std::filesystem::path recognised() const { return folder_ / "recognised"; }
  // Whether the stored bytes still have the hash they are named after. not_found: there are none.
  Result<bool> intact(const std::string& sha256) const;

 private:
  Result<Stored> copy_once(const std::filesystem::path& file, bool& changed) const;

  std::filesystem::path folder_;
};

}  // namespace planlezer
