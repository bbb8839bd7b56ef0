#include "app/serve/earlier_verdicts.h"

#include <algorithm>

#include "storage/names.h"

namespace planlezer::serve {

namespace {

// Without what another layout changes.
std::string plain(const std::string& quote) {
  std::string words;
  for (const char c : quote) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space)
      words += c;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  }
  return words;
}

bool hold_one_another(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

}  // namespace

EarlierVerdicts::EarlierVerdicts(std::vector<GivenVerdict> given, const DocumentLinks& links)
    : given_(std::move(given)), links_(links) {
  std::stable_sort(given_.begin(), given_.end(), [](const GivenVerdict& a, const GivenVerdict& b) {
    return a.verdict.decided_at > b.verdict.decided_at;
  });
  for (const GivenVerdict& one : given_) {
    if (one.is_orphan) orphans_[one.verdict.sha256].push_back(&one);
    if (one.verdict.kind == "measure") by_measure_.emplace(measure_of(one.verdict.finding), &one);
    // The same day or amount elsewhere is another one.
    if (one.organisation && !one.verdict.quote.empty() && !is_loose(one.verdict.kind))
      by_words_.emplace(Words{*one.organisation, one.verdict.kind, plain(one.verdict.quote)}, &one);
  }
}

const std::string& EarlierVerdicts::measure_of(const std::string& finding) const {
  const auto found = links_.measure.find(finding);
  return found == links_.measure.end() ? finding : found->second;
}

const GivenVerdict* EarlierVerdicts::at_the_same_place(const StoredFinding& finding) const {
  const auto here = orphans_.find(finding.sha256);
  if (here == orphans_.end()) return nullptr;
  const std::string words = plain(finding.finding.quote);
  for (const GivenVerdict* one : here->second)
    if (one->verdict.kind == finding.finding.kind && one->verdict.page == finding.finding.page() &&
        hold_one_another(words, plain(one->verdict.quote)))
      return one;
  return nullptr;
}

const GivenVerdict* EarlierVerdicts::find(const StoredFinding& finding) const {
  const Finding& f = finding.finding;
  if (finding.verdict != "none" || given_.empty()) return nullptr;
  if (const auto* here = at_the_same_place(finding)) return here;
  if (f.kind == "measure")
    if (const auto found = by_measure_.find(measure_of(f.same_as.value_or(f.id))); found != by_measure_.end())
      return found->second;
  if (!finding.organisation) return nullptr;
  const auto found = by_words_.find({*finding.organisation, f.kind, plain(f.quote)});
  return found == by_words_.end() ? nullptr : found->second;
}

}  // namespace planlezer::serve
