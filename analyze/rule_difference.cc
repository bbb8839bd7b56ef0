#include "analyze/rule_difference.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "analyze/rules.h"

namespace planlezer {

namespace {

std::vector<std::string> order_of_common(const std::vector<Rule>& rules,
                                         const std::map<std::string_view, const Rule*>& others) {
  std::vector<std::string> ids;
  for (const Rule& rule : rules)
    if (others.contains(rule.id)) ids.push_back(rule.id);
  return ids;
}

std::map<std::string_view, const Rule*> by_id(const std::vector<Rule>& rules) {
  std::map<std::string_view, const Rule*> map;
  for (const Rule& rule : rules) map[rule.id] = &rule;
  return map;
}

// Patterns that only one of the two lists has.
std::vector<std::string> difference(std::vector<std::string> a, std::vector<std::string> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::vector<std::string> different;
  std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(different));
  return different;
}

const std::vector<std::string>& list_of(const Rule& rule, std::string_view key) {
  static const std::vector<std::string> none;
  const auto found = rule.pattern_texts.find(key);
  return found == rule.pattern_texts.end() ? none : found->second;
}

constexpr std::array<std::string_view, 3> asked_lists = {"pattern", "anywhere", "also"};

// Lists of patterns of each of which one must match where the rule holds.
std::vector<std::vector<std::string>> asked_by(const Rule& rule) {
  std::vector<std::vector<std::string>> lists;
  for (const std::string_view key : asked_lists)
    if (!list_of(rule, key).empty()) lists.push_back(list_of(rule, key));
  return lists;
}

// The same where two revisions of a rule can differ: one of the patterns that came or went must match too.
// Nothing: they do the same.
std::optional<std::vector<std::vector<std::string>>> asked_by_either(const Rule& before, const Rule& after) {
  std::vector<std::string> changed;
  for (const std::string_view key : {"pattern", "anywhere", "also", "not", "not_anywhere"}) {
    const auto different = difference(list_of(before, key), list_of(after, key));
    changed.insert(changed.end(), different.begin(), different.end());
  }
  if (changed.empty()) return std::nullopt;
  std::vector<std::vector<std::string>> lists = {std::move(changed)};
  for (const std::string_view key : asked_lists) {
    std::vector<std::string> both = list_of(before, key);
    both.insert(both.end(), list_of(after, key).begin(), list_of(after, key).end());
    // A list that one of them has not asks for nothing.
    if (!list_of(before, key).empty() && !list_of(after, key).empty()) lists.push_back(std::move(both));
  }
  return lists;
}

bool has_alternatives_apart(const Rule& before, const Rule& after) {
  return std::any_of(asked_lists.begin(), asked_lists.end(), [&](std::string_view key) {
    return list_of(before, key).empty() != list_of(after, key).empty();
  });
}

}  // namespace

RuleDifference::~RuleDifference() = default;

RuleDifference::RuleDifference(const Rules& before, const Rules& after)
    : patterns_(std::make_unique<ScreenedPatterns>()) {
  const std::vector<Rule>&old_rules = before.rule_set.rules(), &new_rules = after.rule_set.rules();
  const auto old_by_id = by_id(old_rules), new_by_id = by_id(new_rules);
  everything_ = before.registers_fingerprint != after.registers_fingerprint ||
                order_of_common(old_rules, new_by_id) != order_of_common(new_rules, old_by_id);
  for (const Rule& rule : old_rules) {
    const auto now = new_by_id.find(rule.id);
    if (now == new_by_id.end())
      note(rule.id, asked_by(rule));
    else
      compare(rule, *now->second);
  }
  for (const Rule& rule : new_rules)
    if (!old_by_id.contains(rule.id)) note(rule.id, asked_by(rule));
  if (!patterns_->compile() || !patterns_->compile_parts()) everything_ = true;
}

void RuleDifference::compare(const Rule& before, const Rule& after) {
  if (before.conditions != after.conditions || has_alternatives_apart(before, after)) {
    note(before.id, asked_by(before));
    note(after.id, asked_by(after));
  } else if (const auto lists = asked_by_either(before, after)) {
    note(after.id, *lists);
  }
}

void RuleDifference::note(const std::string& rule, const std::vector<std::vector<std::string>>& lists) {
  if (changed_.empty() || changed_.back() != rule) changed_.push_back(rule);
  everything_ = everything_ || lists.empty();
  std::vector<std::vector<int>>& asked = asked_.emplace_back();
  for (const auto& texts : lists) {
    std::vector<int>& ids = asked.emplace_back();
    for (const std::string& text : texts)
      if (const auto id = patterns_->add(text)) ids.push_back(*id);
  }
}

// A sentence goes on over one page break at most.
bool RuleDifference::may_concern(const Extracted& document) const {
  if (everything_) return true;
  if (asked_.empty()) return false;
  std::vector<bool> before;
  for (const std::string& page : lower_pages_of(document)) {
    std::vector<bool> parts = patterns_->parts_in(page);
    std::vector<bool> both = parts;
    for (std::size_t i = 0; i < before.size(); ++i) both[i] = both[i] || before[i];
    if (may_hold(patterns_->possible_with(both))) return true;
    before = std::move(parts);
  }
  return false;
}

bool RuleDifference::may_hold(const std::vector<int>& possible) const {
  const auto any = [&](const std::vector<int>& ids) {
    return std::any_of(ids.begin(), ids.end(),
                       [&](int id) { return std::binary_search(possible.begin(), possible.end(), id); });
  };
  return std::any_of(asked_.begin(), asked_.end(),
                     [&](const auto& lists) { return std::all_of(lists.begin(), lists.end(), any); });
}

}  // namespace planlezer
