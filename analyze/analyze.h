// The one door of this folder: pages in, findings out. A pure function of its arguments; safe to call from
// several threads with the same Rules.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyze/finding.h"
#include "base/result.h"

namespace planlezer {

// What is known of a document besides its pages.
struct DocumentContext {
  std::string path;                         // as found, relative: folder and file names say whose it is
  std::optional<std::string> organisation;  // given by the user: goes before everything else
  std::optional<std::string> date;          // ISO, given by the user
  std::string
      content;  // hash of the document's bytes: keeps the ids of its findings apart from those of others
  std::string attachment;  // its name in the document it is part of; empty: a file of its own
  // What was found of the document it is part of: says whose it is and of when where it does not say so
  // itself.
  std::optional<DocumentFacts> container = {};
};

class Rules;  // rules and registers, compiled; immutable

struct RulesDeleter {
  void operator()(const Rules* rules) const;
};
using RulesPtr = std::unique_ptr<const Rules, RulesDeleter>;

// Loads `folder`/rules/*.toml and `folder`/registers/*.toml. The examples of every rule and theme are run
// through the real path; one that fails, or a mistake in a file, is an Error that names file and line.
Result<RulesPtr> load_rules(const std::filesystem::path& folder);

// A hash of everything the rules consist of: stored findings with another one are out of date.
std::string rules_fingerprint(const Rules& rules);

struct RuleInfo {
  std::string id, kind, title, because, file;
  int revision = 0;
  int match_examples = 0, reject_examples = 0;
  std::vector<std::string> gaps;
};
std::vector<RuleInfo> list_rules(const Rules& rules);

// Registers that reports need.
struct KpiLabel {
  int number = 0;
  std::string label;
  bool provisional = true;
};
struct MoneySettings {  // euro; what the ministry thinks of, see registers/money.toml
  double per_agency_min = 0, per_agency_max = 0, fusion_extra = 0, total_available = 0;
};
struct ThemeInfo {
  std::string id, label;
  int match_examples = 0, reject_examples = 0;
};
const std::vector<KpiLabel>& kpi_labels(const Rules& rules);
const MoneySettings& money_settings(const Rules& rules);
const std::vector<ThemeInfo>& theme_labels(const Rules& rules);

Analysis analyze(const Extracted& document, const DocumentContext& context, const Rules& rules);

}  // namespace planlezer
