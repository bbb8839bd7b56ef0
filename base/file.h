// Files as byte strings.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace planlezer {

Result<std::string> read_file(const std::filesystem::path& path);

// Written beside the target and renamed over it, so a reader sees the old bytes or the new ones, never half.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace planlezer
