#include "app/rules_coverage.h"

#include <set>

#include "analyze/trace.h"
#include "app/analysis.h"
#include "app/over_documents.h"

namespace planlezer {

namespace {

using Coverage = std::map<std::string, RuleCoverage>;

// Of these kinds one at most is true of the same words.
bool exclude_each_other(const std::string& a, const std::string& b) {
  static const std::set<std::string> kinds = {"measure", "no_measure", "support_request", "no_support",
                                              "veto"};
  if (a == b || !kinds.contains(a) || !kinds.contains(b)) return false;
  const bool held_back = (a == "veto" && b != "measure") || (b == "veto" && a != "measure");
  return !held_back;
}

Coverage coverage_of(const TracedAnalysis& traced) {
  Coverage coverage;
  for (const Finding& finding : traced.analysis.findings) ++coverage[finding.rule].findings;
  for (const JudgedText& judged : traced.judged)
    for (const HeldRule& rule : judged.rules) {
      RuleCoverage& own = coverage[rule.id];
      ++own.held;
      for (const HeldRule& other : judged.rules) {
        if (other.id == rule.id) continue;
        if (other.kind == rule.kind && other.value == rule.value) ++own.overlaps[other.id];
        if (exclude_each_other(rule.kind, other.kind)) ++own.conflicts[other.id];
      }
    }
  return coverage;
}

void add(Coverage& sum, const Coverage& part) {
  for (const auto& [id, own] : part) {
    RuleCoverage& total = sum[id];
    total.held += own.held;
    total.findings += own.findings;
    for (const auto& [other, count] : own.overlaps) total.overlaps[other] += count;
    for (const auto& [other, count] : own.conflicts) total.conflicts[other] += count;
  }
}

}  // namespace

Result<Coverage> rules_coverage(const GlobalOptions& global, const Rules& rules) {
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  const auto hashes = (*store)->documents();
  if (!hashes) return tl::unexpected(hashes.error());
  const auto parts = over_documents<Coverage>(
      global, *hashes, [&](Store& own, const std::string& sha256) -> Result<Coverage> {
        const auto document = own.document(sha256, true);
        if (!document) return tl::unexpected(document.error());
        const auto context = context_of(own, *document);
        if (!context) return tl::unexpected(context.error());
        return coverage_of(analyze_traced(document->document, *context, rules));
      });
  if (!parts) return tl::unexpected(parts.error());
  Coverage sum;
  for (const RuleInfo& rule : list_rules(rules)) sum[rule.id];  // also those that hold nowhere
  for (const Coverage& part : *parts) add(sum, part);
  const auto findings = (*store)->findings({});
  if (!findings) return tl::unexpected(findings.error());
  for (const StoredFinding& stored : *findings)
    if (stored.verdict == "rejected" && stored.finding.origin != "reviewer")
      sum[stored.finding.rule].rejected.push_back(stored.finding.quote);
  return sum;
}

}  // namespace planlezer
