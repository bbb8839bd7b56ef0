// Many RE2 patterns tried on one text. First the literal pieces that each pattern cannot do without are
// looked for, all in one pass; then only the patterns whose pieces were found are tried (re2::FilteredRE2).
// Immutable after compile(), safe to share between threads. One RE2::Set of all patterns is slower: its
// automaton grows with every ".*" in them.
#pragma once

#include <re2/filtered_re2.h>
#include <re2/set.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace planlezer {

class ScreenedPatterns {
 public:
  // Patterns are for lower-case text. Answers the pattern's index.
  Result<int> add(const std::string& pattern);
  Result<void> compile();
  // Which patterns are found in `text`, sorted.
  std::vector<int> find(std::string_view text) const;
  std::size_t size() const { return count_; }

 private:
  std::unique_ptr<re2::FilteredRE2> patterns_ = std::make_unique<re2::FilteredRE2>(3);
  std::unique_ptr<re2::RE2::Set> pieces_;
  std::size_t count_ = 0;
};

}  // namespace planlezer
