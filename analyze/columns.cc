#include "analyze/columns.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analyze/normal_text.h"
#include "analyze/register_file.h"

namespace planlezer {

namespace {

constexpr std::array<std::pair<std::string_view, ColumnKind>, 15> kinds = {{
    {"number", ColumnKind::number},
    {"assessment", ColumnKind::assessment},
    {"norm", ColumnKind::norm},
    {"situation", ColumnKind::situation},
    {"support", ColumnKind::support},
    {"request", ColumnKind::request},
    {"owner", ColumnKind::owner},
    {"start", ColumnKind::start},
    {"when", ColumnKind::when},
    {"money", ColumnKind::money},
    {"status", ColumnKind::status},
    {"kpi", ColumnKind::kpi},
    {"measure", ColumnKind::measure},
    {"title", ColumnKind::title},
    {"result", ColumnKind::result},
}};

}  // namespace

Result<ColumnRegister> ColumnRegister::load(const std::filesystem::path& registers) {
  const auto file = registers / "columns.toml";
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::array* entries = (*table)["column"].as_array();
  if (entries == nullptr) return fail(ErrorCode::usage, "columns.toml: er is geen enkele [[column]].");
  ColumnRegister result;
  for (const toml::node& node : *entries) {
    const toml::table* entry = node.as_table();
    const std::string_view name =
        entry == nullptr ? std::string_view() : (*entry)["kind"].value_or(std::string_view());
    const auto kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == name; });
    if (kind == kinds.end()) return tl::unexpected(at_node(file, node, "dit soort kolom is niet bekend."));
    const auto patterns = strings_in(*entry, "pattern", file);
    if (!patterns) return tl::unexpected(patterns.error());
    for (const std::string& pattern : *patterns) {
      const auto added = result.patterns_.add(pattern, static_cast<int>(result.kinds_.size()));
      if (!added) return tl::unexpected(at_node(file, node, added.error().message));
      result.kinds_.push_back(kind->second);
    }
  }
  if (auto compiled = result.patterns_.compile(); !compiled) return tl::unexpected(compiled.error());
  return result;
}

ColumnKind ColumnRegister::kind_of(std::string_view head) const {
  const auto found = patterns_.find(lower_dutch(head));
  return found.empty() ? ColumnKind::other : kinds_[static_cast<std::size_t>(found.front())];
}

}  // namespace planlezer
