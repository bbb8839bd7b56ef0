#include "storage/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace planlezer {

WriterLock::WriterLock(std::filesystem::path file, int descriptor)
    : file_(std::move(file)), descriptor_(descriptor) {}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock::~WriterLock() {
  if (descriptor_ < 0) return;
  ::unlink(file_.c_str());  // while it is still held: see the check in take()
  ::close(descriptor_);
}

Result<WriterLock> WriterLock::take(const std::filesystem::path& index) {
  auto file = index;
  file += ".lock";
  while (true) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor < 0)
      return fail(ErrorCode::storage, "De index " + index.string() + " kan niet worden geschreven (" +
                                          std::strerror(errno) + "); controleer de rechten op de map.");
    WriterLock lock(file, descriptor);
    // A file system without such locks leaves it to SQLite, which lets two writers take turns.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      ::close(std::exchange(lock.descriptor_, -1));
      return fail(ErrorCode::storage,
                  "De index " + index.string() +
                      " wordt al geschreven door een ander programma; wacht tot dat klaar is.");
    }
    struct stat held {};
    struct stat named {};
    if (::fstat(descriptor, &held) == 0 && ::stat(file.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
        held.st_dev == named.st_dev)
      return lock;
    ::close(std::exchange(lock.descriptor_, -1));  // its last owner removed the file in the meantime
  }
}

}  // namespace planlezer
