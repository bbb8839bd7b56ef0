// The parts of the report page that lay plans beside each other: who names whom, and progress from version to
// version.
#include "analyze/dates.h"
#include "app/findings_table.h"
#include "app/labels.h"
#include "app/report_html_parts.h"

namespace planlezer::report_html {
namespace {

std::string agreement_class(FusionPair::Agreement agreement) {
  using Agreement = FusionPair::Agreement;
  if (agreement == Agreement::mutual) return "good";
  if (agreement == Agreement::contradicting) return "bad";
  return agreement == Agreement::unknown ? "grey" : "warn";
}

std::string progress_class(Progress progress) {
  switch (progress) {
    case Progress::done:
      return "good";
    case Progress::running:
      return "calm";
    case Progress::late:
      return "bad";
    case Progress::dropped:
      return "warn";
    case Progress::not_started:
      return "grey";
  }
  return "grey";
}

std::string moments_table(const VersionChain& chain) {
  std::vector<std::string> head = {"Maatregel", "Kpi"};
  for (std::size_t m = 0; m < chain.documents.size(); ++m) {
    const std::string& date = chain.moments[m].date;
    head.push_back((date.empty() ? esc(chain.documents[m].path) : esc(dutch_date(date))) + "<br><small>" +
                   esc(chain.documents[m].path) + "</small>");
  }
  std::string rows;
  for (const TrackedMeasure& measure : chain.measures) {
    const Finding& last = last_named(chain, measure);
    rows += "<tr>" +
            cell("<q class=\"quote\">" + esc(last.quote) + "</q>" +
                 (measure.postponed ? badge("uitgesteld", "warn") : "")) +
            cell(last.kpi.empty() ? "–" : esc(joined(last.kpi)));
    for (std::size_t m = 0; m < measure.progress.size(); ++m) {
      const auto& progress = measure.progress[m];
      std::string html = progress ? badge(progress_label(*progress), progress_class(*progress)) : "–";
      if (const Finding* finding = finding_at(chain, measure, m))
        html += "<span class=\"source\">p. " + std::to_string(finding->page()) +
                (finding->deadline ? ", " + esc(deadline_label(*finding->deadline)) : "") + "</span>";
      rows += cell(html);
    }
    rows += "</tr>\n";
  }
  return table("Voortgang van de maatregelen van " + esc(chain.organisation), head_row(head), rows);
}

}  // namespace

std::string fusion_web_table(const ReportModel& model) {
  if (model.fusion_web.empty()) return {};
  std::string rows;
  for (const FusionPair& pair : model.fusion_web) {
    const ReportFusion& says = model.fusions[pair.first_source];
    const auto stand = [](const ReportFusion& fusion) {
      return esc(stance_label(fusion.finding.stance.value_or("not_mentioned"))) + "<span class=\"source\">" +
             source_of(fusion.citation) + "</span>";
    };
    rows += "<tr>" + row_head(esc(pair.first)) + cell(stand(says)) + cell(esc(pair.second)) +
            cell(pair.second_source ? stand(model.fusions[*pair.second_source]) : "–") +
            cell(badge(agreement_label(pair.agreement), agreement_class(pair.agreement))) + "</tr>\n";
  }
  return table("Wie noemt wie: wat beide plannen over elkaar zeggen",
               head_row({"Dienst", "Zegt", "Noemt", "De ander zegt", "Oordeel"}), rows);
}

std::string progress_section(const ReportModel& model) {
  if (model.versions.empty()) return {};
  std::string body;
  for (const VersionChain& chain : model.versions)
    body += "<h3>" + esc(chain.organisation) + "</h3>\n" + moments_table(chain);
  return section(
      "voortgang", "Voortgang",
      "Van plannen met meer dan één versie of rapportage: hoe elke maatregel er op elk moment voor stond. "
      "Wat niet meer genoemd wordt, kan vervallen of vergeten zijn.",
      body);
}

}  // namespace planlezer::report_html
