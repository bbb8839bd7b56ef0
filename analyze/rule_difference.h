// What may change when one set of rules takes the place of another: lets most documents be passed over when a
// rule or two changed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyze/analyze.h"

namespace planlezer {

class ScreenedPatterns;
struct Rule;

class RuleDifference {
 public:
  RuleDifference(const Rules& before, const Rules& after);
  ~RuleDifference();
  RuleDifference(const RuleDifference&) = delete;
  RuleDifference& operator=(const RuleDifference&) = delete;

  // Rules that came, went or say something else now; not those of which only words for people changed.
  const std::vector<std::string>& changed() const { return changed_; }
  // False: findings in this document are the same by both, because no sentence of it can have the words that
  // the changed rules ask for. True when a register changed or a changed rule asks for no words.
  bool may_concern(const Extracted& document) const;

 private:
  bool may_hold(const std::vector<int>& possible) const;
  void compare(const Rule& before, const Rule& after);
  void note(const std::string& rule, const std::vector<std::vector<std::string>>& lists);

  std::vector<std::string> changed_;
  bool everything_ = false;
  std::unique_ptr<ScreenedPatterns> patterns_;
  // Per changed rule, old or new: lists of patterns, of each of which at least one must match.
  std::vector<std::vector<std::vector<int>>> asked_;
};

}  // namespace planlezer
