// What the rules saw: for every sentence, cell or item that was judged, which rules held and why. Kept when
// it is asked for (analyze_traced), for explaining a finding and for telling how rules cover and overlap.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analyze/analyze.h"

namespace planlezer {

struct HeldRule {
  std::string id, kind, value;
  std::vector<std::string> seen;   // labels of the signals that it asks for and that were there, Dutch
  std::vector<std::string> words;  // that its patterns matched, in lower case
};

struct JudgedText {
  std::vector<Place> places;
  std::string text;                   // normalised
  std::vector<std::string> headings;  // it stands under, the nearest first
  std::string kpi_heading;            // of those the one that names the kpi; empty: none does
  std::vector<std::string> seen;      // labels of all signals, Dutch
  std::vector<HeldRule> rules;        // best first
  std::string by_rules;               // the kind of finding that the rules make of it; empty: none
  // Of running text and lists, which the classifier weighs too (classifier.h): what it goes by, how likely it
  // thinks what it was taken for, and what speaks for that most. Empty elsewhere.
  std::vector<std::string> features;
  double probability = 0;
  std::vector<std::string> in_favour;
};

struct TracedAnalysis {
  Analysis analysis;
  std::vector<JudgedText> judged;  // in the order of reading; a text may be judged twice
};

// As analyze(), with the same findings.
TracedAnalysis analyze_traced(const Extracted& document, const DocumentContext& context, const Rules& rules);

// Why findings come of what is built in and stands in no file of rules, such as a row of a table: Dutch,
// empty for a rule that is in a file.
std::string built_in_because(std::string_view rule);

}  // namespace planlezer
