// Which files there are. Folders are walked recursively; symbolic links to files are followed, to folders
// not; the index, its originals and version-control folders are left out; hidden files are read. Nothing is
// skipped in silence: what cannot be opened (a folder, a file, a link) or must not be (a pipe, a socket, a
// device) is given with its error. Nothing is opened here but folders, so a pipe cannot hang it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace planlezer {

struct FoundFile {
  std::filesystem::path file;  // absolute
  std::string root;            // absolute folder that was given (or the file's own folder)
  // Relative to root, as found, UTF-8, '/' between parts. A byte that is no UTF-8 is written as \xFF, so that
  // two names stay two.
  std::string path;
  std::int64_t size_bytes = 0;
  std::int64_t modified_ns = 0;
  // Why it cannot be read; both empty when it can. Codes: no_permission, not_found (also a link to nothing),
  // not_a_file (pipe, socket, device), folder_link, folder_unreadable, link_loop, name_too_long, io_error.
  std::string reason;
  std::string error;  // Dutch
};

// In the order of (root, path), whatever the order of `paths`; a file that several of them reach is given
// once, under the outermost. A path that does not exist is an error of usage; everything else is in the list.
Result<std::vector<FoundFile>> discover(const std::vector<std::filesystem::path>& paths,
                                        const std::filesystem::path& index);

}  // namespace planlezer
