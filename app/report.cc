#include "app/report.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "app/corrections.h"
#include "app/requests.h"
#include "ingest/media_type.h"

namespace planlezer {
namespace {

bool is_money(const Finding& finding) {
  return finding.request && (*finding.request == "money" || *finding.request == "fusion_money");
}

Citation citation_of(const StoredFinding& stored) {
  return {stored.document, stored.attachment.value_or(""), stored.finding.quote, stored.finding.page(),
          stored.finding.location};
}

std::vector<Gap> gaps_of(const Finding& finding) {
  std::vector<Gap> gaps;
  // What is finished or goes on all the time needs no day.
  const bool needs_day = finding.status != "done" && finding.status != "ongoing";
  const auto& deadline = finding.deadline;
  if (deadline && deadline->generic)
    gaps.push_back(Gap::generic_deadline);
  else if (needs_day && (!deadline || (!deadline->start && !deadline->end)))
    gaps.push_back(Gap::no_deadline);
  if (!finding.owner && finding.status != "done") gaps.push_back(Gap::no_owner);
  if (deadline && !deadline->generic) {
    // Without an end the beginning counts: what begins after the target cannot be ready before it.
    const auto& day = deadline->end ? deadline->end : deadline->start;
    if (day && *day > programme_target) gaps.push_back(Gap::late);
  }
  return gaps;
}

bool is_unread_state(const std::string& state) {
  return state == "partial" || state == "unreadable" || state == "unsupported" || state == "needs_password" ||
         state == "pending";
}

class Builder {
 public:
  explicit Builder(ReportInput input)
      : input_(std::move(input)),
        findings_(input_.findings),
        overview_(requests_overview(input_.documents, findings_)) {
    link_repeats(overview_, findings_);
    for (const AgencyRequests& agency : overview_.agencies)
      for (const Request& request : agency.requests) reviewed_[request.id] = &request;
  }

  ReportModel build() {
    model_.today = input_.today;
    model_.kpis = input_.kpis;
    model_.money = input_.money;
    for (const auto& theme : input_.themes) model_.themes[theme.id] = theme.label;
    name_organisations();
    add_documents();
    add_unread();
    model_.versions = version_chains(input_.documents, input_.findings);
    find_superseded();
    add_findings();
    attach_repeats();
    fill_matrix();
    sort();
    model_.ledger = std::move(input_.ledger);
    return std::move(model_);
  }

 private:
  void name_organisations();
  void add_documents();
  void add_unread();
  void find_superseded();
  void add_findings();
  void add_measure(const StoredFinding& stored);
  void add_request(const StoredFinding& stored);
  std::string quote_of_finding(const std::string& id) const;
  void attach_repeats();
  void fill_matrix();
  void weave_fusions();
  void sort();

  std::size_t index_of(const std::optional<std::string>& name) const { return index_.at(name.value_or("")); }
  MatrixCell* cell_of(std::size_t organisation, int kpi);

