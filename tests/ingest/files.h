// Files and folders made on the spot, for tests of finding and keeping them.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace planlezer {

template <typename T>
T value_of(Result<T> result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
  return result ? std::move(*result) : T();
}

// A folder that is gone after the test. Its path has no links.
class FileFolder {
 public:
  FileFolder() {
    std::string name =
        (std::filesystem::canonical(std::filesystem::temp_directory_path()) / "planlezer-ingest-XXXXXX")
            .string();
    path_ = mkdtemp(name.data());
    ::chmod(path_.c_str(), 0755);
  }
  ~FileFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  FileFolder(const FileFolder&) = delete;
  FileFolder& operator=(const FileFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path at(const std::string& name) const { return path_ / name; }
  std::filesystem::path put(const std::string& name, std::string_view bytes = "tekst") const {
    const auto file = at(name);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }
  std::filesystem::path make(const std::string& name) const {
    std::filesystem::create_directories(at(name));
    return at(name);
  }
  void link(const std::string& name, const std::filesystem::path& target) const {
    std::filesystem::create_directories(at(name).parent_path());
    std::filesystem::create_symlink(target, at(name));
  }

 private:
  std::filesystem::path path_;
};

// Root may read everything: for as long as this lives the test runs as somebody who may not.
class AsNobody {
 public:
  AsNobody() {
    if (::geteuid() != 0) return;
    dropped_ = ::seteuid(65'534) == 0;
    EXPECT_TRUE(dropped_);
  }
  ~AsNobody() {
    if (dropped_) {
      EXPECT_EQ(::seteuid(0), 0);
    }
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool dropped_ = false;
};

}  // namespace planlezer
