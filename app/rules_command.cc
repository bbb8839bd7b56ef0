// planlezer rules check, list and diff
#include <algorithm>
#include <map>

#include "analyze/rule_difference.h"
#include "app/analysis.h"
#include "app/commands.h"
#include "app/findings_diff.h"
#include "app/interruption.h"
#include "app/json.h"
#include "app/labels.h"
#include "app/over_documents.h"
#include "app/places.h"
#include "app/rules_coverage.h"
#include "app/terminal.h"

namespace planlezer {
namespace fs = std::filesystem;

namespace {

Json to_json(const RuleInfo& rule) {
  return {{"id", rule.id},
          {"revision", rule.revision},
          {"kind", rule.kind},
          {"title", rule.title},
          {"because", rule.because},
          {"file", rule.file},
          {"match_examples", rule.match_examples},
          {"reject_examples", rule.reject_examples},
          {"gaps", rule.gaps}};
}

std::string rule_text(const RuleInfo& rule, bool colour) {
  std::string text = bold(rule.id, colour) + " (revisie " + std::to_string(rule.revision) + ", " +
                     kind_label(rule.kind) + ") — " + rule.title + "\n";
  if (!rule.because.empty()) text += "    " + rule.because + "\n";
  text += dim("    " + rule.file + ": " + std::to_string(rule.match_examples) + " voorbeelden wel, " +
                  std::to_string(rule.reject_examples) + " niet",
              colour) +
          "\n";
  for (const auto& gap : rule.gaps) text += "    mist nog: " + gap + "\n";
  return text;
}

// The three that hold most often in the same words.
std::string most_of(const std::map<std::string, int>& counts) {
  std::vector<std::pair<int, std::string>> ordered;
  for (const auto& [id, count] : counts) ordered.emplace_back(-count, id);
  std::sort(ordered.begin(), ordered.end());
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, ordered.size()); ++i)
    text += (text.empty() ? "" : ", ") + ordered[i].second + " (" + std::to_string(-ordered[i].first) + ")";
  return text;
}

std::string coverage_text(const RuleCoverage& coverage, bool colour) {
  std::string text = dim("    in de index: geldt " + std::to_string(coverage.held) + " keer, " +
                             counted(static_cast<std::size_t>(coverage.findings), "bevinding", "bevindingen"),
                         colour) +
                     "\n";
  if (!coverage.overlaps.empty()) text += "    samen met: " + most_of(coverage.overlaps) + "\n";
  if (!coverage.conflicts.empty()) text += "    in strijd met: " + most_of(coverage.conflicts) + "\n";
  for (const std::string& quote : coverage.rejected)
    text += "    afgewezen, voor reject: " + Json(quote).dump() + "\n";
  return text;
}

Json to_json(const RuleCoverage& coverage) {
  return {{"held", coverage.held},
          {"findings", coverage.findings},
          {"overlaps", coverage.overlaps},
          {"conflicts", coverage.conflicts},
          {"rejected", coverage.rejected}};
}

// The installed rules with the given files in place of those of the same name, loaded from a copy.
Result<RulesPtr> load_changed_rules(const std::vector<fs::path>& files) {
  const auto installed = rules_folder();
  if (!installed) return tl::unexpected(installed.error());
  const auto copy = TemporaryFolder::make();
  if (!copy) return tl::unexpected(copy.error());
  std::error_code error;
  fs::copy(*installed / "rules", copy->path() / "rules", fs::copy_options::recursive, error);
  if (!error)
    fs::copy(*installed / "registers", copy->path() / "registers", fs::copy_options::recursive, error);
  for (const auto& file : files) {
    if (error) break;
    if (!fs::is_regular_file(file, error))
      return fail(ErrorCode::usage, file.string() + ": dit bestand is er niet.");
    const auto name = file.filename();
    // A name that is in neither folder is a new file with rules.
    const char* folder = fs::exists(copy->path() / "registers" / name, error) ? "registers" : "rules";
    fs::copy_file(file, copy->path() / folder / name, fs::copy_options::overwrite_existing, error);
  }
  if (error) return fail(ErrorCode::usage, "De regels kunnen niet worden gekopieerd: " + error.message());
  return load_rules(copy->path());
}

std::string_view name_of(FindingChange::What what) {
  switch (what) {
    case FindingChange::What::added:
      return "added";
    case FindingChange::What::dropped:
      return "dropped";
    case FindingChange::What::altered:
      return "altered";
  }
  return "altered";
}

Json finding_json(const StoredDocument& document, const Finding& finding) {
  StoredFinding stored;
  stored.document = document.path;
  stored.sha256 = document.sha256;
  stored.document_kind = document.facts.kind;
  stored.organisation = document.facts.organisation;
  stored.finding = finding;
  return planlezer::to_json(stored);
}

std::string change_line(const StoredDocument& document, const FindingChange& change) {
  using What = FindingChange::What;
  return to_line(
             {{"change", name_of(change.what)},
              {"fields", change.fields},
              {"before", change.what == What::added ? Json(nullptr) : finding_json(document, change.before)},
              {"after",
               change.what == What::dropped ? Json(nullptr) : finding_json(document, change.after)}}) +
         "\n";
}

