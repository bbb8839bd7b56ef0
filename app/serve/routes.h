// The routes of the API: one table, which openapi.json describes and a test compares with it.
#pragma once

#include <string>
#include <vector>

#include "app/serve/desk.h"
#include "app/serve/http.h"

namespace planlezer::serve {

struct Route {
  const char* method;
  const char* path;  // "/api/v1/documents/{sha256}"
  Result<Answer> (*answer)(Desk& desk, const Request& request);
};

const std::vector<Route>& routes();

// The route for the request, whose arguments are filled in; nullptr: there is none. `path_known`: there is
// one with another method.
const Route* find_route(Request& request, bool& path_known);

// --- by concern, each in a file of its own
Result<Answer> get_openapi(Desk& desk, const Request& request);
Result<Answer> get_overview(Desk& desk, const Request& request);
Result<Answer> get_ledger(Desk& desk, const Request& request);
Result<Answer> get_progress(Desk& desk, const Request& request);
Result<Answer> get_search(Desk& desk, const Request& request);
Result<Answer> get_documents(Desk& desk, const Request& request);
Result<Answer> get_document(Desk& desk, const Request& request);
Result<Answer> get_original(Desk& desk, const Request& request);
Result<Answer> get_page(Desk& desk, const Request& request);
Result<Answer> get_page_image(Desk& desk, const Request& request);
Result<Answer> get_page_matches(Desk& desk, const Request& request);
Result<Answer> get_findings(Desk& desk, const Request& request);
Result<Answer> get_verdicts(Desk& desk, const Request& request);
Result<Answer> put_verdict(Desk& desk, const Request& request);
Result<Answer> post_finding(Desk& desk, const Request& request);
Result<Answer> delete_finding(Desk& desk, const Request& request);
Result<Answer> post_undo(Desk& desk, const Request& request);
Result<Answer> get_audit_trail(Desk& desk, const Request& request);
Result<Answer> get_assessment(Desk& desk, const Request& request);
Result<Answer> put_assessment(Desk& desk, const Request& request);
Result<Answer> get_findings_csv(Desk& desk, const Request& request);
Result<Answer> get_findings_xlsx(Desk& desk, const Request& request);
Result<Answer> get_dossier(Desk& desk, const Request& request);
Result<Answer> get_project(Desk& desk, const Request& request);

// A page number out of the path.
Result<std::int32_t> page_number(const std::string& text);
// The filters of findings that the query names.
Result<FindingFilter> finding_filter(const Request& request);

}  // namespace planlezer::serve
