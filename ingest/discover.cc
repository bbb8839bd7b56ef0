#include "ingest/discover.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>
#include <tuple>

#include "base/handle.h"
#include "ingest/file_text.h"

namespace planlezer {

namespace fs = std::filesystem;

namespace {

// What is never a document: the index itself and what belongs to version control.
class LeftOut {
 public:
  explicit LeftOut(const fs::path& index) {
    if (index.empty()) return;
    std::error_code ignored;
    const fs::path whole = fs::weakly_canonical(index, ignored);
    for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock", ".originals"}) {
      own_.insert(whole.string() + suffix);
    }
  }
  bool holds(const fs::path& file, bool is_folder) const {
    const std::string name = file.filename().string();
    if (is_folder && (name == ".git" || name == ".svn" || name == ".hg" || name == ".bzr" || name == "CVS"))
      return true;
    return own_.contains(file.string());
  }

 private:
  std::set<std::string> own_;
};

struct Root {
  fs::path folder;  // without links
  fs::path only;    // one file in it, or empty for everything
  bool operator<(const Root& other) const {
    const auto size = [](const Root& r) { return r.folder.native().size(); };
    return std::tuple(size(*this), folder, !only.empty(), only) <
           std::tuple(size(other), other.folder, !other.only.empty(), other.only);
  }
};

std::string relative_to(const fs::path& root, const fs::path& file) {
  const std::string& whole = file.native();
  std::size_t begin = root.native().size();
  while (begin < whole.size() && whole[begin] == '/') ++begin;
  return name_as_text(std::string_view(whole).substr(begin));
}

FoundFile named(const fs::path& root, const fs::path& file) {
  FoundFile found;
  found.file = file;
  found.root = name_as_text(root.native());
  found.path = relative_to(root, file);
  return found;
}

void refuse(FoundFile& found, const FileFailure& failure, std::string_view what) {
  found.reason = failure.reason;
  found.error = std::string(what) + ": " + failure.message + ".";
}

// The state of a file that is not a folder; links are followed.
FoundFile describe(const fs::path& root, const fs::path& file) {
  FoundFile found = named(root, file);
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0) {
    struct stat link {};
    const int error = errno;
    const bool dangling = error == ENOENT && ::lstat(file.c_str(), &link) == 0;
    refuse(found,
           dangling ? FileFailure{"not_found", "de verwijzing wijst naar iets dat er niet is"}
                    : file_failure(error),
           "Bestand overgeslagen");
    return found;
  }
  found.size_bytes = state.st_size;
  found.modified_ns = std::int64_t{state.st_mtim.tv_sec} * 1'000'000'000 + state.st_mtim.tv_nsec;
  if (S_ISDIR(state.st_mode))
    refuse(found, {"folder_link", "een verwijzing naar een map; geef die map zelf op om haar te lezen"},
           "Map overgeslagen");
  else if (!S_ISREG(state.st_mode))
    refuse(found, {"not_a_file", "geen gewoon bestand maar een pijp, socket of apparaat"}, "Overgeslagen");
  else if (::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) != 0)
    refuse(found, file_failure(errno), "Bestand overgeslagen");
  return found;
}

bool is_folder(const fs::path& parent, const dirent& entry) {
  if (entry.d_type == DT_DIR) return true;
  if (entry.d_type != DT_UNKNOWN) return false;
  struct stat state {};
  return ::lstat((parent / entry.d_name).c_str(), &state) == 0 && S_ISDIR(state.st_mode);
}

FoundFile unreadable_folder(const fs::path& root, const fs::path& folder, int error) {
  FoundFile found = named(root, folder);
  if (found.path.empty()) found.path.assign(1, '.');
  refuse(found, {"folder_unreadable", file_failure(error).message}, "Map overgeslagen");
  return found;
}

// A stack instead of recursion: a tree may be deeper than the program's stack.
void walk(const fs::path& root, const LeftOut& left_out, std::vector<FoundFile>& files) {
  std::vector<fs::path> folders{root};
  while (!folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    const Handle<DIR, ::closedir> open(::opendir(folder.c_str()));
    if (!open) {
      files.push_back(unreadable_folder(root, folder, errno));
      continue;
    }
    errno = 0;
    while (const dirent* entry = ::readdir(open.get())) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      const bool folder_entry = is_folder(folder, *entry);
      fs::path file = folder / entry->d_name;
      if (left_out.holds(file, folder_entry)) continue;
      if (folder_entry)
        folders.push_back(std::move(file));
      else
        files.push_back(describe(root, file));
      errno = 0;
    }
    if (errno != 0) files.push_back(unreadable_folder(root, folder, errno));
  }
}

Result<Root> root_of(const fs::path& given) {
  std::error_code error;
  const auto status = fs::status(given, error);
  if (!fs::exists(fs::symlink_status(given, error)))
    return fail(ErrorCode::usage, name_as_text(given.native()) + " bestaat niet; geef een bestand of map.");
  const fs::path absolute = fs::absolute(given).lexically_normal();
  if (fs::is_directory(status)) {
    auto folder = fs::canonical(given, error);
    return Root{error ? absolute : folder, {}};
  }
  auto folder = fs::canonical(absolute.parent_path(), error);
  if (error) folder = absolute.parent_path();
  return Root{folder, folder / absolute.filename()};
}

}  // namespace

Result<std::vector<FoundFile>> discover(const std::vector<fs::path>& paths, const fs::path& index) {
  const LeftOut left_out(index);
  std::vector<Root> roots;
  for (const auto& path : paths) {
    auto root = root_of(path);
    if (!root) return tl::unexpected(root.error());
    roots.push_back(std::move(*root));
  }
  std::sort(roots.begin(), roots.end());
  std::vector<FoundFile> files;
  for (const Root& root : roots) {
    if (root.only.empty())
      walk(root.folder, left_out, files);
    else
      files.push_back(describe(root.folder, root.only));
  }
  // Once each, under the outermost root: those come first.
  std::set<fs::path::string_type> seen;
  std::erase_if(files, [&](const FoundFile& file) { return !seen.insert(file.file.native()).second; });
  std::sort(files.begin(), files.end(), [](const FoundFile& a, const FoundFile& b) {
    return std::tie(a.root, a.path, a.file) < std::tie(b.root, b.path, b.file);
  });
  return files;
}

}  // namespace planlezer