std::string change_text(const StoredDocument& document, const FindingChange& change, bool colour) {
  using What = FindingChange::What;
  const Finding& shown = change.what == What::dropped ? change.before : change.after;
  const char* sign = change.what == What::added ? "+" : change.what == What::dropped ? "-" : "~";
  std::string text = std::string(sign) + " " + bold(printable(document.path), colour) + ", p. " +
                     std::to_string(shown.page()) + ", " + kind_label(shown.kind) + " [" + shown.rule +
                     "]: " + printable(shown.quote) + "\n";
  if (change.what != What::altered) return text;
  const Json before = finding_json(document, change.before), after = finding_json(document, change.after);
  for (const auto& field : change.fields)
    if (field != "boxes")
      text += "    " + field + ": " + printable(to_line(before.at(field))) + " → " +
              printable(to_line(after.at(field))) + "\n";
  return text;
}

std::map<std::string, std::vector<Finding>> by_document(const std::vector<StoredFinding>& findings) {
  std::map<std::string, std::vector<Finding>> grouped;
  for (const auto& stored : findings) grouped[stored.sha256].push_back(stored.finding);
  return grouped;
}

using Changes = std::vector<FindingChange>;

Result<void> diff(const GlobalOptions& global, const RulesDiffOptions& options) {
  const auto installed = load_installed_rules();
  if (!installed) return tl::unexpected(installed.error());
  const auto rules = load_changed_rules(options.files);
  if (!rules) return tl::unexpected(rules.error());
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  const auto hashes = (*store)->documents();
  if (!hashes) return tl::unexpected(hashes.error());
  auto stored = (*store)->findings({});
  if (!stored) return tl::unexpected(stored.error());
  // No rule finds what people added.
  std::erase_if(*stored, [](const StoredFinding& one) { return one.finding.origin == "reviewer"; });
  const auto before = by_document(*stored);
  // Findings of other rules than the installed ones tell nothing about this change alone.
  const auto outdated = (*store)->documents(rules_fingerprint(**installed));
  if (!outdated) return tl::unexpected(outdated.error());
  const RuleDifference difference(**installed, **rules);
  const bool may_skip = outdated->empty() && !options.all;
  const auto changes =
      over_documents<Changes>(global, *hashes, [&](Store& own, const std::string& sha256) -> Result<Changes> {
        const auto document = own.document(sha256, true);
        if (!document) return tl::unexpected(document.error());
        if (may_skip && !difference.may_concern(document->document)) return Changes();
        const auto context = context_of(own, *document);
        if (!context) return tl::unexpected(context.error());
        const Analysis analysis = analyse(document->document, *context, **rules);
        const auto known = before.find(sha256);
        return compare_findings(known == before.end() ? std::vector<Finding>() : known->second,
                                analysis.findings);
      });
  if (!changes) return tl::unexpected(changes.error());
  std::map<std::string_view, std::size_t> counts;
  std::string text;
  for (std::size_t i = 0; i < hashes->size(); ++i) {
    if ((*changes)[i].empty()) continue;
    const auto document = (*store)->document((*hashes)[i], false);
    if (!document) return tl::unexpected(document.error());
    for (const FindingChange& change : (*changes)[i]) {
      ++counts[name_of(change.what)];
      text += options.format == "jsonl" ? change_line(*document, change)
                                        : change_text(*document, change, shows_colour(Stream::output));
    }
  }
  tell(dutch_count(counts["added"]) + " erbij, " + dutch_count(counts["dropped"]) + " eraf, " +
       dutch_count(counts["altered"]) + " anders, in " + counted(hashes->size(), "document", "documenten") +
       ".");
  return write_output({}, text);
}

}  // namespace

int run_rules_check() {
  const auto folder = rules_folder();
  if (!folder) return report_error(folder.error());
  const auto rules = load_rules(*folder);
  if (!rules) {
    tell("planlezer: " + printable(rules.error().message));
    return exit_failed;
  }
  std::uint64_t examples = 0;
  const auto list = list_rules(**rules);
  for (const auto& rule : list)
    examples += static_cast<std::uint64_t>(rule.match_examples + rule.reject_examples);
  const auto& themes = theme_labels(**rules);
  for (const auto& theme : themes)
    examples += static_cast<std::uint64_t>(theme.match_examples + theme.reject_examples);
  const auto written = write_output(
      {}, counted(list.size(), "regel", "regels") + " en " + counted(themes.size(), "thema", "thema's") +
              ", " + counted(examples, "voorbeeld", "voorbeelden") + ": alles klopt.\n");
  return written ? exit_done : report_error(written.error());
}

int run_rules_list(const GlobalOptions& global, const RulesListOptions& options) {
  const auto rules = load_installed_rules();
  if (!rules) return report_error(rules.error());
  std::map<std::string, RuleCoverage> coverage;
  if (options.coverage) {
    catch_interruption();
    auto counted_in_index = rules_coverage(global, **rules);
    if (interrupted()) return exit_interrupted;
    if (!counted_in_index) return report_error(counted_in_index.error());
    coverage = std::move(*counted_in_index);
  }
  const bool colour = shows_colour(Stream::output);
  std::string text;
  for (const auto& rule : list_rules(**rules)) {
    if (options.format == "jsonl") {
      Json json = to_json(rule);
      if (options.coverage) json["coverage"] = to_json(coverage[rule.id]);
      text += to_line(json) + "\n";
      continue;
    }
    text += rule_text(rule, colour);
    if (options.coverage) text += coverage_text(coverage[rule.id], colour);
  }
  const auto written = write_output({}, text);
  return written ? exit_done : report_error(written.error());
}

int run_rules_diff(const GlobalOptions& global, const RulesDiffOptions& options) {
  catch_interruption();
  const auto done = diff(global, options);
  if (interrupted()) return exit_interrupted;
  return done ? exit_done : report_error(done.error());
}

}  // namespace planlezer
