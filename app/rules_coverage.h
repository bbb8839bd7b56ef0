// What each rule does in an index: how often it holds, what it found, and which rules hold in the same words.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyze/analyze.h"
#include "app/commands.h"

namespace planlezer {

struct RuleCoverage {
  int held = 0;                          // sentences, cells and items
  int findings = 0;                      // that it made
  std::map<std::string, int> overlaps;   // rules of the same kind that held in the same words, how often
  std::map<std::string, int> conflicts;  // rules of a kind that cannot be true beside this one
  std::vector<std::string> rejected;  // words of findings that a reviewer rejected, to be `reject` examples
};

// By rule; the rules of today applied to the stored text, nothing is read again.
Result<std::map<std::string, RuleCoverage>> rules_coverage(const GlobalOptions& global, const Rules& rules);

}  // namespace planlezer
