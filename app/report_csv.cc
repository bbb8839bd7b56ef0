#include "app/csv.h"
#include "app/findings_table.h"
#include "app/report_tables.h"
#include "base/text.h"

namespace planlezer {
namespace {

// Every record has the same columns; most stay empty.
struct Record {
  std::string part, organisation, kpi, state, count;
  Finding finding;
  Citation citation;
  std::string message;

  std::vector<std::string> fields() const {
    const Deadline deadline = finding.deadline.value_or(Deadline{});
    const Amount amount = finding.amount.value_or(Amount{});
    return {part,
            organisation,
            kpi,
            state,
            count,
            citation.quote,
            citation.document,
            citation.attachment,
            citation.document.empty() ? "" : std::to_string(citation.page),
            finding.kpi_basis == "none" ? "" : finding.kpi_basis,
            deadline.start.value_or(""),
            deadline.end.value_or(""),
            deadline.text,
            finding.owner.value_or(""),
            plain_number(amount.min),
            plain_number(amount.max),
            finding.status.value_or(""),
            finding.stance.value_or(""),
            join(finding.partners, "; "),
            finding.date.value_or(""),
            finding.request.value_or(""),
            finding.id,
            message};
  }
};

}  // namespace

std::string report_as_csv(const ReportModel& model) {
  std::string csv = csv_record({"part",           "organisation", "kpi",           "state",    "count",
                                "quote",          "document",     "attachment",    "page",     "kpi_basis",
                                "deadline_start", "deadline_end", "deadline_text", "owner",    "amount_min",
                                "amount_max",     "status",       "stance",        "partners", "date",
                                "request",        "id",           "message"});
  const auto add = [&](const Record& record) { csv += csv_record(record.fields()); };
  for (const auto& organisation : model.organisations)
    for (std::size_t i = 0; i < model.kpis.size(); ++i) {
      const MatrixCell& cell = organisation.cells[i];
      add({"matrix",
           organisation.name,
           std::to_string(model.kpis[i].number),
           cell_code(cell.state),
           std::to_string(cell.measures),
           {},
           {},
           cell.incomplete ? "incomplete" : ""});
    }
  const auto name = [&](std::size_t organisation) { return model.organisations[organisation].name; };
  for (const auto& m : model.measures)
    add({"measure", name(m.organisation), joined(m.finding.kpi), "", "", m.finding, m.citation, ""});
  for (const auto& f : model.fusions)
    add({"fusion", name(f.organisation), "", f.finding.stance.value_or(""), "", f.finding, f.citation, ""});
  for (const auto& r : model.requests)
    add({"support_request", name(r.organisation), joined(r.finding.kpi), "", "", r.finding, r.citation, ""});
  for (const auto& r : model.no_support)
    add({"no_support", name(r.organisation), joined(r.finding.kpi), "", "", r.finding, r.citation, ""});
  for (const auto& m : model.measures)
    for (const Gap gap : m.gaps)
      add({"gap", name(m.organisation), joined(m.finding.kpi), gap_code(gap), "", m.finding, m.citation, ""});
  for (const auto& organisation : model.organisations)
    for (const int kpi : organisation.kpis_without_measure)
      add({"gap", organisation.name, std::to_string(kpi), "kpi_without_measure", "", {}, {}, ""});
  for (const auto& place : model.unread)
    add({"unread",
         name(place.organisation),
         "",
         place.state,
         "",
         {},
         {place.document, "", "", place.page},
         place.message});
  return csv;
}

}  // namespace planlezer
