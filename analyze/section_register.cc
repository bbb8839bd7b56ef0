

#include <algorithm>
#include <array>
#include <optional>

#include "analyze/document_view.h"
#include "analyze/register_file.h"

namespace planlezer {

namespace {

struct NamedKind {
  std::string_view name;
  SectionKind kind;
  Signal signal;
};

constexpr std::array<NamedKind, 20> named_kinds = {{
    {"none", SectionKind::none, Signal::section_none},
    {"measures", SectionKind::measures, Signal::section_measures},
    {"norm", SectionKind::norm, Signal::section_norm},
    {"situation", SectionKind::situation, Signal::section_situation},
    {"support", SectionKind::support, Signal::section_support},
    {"fusion", SectionKind::fusion, Signal::section_fusion},
    {"summary", SectionKind::summary, Signal::section_summary},
    {"progress", SectionKind::progress, Signal::section_progress},
    {"background", SectionKind::background, Signal::section_background},
    {"planning", SectionKind::planning, Signal::section_planning},
    {"finance", SectionKind::finance, Signal::section_finance},
    {"risks", SectionKind::risks, Signal::section_risks},
    {"decision", SectionKind::decision, Signal::section_decision},
    {"governance", SectionKind::governance, Signal::section_governance},
    {"assessment", SectionKind::assessment, Signal::section_assessment},
    {"closing", SectionKind::closing, Signal::section_closing},
    {"contents", SectionKind::contents, Signal::section_background},
    {"done", SectionKind::done, Signal::section_done},
    {"ongoing", SectionKind::ongoing, Signal::section_ongoing},
    {"dropped", SectionKind::dropped, Signal::section_dropped},
}};

std::optional<SectionKind> kind_named(std::string_view name) {
  const auto found = std::find_if(named_kinds.begin(), named_kinds.end(),
                                  [&](const NamedKind& k) { return k.name == name; });
  if (found == named_kinds.end()) return std::nullopt;
  return found->kind;
}

// "3.2 Maatregelen" gives "maatregelen"; also "Hoofdstuk 4:", "A.", "III".
std::string_view without_number(std::string_view heading) {
  for (const std::string_view word : {"hoofdstuk ", "paragraaf ", "bijlage ", "deel "})
    if (heading.starts_with(word)) heading.remove_prefix(word.size());
  if (heading.starts_with("kpi ") && heading.size() > 6) {  // "kpi 2 – norm"
    const auto dash = heading.find_first_of(":-\xE2", 4);
    if (dash != std::string_view::npos && dash < 9)
      heading.remove_prefix(dash + (heading[dash] == '\xE2' ? 3 : 1));
    while (heading.starts_with(" ")) heading.remove_prefix(1);
    return heading;
  }
  std::size_t i = 0;
  while (i < heading.size() && ((heading[i] >= '0' && heading[i] <= '9') || heading[i] == '.')) ++i;
  if (i == 0 && heading.size() > 1 && heading[1] == '.') i = 2;
  while (i < heading.size() &&
         (heading[i] == ' ' || heading[i] == ')' || heading[i] == ':' || heading[i] == '-'))
    ++i;
  return heading.substr(i);
}

}  // namespace

Result<SectionRegister> SectionRegister::load(const std::filesystem::path& registers) {
  const auto file = registers / "sections.toml";
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  SectionRegister result;
  const toml::array* entries = (*table)["section"].as_array();
  if (entries == nullptr) return fail(ErrorCode::usage, "sections.toml: er is geen enkele [[section]].");
  for (const toml::node& node : *entries) {
    const toml::table* entry = node.as_table();
    const auto kind =
        entry == nullptr ? std::nullopt : kind_named((*entry)["kind"].value_or(std::string_view()));
    if (!kind) return tl::unexpected(at_node(file, node, "dit soort hoofdstuk is niet bekend."));
    const auto patterns = strings_in(*entry, "pattern", file);
    if (!patterns) return tl::unexpected(patterns.error());
    for (const std::string& pattern : *patterns) {
      const auto added = result.patterns_.add(pattern, static_cast<int>(result.kinds_.size()));
      if (!added) return tl::unexpected(at_node(file, node, added.error().message));
      result.kinds_.push_back(*kind);
    }
  }
  if (auto compiled = result.patterns_.compile(); !compiled) return tl::unexpected(compiled.error());
  return result;
}

SectionKind SectionRegister::kind_of(std::string_view heading) const {
  const std::string lower = lower_dutch(heading);
  const auto found = patterns_.find(without_number(lower));
  return found.empty() ? SectionKind::none : kinds_[static_cast<std::size_t>(found.front())];
}

Signal signal_of(SectionKind kind) {
  const auto found = std::find_if(named_kinds.begin(), named_kinds.end(),
                                  [&](const NamedKind& k) { return k.kind == kind; });
  return found == named_kinds.end() ? Signal::section_none : found->signal;
}

}  // namespace planlezer
