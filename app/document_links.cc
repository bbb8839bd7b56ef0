#include "app/document_links.h"

#include "app/versions.h"

namespace planlezer {

Result<DocumentLinks> link_documents(Store& store) {
  const auto documents = store.document_list();
  if (!documents) return tl::unexpected(documents.error());
  FindingFilter what_counts;
  what_counts.with_loose = false;
  const auto findings = store.findings(what_counts);
  if (!findings) return tl::unexpected(findings.error());
  return DocumentLinks{requests_overview(*documents, *findings),
                       measure_ids(version_chains(*documents, *findings))};
}

Json finding_line(const StoredFinding& finding, const DocumentLinks& links) {
  Json json = to_json(finding);
  if (!json["measure"].is_string()) return json;
  const auto known = links.measure.find(json["measure"].get<std::string>());
  if (known != links.measure.end()) json["measure"] = known->second;
  return json;
}

}  // namespace planlezer
