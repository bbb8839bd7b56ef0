// The product's own rules, loaded once per test program, and short ways to analyse plain text with them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "analyze/analyze.h"
#include "extract/read.h"

namespace planlezer {

inline const Rules& shared_rules() {
  static const Result<RulesPtr> rules = load_rules(PLANLEZER_SOURCE_DIR "/analyze");
  if (!rules) throw std::runtime_error(rules.error().message);
  return **rules;
}

inline Analysis analyze_text(std::string_view text, const std::string& date = "2024-03-28") {
  DocumentContext context;
  context.path = "testland/plan.pdf";
  if (!date.empty()) context.date = date;
  return analyze(read_plain_text(text), context, shared_rules());
}

inline std::vector<Finding> of_kind(const Analysis& analysis, std::string_view kind) {
  std::vector<Finding> found;
  for (const Finding& finding : analysis.findings)
    if (finding.kind == kind) found.push_back(finding);
  return found;
}

inline std::vector<std::string> quotes_of(const Analysis& analysis, std::string_view kind) {
  std::vector<std::string> quotes;
  for (const Finding& finding : of_kind(analysis, kind)) quotes.push_back(finding.quote);
  return quotes;
}

}  // namespace planlezer
