// Reading TOML files of rules and registers: every mistake becomes an Error that names file and line.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace planlezer {

Result<toml::table> read_toml(const std::filesystem::path& file);

// "kpis.toml, regel 12: …"
Error at_node(const std::filesystem::path& file, const toml::node& node, const std::string& message);

// The strings under `key`; empty when the key is not there. Anything but strings is an Error.
Result<std::vector<std::string>> strings_in(const toml::table& table, std::string_view key,
                                            const std::filesystem::path& file);

}  // namespace planlezer
