// Keeps a second writer away from an index, for as long as it lives: an flock on INDEX.lock. The system lets
// go of it when the program ends, however it ends.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace planlezer {

class WriterLock {
 public:
  static Result<WriterLock> take(const std::filesystem::path& index);
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

 private:
  WriterLock(std::filesystem::path file, int descriptor);
  std::filesystem::path file_;
  int descriptor_;
};

}  // namespace planlezer
