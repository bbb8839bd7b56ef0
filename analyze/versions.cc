#include "analyze/versions.h"

#include <algorithm>

#include "analyze/likeness.h"
#include "analyze/normal_text.h"

namespace planlezer {

namespace {

constexpr double alike_enough = 0.6;   // by words and values together
constexpr double fewest_words = 0.34;  // of the words, whatever the values say

bool is_compared(const Finding& finding) {
  if (finding.same_as) return false;
  return finding.kind == "measure" || finding.kind == "no_measure" || finding.kind == "support_request" ||
         finding.kind == "no_support";
}

std::string plain(const std::optional<std::string>& text) {
  return text ? lower_dutch(*text) : std::string();
}

bool same_days(const Finding& a, const Finding& b) {
  const Deadline none;
  const Deadline &one = a.deadline ? *a.deadline : none, &other = b.deadline ? *b.deadline : none;
  return one.start == other.start && one.end == other.end;
}

bool same_amount(const Finding& a, const Finding& b) {
  const Amount none;
  const Amount &one = a.amount ? *a.amount : none, &other = b.amount ? *b.amount : none;
  return one.min == other.min && one.max == other.max && one.recurring == other.recurring;
}

// The quote without the words that its values were read from: another day alone is no other wording.
WordSet words_of(const Finding& finding) {
  std::string quote = lower_dutch(finding.quote);
  const auto without = [&](const std::string& value) {
    const std::string lower = lower_dutch(value);
    if (const auto at = quote.find(lower); !lower.empty() && at != std::string::npos)
      quote.replace(at, lower.size(), " ");
  };
  if (finding.deadline) without(finding.deadline->text);
  if (finding.amount) without(finding.amount->text);
  if (finding.owner) without(*finding.owner);
  WordSet words = telling_words(quote);
  return words.empty() ? telling_words(finding.quote) : words;
}

std::vector<std::string> changed_fields(const Finding& a, const Finding& b, bool same_words) {
  std::vector<std::string> fields;
  const auto note = [&](bool same, const char* name) {
    if (!same) fields.emplace_back(name);
  };
  note(a.kpi == b.kpi, "kpi");
  note(same_days(a, b), "deadline");
  note(plain(a.owner) == plain(b.owner), "owner");
  note(same_amount(a, b), "amount");
  note(a.status == b.status, "status");
  note(a.request == b.request, "request");
  note(a.stance == b.stance, "stance");
  note(a.partners == b.partners, "partners");
  note(a.date == b.date, "date");
  note(same_words, "wording");
  return fields;
}

// Two lists of findings with what they are compared by.
class Matching {
 public:
  Matching(const std::vector<Finding>& before, const std::vector<Finding>& after)
      : before_(before),
        after_(after),
        old_words_(words(before)),
        new_words_(words(after)),
        weights_(all_words()) {}

  // Per finding of `before` its counterpart or -1, the best pairs first.
  std::vector<int> partners() const {
    struct Pair {
      double score;
      int before, after;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < before_.size(); ++i)
      for (std::size_t j = 0; j < after_.size(); ++j)
        if (const double score = likeness(i, j); score >= alike_enough)
          pairs.push_back({score, static_cast<int>(i), static_cast<int>(j)});
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.score > b.score; });
    std::vector<int> partner(before_.size(), -1);
    std::vector<bool> taken(after_.size(), false);
    for (const Pair& pair : pairs) {
      if (partner[static_cast<std::size_t>(pair.before)] >= 0 || taken[static_cast<std::size_t>(pair.after)])
        continue;
      partner[static_cast<std::size_t>(pair.before)] = pair.after;
      taken[static_cast<std::size_t>(pair.after)] = true;
    }
    return partner;
  }

  bool same_words(std::size_t i, std::size_t j) const { return old_words_[i] == new_words_[j]; }

 private:
  static std::vector<WordSet> words(const std::vector<Finding>& findings) {
    std::vector<WordSet> sets;
    for (const Finding& finding : findings)
      sets.push_back(is_compared(finding) ? words_of(finding) : WordSet());
    return sets;
  }
  std::vector<const WordSet*> all_words() const {
    std::vector<const WordSet*> all;
    for (const WordSet& set : old_words_) all.push_back(&set);
    for (const WordSet& set : new_words_) all.push_back(&set);
    return all;
  }
  double likeness(std::size_t i, std::size_t j) const {
    const Finding &a = before_[i], &b = after_[j];
    if (!is_compared(a) || !is_compared(b) || a.kind != b.kind) return 0;
    if (old_words_[i].empty() || new_words_[j].empty()) return 0;
    const double shared =
        (weights_.share_in(old_words_[i], new_words_[j]) + weights_.share_in(new_words_[j], old_words_[i])) /
        2;
    if (shared < fewest_words) return 0;
    double score = shared;
    const bool one_kpi = a.kpi.size() == 1 && b.kpi.size() == 1;
    if (one_kpi) score += a.kpi == b.kpi ? 0.1 : -0.1;
    if (a.deadline && b.deadline && same_days(a, b)) score += 0.1;
    if (a.amount && b.amount && same_amount(a, b)) score += 0.15;
    if (a.owner && b.owner && plain(a.owner) == plain(b.owner)) score += 0.1;
    // Of two that are alike in all else, the one at about the same place.
    const auto place = [](std::size_t at, std::size_t all) {
      return static_cast<double>(at) / static_cast<double>(std::max<std::size_t>(1, all));
    };
    return score - 0.02 * std::abs(place(i, before_.size()) - place(j, after_.size()));
  }

  const std::vector<Finding>&before_, &after_;
  std::vector<WordSet> old_words_, new_words_;
  WordWeights weights_;
};

