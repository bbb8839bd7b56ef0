// A table that sums up repeats what stood in the text: the later finding points to the first. Also the stable
// ids.
#include <algorithm>
#include <map>
#include <set>

#include "analyze/analysis.h"
#include "analyze/key_words.h"
#include "base/sha256.h"

namespace planlezer {

namespace {

bool same_days(const Finding& a, const Finding& b) {
  return a.deadline && b.deadline && a.deadline->start == b.deadline->start &&
         a.deadline->end == b.deadline->end;
}

bool overlap_kpi(const Finding& a, const Finding& b) {
  if (a.kpi.empty() && b.kpi.empty()) return true;
  return std::any_of(a.kpi.begin(), a.kpi.end(),
                     [&](int kpi) { return std::find(b.kpi.begin(), b.kpi.end(), kpi) != b.kpi.end(); });
}

// How alike a later, short mention is to an earlier one, 0–1: the share of its words that the earlier one has
// too.
double likeness(const Finding& first, const std::set<std::string>& first_words, const Finding& later,
                const std::set<std::string>& later_words) {
  if (later_words.empty() || !overlap_kpi(first, later)) return 0;
  double shared = 0;
  for (const std::string& word : later_words) {
    const bool has =
        first_words.contains(word) ||
        std::any_of(first_words.begin(), first_words.end(), [&](const std::string& other) {
          return other.size() >= 5 && word.size() >= 5 && other.substr(0, 5) == word.substr(0, 5);
        });
    shared += has ? 1 : 0;
  }
  double score = shared / static_cast<double>(later_words.size());
  if (same_days(first, later)) score += 0.2;
  if (first.amount && later.amount && first.amount->max == later.amount->max) score += 0.1;
  if (first.deadline && later.deadline && !same_days(first, later)) score -= 0.2;
  return score;
}

}  // namespace

void give_ids(DocumentAnalysis& analysis) {
  std::map<std::string, int> seen;
  for (Finding& finding : analysis.findings) {
    std::string key = analysis.context.content + "|" + finding.kind + "|" + std::to_string(finding.page()) +
                      "|" + finding.quote;
    const int again = seen[key]++;
    if (again > 0) key += "|" + std::to_string(again);
    finding.id = sha256_hex(key).substr(0, 16);
  }
}

void link_repeats(DocumentAnalysis& analysis) {
  std::vector<std::set<std::string>> words;
  for (const Finding& finding : analysis.findings)
    words.push_back(finding.kind == "measure" ? key_words(finding.quote) : std::set<std::string>());
  std::set<std::size_t> taken;
  for (std::size_t later = 0; later < analysis.findings.size(); ++later) {
    Finding& repeat = analysis.findings[later];
    if (repeat.kind != "measure" || repeat.rule != "maatregel.tabelrij") continue;
    double best = 0.65;
    std::optional<std::size_t> original;
    for (std::size_t first = 0; first < later; ++first) {
      const Finding& candidate = analysis.findings[first];
      if (candidate.kind != "measure" || candidate.same_as || taken.contains(first)) continue;
      const bool same_table = candidate.rule == repeat.rule && candidate.page() >= repeat.page() - 1;
      if (same_table) continue;
      const double score = likeness(candidate, words[first], repeat, words[later]);
      if (score <= best) continue;
      best = score;
      original = first;
    }
    if (!original) continue;
    taken.insert(*original);
    repeat.same_as = analysis.findings[*original].id;
  }
}

}  // namespace planlezer
