// Whether a request is one that was made before, or comes in the place of one. Private to analyze/.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "analyze/finding.h"

namespace planlezer {

// What is compared of a request.
struct Asked {
  std::string kind;  // money, …
  std::vector<int> kpi;
  bool kpi_said = false;  // not derived from its words
  std::optional<Amount> amount;
  std::set<std::string> words;
  std::string status;                 // what it says of an earlier one
  std::vector<Amount> other_amounts;  // named beside its own: "in plaats van € 60.000"
  std::size_t conversation = 0;
};

Asked asked_by(const Finding& finding, std::size_t conversation);

// How surely `later`, of another document, is `earlier` again; 0: it is not.
double sameness(const Asked& earlier, const Asked& later);

// The same within one document: a summary and the chapter.
bool is_same_within_document(const Asked& first, const Asked& later);

// How surely `later` comes in the place of `earlier`, which it is not the same as; 0: it does not.
double replacement(const Asked& earlier, const Asked& later);

// Whether a withdrawal can be about `earlier`: nothing that it says is otherwise there.
bool can_withdraw(const Asked& earlier, const Asked& withdrawal);

}  // namespace planlezer
