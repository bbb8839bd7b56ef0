// Reports made from a few lines: documents, findings and rows of the ledger.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "app/report.h"

namespace planlezer {

class ReportSketch {
 public:
  ReportSketch() {
    for (int number = 1; number <= 6; ++number)
      input_.kpis.push_back({number, "Naam van " + std::to_string(number), true});
    input_.money = {200000, 250000, 500000, 18000000};
    input_.today = "2024-09-01";
  }

  void document(const std::string& path, const std::string& organisation, const std::string& kind) {
    StoredDocument document;
    document.path = path;
    document.sha256 = path;  // a name of its own is enough
    document.media_type = "application/pdf";
    document.facts.kind = kind;
    if (!organisation.empty()) document.facts.organisation = organisation;
    input_.documents.push_back(std::move(document));
    LedgerRow row;
    row.document = path;
    row.sha256 = path;
    row.state = "read";
    row.organisation = organisation;
    input_.ledger.push_back(std::move(row));
  }
  void plan(const std::string& path, const std::string& organisation) {
    document(path, organisation, "plan");
  }

  void page(const std::string& path, std::int32_t number, const std::string& state) {
    LedgerRow row;
    row.document = path;
    row.sha256 = path;
    row.page = number;
    row.state = state;
    row.origin = "native";
    input_.ledger.push_back(std::move(row));
    for (StoredDocument& document : input_.documents)
      if (document.path == path) ++document.document.page_count;
  }

  Finding& add(const std::string& path, const std::string& kind) {
    StoredFinding stored;
    stored.document = path;
    stored.sha256 = path;
    for (const StoredDocument& document : input_.documents)
      if (document.path == path) {
        stored.organisation = document.facts.organisation;
        stored.document_kind = document.facts.kind;
      }
    stored.finding.kind = kind;
    stored.finding.id = kind + std::to_string(findings_.size());
    stored.finding.quote = "Woorden nummer " + std::to_string(findings_.size());
    stored.finding.places = {{1, {0, 5}}};
    findings_.push_back(std::move(stored));
    return findings_.back().finding;
  }
  Finding& measure(const std::string& path, std::vector<int> kpi) {
    Finding& finding = add(path, "measure");
    finding.kpi_basis = kpi.empty() ? "none" : "explicit";
    finding.kpi = std::move(kpi);
    finding.status = "planned";
    return finding;
  }
  Finding& request(const std::string& path, const std::string& kind, double euro) {
    Finding& finding = add(path, "support_request");
    finding.request = kind;
    finding.amount = Amount{euro, euro, "bedrag", {}};
    return finding;
  }
  // Of the last finding.
  void verdict(const std::string& verdict) { findings_.back().verdict = verdict; }

  ReportModel build() const {
    ReportInput input = input_;
    input.findings.assign(findings_.begin(), findings_.end());
    return build_report(input);
  }

 private:
  ReportInput input_;
  std::deque<StoredFinding> findings_;  // keeps references valid
};

}  // namespace planlezer
