#include "ingest/originals.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <vector>

#include "base/sha256.h"
#include "ingest/file_text.h"
#include "ingest/media_type.h"

namespace planlezer {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t piece_bytes = 1 << 18;
constexpr std::size_t head_bytes = 1 << 16;
constexpr int most_attempts = 3;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

tl::unexpected<Error> cannot_read(const fs::path& file, int error) {
  return fail(error == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable,
              name_as_text(file.native()) + ": " + file_failure(error).message + ".");
}

tl::unexpected<Error> cannot_write(const fs::path& folder, int error) {
  const std::string name = name_as_text(folder.native());
  if (error == ENOSPC || error == EDQUOT)
    return fail(ErrorCode::storage,
                "Er is geen ruimte meer om originelen te bewaren in " + name + "; maak ruimte vrij.");
  return fail(ErrorCode::storage, "Originelen kunnen niet worden bewaard in " + name + " (" +
                                      std::strerror(error) + "); controleer de rechten op de map.");
}

// A copy in the making; removed unless it got its own name.
class HalfCopy {
 public:
  explicit HalfCopy(const fs::path& folder)
      : path_(folder / (".half-" + std::to_string(::getpid()) + "-" + std::to_string(next()))),
        file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)) {}
  ~HalfCopy() {
    if (file_ && !named_) ::unlink(path_.c_str());
  }
  int descriptor() const { return file_.get(); }
  // Read-only and under `name`; an original that is there already is replaced by the same bytes.
  bool give_name(const fs::path& name) {
    named_ = ::fchmod(file_.get(), 0444) == 0 && ::rename(path_.c_str(), name.c_str()) == 0;
    return named_;
  }

 private:
  static unsigned next() {
    static std::atomic<unsigned> number{0};
    return number++;
  }
  fs::path path_;
  Descriptor file_;
  bool named_ = false;
};

// Half copies of programs that were killed; a day is longer than any copy takes.
void remove_old_halves(const fs::path& folder) {
  std::error_code ignored;
  const auto limit = fs::file_time_type::clock::now() - std::chrono::hours(24);
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().filename().string().starts_with(".half-") && entry.last_write_time(ignored) < limit &&
        !ignored)
      fs::remove(entry.path(), ignored);
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// -1: failure, see errno.
ssize_t read_some(int file, std::vector<char>& buffer) {
  while (true) {
    const ssize_t count = ::read(file, buffer.data(), buffer.size());
    if (count >= 0 || errno != EINTR) return count;
  }
}

bool same_state(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Originals::Originals(const fs::path& index) : folder_(index) {
  folder_ += ".originals";
}

fs::path Originals::path_of(const std::string& sha256) const {
  return folder_ / sha256.substr(0, 2) / sha256;
}

Result<void> Originals::clear_incoming() const {
  std::error_code error;
  fs::remove_all(incoming(), error);
  fs::create_directories(incoming(), error);
  if (error) return cannot_write(incoming(), error.value());
  fs::permissions(incoming(), fs::perms::owner_all, error);
  return {};
}

Result<Originals::Stored> Originals::keep(const fs::path& file) const {
  std::error_code error;
  if (fs::create_directories(folder_, error)) {
    // nobody else needs to read what is kept here
    fs::permissions(folder_, fs::perms::owner_all, error);
  } else if (!error) {
    static std::atomic<bool> cleaned{false};
    if (!cleaned.exchange(true)) remove_old_halves(folder_);
  }
  if (!fs::is_directory(folder_, error)) return cannot_write(folder_, error ? error.value() : ENOTDIR);
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    bool changed = false;
    auto stored = copy_once(file, changed);
    if (!changed) return stored;
  }
  return fail(ErrorCode::unreadable,
              name_as_text(file.native()) +
                  ": het bestand verandert terwijl het wordt gelezen; lees het later opnieuw in.");
}

