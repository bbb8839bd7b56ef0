// Verdicts that were given on the same thing elsewhere, for who judges a finding that has none: on its
// measure in an earlier version of the plan, on the same words of the same agency in another document, and on
// what stood at its place before the rules changed. They decide nothing by themselves.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "app/document_links.h"
#include "storage/store.h"

namespace planlezer::serve {

class EarlierVerdicts {
 public:
  // `links` must live as long.
  EarlierVerdicts(std::vector<GivenVerdict> given, const DocumentLinks& links);

  // The latest; nullptr: there is none, or the finding has a verdict of its own.
  const GivenVerdict* find(const StoredFinding& finding) const;

 private:
  using Words = std::tuple<std::string, std::string, std::string>;  // organisation, kind, words
  const std::string& measure_of(const std::string& finding) const;
  const GivenVerdict* at_the_same_place(const StoredFinding& finding) const;

  std::vector<GivenVerdict> given_;  // the latest first
  const DocumentLinks& links_;
  std::map<std::string, std::vector<const GivenVerdict*>> orphans_;  // by content
  std::map<std::string, const GivenVerdict*> by_measure_;
  std::map<Words, const GivenVerdict*> by_words_;
};

}  // namespace planlezer::serve
