#include "app/requests.h"

#include <unordered_map>

namespace planlezer {

namespace {

bool is_about_support(const Finding& finding) {
  return finding.kind == "support_request" || finding.kind == "no_support";
}

}  // namespace

RequestOverview requests_overview(const std::vector<StoredDocument>& documents,
                                  const std::vector<StoredFinding>& findings) {
  std::unordered_map<std::string_view, std::size_t> by_hash;
  for (std::size_t i = 0; i < documents.size(); ++i) by_hash[documents[i].sha256] = i;
  // The mail that a document is, or is attached to through any number of containers.
  const auto mail_of = [&](const StoredDocument& document) -> const std::optional<Mail>& {
    const StoredDocument* at = &document;
    for (int depth = 0; depth < 20 && !at->document.mail && !at->container.empty(); ++depth) {
      const auto container = by_hash.find(at->container);
      if (container == by_hash.end()) break;
      at = &documents[container->second];
    }
    return at->document.mail;
  };
  std::vector<RequestDocument> requests;
  requests.reserve(documents.size());
  for (const StoredDocument& document : documents)
    requests.push_back({static_cast<std::int64_t>(requests.size()),
                        document.path,
                        document.attachment,
                        document.facts.organisation,
                        document.facts.kind,
                        document.facts.date,
                        mail_of(document),
                        {}});
  for (const StoredFinding& stored : findings) {
    const auto document = by_hash.find(stored.sha256);
    if (document == by_hash.end() || !is_about_support(stored.finding) || stored.verdict == "rejected")
      continue;
    requests[document->second].findings.push_back(stored.finding);
  }
  // A document that asks nothing and is no mail links nothing.
  std::erase_if(requests, [](const RequestDocument& each) { return each.findings.empty() && !each.mail; });
  return review_requests(requests);
}

void link_repeats(const RequestOverview& overview, std::vector<StoredFinding>& findings) {
  for (StoredFinding& stored : findings)
    if (const auto same = overview.same_as.find(stored.finding.id); same != overview.same_as.end())
      stored.finding.same_as = same->second;
}

}  // namespace planlezer
