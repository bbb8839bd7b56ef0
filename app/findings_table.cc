#include "app/findings_table.h"

#include "app/csv.h"
#include "app/json.h"
#include "app/labels.h"
#include "base/text.h"

namespace planlezer {
namespace {

std::string yes_or_no(const std::optional<bool>& value) {
  if (!value) return {};
  return *value ? "true" : "false";
}

std::string boxes_text(const std::vector<PageBox>& boxes) {
  Json list = Json::array();
  for (const auto& box : boxes) list.push_back(to_json(box));
  return list.empty() ? std::string() : to_line(list);
}

const std::vector<std::string>& csv_head() {
  static const std::vector<std::string> head = {"id",
                                                "organisation",
                                                "document",
                                                "attachment",
                                                "sha256",
                                                "document_kind",
                                                "page",
                                                "kind",
                                                "quote",
                                                "boxes",
                                                "kpi",
                                                "kpi_basis",
                                                "deadline_start",
                                                "deadline_end",
                                                "deadline_precision",
                                                "deadline_text",
                                                "owner",
                                                "amount_min",
                                                "amount_max",
                                                "amount_text",
                                                "amount_recurring",
                                                "status",
                                                "stance",
                                                "partners",
                                                "date",
                                                "request",
                                                "themes",
                                                "same_as",
                                                "origin",
                                                "confidence",
                                                "rule",
                                                "rule_revision",
                                                "verdict",
                                                "assessment",
                                                "reviewer",
                                                "decided_at",
                                                "note"};
  return head;
}

std::vector<std::string> csv_row(const StoredFinding& stored) {
  const Finding& f = stored.finding;
  const Deadline deadline = f.deadline.value_or(Deadline{});
  const Amount amount = f.amount.value_or(Amount{});
  return {f.id,
          stored.organisation.value_or(""),
          stored.document,
          stored.attachment.value_or(""),
          stored.sha256,
          stored.document_kind,
          std::to_string(f.page()),
          f.kind,
          f.quote,
          boxes_text(f.boxes),
          joined(f.kpi),
          f.kpi_basis,
          deadline.start.value_or(""),
          deadline.end.value_or(""),
          deadline.precision,
          deadline.text,
          f.owner.value_or(""),
          plain_number(amount.min),
          plain_number(amount.max),
          amount.text,
          yes_or_no(amount.recurring),
          f.status.value_or(""),
          f.stance.value_or(""),
          join(f.partners, "; "),
          f.date.value_or(""),
          f.request.value_or(""),
          join(f.themes, "; "),
          f.same_as.value_or(""),
          f.origin,
          plain_number(f.confidence),
          f.rule,
          std::to_string(f.rule_revision),
          stored.verdict,
          f.assessment.value_or(""),
          stored.judged.reviewer,
          stored.judged.decided_at,
          stored.judged.note};
}

XlsxCell date_cell(const std::optional<std::string>& iso) {
  return iso ? XlsxCell(XlsxDate{*iso}) : XlsxCell();
}
XlsxCell euro_cell(const std::optional<double>& amount) {
  return amount ? XlsxCell(XlsxEuro{*amount}) : XlsxCell();
}

}  // namespace

std::string joined(const std::vector<int>& numbers) {
  std::string text;
  for (const int number : numbers) text += (text.empty() ? "" : "; ") + std::to_string(number);
  return text;
}

std::string plain_number(const std::optional<double>& number) {
  return number ? number_to_json(*number).dump() : "";
}

std::string findings_csv(const std::vector<StoredFinding>& findings) {
  std::string csv = csv_record(csv_head());
  for (const auto& finding : findings) csv += csv_record(csv_row(finding));
  return csv;
}

XlsxSheet findings_sheet(const std::vector<StoredFinding>& findings) {
  XlsxSheet sheet;
  sheet.name = "Bevindingen";
  sheet.columns = {{"Organisatie", 28},
                   {"Document", 32},
                   {"Bijlage", 16},
                   {"Pagina", 8},
                   {"Soort", 18},
                   {"Citaat", 70, true},
                   {"Kpi", 8},
                   {"Kpi-grond", 11},
                   {"Begin", 12},
                   {"Einde", 12},
                   {"Termijn", 20},
                   {"Trekker", 22},
                   {"Bedrag vanaf", 14},
                   {"Bedrag tot", 14},
                   {"Structureel", 11},
                   {"Status", 16},
                   {"Fusiestand", 20},
                   {"Partners", 28},
                   {"Datum", 12},
                   {"Vraag", 16},
                   {"Thema's", 28},
                   {"Herhaling van", 18},
                   {"Herkomst", 14},
                   {"Zekerheid", 10},
                   {"Oordeel", 18},
                   {"Beoordelaar", 18},
                   {"Beoordeeld op", 14},
                   {"Notitie", 40, true},
                   {"Regel", 22},
                   {"Id", 18}};
  sheet.frozen_columns = 1;
  for (const auto& stored : findings) {
    const Finding& f = stored.finding;
    const Verdict& judged = stored.judged;
    const Deadline deadline = f.deadline.value_or(Deadline{});
    const Amount amount = f.amount.value_or(Amount{});
    const auto recurring = amount.recurring ? (*amount.recurring ? "ja" : "nee") : "";
    sheet.rows.push_back({stored.organisation.value_or(""),
                          stored.document,
                          stored.attachment.value_or(""),
                          static_cast<double>(f.page()),
                          kind_label(f.kind),
                          f.quote,
                          joined(f.kpi),
                          basis_label(f.kpi_basis),
                          date_cell(deadline.start),
                          date_cell(deadline.end),
                          deadline.text,
                          f.owner.value_or(""),
                          euro_cell(amount.min),
                          euro_cell(amount.max),
                          recurring,
                          f.status ? status_label(*f.status) : "",
                          f.stance ? stance_label(*f.stance) : "",
                          join(f.partners, "; "),
                          date_cell(f.date),
                          f.request ? request_label(*f.request) : "",
                          join(f.themes, "; "),
                          f.same_as.value_or(""),
                          origin_label(f.origin),
                          f.confidence,
                          verdict_label(stored.verdict),
                          judged.reviewer,
                          judged.decided_at.empty() ? XlsxCell() : XlsxDate{judged.decided_at.substr(0, 10)},
                          judged.note,
                          f.rule,
                          f.id});
  }
  return sheet;
}

}  // namespace planlezer
