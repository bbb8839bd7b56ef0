#include "app/findings_diff.h"

#include <algorithm>
#include <map>

namespace planlezer {
namespace {

// Ids and revisions follow from the rest; a new revision alone changes nothing for a reader.
std::vector<std::string> differing_fields(const Finding& before, const Finding& after) {
  const auto json_of = [](const Finding& finding) {
    StoredFinding stored;
    stored.finding = finding;
    return to_json(stored);
  };
  const Json old_json = json_of(before), new_json = json_of(after);
  std::vector<std::string> fields;
  for (const auto& [name, value] : old_json.items()) {
    if (name == "id" || name == "rule_revision" || name == "places" || name == "same_as" ||
        name == "evidence" || name == "measure")
      continue;
    if (value != new_json.at(name)) fields.push_back(name);
  }
  if (before.same_as.has_value() != after.same_as.has_value()) fields.push_back("same_as");
  return fields;
}

bool overlap(const Finding& a, const Finding& b) {
  if (a.kind != b.kind) return false;
  if (a.places.empty() && b.places.empty()) return true;
  return std::any_of(a.places.begin(), a.places.end(), [&](const Place& place) {
    return std::any_of(b.places.begin(), b.places.end(), [&](const Place& other) {
      return place.page == other.page && place.span.overlaps(other.span);
    });
  });
}

}  // namespace

std::vector<FindingChange> compare_findings(const std::vector<Finding>& before,
                                            const std::vector<Finding>& after) {
  using What = FindingChange::What;
  std::vector<bool> used(after.size(), false);
  std::vector<std::ptrdiff_t> partner(before.size(), -1);
  const auto pair_up = [&](const auto& same) {
    for (std::size_t i = 0; i < before.size(); ++i)
      for (std::size_t j = 0; partner[i] < 0 && j < after.size(); ++j)
        if (!used[j] && same(before[i], after[j])) {
          partner[i] = static_cast<std::ptrdiff_t>(j);
          used[j] = true;
        }
  };
  pair_up([](const Finding& a, const Finding& b) { return a.id == b.id; });
  pair_up(overlap);

  std::vector<FindingChange> changes;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (partner[i] < 0) {
      changes.push_back({What::dropped, before[i], {}, {}});
      continue;
    }
    const Finding& now = after[static_cast<std::size_t>(partner[i])];
    if (auto fields = differing_fields(before[i], now); !fields.empty())
      changes.push_back({What::altered, before[i], now, std::move(fields)});
  }
  for (std::size_t j = 0; j < after.size(); ++j)
    if (!used[j]) changes.push_back({What::added, {}, after[j], {}});
  return changes;
}

}  // namespace planlezer