Result<Originals::Stored> Originals::copy_once(const fs::path& file, bool& changed) const {
  // O_NONBLOCK: a pipe that took the place of a file must not hang the program.
  const Descriptor source(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!source) return cannot_read(file, errno);
  struct stat before {};
  if (::fstat(source.get(), &before) != 0) return cannot_read(file, errno);
  if (!S_ISREG(before.st_mode))
    return fail(ErrorCode::unreadable, name_as_text(file.native()) + ": geen gewoon bestand.");
  if (struct statvfs room{}; ::statvfs(folder_.c_str(), &room) == 0 &&
                             static_cast<std::uint64_t>(before.st_size) / room.f_frsize > room.f_bavail)
    return cannot_write(folder_, ENOSPC);  // better than filling the disk first
  HalfCopy copy(folder_);
  if (copy.descriptor() < 0) return cannot_write(folder_, errno);
  // A reflink is a frozen copy in no time; then the copy is hashed, and nothing needs to be written.
  const bool linked = ::ioctl(copy.descriptor(), FICLONE, source.get()) == 0;
  const int from = linked ? copy.descriptor() : source.get();
  Sha256 hash;
  std::string head;
  std::vector<char> buffer(piece_bytes);
  Stored stored;
  while (true) {
    const ssize_t count = read_some(from, buffer);
    if (count < 0) return cannot_read(file, errno);
    if (count == 0) break;
    const std::string_view piece(buffer.data(), static_cast<std::size_t>(count));
    hash.add(piece);
    if (head.size() < head_bytes) head.append(piece.substr(0, head_bytes - head.size()));
    stored.size_bytes += count;
    if (!linked && !write_all(copy.descriptor(), piece)) return cannot_write(folder_, errno);
  }
  struct stat after {};
  changed = !linked && (::fstat(source.get(), &after) != 0 || !same_state(before, after) ||
                        stored.size_bytes != after.st_size);
  if (changed) return fail(ErrorCode::unreadable, "");
  stored.sha256 = hash.hex();
  stored.path = path_of(stored.sha256);
  stored.media_type = media_type_of(head);
  std::error_code error;
  if (fs::is_regular_file(stored.path, error) &&
      fs::file_size(stored.path, error) == static_cast<std::uintmax_t>(stored.size_bytes) && !error)
    return stored;
  fs::create_directories(stored.path.parent_path(), error);
  if (!copy.give_name(stored.path)) return cannot_write(folder_, errno);
  return stored;
}

Result<Originals::Stored> Originals::adopt(const fs::path& file) const {
  const Descriptor source(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!source) return cannot_write(incoming(), errno);
  Sha256 hash;
  std::string head;
  std::vector<char> buffer(piece_bytes);
  Stored stored;
  while (true) {
    const ssize_t count = read_some(source.get(), buffer);
    if (count < 0) return cannot_write(incoming(), errno);
    if (count == 0) break;
    const std::string_view piece(buffer.data(), static_cast<std::size_t>(count));
    hash.add(piece);
    if (head.size() < head_bytes) head.append(piece.substr(0, head_bytes - head.size()));
    stored.size_bytes += count;
  }
  stored.sha256 = hash.hex();
  stored.path = path_of(stored.sha256);
  stored.media_type = media_type_of(head);
  std::error_code error;
  if (fs::is_regular_file(stored.path, error) &&
      fs::file_size(stored.path, error) == static_cast<std::uintmax_t>(stored.size_bytes) && !error) {
    fs::remove(file, error);
    return stored;
  }
  fs::create_directories(stored.path.parent_path(), error);
  if (::fchmod(source.get(), 0444) != 0 || ::rename(file.c_str(), stored.path.c_str()) != 0)
    return cannot_write(folder_, errno);
  return stored;
}

Result<bool> Originals::intact(const std::string& sha256) const {
  if (!is_hash(sha256)) return fail(ErrorCode::usage, "„" + sha256 + "” is geen SHA-256.");
  const fs::path path = path_of(sha256);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file) return cannot_read(path, errno);
  Sha256 hash;
  std::vector<char> buffer(piece_bytes);
  while (true) {
    const ssize_t count = read_some(file.get(), buffer);
    if (count < 0) return cannot_read(path, errno);
    if (count == 0) break;
    hash.add({buffer.data(), static_cast<std::size_t>(count)});
  }
  return hash.hex() == sha256;
}

}  // namespace planlezer
