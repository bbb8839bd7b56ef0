// Where things are on this machine.
#pragma once

#include <filesystem>

#include "analyze/analyze.h"
#include "base/result.h"

namespace planlezer {

// Folder of the running program.
std::filesystem::path program_folder();

// The folder that holds rules/ and registers/: PLANLEZER_RULES, else share/planlezer beside the installed
// program, else analyze/ of the checkout that the program was built in.
Result<std::filesystem::path> rules_folder();

Result<RulesPtr> load_installed_rules();

// A new empty folder that is removed, with all in it, when the object goes.
class TemporaryFolder {
 public:
  static Result<TemporaryFolder> make();
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace planlezer
