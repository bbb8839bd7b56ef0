// planlezer findings
#include <algorithm>

#include "analyze/dates.h"
#include "app/commands.h"
#include "app/csv.h"
#include "app/document_links.h"
#include "app/findings_table.h"
#include "app/json.h"
#include "app/labels.h"
#include "app/terminal.h"
#include "base/text.h"

namespace planlezer {
namespace {

std::string details(const Finding& f) {
  std::vector<std::string> parts;
  if (!f.kpi.empty()) parts.push_back("kpi " + joined(f.kpi) + " (" + basis_label(f.kpi_basis) + ")");
  if (f.stance) parts.push_back(stance_label(*f.stance));
  if (!f.partners.empty()) parts.push_back("met " + join(f.partners, ", "));
  if (f.request) parts.push_back(request_label(*f.request));
  if (f.assessment) parts.push_back(assessment_label(*f.assessment));
  if (f.deadline) parts.push_back("termijn " + f.deadline->text);
  if (f.owner) parts.push_back("trekker " + *f.owner);
  if (f.amount) parts.push_back(amount_label(*f.amount));
  if (f.status) parts.push_back(status_label(*f.status));
  if (f.date) parts.push_back(dutch_date(*f.date));
  if (f.same_as) parts.push_back("herhaling");
  return join(parts, " · ");
}

std::string as_text(const std::vector<StoredFinding>& findings) {
  const bool colour = shows_colour(Stream::output);
  std::string text, document;
  for (const auto& stored : findings) {
    const Finding& f = stored.finding;
    const std::string name = stored.document + (stored.attachment ? " › " + *stored.attachment : "");
    if (name != document) {
      document = name;
      text += (text.empty() ? "" : "\n") + bold(printable(document), colour);
      if (stored.organisation) text += " — " + printable(*stored.organisation);
      text += "\n";
    }
    text += "  " + place_label(f) + "  " + kind_label(f.kind) + ": " +
            (f.quote.empty() ? "(geen citaat)" : printable(f.quote));
    text += "\n";
    if (const auto more = details(f); !more.empty()) text += "        " + dim(printable(more), colour) + "\n";
  }
  return text;
}

Result<void> write_findings(const GlobalOptions& global, const FindingsOptions& options) {
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  auto findings = (*store)->findings(options.filter);
  if (!findings) return tl::unexpected(findings.error());
  DocumentLinks links;
  const bool about_support = std::any_of(findings->begin(), findings->end(), [](const StoredFinding& one) {
    return one.finding.kind == "support_request" || one.finding.kind == "no_support";
  });
  if (about_support || options.format == "jsonl") {
    auto all = link_documents(**store);
    if (!all) return tl::unexpected(all.error());
    links = std::move(*all);
  }
  link_repeats(links.requests, *findings);
  if (options.format == "xlsx") return output_xlsx(options.output, {findings_sheet(*findings)});
  std::string text;
  if (options.format == "csv") {
    text = (options.output.empty() ? std::string() : std::string(byte_order_mark)) + findings_csv(*findings);
  } else if (options.format == "jsonl") {
    for (const StoredFinding& finding : *findings) text += to_line(finding_line(finding, links)) + "\n";
  } else {
    text = as_text(*findings);
    tell(counted(findings->size(), "bevinding", "bevindingen") + ".");
  }
  return write_output(options.output, text);
}

}  // namespace

int run_findings(const GlobalOptions& global, const FindingsOptions& options) {
  const auto written = write_findings(global, options);
  return written ? exit_done : report_error(written.error());
}

}  // namespace planlezer
