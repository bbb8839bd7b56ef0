// A table that sums up repeats what stood in the text: the later finding points to the first. Also the stable
// ids.
#include <algorithm>
#include <map>
#include <set>

#include "analyze/analysis.h"
#include "analyze/likeness.h"
#include "analyze/normal_text.h"
#include "base/sha256.h"
#include "base/text.h"

namespace planlezer {

namespace {

// A measure with what it is compared by.
struct Candidate {
  std::size_t index = 0;  // in the findings
  int table = -1;         // -1: running text
  WordSet words;          // of its own and of its names
  std::string name;       // the title of its card, plain
  bool bare = false;      // a row without a status of its own
};

// Lower case, without what stands between brackets.
std::string plain_name(std::string_view text) {
  std::string name = lower_dutch(trim(text));
  if (const auto bracket = name.find(" ("); bracket != std::string::npos) name.resize(bracket);
  while (!name.empty() && std::string_view(" .,;:").find(name.back()) != std::string_view::npos)
    name.pop_back();
  return name;
}

bool same_days(const Finding& a, const Finding& b) {
  if (!a.deadline || !b.deadline) return false;
  const bool same = a.deadline->start == b.deadline->start && a.deadline->end == b.deadline->end;
  return same || (a.deadline->end && a.deadline->end == b.deadline->end);
}

bool overlap_days(const Finding& a, const Finding& b) {
  const auto begin = [](const Finding& f) { return f.deadline->start.value_or("0"); };
  const auto end = [](const Finding& f) { return f.deadline->end.value_or("9"); };
  return a.deadline && b.deadline && begin(a) <= end(b) && begin(b) <= end(a);
}

bool overlap_kpi(const Finding& a, const Finding& b) {
  if (a.kpi.empty() || b.kpi.empty()) return true;
  return std::any_of(a.kpi.begin(), a.kpi.end(),
                     [&](int kpi) { return std::find(b.kpi.begin(), b.kpi.end(), kpi) != b.kpi.end(); });
}

// How alike a later, short mention is to an earlier measure: the share of its words that the earlier one has
// too, each weighing less the more measures have it; and whether days, amounts and owners are the same.
class Likeness {
 public:
  Likeness(const std::vector<Finding>& findings, const std::vector<Candidate>& candidates)
      : findings_(findings), weights_(words_of(candidates)) {}

  double of(const Candidate& first, const Candidate& later) const {
    const Finding& a = findings_[first.index];
    const Finding& b = findings_[later.index];
    if (later.words.empty() || !overlap_kpi(a, b)) return 0;
    double score = weights_.share_in(later.words, first.words);
    if (!first.name.empty() && (first.name == later.name || later.name.starts_with(first.name + " ")))
      score = 1.2;
    if (score == 0) return 0;
    if (same_days(a, b))
      score += 0.25;
    else if (a.deadline && b.deadline && !overlap_days(a, b))
      score -= 0.25;
    if (a.amount && b.amount && a.amount->max == b.amount->max) score += 0.15;
    if (a.owner && b.owner && *a.owner == *b.owner) score += 0.1;
    if (!a.kpi.empty() && a.kpi == b.kpi) score += 0.05;
    return score;
  }

 private:
  static std::vector<const WordSet*> words_of(const std::vector<Candidate>& candidates) {
    std::vector<const WordSet*> words;
    for (const Candidate& candidate : candidates) words.push_back(&candidate.words);
    return words;
  }

  const std::vector<Finding>& findings_;
  WordWeights weights_;  // of all words of the candidates
};

struct Link {
  double score;
  std::size_t first, later;  // candidates
};

constexpr double certain = 0.85;  // alike enough by itself
constexpr double likely = 0.7;
constexpr double enough = 0.55;  // alike enough in a table that repeats others

// The rows of one table against all before it, each measure taken once, the best pairs first.
std::vector<Link> links_of(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& rows,
                           const Likeness& likeness, const std::set<std::size_t>& repeats) {
  std::vector<Link> links, chosen;
  for (const std::size_t later : rows)
    for (std::size_t first = 0; first < later; ++first) {
      if (candidates[first].table == candidates[later].table || repeats.contains(first)) continue;
      const double score = likeness.of(candidates[first], candidates[later]);
      if (score >= enough) links.push_back({score, first, later});
    }
  std::stable_sort(links.begin(), links.end(),
                   [](const Link& a, const Link& b) { return a.score > b.score; });
  std::set<std::size_t> taken;
  for (const Link& link : links) {
    if (taken.contains(link.first) || taken.contains(link.later)) continue;
    taken.insert({link.first, link.later});
    chosen.push_back(link);
  }
  return chosen;
}

}  // namespace

void give_ids(DocumentAnalysis& analysis) {
  std::map<std::string, int> seen;
  for (Finding& finding : analysis.findings) {
    std::string key = analysis.context.content + "|" + finding.kind + "|" + std::to_string(finding.page()) +
                      "|" + finding.quote;
    const int again = seen[key]++;
    if (again > 0) key += "|" + std::to_string(again);
    finding.id = sha256_hex(key).substr(0, 16);
  }
}

// A table that sums up: most of its rows were said before.
void link_repeats(DocumentAnalysis& analysis) {
  std::vector<Candidate> candidates;
  std::map<int, std::vector<std::size_t>> rows;  // by table, in order
  for (std::size_t i = 0; i < analysis.findings.size(); ++i) {
    const Finding& finding = analysis.findings[i];
    if (finding.kind != "measure" || finding.places.empty()) continue;
    Candidate candidate{i, -1, telling_words(finding.quote), {}, false};
    const Place& place = finding.places.front();
    const auto origin = analysis.origins.find({place.page, place.span.begin});
    candidate.name = plain_name(finding.quote);
    if (origin != analysis.origins.end()) {
      candidate.table = origin->second.table;
      candidate.bare = !origin->second.says_status;
      if (!origin->second.names.empty()) {
        candidate.words.merge(telling_words(origin->second.names));
        candidate.name = plain_name(origin->second.names);
      }
    }
    if (finding.rule == "maatregel.tabelrij") rows[candidate.table].push_back(candidates.size());
    candidates.push_back(std::move(candidate));
  }
  const Likeness likeness(analysis.findings, candidates);
  std::set<std::size_t> repeats;
  for (const auto& [table, its_rows] : rows) {
    const auto links = links_of(candidates, its_rows, likeness, repeats);
    const auto sure = static_cast<std::size_t>(
        std::count_if(links.begin(), links.end(), [](const Link& link) { return link.score >= likely; }));
    const bool sums_up = links.size() * 2 > its_rows.size() && sure * 3 >= its_rows.size();
    for (const Link& link : links) {
      if (link.score < (sums_up ? enough : certain)) continue;
      const Finding& original = analysis.findings[candidates[link.first].index];
      Finding& repeat = analysis.findings[candidates[link.later].index];
      repeat.same_as = original.id;
      repeats.insert(link.later);
      // A name alone does not say that it is open still.
      static const std::set<std::string> open = {"exploratory", "intended", "conditional"};
      if (candidates[link.later].bare && repeat.status == "planned" && original.status &&
          open.contains(*original.status))
        repeat.status = original.status;
    }
  }
}

}  // namespace planlezer
