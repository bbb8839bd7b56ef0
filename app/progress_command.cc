// planlezer progress
#include "analyze/dates.h"
#include "app/commands.h"
#include "app/findings_table.h"
#include "app/json.h"
#include "app/terminal.h"
#include "app/versions.h"

namespace planlezer {
namespace {

const Finding* finding_at_moment(const VersionChain& chain, const TrackedMeasure& measure,
                                 std::size_t moment) {
  const int at = measure.findings[moment];
  return at < 0 ? nullptr : &chain.moments[moment].findings[static_cast<std::size_t>(at)];
}

// As it was last named.
const Finding& last_of(const VersionChain& chain, const TrackedMeasure& measure) {
  for (std::size_t m = measure.findings.size(); m-- > 0;)
    if (const Finding* finding = finding_at_moment(chain, measure, m)) return *finding;
  return chain.moments.front().findings.front();  // every measure is named somewhere
}

std::string as_text(const std::vector<VersionChain>& chains) {
  const bool colour = shows_colour(Stream::output);
  std::string text;
  for (const VersionChain& chain : chains) {
    text += (text.empty() ? "" : "\n") + bold(printable(chain.organisation), colour) + "\n";
    for (std::size_t m = 0; m < chain.documents.size(); ++m)
      text += "  " + std::to_string(m + 1) + ". " + printable(chain.documents[m].path) +
              (chain.moments[m].date.empty() ? "" : " (" + dutch_date(chain.moments[m].date) + ")") + "\n";
    for (const TrackedMeasure& measure : chain.measures) {
      const Finding& last = last_of(chain, measure);
      text += "  " + (last.kpi.empty() ? std::string("zonder kpi") : "kpi " + joined(last.kpi)) + ": " +
              printable(last.quote) + "\n      ";
      for (std::size_t m = 0; m < measure.progress.size(); ++m) {
        if (m > 0) text += " → ";
        text += !measure.progress[m] ? "–" : progress_label(*measure.progress[m]);
        if (const Finding* finding = finding_at_moment(chain, measure, m))
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
    for (const TrackedMeasure& measure : chain.measures) {
      Json moments = Json::array();
      for (std::size_t m = 0; m < measure.progress.size(); ++m) {
        const Finding* finding = finding_at_moment(chain, measure, m);
        moments.push_back(
            {{"document", chain.documents[m].path},
             {"date", chain.moments[m].date.empty() ? Json(nullptr) : Json(chain.moments[m].date)},
             {"progress", measure.progress[m] ? Json(progress_code(*measure.progress[m])) : Json()},
             {"finding", finding == nullptr ? Json(nullptr) : Json(finding->id)},
             {"page", finding == nullptr ? Json(nullptr) : Json(finding->page())}});
      }
      const Finding& last = last_of(chain, measure);
      lines += to_line({{"measure", measure.id},
                        {"organisation", chain.organisation},
                        {"kpi", last.kpi},
                        {"quote", last.quote},
                        {"postponed", measure.postponed},
                        {"moments", std::move(moments)}}) +
               "\n";
    }
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