int conclusion_in(const std::vector<Finding>& findings) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [](const Finding& finding) { return finding.kind == "fusion"; });
  return found == findings.end() ? -1 : static_cast<int>(found - findings.begin());
}

VersionChange change_of(const std::vector<Finding>& before, const std::vector<Finding>& after, int i, int j,
                        bool same_words) {
  using What = VersionChange::What;
  VersionChange change{What::same, i, j};
  change.fields =
      changed_fields(before[static_cast<std::size_t>(i)], after[static_cast<std::size_t>(j)], same_words);
  if (!change.fields.empty())
    change.what = change.fields.front() == "wording" ? What::reworded : What::changed;
  return change;
}

Progress progress_of(const Finding& finding, const std::string& date) {
  if (finding.status == "done") return Progress::done;
  const auto& deadline = finding.deadline;
  if (deadline && deadline->end && !date.empty() && *deadline->end < date) return Progress::late;
  if (finding.status == "ongoing") return Progress::running;
  const bool begun = deadline && deadline->start && !date.empty() && *deadline->start <= date &&
                     deadline->precision != "day" && finding.status == "planned";
  return begun ? Progress::running : Progress::not_started;
}

bool is_later(const Finding& before, const Finding& after) {
  return before.deadline && after.deadline && before.deadline->end && after.deadline->end &&
         *before.deadline->end < *after.deadline->end;
}

}  // namespace

std::vector<VersionChange> compare_versions(const std::vector<Finding>& before,
                                            const std::vector<Finding>& after) {
  using What = VersionChange::What;
  const Matching matching(before, after);
  const std::vector<int> partners = matching.partners();
  std::vector<int> origin(after.size(), -1);
  for (std::size_t i = 0; i < partners.size(); ++i)
    if (partners[i] >= 0) origin[static_cast<std::size_t>(partners[i])] = static_cast<int>(i);

  std::vector<VersionChange> changes;
  std::size_t next = 0;  // in `before`: what was dropped before it is told by then
  const auto tell_dropped = [&](std::size_t until) {
    for (; next < until; ++next)
      if (is_compared(before[next]) && partners[next] < 0)
        changes.push_back({What::dropped, static_cast<int>(next), -1});
  };
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (!is_compared(after[j])) continue;
    if (origin[j] < 0) {
      changes.push_back({What::added, -1, static_cast<int>(j)});
      continue;
    }
    const auto i = static_cast<std::size_t>(origin[j]);
    tell_dropped(i);
    changes.push_back(change_of(before, after, origin[j], static_cast<int>(j), matching.same_words(i, j)));
  }
  tell_dropped(before.size());
  const int old_conclusion = conclusion_in(before), conclusion = conclusion_in(after);
  if (old_conclusion >= 0 && conclusion >= 0)
    changes.push_back(change_of(before, after, old_conclusion, conclusion, true));
  return changes;
}

double resemblance(const std::vector<Finding>& a, const std::vector<Finding>& b) {
  const auto measures = [](const std::vector<Finding>& findings) {
    return std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
      return finding.kind == "measure" && !finding.same_as;
    });
  };
  const auto fewest = std::min(measures(a), measures(b));
  if (fewest == 0) return 0;
  const std::vector<int> partners = Matching(a, b).partners();
  std::ptrdiff_t shared = 0;
  for (std::size_t i = 0; i < a.size(); ++i) shared += a[i].kind == "measure" && partners[i] >= 0 ? 1 : 0;
  return static_cast<double>(shared) / static_cast<double>(fewest);
}

std::vector<TrackedMeasure> track_measures(const std::vector<Moment>& moments) {
  std::vector<TrackedMeasure> tracked;
  const auto finding_of = [&](const TrackedMeasure& measure, std::size_t moment) -> const Finding* {
    const int at = measure.findings[moment];
    return at < 0 ? nullptr : &moments[moment].findings[static_cast<std::size_t>(at)];
  };
  for (std::size_t m = 0; m < moments.size(); ++m) {
    // Each known measure as it was last named: also one that was left out in between comes back.
    std::vector<Finding> known;
    for (const TrackedMeasure& measure : tracked)
      for (std::size_t earlier = m; earlier-- > 0;)
        if (const Finding* finding = finding_of(measure, earlier)) {
          known.push_back(*finding);
          break;
        }
    const std::vector<Finding>& now = moments[m].findings;
    const std::vector<int> partners = Matching(known, now).partners();
    std::vector<bool> taken(now.size(), false);
    for (std::size_t i = 0; i < tracked.size(); ++i) {
      TrackedMeasure& measure = tracked[i];
      measure.findings.push_back(partners[i]);
      if (partners[i] < 0) {
        const bool was_done = known[i].status == "done" || measure.progress.back() == Progress::done;
        measure.progress.emplace_back(was_done ? Progress::done : Progress::dropped);
        continue;
      }
      const Finding& finding = now[static_cast<std::size_t>(partners[i])];
      taken[static_cast<std::size_t>(partners[i])] = true;
      measure.postponed = measure.postponed || is_later(known[i], finding);
      measure.progress.emplace_back(progress_of(finding, moments[m].date));
    }
    for (std::size_t j = 0; j < now.size(); ++j) {
      if (taken[j] || now[j].kind != "measure" || now[j].same_as) continue;
      TrackedMeasure measure;
      measure.id = now[j].id;
      measure.findings.assign(m, -1);
      measure.findings.push_back(static_cast<int>(j));
      measure.progress.assign(m, std::nullopt);
      measure.progress.emplace_back(progress_of(now[j], moments[m].date));
      tracked.push_back(std::move(measure));
    }
  }
  return tracked;
}

}  // namespace planlezer
