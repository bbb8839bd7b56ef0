// Which files there are. Folders are walked recursively in sorted order; symbolic links to files are followed, to
// folders not; the index, its originals and version-control folders are left out; hidden files are read. Nothing is
// skipped in silence: a folder or file that cannot be opened is given with its error.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace planlezer {

struct FoundFile {
  std::filesystem::path file;  // absolute
  std::string root;            // absolute folder that was given (or the file's own folder)
  std::string path;            // relative to root, as found, UTF-8 (malformed bytes replaced), '/' between parts
  std::int64_t size_bytes = 0;
  std::int64_t modified_ns = 0;
  std::string error;  // Dutch; empty when it can be read
};

// A path that does not exist is an error of usage; everything else is in the list.
Result<std::vector<FoundFile>> discover(const std::vector<std::filesystem::path>& paths,
                                        const std::filesystem::path& index);

}  // namespace planlezer
