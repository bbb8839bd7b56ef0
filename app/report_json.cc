#include "app/report_tables.h"

namespace planlezer {
namespace {

Json citation_json(const Citation& citation) {
  return {{"document", citation.document},
          {"attachment", citation.attachment.empty() ? Json(nullptr) : Json(citation.attachment)},
          {"page", citation.page},
          {"location", citation.location},
          {"quote", citation.quote}};
}

Json name_json(const ReportModel& model, std::size_t organisation) {
  const auto& name = model.organisations[organisation].name;
  return name.empty() ? Json(nullptr) : Json(name);
}

Json finding_json(const ReportModel& model, std::size_t organisation, const Finding& finding,
                  const Citation& citation, const std::vector<Citation>& repeats) {
  Json json = {{"id", finding.id}, {"organisation", name_json(model, organisation)}};
  json.update(citation_json(citation));
  json.update({{"kpi", finding.kpi},
               {"kpi_basis", finding.kpi_basis},
               {"deadline", to_json(finding.deadline)},
               {"owner", optional_to_json(finding.owner)},
               {"amount", to_json(finding.amount)},
               {"status", optional_to_json(finding.status)},
               {"stance", optional_to_json(finding.stance)},
               {"partners", finding.partners},
               {"date", optional_to_json(finding.date)},
               {"request", optional_to_json(finding.request)},
               {"themes", finding.themes}});
  Json sources = Json::array();
  for (const auto& repeat : repeats) sources.push_back(citation_json(repeat));
  json["repeats"] = std::move(sources);
  return json;
}

Json support_json(const SupportTotal& total) {
  return {{"requests", total.requests},
          {"asked_min", number_to_json(total.min)},
          {"asked_max", number_to_json(total.max)},
          {"fusion_min", number_to_json(total.fusion_min)},
          {"fusion_max", number_to_json(total.fusion_max)},
          {"without_amount", total.without_amount},
          {"says_none", total.says_none},
          {"kinds", total.kinds}};
}

Json organisation_json(const ReportModel& model, std::size_t index) {
  const ReportOrganisation& organisation = model.organisations[index];
  Json matrix = Json::array(), gaps = Json::object();
  for (std::size_t i = 0; i < model.kpis.size(); ++i) {
    const MatrixCell& cell = organisation.cells[i];
    matrix.push_back({{"kpi", model.kpis[i].number},
                      {"state", cell_code(cell.state)},
                      {"measures", cell.measures},
                      {"derived", cell.derived},
                      {"explicit_none", cell.explicit_none},
                      {"incomplete", cell.incomplete},
                      {"assessment", cell.assessment.empty() ? Json(nullptr) : Json(cell.assessment)}});
  }
  for (const Gap gap : all_gaps) {
    const auto found = organisation.gaps.find(gap);
    gaps[gap_code(gap)] = found == organisation.gaps.end() ? 0 : found->second;
  }
  gaps["kpi_without_measure"] = organisation.kpis_without_measure;
  Json support = support_json(organisation.support);
  support["judgement"] = support_judgement(organisation.support, model.money);
  return {{"organisation", name_json(model, index)},
          {"documents", organisation.documents},
          {"plans", organisation.plans},
          {"measures", organisation.measures},
          {"measures_without_kpi", organisation.measures_without_kpi},
          {"superseded_measures", organisation.superseded_measures},
          {"incomplete", organisation.incomplete},
          {"matrix", std::move(matrix)},
          {"gaps", std::move(gaps)},
          {"support", std::move(support)}};
}

Json fusion_web_json(const ReportModel& model) {
  Json pairs = Json::array();
  for (const FusionPair& pair : model.fusion_web) {
    const Finding& says = model.fusions[pair.first_source].finding;
    const Finding* answers = pair.second_source ? &model.fusions[*pair.second_source].finding : nullptr;
    pairs.push_back(
        {{"organisation", pair.first},
         {"partner", pair.second},
         {"agreement", agreement_code(pair.agreement)},
         {"stance", optional_to_json(says.stance)},
         {"finding", says.id},
         {"partner_stance", answers == nullptr ? Json(nullptr) : optional_to_json(answers->stance)},
         {"partner_finding", answers == nullptr ? Json(nullptr) : Json(answers->id)}});
  }
  return pairs;
}

Json progress_json(const ReportModel& model) {
  Json measures = Json::array();
  for (const VersionChain& chain : model.versions)
    for (const TrackedMeasure& measure : chain.measures) measures.push_back(to_json(chain, measure));
  return measures;
}

}  // namespace

Json report_as_json(const ReportModel& model) {
  Json kpis = Json::array(), organisations = Json::array(), measures = Json::array(), fusions = Json::array(),
       requests = Json::array(), no_support = Json::array(), unread = Json::array();
  for (const auto& kpi : model.kpis)
    kpis.push_back({{"kpi", kpi.number}, {"label", kpi.label}, {"provisional", kpi.provisional}});
  for (std::size_t i = 0; i < model.organisations.size(); ++i)
    organisations.push_back(organisation_json(model, i));
  for (const auto& m : model.measures) {
    Json json = finding_json(model, m.organisation, m.finding, m.citation, m.repeats);
    Json gaps = Json::array();
    for (const Gap gap : m.gaps) gaps.push_back(gap_code(gap));
    json["gaps"] = std::move(gaps);
    json["verdict"] = m.verdict;
    measures.push_back(std::move(json));
  }
  for (const auto& f : model.fusions)
    fusions.push_back(finding_json(model, f.organisation, f.finding, f.citation, {}));
  for (const auto& r : model.requests) {
    Json json = finding_json(model, r.organisation, r.finding, r.citation, r.repeats);
    json["state"] = request_state_code(r.state);
    json["by"] = r.by.empty() ? Json(nullptr) : Json(r.by);
    requests.push_back(std::move(json));
  }
  for (const auto& r : model.no_support)
    no_support.push_back(finding_json(model, r.organisation, r.finding, r.citation, r.repeats));
  for (const auto& place : model.unread)
    unread.push_back({{"organisation", name_json(model, place.organisation)},
                      {"document", place.document},
                      {"page", place.page},
                      {"state", place.state},
                      {"message", place.message}});
  return {{"date", model.today},
          {"kpis", std::move(kpis)},
          {"money",
           {{"per_agency_min", number_to_json(model.money.per_agency_min)},
            {"per_agency_max", number_to_json(model.money.per_agency_max)},
            {"fusion_extra", number_to_json(model.money.fusion_extra)},
            {"total_available", number_to_json(model.money.total_available)}}},
          {"totals",
           {{"documents", model.documents.size()},
            {"pages", model.pages},
            {"ocr_pages", model.ocr_pages},
            {"measures", model.measures.size()},
            {"rejected", model.rejected},
            {"support", support_json(total_support(model))}}},
          {"organisations", std::move(organisations)},
          {"measures", std::move(measures)},
          {"fusion", std::move(fusions)},
          {"fusion_web", fusion_web_json(model)},
          {"progress", progress_json(model)},
          {"support_requests", std::move(requests)},
          {"no_support", std::move(no_support)},
          {"unread", std::move(unread)}};
}

}  // namespace planlezer
