// What concerns the whole index: the overview, the ledger, searching.
#include "app/progress_file.h"
#include "app/serve/routes.h"

namespace planlezer::serve {

Result<Answer> get_overview(Desk& desk, const Request& /*request*/) {
  const auto overview = desk.overview();
  if (!overview) return tl::unexpected(overview.error());
  return Answer{.body = **overview};
}

Result<Answer> get_ledger(Desk& desk, const Request& request) {
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto rows = (*store)->ledger(request.flag("noteworthy") ? LedgerPages::noteworthy : LedgerPages::all);
  if (!rows) return tl::unexpected(rows.error());
  const auto state = request.optional("state");
  Json list = Json::array();
  for (const LedgerRow& row : *rows)
    if (!state || row.state == *state) list.push_back(to_json(row));
  return json_answer(list);
}

Result<Answer> get_progress(Desk& desk, const Request& /*request*/) {
  return json_answer(read_progress(desk.index()));
}

Result<Answer> get_search(Desk& desk, const Request& request) {
  SearchQuery query;
  query.text = request.parameter("q");
  query.theme = request.optional("theme");
  query.organisation = request.optional("organisation");
  query.kind = request.optional("kind");
  query.document_kind = request.optional("document_kind");
  query.per_document = request.flag("per_document");
  const auto limit = number_in(request.optional("limit").value_or("20"), 1, 1000);
  if (!limit) return fail(ErrorCode::usage, "Het aantal treffers is een getal van 1 tot en met 1000.");
  query.limit = *limit;
  if (const auto kpi = request.optional("kpi")) {
    query.kpi = number_in(*kpi, 0, 99);
    if (!query.kpi) return fail(ErrorCode::usage, "\"" + *kpi + "\" is geen kpi; geef een nummer.");
  }
  // Many ask the same.
  const auto answer = desk.kept_answer(to_line(Json(request.query)), [&]() -> Result<std::string> {
    const auto store = desk.reader();
    if (!store) return tl::unexpected(store.error());
    const auto result = (*store)->search(query);
    if (!result) return tl::unexpected(result.error());
    return to_line(to_json(query.text, *result));
  });
  if (!answer) return tl::unexpected(answer.error());
  return Answer{.body = **answer};
}

}  // namespace planlezer::serve