  std::set<std::string> superseded_;  // measures that another version or report counts
  ReportInput input_;
  std::vector<StoredFinding> findings_;  // with their repeats in other documents
  RequestOverview overview_;
  std::map<std::string, const Request*> reviewed_;  // by id
  ReportModel model_;
  std::map<std::string, std::size_t> index_;                         // organisation's name → index
  std::map<std::string, std::size_t> document_, measure_, request_;  // hash or finding id → index
};

void Builder::name_organisations() {
  std::set<std::string> names;
  bool nameless = false;
  const auto add = [&](const std::optional<std::string>& name) {
    if (name && !name->empty())
      names.insert(*name);
    else
      nameless = true;
  };
  for (const auto& document : input_.documents) add(document.facts.organisation);
  for (const auto& finding : input_.findings) add(finding.organisation);
  for (const auto& row : input_.ledger)
    if (row.sha256.empty()) nameless = true;  // a file that could not be opened
  std::vector<std::string> ordered(names.begin(), names.end());
  if (nameless) ordered.emplace_back();
  for (const auto& name : ordered) {
    index_[name] = model_.organisations.size();
    ReportOrganisation organisation;
    organisation.name = name;
    organisation.cells.resize(model_.kpis.size());
    model_.organisations.push_back(std::move(organisation));
  }
}

void Builder::add_documents() {
  for (const auto& document : input_.documents) {
    const std::size_t organisation = index_of(document.facts.organisation);
    ++model_.organisations[organisation].documents;
    if (document.facts.kind == "plan") ++model_.organisations[organisation].plans;
    if (!document.document.mail) model_.pages += document.document.page_count;
    document_[document.sha256] = model_.documents.size();
    model_.documents.push_back({organisation, document, 0, 0});
  }
}

void Builder::add_unread() {
  std::map<std::string, std::string> shown;  // a content is shown once, under the path of its document
  for (const auto& row : input_.ledger) {
    if (row.page > 0 && row.origin == "ocr") ++model_.ocr_pages;
    if (!is_unread_state(row.state)) continue;
    const auto found = document_.find(row.sha256);
    const std::size_t organisation =
        found == document_.end() ? index_of(std::nullopt) : model_.documents[found->second].organisation;
    if (found != document_.end()) {
      ReportDocument& document = model_.documents[found->second];
      if (row.page > 0) ++document.unread_pages;
      const auto& kind = document.document.facts.kind;
      // A letter that cannot be read hides no measures of a plan; what was not read at all might be a plan.
      if (kind != "letter" && kind != "email") model_.organisations[organisation].incomplete = true;
    }
    const std::string place = row.attachment.empty() ? row.document : row.document + " › " + row.attachment;
    model_.unread.push_back(
        {organisation, place, row.page, row.state, row.message.empty() ? row.reason : row.message});
  }
}

// A measure counts once in all versions of a plan and reports on it: as the latest plan has it. One that the
// latest plan leaves out counts only where a later report still names it.
void Builder::find_superseded() {
  for (const VersionChain& chain : model_.versions) {
    std::optional<std::size_t> plan;
    for (std::size_t moment = 0; moment < chain.documents.size(); ++moment)
      if (chain.documents[moment].facts.kind == "plan") plan = moment;
    for (const TrackedMeasure& measure : chain.measures) {
      const Finding* counts = plan ? finding_at(chain, measure, *plan) : nullptr;
      for (std::size_t moment = chain.documents.size(); counts == nullptr && moment-- > plan.value_or(0);)
        counts = finding_at(chain, measure, moment);
      for (std::size_t moment = 0; moment < chain.documents.size(); ++moment)
        if (const Finding* one = finding_at(chain, measure, moment); one != nullptr && one != counts)
          superseded_.insert(one->id);
    }
  }
}

void Builder::add_findings() {
  for (const auto& stored : findings_) {
    if (stored.verdict == "rejected") {
      ++model_.rejected;
      continue;
    }
    const Finding& finding = stored.finding;
    const std::size_t organisation = index_of(stored.organisation);
    if (finding.kind == "measure") {
      add_measure(stored);
    } else if (finding.kind == "no_measure" && !finding.same_as) {
      for (const int kpi : finding.kpi)
        if (auto* cell = cell_of(organisation, kpi)) ++cell->explicit_none;
    } else if (finding.kind == "fusion" && !finding.same_as) {
      model_.fusions.push_back({organisation, finding, citation_of(stored)});
    } else if (finding.kind == "support_request") {
      add_request(stored);
    } else if (finding.kind == "no_support") {
      // Taking one request back is not saying that nothing is needed.
      if (finding.status != "withdrawn") model_.organisations[organisation].support.says_none = true;
      if (!finding.same_as) model_.no_support.push_back({organisation, finding, citation_of(stored), {}});
    } else if (finding.kind == "self_assessment" && finding.assessment) {
      for (const int kpi : finding.kpi)
        if (auto* cell = cell_of(organisation, kpi)) cell->assessment = *finding.assessment;
    }
  }
}

void Builder::add_measure(const StoredFinding& stored) {
  const Finding& finding = stored.finding;
  if (finding.same_as) return;
  const std::size_t index = index_of(stored.organisation);
  ReportOrganisation& organisation = model_.organisations[index];
  if (const auto document = document_.find(stored.sha256); document != document_.end())
    ++model_.documents[document->second].measures;
  if (superseded_.contains(finding.id)) {
    ++organisation.superseded_measures;
    return;
  }
  ++organisation.measures;
  if (finding.kpi.empty()) ++organisation.measures_without_kpi;
  for (const int kpi : finding.kpi)
    if (auto* cell = cell_of(index, kpi)) ++(finding.kpi_basis == "derived" ? cell->derived : cell->measures);
  auto gaps = gaps_of(finding);
  for (const Gap gap : gaps) ++organisation.gaps[gap];
  measure_[finding.id] = model_.measures.size();
  model_.measures.push_back({index, finding, citation_of(stored), stored.verdict, {}, std::move(gaps)});
}

void Builder::add_request(const StoredFinding& stored) {
  const Finding& finding = stored.finding;
  if (finding.same_as) return;
  const std::size_t organisation = index_of(stored.organisation);
  ReportRequest request{organisation, finding, citation_of(stored), {}};
  if (const auto known = reviewed_.find(finding.id); known != reviewed_.end()) {
    request.state = known->second->state;
    request.by = quote_of_finding(known->second->by);
  }
  request_[finding.id] = model_.requests.size();
  model_.requests.push_back(request);
  if (request.state != RequestState::outstanding) return;
  SupportTotal& total = model_.organisations[organisation].support;
  ++total.requests;
  ++total.kinds[finding.request.value_or("other")];
  if (is_money(finding)) {
    const Amount amount = finding.amount.value_or(Amount{});
    const double min = amount.min.value_or(0), max = amount.max.value_or(min);
    if (!amount.min && !amount.max) ++total.without_amount;
    const bool fusion = *finding.request == "fusion_money";
    (fusion ? total.fusion_min : total.min) += min;
    (fusion ? total.fusion_max : total.max) += max;
  }
}

std::string Builder::quote_of_finding(const std::string& id) const {
  const auto found = std::find_if(findings_.begin(), findings_.end(),
                                  [&](const StoredFinding& stored) { return stored.finding.id == id; });
  return id.empty() || found == findings_.end() ? std::string() : found->finding.quote;
}

void Builder::attach_repeats() {
  for (const auto& stored : findings_) {
    if (!stored.finding.same_as || stored.verdict == "rejected") continue;
    if (const auto measure = measure_.find(*stored.finding.same_as); measure != measure_.end())
      model_.measures[measure->second].repeats.push_back(citation_of(stored));
    if (const auto request = request_.find(*stored.finding.same_as); request != request_.end())
      model_.requests[request->second].repeats.push_back(citation_of(stored));
  }
}

MatrixCell* Builder::cell_of(std::size_t organisation, int kpi) {
  for (std::size_t i = 0; i < model_.kpis.size(); ++i)
    if (model_.kpis[i].number == kpi) return &model_.organisations[organisation].cells[i];
  return nullptr;
}

void Builder::fill_matrix() {
  for (auto& organisation : model_.organisations) {
    for (std::size_t i = 0; i < model_.kpis.size(); ++i) {
      MatrixCell& cell = organisation.cells[i];
      cell.incomplete = organisation.incomplete;
      if (cell.measures > 0)
        cell.state = CellState::found;
      else if (cell.explicit_none > 0)
        cell.state = CellState::explicit_none;
      else if (cell.derived > 0)
        cell.state = CellState::derived_only;
      else if (organisation.incomplete)
        cell.state = CellState::not_readable;
      else
        cell.state = organisation.plans > 0 ? CellState::none_found : CellState::no_plan;
      if (cell.state == CellState::none_found)
        organisation.kpis_without_measure.push_back(model_.kpis[i].number);
    }
  }
}

// Of each organisation the latest conclusion that says something.
void Builder::weave_fusions() {
  std::map<std::string, std::string, std::less<>> dates;  // of documents
  for (const ReportDocument& each : model_.documents)
    dates[each.document.path + "/" + each.document.attachment] = each.document.facts.date.value_or("");
  std::map<std::size_t, std::pair<std::string, std::size_t>> latest;  // organisation → its date and index
  for (std::size_t i = 0; i < model_.fusions.size(); ++i) {
    const ReportFusion& fusion = model_.fusions[i];
    const std::string stance = fusion.finding.stance.value_or("not_mentioned");
    if (stance == "not_mentioned" && latest.contains(fusion.organisation)) continue;
    const std::string& date = dates[fusion.citation.document + "/" + fusion.citation.attachment];
    const auto known = latest.find(fusion.organisation);
    const bool says_more =
        known != latest.end() && model_.fusions[known->second.second].finding.stance == "not_mentioned";
    if (known == latest.end() || says_more || known->second.first <= date)
      latest[fusion.organisation] = {date, i};
  }
  std::vector<FusionStand> stands;
  for (const auto& [organisation, chosen] : latest) {
    const Finding& finding = model_.fusions[chosen.second].finding;
    if (model_.organisations[organisation].name.empty()) continue;
    stands.push_back({model_.organisations[organisation].name, finding.stance.value_or("not_mentioned"),
                      finding.partners, chosen.second});
  }
  model_.fusion_web = fusion_web(stands);
}

void Builder::sort() {
  std::stable_sort(model_.measures.begin(), model_.measures.end(), [](const auto& a, const auto& b) {
    const auto kpi = [](const ReportMeasure& m) {
      return m.finding.kpi.empty() ? 99 : m.finding.kpi.front();
    };
    return std::tuple(a.organisation, kpi(a), a.citation.document, a.citation.page) <
           std::tuple(b.organisation, kpi(b), b.citation.document, b.citation.page);
  });
  const auto by_place = [](const auto& a, const auto& b) {
    return std::tie(a.organisation, a.citation.document, a.citation.page) <
           std::tie(b.organisation, b.citation.document, b.citation.page);
  };
  std::stable_sort(model_.fusions.begin(), model_.fusions.end(), by_place);
  weave_fusions();
  std::stable_sort(model_.requests.begin(), model_.requests.end(), by_place);
  std::stable_sort(model_.no_support.begin(), model_.no_support.end(), by_place);
  std::stable_sort(model_.documents.begin(), model_.documents.end(), [](const auto& a, const auto& b) {
    return std::tie(a.organisation, a.document.path) < std::tie(b.organisation, b.document.path);
  });
  std::stable_sort(model_.unread.begin(), model_.unread.end(), [](const auto& a, const auto& b) {
    return std::tie(a.organisation, a.document, a.page) < std::tie(b.organisation, b.document, b.page);
  });
}

}  // namespace

ReportModel build_report(ReportInput input) {
  return Builder(std::move(input)).build();
}

std::string agreement_label(FusionPair::Agreement agreement) {
  using Agreement = FusionPair::Agreement;
  switch (agreement) {
    case Agreement::mutual:
      return "wederzijds";
    case Agreement::different:
      return "niet even ver";
    case Agreement::one_sided:
      return "eenzijdig";
    case Agreement::contradicting:
      return "tegenstrijdig";
    case Agreement::unknown:
      return "geen plan van de ander";
  }
  return {};
}

std::string agreement_code(FusionPair::Agreement agreement) {
  using Agreement = FusionPair::Agreement;
  switch (agreement) {
    case Agreement::mutual:
      return "mutual";
    case Agreement::different:
      return "different";
    case Agreement::one_sided:
      return "one_sided";
    case Agreement::contradicting:
      return "contradicting";
    case Agreement::unknown:
      return "unknown";
  }
  return {};
}

Result<ReportInput> collect_report(Store& store, const Rules& rules, const std::string& today,
                                   LedgerPages pages) {
  ReportInput input;
  auto documents = store.document_list();
  if (!documents) return tl::unexpected(documents.error());
  std::erase_if(*documents,
                [](const StoredDocument& document) { return is_no_document(document.media_type); });
  input.documents = std::move(*documents);
  FindingFilter what_counts;
  what_counts.with_loose = false;
  auto findings = store.findings(what_counts);
  if (!findings) return tl::unexpected(findings.error());
  auto ledger = store.ledger(pages);
  if (!ledger) return tl::unexpected(ledger.error());
  apply_corrections(*findings);
  input.findings = std::move(*findings);
  // Files that are no documents stand in the ledger, and are of no use to a reviewer.
  std::erase_if(*ledger, [](const LedgerRow& row) { return is_no_document(row.media_type); });
  input.ledger = std::move(*ledger);
  input.kpis = kpi_labels(rules);
  input.themes = theme_labels(rules);
  input.money = money_settings(rules);
  input.today = today;
  return input;
}

std::string support_judgement(const SupportTotal& total, const MoneySettings& money) {
  if (total.min <= 0 && total.max <= 0) return total.without_amount > 0 ? "geen bedrag genoemd" : "";
  if (total.min > money.per_agency_max) return "boven de bandbreedte";
  if (total.max < money.per_agency_min) return "onder de bandbreedte";
  return "binnen de bandbreedte";
}

std::string source_label(const Citation& citation) {
  std::string source = citation.document;
  if (!citation.attachment.empty()) source += " › " + citation.attachment;
  if (!citation.location.empty()) return source + ", " + citation.location;
  return source + (citation.page == 0 ? ", bericht" : ", p. " + std::to_string(citation.page));
}

std::string request_state_label(RequestState state) {
  switch (state) {
    case RequestState::outstanding:
      return "uitstaand";
    case RequestState::superseded:
      return "vervangen";
    case RequestState::withdrawn:
      return "ingetrokken";
  }
  return "";
}

std::string request_state_code(RequestState state) {
  switch (state) {
    case RequestState::outstanding:
      return "outstanding";
    case RequestState::superseded:
      return "superseded";
    case RequestState::withdrawn:
      return "withdrawn";
  }
  return "";
}

std::string gap_label(Gap gap) {
  switch (gap) {
    case Gap::no_deadline:
      return "zonder termijn";
    case Gap::no_owner:
      return "zonder trekker";
    case Gap::late:
      return "na 1 april 2026";
    case Gap::generic_deadline:
      return "alleen de algemene einddatum";
  }
  return {};
}

std::string gap_code(Gap gap) {
  switch (gap) {
    case Gap::no_deadline:
      return "no_deadline";
    case Gap::no_owner:
      return "no_owner";
    case Gap::late:
      return "after_target";
    case Gap::generic_deadline:
      return "generic_deadline";
  }
  return {};
}

std::string cell_code(CellState state) {
  switch (state) {
    case CellState::found:
      return "found";
    case CellState::derived_only:
      return "derived_only";
    case CellState::explicit_none:
      return "explicit_none";
    case CellState::none_found:
      return "none_found";
    case CellState::not_readable:
      return "not_readable";
    case CellState::no_plan:
      return "no_plan";
  }
  return {};
}

std::string cell_label(CellState state) {
  switch (state) {
    case CellState::found:
      return "maatregelen gevonden";
    case CellState::derived_only:
      return "alleen afgeleid";
    case CellState::explicit_none:
      return "uitdrukkelijk niet nodig";
    case CellState::none_found:
      return "geen gevonden";
    case CellState::not_readable:
      return "niet alles leesbaar";
    case CellState::no_plan:
      return "geen plan";
  }
  return {};
}

std::string organisation_label(const ReportOrganisation& organisation) {
  return organisation.name.empty() ? "Dienst niet herkend" : organisation.name;
}

SupportTotal total_support(const ReportModel& model) {
  SupportTotal sum;
  for (const auto& organisation : model.organisations) {
    const SupportTotal& part = organisation.support;
    sum.min += part.min;
    sum.max += part.max;
    sum.fusion_min += part.fusion_min;
    sum.fusion_max += part.fusion_max;
    sum.requests += part.requests;
    sum.without_amount += part.without_amount;
    for (const auto& [kind, count] : part.kinds) sum.kinds[kind] += count;
  }
  return sum;
}

}  // namespace planlezer
