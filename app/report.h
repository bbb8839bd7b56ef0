// What a reviewer wants first, as plain values: the matrix organisation × kpi, fusion, support requests, gaps
// and what could not be read. build_report() is pure; the renderers (report_html.h, report_tables.h) only
// show what is here.
//
// A measure counts once: repeats (same_as) point to their first occurrence. Findings that a reviewer rejected
// are left out and counted. A kpi that was derived from keywords is never mixed with one that the document
// names.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyze/analyze.h"
#include "analyze/fusion_web.h"
#include "analyze/requests.h"
#include "app/versions.h"
#include "base/result.h"
#include "storage/store.h"

namespace planlezer {

struct ReportInput {
  std::vector<StoredDocument> documents;  // without pages
  std::vector<StoredFinding> findings;
  std::vector<LedgerRow> ledger;  // with pages, at least those that were not simply read
  std::vector<KpiLabel> kpis;
  std::vector<ThemeInfo> themes;
  MoneySettings money;
  std::string today;  // ISO
};

enum class CellState {
  found,          // measures
  derived_only,   // only measures whose kpi was derived from keywords
  explicit_none,  // the document says that nothing is needed
  none_found,     // nothing, in text that was read completely
  not_readable,   // nothing, but not everything could be read
  no_plan,        // there is no plan of this organisation
};

struct MatrixCell {
  CellState state = CellState::no_plan;
  int measures = 0;         // named by the document
  int derived = 0;          // derived from keywords
  int explicit_none = 0;    // statements that nothing is needed
  bool incomplete = false;  // part of the organisation's documents could not be read: there may be more
  std::string assessment;   // own verdict in the self-assessment, when one was found
};

// Where the words stand.
struct Citation {
  std::string document, attachment, quote;
  std::int32_t page = 0;
  std::string location = {};  // in a document without pages of its own
};

// "plan.pdf, p. 3", "bericht.eml › begroting.xlsx, blad Kosten, cel C4", "bericht.eml, bericht".
std::string source_label(const Citation& citation);

enum class Gap { no_deadline, no_owner, late, generic_deadline };
inline constexpr Gap all_gaps[] = {Gap::no_deadline, Gap::no_owner, Gap::late, Gap::generic_deadline};

struct ReportMeasure {
  std::size_t organisation = 0;  // index in ReportModel::organisations
  Finding finding;
  Citation citation;
  std::string verdict;
  std::vector<Citation> repeats;
  std::vector<Gap> gaps;
};

struct ReportFusion {
  std::size_t organisation = 0;
  Finding finding;
  Citation citation;
};

struct ReportRequest {
  std::size_t organisation = 0;
  Finding finding;  // support_request or no_support
  Citation citation;
  std::vector<Citation> repeats;
  // Superseded by a later one, or withdrawn: it stays in sight, and counts no more.
  RequestState state = RequestState::outstanding;
  std::string by = {};  // quote of what came in its place or took it back
};

struct SupportTotal {
  // What is outstanding: each request once, changed and withdrawn ones not.
  double min = 0, max = 0;  // euro, asked for the kpi's
  double fusion_min = 0, fusion_max = 0;
  int requests = 0;        // all kinds
  int without_amount = 0;  // requests for money that name no amount
  std::map<std::string, int> kinds;
  bool says_none = false;
};

struct ReportDocument {
  std::size_t organisation = 0;
  StoredDocument document;
  int measures = 0;
  int unread_pages = 0;
};

// A page, or a whole document (page 0), that was not or not completely read.
struct UnreadPlace {
  std::size_t organisation = 0;
  std::string document;
  std::int32_t page = 0;
  std::string state, message;
};

struct ReportOrganisation {
  std::string name;  // empty: the document does not say
  int plans = 0, documents = 0, measures = 0, measures_without_kpi = 0;
  int superseded_measures = 0;  // of older versions and reports: not counted
  bool incomplete = false;
  std::vector<MatrixCell> cells;  // one per kpi, in the order of ReportModel::kpis
  std::map<Gap, int> gaps;
  std::vector<int> kpis_without_measure;
  SupportTotal support;
};

struct ReportModel {
  std::string today;
  std::vector<KpiLabel> kpis;
  MoneySettings money;
  std::map<std::string, std::string> themes;      // id → label
  std::vector<ReportOrganisation> organisations;  // by name; the one without a name last
  std::vector<ReportMeasure> measures;            // by organisation, kpi, place
  std::vector<ReportFusion> fusions;
  std::vector<FusionPair> fusion_web;  // sources: indices in fusions; of each organisation its latest plan
  std::vector<VersionChain> versions;  // plans of which there is more than one version or report
  std::vector<ReportRequest> requests, no_support;
  std::vector<ReportDocument> documents;
  std::vector<UnreadPlace> unread;
  std::vector<LedgerRow> ledger;
  int rejected = 0, pages = 0, ocr_pages = 0;
};

ReportModel build_report(ReportInput input);
// `pages`: all for a report that lists the ledger.
Result<ReportInput> collect_report(Store& store, const Rules& rules, const std::string& today,
                                   LedgerPages pages = LedgerPages::noteworthy);

// Compared with what is thought of per agency: "binnen de bandbreedte", "boven …", "onder …", "geen bedrag
// genoemd".
std::string support_judgement(const SupportTotal& total, const MoneySettings& money);
std::string agreement_label(FusionPair::Agreement agreement);  // "wederzijds"
std::string agreement_code(FusionPair::Agreement agreement);   // "mutual"
std::string request_state_label(RequestState state);           // "uitstaand"
std::string request_state_code(RequestState state);            // "outstanding"
std::string gap_label(Gap gap);                                // "zonder termijn"
std::string gap_code(Gap gap);                                 // "no_deadline"
std::string cell_code(CellState state);                        // "found"
std::string cell_label(CellState state);
std::string organisation_label(const ReportOrganisation& organisation);

// Totals over all organisations.
SupportTotal total_support(const ReportModel& model);

}  // namespace planlezer
