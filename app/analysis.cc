#include "app/analysis.h"

#include "app/location.h"

namespace planlezer {

Result<DocumentContext> context_of(Store& store, const StoredDocument& document) {
  DocumentContext context;
  context.path = document.path;
  context.attachment = document.attachment;
  context.content = document.sha256;
  if (!document.organisation_given.empty()) context.organisation = document.organisation_given;
  if (!document.date_given.empty()) context.date = document.date_given;
  if (document.container.empty()) return context;
  auto container = store.document(document.container, false);
  if (!container) return tl::unexpected(container.error());
  context.container = std::move(container->facts);
  return context;
}

Analysis analyse(const Extracted& document, const DocumentContext& context, const Rules& rules) {
  Analysis analysis = analyze(document, context, rules);
  for (Finding& finding : analysis.findings) finding.location = location_of(document, finding);
  return analysis;
}

std::vector<Analysis> analyse_with_parts(const std::vector<ReadDocument>& documents,
                                         const DocumentContext& known, const Rules& rules) {
  std::vector<Analysis> analyses;
  for (const ReadDocument& read : documents) {
    DocumentContext context = known;
    context.content = read.sha256;
    context.attachment = read.attachment;
    if (read.container >= 0) context.container = analyses[static_cast<std::size_t>(read.container)].facts;
    analyses.push_back(analyse(read.document, context, rules));
  }
  return analyses;
}

std::vector<StoredFinding> as_stored(const ReadDocument& read, const Analysis& analysis,
                                     const std::string& name) {
  std::vector<StoredFinding> all;
  for (const Finding& finding : analysis.findings) {
    StoredFinding& stored = all.emplace_back();
    stored.document = name;
    if (!read.attachment.empty()) stored.attachment = read.attachment;
    stored.sha256 = read.sha256;
    stored.document_kind = analysis.facts.kind;
    stored.organisation = analysis.facts.organisation;
    stored.finding = finding;
  }
  return all;
}

}  // namespace planlezer
