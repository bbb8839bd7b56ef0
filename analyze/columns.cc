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
      auto compiled = std::make_unique<re2::RE2>(pattern, re2::RE2::Quiet);
      if (!compiled->ok())
        return tl::unexpected(at_node(file, node, "patroon \"" + pattern + "\": " + compiled->error()));
      result.entries_.push_back({kind->second, std::move(compiled)});
    }
  }
  return result;
}

ColumnKind ColumnRegister::kind_of(std::string_view head) const {
  const std::string lower = lower_dutch(head);
  for (const Entry& entry : entries_)
    if (re2::RE2::PartialMatch(lower, *entry.pattern)) return entry.kind;
  return ColumnKind::other;
}

}  // namespace planlezer
