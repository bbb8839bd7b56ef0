// Versions of a plan beside each other: what came, went and changed between two of them, and how each measure
// stood at every moment it was reported on. Pure over findings; nothing is read again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyze/finding.h"

namespace planlezer {

struct VersionChange {
  enum class What { same, reworded, changed, added, dropped };
  What what = What::same;
  int before = -1, after = -1;  // indices in the findings of either version; -1: not there
  // changed: kpi, deadline, owner, amount, status, request, stance, partners, date; and wording, beside those
  // or alone (reworded)
  std::vector<std::string> fields = {};
};

// The same measure (or request, or statement that none is needed) in another version is the one that shares
// most of its words and values; one that shares too little is new. Repeats (same_as) are passed over; the
// conclusions about fusion are each other's counterpart. In the order of `after`, what was dropped where it
// stood.
std::vector<VersionChange> compare_versions(const std::vector<Finding>& before,
                                            const std::vector<Finding>& after);

// How much of the shorter of two lists of measures comes back in the other, 0–1: tells versions of one plan
// from two plans.
double resemblance(const std::vector<Finding>& a, const std::vector<Finding>& b);

enum class Progress { not_started, running, done, late, dropped };

struct Moment {
  std::string date;  // ISO or empty: then nothing is late
  std::vector<Finding> findings;
};

struct TrackedMeasure {
  std::string id;             // of its first appearance: stays the same in every later version
  std::vector<int> findings;  // per moment its index there, -1: not there
  std::vector<std::optional<Progress>> progress;  // per moment; nothing before its first appearance
  bool postponed = false;                         // its end moved to a later day
};

// Every measure through all moments, in the order of appearance. One that is no longer named is dropped,
// unless it was done. Late: its last day was over at the moment, and it was not done.
std::vector<TrackedMeasure> track_measures(const std::vector<Moment>& moments);

}  // namespace planlezer
