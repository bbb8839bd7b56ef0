#include "app/versions.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace planlezer {

namespace {

constexpr double one_plan = 0.34;   // of the measures come back
constexpr int fewest_measures = 3;  // in a plan that versions can be told of

int measures_in(const std::vector<Finding>& findings) {
  return static_cast<int>(std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.kind == "measure" && !finding.same_as;
  }));
}

struct Candidate {
  const StoredDocument* document;
  std::vector<Finding> findings;
};

std::vector<Candidate> candidates_of(const std::vector<StoredDocument>& documents,
                                     const std::vector<StoredFinding>& findings) {
  std::map<std::string_view, std::vector<Finding>> by_hash;
  for (const StoredFinding& stored : findings)
    if (stored.verdict != "rejected") by_hash[stored.sha256].push_back(stored.finding);
  std::vector<Candidate> candidates;
  for (const StoredDocument& document : documents) {
    const auto found = by_hash.find(document.sha256);
    if (!document.facts.organisation || found == by_hash.end() ||
        measures_in(found->second) < fewest_measures)
      continue;
    candidates.push_back({&document, std::move(found->second)});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    const auto key = [](const Candidate& c) {
      return std::tuple(*c.document->facts.organisation, c.document->facts.date.value_or(""),
                        c.document->facts.version, c.document->path);
    };
    return key(a) < key(b);
  });
  return candidates;
}

}  // namespace

std::vector<VersionChain> version_chains(const std::vector<StoredDocument>& documents,
                                         const std::vector<StoredFinding>& findings) {
  std::vector<VersionChain> chains;
  for (Candidate& candidate : candidates_of(documents, findings)) {
    const std::string& organisation = *candidate.document->facts.organisation;
    const auto chain = std::find_if(chains.begin(), chains.end(), [&](const VersionChain& known) {
      return known.organisation == organisation &&
             resemblance(known.moments.back().findings, candidate.findings) >= one_plan;
    });
    VersionChain& into = chain == chains.end() ? chains.emplace_back() : *chain;
    into.organisation = organisation;
    into.documents.push_back(*candidate.document);
    into.moments.push_back({candidate.document->facts.date.value_or(""), std::move(candidate.findings)});
  }
  std::erase_if(chains, [](const VersionChain& chain) { return chain.documents.size() < 2; });
  for (VersionChain& chain : chains) chain.measures = track_measures(chain.moments);
  return chains;
}

const Finding* finding_at(const VersionChain& chain, const TrackedMeasure& measure, std::size_t moment) {
  const int at = measure.findings[moment];
  return at < 0 ? nullptr : &chain.moments[moment].findings[static_cast<std::size_t>(at)];
}

const Finding& last_named(const VersionChain& chain, const TrackedMeasure& measure) {
  for (std::size_t moment = measure.findings.size(); moment-- > 0;)
    if (const Finding* finding = finding_at(chain, measure, moment)) return *finding;
  return chain.moments.front().findings.front();  // every measure is named somewhere
}

Json to_json(const VersionChain& chain, const TrackedMeasure& measure) {
  Json moments = Json::array();
  for (std::size_t m = 0; m < measure.progress.size(); ++m) {
    const Finding* finding = finding_at(chain, measure, m);
    const std::string& date = chain.moments[m].date;
    const auto& progress = measure.progress[m];
    moments.push_back({{"document", chain.documents[m].path},
                       {"date", date.empty() ? Json(nullptr) : Json(date)},
                       {"progress", progress ? Json(progress_code(*progress)) : Json(nullptr)},
                       {"finding", finding == nullptr ? Json(nullptr) : Json(finding->id)},
                       {"page", finding == nullptr ? Json(nullptr) : Json(finding->page())}});
  }
  const Finding& last = last_named(chain, measure);
  return {{"measure", measure.id}, {"organisation", chain.organisation}, {"kpi", last.kpi},
          {"quote", last.quote},   {"postponed", measure.postponed},     {"moments", std::move(moments)}};
}

std::map<std::string, std::string> measure_ids(const std::vector<VersionChain>& chains) {
  std::map<std::string, std::string> ids;
  for (const VersionChain& chain : chains)
    for (const TrackedMeasure& measure : chain.measures)
      for (std::size_t m = 0; m < measure.findings.size(); ++m)
        if (const Finding* finding = finding_at(chain, measure, m)) ids[finding->id] = measure.id;
  return ids;
}

std::string progress_label(Progress progress) {
  switch (progress) {
    case Progress::not_started:
      return "nog niet begonnen";
    case Progress::running:
      return "loopt";
    case Progress::done:
      return "afgerond";
    case Progress::late:
      return "te laat";
    case Progress::dropped:
      return "niet meer genoemd";
  }
  return {};
}

std::string progress_code(Progress progress) {
  switch (progress) {
    case Progress::not_started:
      return "not_started";
    case Progress::running:
      return "running";
    case Progress::done:
      return "done";
    case Progress::late:
      return "late";
    case Progress::dropped:
      return "dropped";
  }
  return {};
}

}  // namespace planlezer
