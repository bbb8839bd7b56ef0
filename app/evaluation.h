// Findings compared with gold: what people found in the same document. A finding matches a gold item of its
// kind on the same page when the words they share are at least 60 % of the words of either (intersection over
// union).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyze/finding.h"
#include "app/json.h"
#include "base/result.h"

namespace planlezer {

struct Tally {
  int matched = 0, missed = 0, extra = 0;
  double precision() const {
    return matched + extra == 0 ? 1 : static_cast<double>(matched) / (matched + extra);
  }
  double recall() const {
    return matched + missed == 0 ? 1 : static_cast<double>(matched) / (matched + missed);
  }
  double f1() const {
    return matched == 0 ? (missed + extra == 0 ? 1 : 0) : 2.0 * matched / (2.0 * matched + missed + extra);
  }
};

struct FieldTally {
  int right = 0, all = 0;
  double share() const { return all == 0 ? 1 : static_cast<double>(right) / all; }
};

// Of what stands in one kind of place: running text, a list, a table; on a scan apart.
struct LayoutTally {
  std::map<std::string, Tally> kinds;
  std::map<std::string, FieldTally> fields;
};

struct Evaluation {
  int documents = 0;
  std::map<std::string, Tally> kinds;
  std::map<std::string, FieldTally> fields;    // "measure.kpi", "fusion.stance", "document.organisation", …
  std::map<std::string, LayoutTally> layouts;  // "tekst", "opsomming", "tabel", "scan: tabel", "bericht", …
  std::vector<std::string> misses;             // Dutch, one line each
};

// What was found in a file, or in a part of it.
struct FoundInPart {
  std::string attachment;  // empty: the file itself
  Analysis analysis;
  Extracted document = {};  // its pages say in what layout words stand; without, no layouts are told
};

// Adds one document's comparison: the file first, then its parts. `gold`: the parsed gold file; an item that
// names an attachment is looked for there, by its name or the end of it.
void evaluate_document(const std::string& name, const Json& gold, const std::vector<FoundInPart>& found,
                       Evaluation& evaluation);

// Shared words over all words of both, 0–1. Case and punctuation do not count.
double word_overlap(std::string_view a, std::string_view b);

}  // namespace planlezer
