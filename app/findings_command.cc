// planlezer findings
#include <algorithm>
#include <iterator>
#include <map>

#include "analyze/dates.h"
#include "app/commands.h"
#include "app/csv.h"
#include "app/findings_table.h"
#include "app/json.h"
#include "app/labels.h"
#include "app/requests.h"
#include "app/terminal.h"
#include "app/versions.h"
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

// A request can stand in other documents too, also in those that the filter leaves out.
Result<void> link_to_other_documents(Store& store, std::vector<StoredFinding>& findings) {
  const bool about_support = std::any_of(findings.begin(), findings.end(), [](const StoredFinding& stored) {
    return stored.finding.kind == "support_request" || stored.finding.kind == "no_support";
  });
  if (!about_support) return {};
  const auto documents = store.document_list();
  if (!documents) return tl::unexpected(documents.error());
  std::vector<StoredFinding> all;
  for (const char* kind : {"support_request", "no_support"}) {
    FindingFilter filter;
    filter.kind = kind;
    auto some = store.findings(filter);
    if (!some) return tl::unexpected(some.error());
    std::move(some->begin(), some->end(), std::back_inserter(all));
  }
  link_repeats(requests_overview(*documents, all), findings);
  return {};
}

// A measure keeps its id through all versions of its plan: that of its first appearance.
Result<std::string> json_lines(Store& store, const std::vector<StoredFinding>& findings) {
  std::map<std::string, std::string> first;
  if (std::any_of(findings.begin(), findings.end(),
                  [](const StoredFinding& stored) { return stored.finding.kind == "measure"; })) {
    const auto documents = store.document_list();
    if (!documents) return tl::unexpected(documents.error());
    const auto all = store.findings({});
    if (!all) return tl::unexpected(all.error());
    first = measure_ids(version_chains(*documents, *all));
  }
  std::string lines;
  for (const StoredFinding& stored : findings) {
    Json json = to_json(stored);
    if (json["measure"].is_string())
      if (const auto known = first.find(json["measure"].get<std::string>()); known != first.end())
        json["measure"] = known->second;
    lines += to_line(json) + "\n";
  }
  return lines;
}

Result<void> write_findings(const GlobalOptions& global, const FindingsOptions& options) {
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  auto findings = (*store)->findings(options.filter);
  if (!findings) return tl::unexpected(findings.error());
  if (auto linked = link_to_other_documents(**store, *findings); !linked) return linked;
  if (options.format == "xlsx") return output_xlsx(options.output, {findings_sheet(*findings)});
  std::string text;
  if (options.format == "csv") {
    text = (options.output.empty() ? std::string() : std::string(byte_order_mark)) + findings_csv(*findings);
  } else if (options.format == "jsonl") {
    auto lines = json_lines(**store, *findings);
    if (!lines) return tl::unexpected(lines.error());
    text = std::move(*lines);
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
