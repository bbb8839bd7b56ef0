#include "app/findings_table.h"
#include "app/labels.h"
#include "app/report_tables.h"
#include "base/text.h"

namespace planlezer {
namespace {

XlsxCell date_cell(const std::optional<std::string>& iso) {
  return iso ? XlsxCell(XlsxDate{*iso}) : XlsxCell();
}
XlsxCell euro_cell(const std::optional<double>& amount) {
  return amount ? XlsxCell(XlsxEuro{*amount}) : XlsxCell();
}
XlsxCell count_cell(int count) {
  return static_cast<double>(count);
}

std::string name_of(const ReportModel& model, std::size_t organisation) {
  return organisation_label(model.organisations[organisation]);
}

XlsxSheet matrix_sheet(const ReportModel& model) {
  XlsxSheet sheet{"Matrix", {{"Dienst", 36}}, {}, 1};
  for (const auto& kpi : model.kpis)
    sheet.columns.push_back(
        {"Kpi " + std::to_string(kpi.number) + " " + kpi.label + (kpi.provisional ? " (voorlopig)" : ""),
         20});
  for (const char* title : {"Zonder kpi", "Maatregelen", "Niet alles leesbaar"})
    sheet.columns.push_back({title, 13});
  for (const auto& organisation : model.organisations) {
    std::vector<XlsxCell> row = {organisation_label(organisation)};
    for (const auto& cell : organisation.cells)
      row.push_back(cell.state == CellState::found ? count_cell(cell.measures)
                                                   : XlsxCell(cell_label(cell.state)));
    row.insert(row.end(), {count_cell(organisation.measures_without_kpi), count_cell(organisation.measures),
                           std::string(organisation.incomplete ? "ja" : "")});
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

XlsxSheet measures_sheet(const ReportModel& model) {
  XlsxSheet sheet{"Maatregelen",
                  {{"Dienst", 32},
                   {"Kpi", 8},
                   {"Kpi-grond", 11},
                   {"Maatregel", 70, true},
                   {"Begin", 12},
                   {"Einde", 12},
                   {"Termijn in het plan", 24, true},
                   {"Trekker", 24, true},
                   {"Bedrag vanaf", 14},
                   {"Bedrag tot", 14},
                   {"Status", 16},
                   {"Let op", 30, true},
                   {"Thema's", 30, true},
                   {"Document", 36},
                   {"Pagina", 8},
                   {"Herkomst", 15},
                   {"Oordeel", 18},
                   {"Id", 20}},
                  {},
                  1};
  for (const auto& m : model.measures) {
    const Finding& f = m.finding;
    const Deadline deadline = f.deadline.value_or(Deadline{});
    const Amount amount = f.amount.value_or(Amount{});
    std::vector<std::string> gaps, themes;
    for (const Gap gap : m.gaps) gaps.push_back(gap_label(gap));
    for (const auto& theme : f.themes) {
      const auto label = model.themes.find(theme);
      themes.push_back(label == model.themes.end() ? theme : label->second);
    }
    sheet.rows.push_back({name_of(model, m.organisation), joined(f.kpi), basis_label(f.kpi_basis), f.quote,
                          date_cell(deadline.start), date_cell(deadline.end), deadline.text,
                          f.owner.value_or(""), euro_cell(amount.min), euro_cell(amount.max),
                          f.status ? status_label(*f.status) : "", join(gaps, "; "), join(themes, "; "),
                          m.citation.document, static_cast<double>(m.citation.page), origin_label(f.origin),
                          verdict_label(m.verdict), f.id});
  }
  return sheet;
}

XlsxSheet fusion_sheet(const ReportModel& model) {
  XlsxSheet sheet{"Fusie",
                  {{"Dienst", 32},
                   {"Stand", 24},
                   {"Met", 36, true},
                   {"Datum", 12},
                   {"Woorden in het plan", 80, true},
                   {"Document", 36},
                   {"Pagina", 8}},
                  {},
                  1};
  for (const auto& f : model.fusions)
    sheet.rows.push_back(
        {name_of(model, f.organisation), stance_label(f.finding.stance.value_or("not_mentioned")),
         join(f.finding.partners, "; "), date_cell(f.finding.date), f.finding.quote, f.citation.document,
         f.finding.quote.empty() ? XlsxCell() : count_cell(f.citation.page)});
  return sheet;
}

XlsxSheet fusion_web_sheet(const ReportModel& model) {
  XlsxSheet sheet{"Wie noemt wie",
                  {{"Dienst", 32}, {"Stand", 24}, {"Noemt", 32}, {"Stand van de ander", 24}, {"Oordeel", 24}},
                  {},
                  1};
  for (const FusionPair& pair : model.fusion_web) {
    const auto stance = [&](std::size_t source) {
      return stance_label(model.fusions[source].finding.stance.value_or("not_mentioned"));
    };
    sheet.rows.push_back({pair.first, stance(pair.first_source), pair.second,
                          pair.second_source ? stance(*pair.second_source) : "",
                          agreement_label(pair.agreement)});
  }
  return sheet;
}

XlsxSheet progress_sheet(const ReportModel& model) {
  XlsxSheet sheet{"Voortgang",
                  {{"Dienst", 32},
                   {"Kpi", 8},
                   {"Maatregel", 80, true},
                   {"Document", 36},
                   {"Datum", 12},
                   {"Voortgang", 22},
                   {"Pagina", 8},
                   {"Uitgesteld", 12},
                   {"Id", 20}},
                  {},
                  1};
  for (const VersionChain& chain : model.versions)
    for (const TrackedMeasure& measure : chain.measures)
      for (std::size_t m = 0; m < measure.progress.size(); ++m) {
        if (!measure.progress[m]) continue;
        const Finding* finding = finding_at(chain, measure, m);
        const Finding& named = finding == nullptr ? last_named(chain, measure) : *finding;
        const std::string& date = chain.moments[m].date;
        sheet.rows.push_back({chain.organisation, joined(named.kpi), named.quote, chain.documents[m].path,
                              date_cell(date.empty() ? std::nullopt : std::optional(date)),
                              progress_label(*measure.progress[m]),
                              finding == nullptr ? XlsxCell() : count_cell(finding->page()),
                              measure.postponed ? "ja" : "", measure.id});
      }
  return sheet;
}

XlsxSheet support_sheet(const ReportModel& model) {
  XlsxSheet sheet{"Ondersteuning",
                  {{"Dienst", 32},
                   {"Soort", 20},
                   {"Kpi", 8},
                   {"Bedrag vanaf", 14},
                   {"Bedrag tot", 14},
                   {"Structureel", 12},
                   {"Stand", 12},
                   {"Bandbreedte van de dienst", 24},
                   {"Woorden", 80, true},
                   {"Document", 36},
                   {"Pagina", 8},
                   {"Ook in", 36, true}},
                  {},
                  1};
  const auto add = [&](const ReportRequest& r) {
    const Amount amount = r.finding.amount.value_or(Amount{});
    std::vector<std::string> repeats;
    for (const auto& repeat : r.repeats) repeats.push_back(source_label(repeat));
    sheet.rows.push_back({name_of(model, r.organisation),
                          r.finding.request ? request_label(*r.finding.request) : kind_label(r.finding.kind),
                          joined(r.finding.kpi), euro_cell(amount.min), euro_cell(amount.max),
                          std::string(amount.recurring ? (*amount.recurring ? "ja" : "nee") : ""),
                          r.finding.kind == "support_request" ? request_state_label(r.state) : std::string(),
                          support_judgement(model.organisations[r.organisation].support, model.money),
                          r.finding.quote, r.citation.document, count_cell(r.citation.page),
                          join(repeats, "; ")});
  };
  for (const auto& request : model.requests) add(request);
  for (const auto& answer : model.no_support) add(answer);
  return sheet;
}

XlsxSheet gaps_sheet(const ReportModel& model) {
  XlsxSheet sheet{"Hiaten",
                  {{"Dienst", 32},
                   {"Hiaat", 30},
                   {"Kpi", 8},
                   {"Maatregel", 80, true},
                   {"Termijn", 26},
                   {"Document", 36},
                   {"Pagina", 8}},
                  {},
                  1};
  for (const auto& organisation : model.organisations)
    for (const int kpi : organisation.kpis_without_measure)
      sheet.rows.push_back({organisation_label(organisation),
                            std::string("kpi zonder maatregel"),
                            std::to_string(kpi),
                            {},
                            {},
                            {},
                            {}});
  for (const auto& m : model.measures)
    for (const Gap gap : m.gaps)
      sheet.rows.push_back({name_of(model, m.organisation), gap_label(gap), joined(m.finding.kpi),
                            m.finding.quote, m.finding.deadline ? deadline_label(*m.finding.deadline) : "",
                            m.citation.document, count_cell(m.citation.page)});
  return sheet;
}

XlsxSheet ledger_sheet(const ReportModel& model) {
  XlsxSheet sheet{"Grootboek",
                  {{"Document", 40},
                   {"Pagina", 8},
                   {"Toestand", 18},
                   {"Herkomst", 16},
                   {"Woorden", 10},
                   {"Pagina's", 10},
                   {"Dienst", 30},
                   {"Toelichting", 60, true},
                   {"Soort bestand", 26},
                   {"SHA-256", 66}},
                  {},
                  1};
  for (const auto& row : model.ledger)
    sheet.rows.push_back({row.document, row.page > 0 ? count_cell(row.page) : XlsxCell(),
                          state_label(row.state), row.origin.empty() ? "" : origin_label(row.origin),
                          count_cell(row.words), row.page > 0 ? XlsxCell() : count_cell(row.pages),
                          row.organisation, row.message.empty() ? row.reason : row.message, row.media_type,
                          row.sha256});
  return sheet;
}

}  // namespace

std::vector<XlsxSheet> report_sheets(const ReportModel& model) {
  return {matrix_sheet(model),     measures_sheet(model), progress_sheet(model), fusion_sheet(model),
          fusion_web_sheet(model), support_sheet(model),  gaps_sheet(model),     ledger_sheet(model)};
}

}  // namespace planlezer
