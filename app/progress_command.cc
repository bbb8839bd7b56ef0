// planlezer progress
#include "analyze/dates.h"
#include "app/commands.h"
#include "app/findings_table.h"
#include "app/json.h"
#include "app/terminal.h"
#include "app/versions.h"

namespace planlezer {
namespace {

std::string as_text(const std::vector<VersionChain>& chains) {
  const bool colour = shows_colour(Stream::output);
  std::string text;
  for (const VersionChain& chain : chains) {
    text += (text.empty() ? "" : "\n") + bold(printable(chain.organisation), colour) + "\n";
    for (std::size_t m = 0; m < chain.documents.size(); ++m)
      text += "  " + std::to_string(m + 1) + ". " + printable(chain.documents[m].path) +
              (chain.moments[m].date.empty() ? "" : " (" + dutch_date(chain.moments[m].date) + ")") + "\n";
    for (const TrackedMeasure& measure : chain.measures) {
      const Finding& last = last_named(chain, measure);
      text += "  " + (last.kpi.empty() ? std::string("zonder kpi") : "kpi " + joined(last.kpi)) + ": " +
              printable(last.quote) + "\n      ";
      for (std::size_t m = 0; m < measure.progress.size(); ++m) {
        if (m > 0) text += " → ";
        text += !measure.progress[m] ? "–" : progress_label(*measure.progress[m]);
        if (const Finding* finding = finding_at(chain, measure, m))
          text += dim(" (" + std::to_string(m + 1) + ", p. " + std::to_string(finding->page()) + ")", colour);
      }
      text += measure.postponed ? "; uitgesteld\n" : "\n";
    }
  }
  return text;
}

std::string as_json_lines(const std::vector<VersionChain>& chains) {
  std::string lines;
  for (const VersionChain& chain : chains)
    for (const TrackedMeasure& measure : chain.measures) lines += to_line(to_json(chain, measure)) + "\n";
  return lines;
}

Result<void> show_progress(const GlobalOptions& global, const ProgressOptions& options) {
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  const auto documents = (*store)->document_list();
  if (!documents) return tl::unexpected(documents.error());
  FindingFilter filter;
  filter.organisation = options.organisation;
  const auto findings = (*store)->findings(filter);
  if (!findings) return tl::unexpected(findings.error());
  const auto chains = version_chains(*documents, *findings);
  if (chains.empty()) tell("Van geen enkel plan staan twee versies of voortgangsrapportages in de index.");
  return write_output({}, options.format == "jsonl" ? as_json_lines(chains) : as_text(chains));
}

}  // namespace

int run_progress(const GlobalOptions& global, const ProgressOptions& options) {
  const auto shown = show_progress(global, options);
  return shown ? exit_done : report_error(shown.error());
}

}  // namespace planlezer
