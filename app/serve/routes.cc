#include "app/serve/routes.h"

#include "base/text.h"

namespace planlezer::serve {

namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// One piece of a path; nothing when it is not well written.
std::optional<std::string> decoded(std::string_view piece) {
  std::string text;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    if (piece[i] != '%') {
      text += piece[i];
      continue;
    }
    const int high = i + 2 < piece.size() ? digit_of(piece[i + 1]) : -1;
    const int low = i + 2 < piece.size() ? digit_of(piece[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    text += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (!is_utf8(text) || text.find('\0') != std::string::npos) return std::nullopt;
  return text;
}

// What stands at the {places}; nothing when the path is another one.
std::optional<std::vector<std::string>> arguments_of(std::string_view path, std::string_view pattern) {
  const auto pieces = split(path, '/');
  const auto wanted = split(pattern, '/');
  if (pieces.size() != wanted.size()) return std::nullopt;
  std::vector<std::string> arguments;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!wanted[i].starts_with('{')) {
      if (pieces[i] != wanted[i]) return std::nullopt;
      continue;
    }
    auto argument = decoded(pieces[i]);
    if (!argument || argument->empty()) return std::nullopt;
    arguments.push_back(std::move(*argument));
  }
  return arguments;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all{
      {"GET", "/api/v1/openapi.json", get_openapi},
      {"GET", "/api/v1/overview", get_overview},
      {"GET", "/api/v1/search", get_search},
      {"GET", "/api/v1/documents", get_documents},
      {"GET", "/api/v1/documents/{sha256}", get_document},
      {"GET", "/api/v1/documents/{sha256}/original", get_original},
      {"GET", "/api/v1/documents/{sha256}/pages/{number}", get_page},
      {"GET", "/api/v1/documents/{sha256}/pages/{number}/image", get_page_image},
      {"GET", "/api/v1/documents/{sha256}/pages/{number}/matches", get_page_matches},
      {"GET", "/api/v1/findings", get_findings},
      {"GET", "/api/v1/verdicts", get_verdicts},
      {"PUT", "/api/v1/documents/{sha256}/findings/{id}/verdict", put_verdict},
      {"POST", "/api/v1/documents/{sha256}/findings", post_finding},
      {"DELETE", "/api/v1/documents/{sha256}/findings/{id}", delete_finding},
      {"POST", "/api/v1/undo", post_undo},
      {"GET", "/api/v1/audit-trail", get_audit_trail},
      {"GET", "/api/v1/agencies/{organisation}/assessment", get_assessment},
      {"PUT", "/api/v1/agencies/{organisation}/assessment", put_assessment},
      {"GET", "/api/v1/ledger", get_ledger},
      {"GET", "/api/v1/progress", get_progress},
      {"GET", "/api/v1/exports/findings.csv", get_findings_csv},
      {"GET", "/api/v1/exports/findings.xlsx", get_findings_xlsx},
      {"GET", "/api/v1/exports/dossier.html", get_dossier},
      {"GET", "/api/v1/exports/project.qdpx", get_project},
  };
  return all;
}

const Route* find_route(Request& request, bool& path_known) {
  path_known = false;
  for (const Route& route : routes()) {
    auto arguments = arguments_of(request.path, route.path);
    if (!arguments) continue;
    path_known = true;
    if (request.method != route.method) continue;
    request.arguments = std::move(*arguments);
    return &route;
  }
  return nullptr;
}

Result<std::int32_t> page_number(const std::string& text) {
  const auto number = number_in(text, 0, 1'000'000);
  if (!number) return fail(ErrorCode::not_found, "\"" + text + "\" is geen paginanummer.");
  return *number;
}

Result<FindingFilter> finding_filter(const Request& request) {
  FindingFilter filter;
  filter.document = request.optional("document");
  filter.organisation = request.optional("organisation");
  filter.kind = request.optional("kind");
  filter.theme = request.optional("theme");
  if (const auto kpi = request.optional("kpi")) {
    filter.kpi = number_in(*kpi, 0, 99);
    if (!filter.kpi) return fail(ErrorCode::usage, "\"" + *kpi + "\" is geen kpi; geef een nummer.");
  }
  return filter;
}

}  // namespace planlezer::serve
