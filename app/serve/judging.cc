// What reviewers do: verdicts, findings of their own, assessments, undo.
#include "app/clock.h"
#include "app/corrections.h"
#include "app/labels.h"
#include "app/location.h"
#include "app/serve/earlier_verdicts.h"
#include "app/serve/judgement_json.h"
#include "app/serve/routes.h"
#include "base/text.h"

namespace planlezer::serve {

namespace {

constexpr std::size_t longest_name = 100, longest_note = 10'000;

Result<Json> body_of(const Request& request) {
  Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) return fail(ErrorCode::usage, "De vraag hoort een JSON-object te bevatten.");
  return body;
}

Result<std::string> text_in(const Json& body, const char* name, std::size_t longest) {
  const auto found = body.find(name);
  if (found == body.end() || found->is_null()) return std::string();
  if (!found->is_string() || found->get_ref<const std::string&>().size() > longest)
    return fail(ErrorCode::usage, std::string("\"") + name + "\" hoort een tekst te zijn van ten hoogste " +
                                      std::to_string(longest) + " tekens.");
  return found->get<std::string>();
}

Result<int> number_in(const Json& body, const char* name) {
  const auto found = body.find(name);
  if (found == body.end() || !found->is_number_integer() || *found < 0 || *found > 2'000'000'000)
    return fail(ErrorCode::usage, std::string("\"") + name + "\" hoort een geheel getal te zijn.");
  return found->get<int>();
}

// Who the server knows it is goes before who it says it is.
Result<std::string> reviewer_of(const Request& request, const std::string& told) {
  const std::string name(trim(request.reviewer.empty() ? told : request.reviewer));
  const bool odd = name.size() > longest_name || !is_utf8(name) ||
                   std::any_of(name.begin(), name.end(),
                               [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (name.empty() || odd)
    return fail(ErrorCode::usage, "Geef uw naam op: die komt bij het oordeel te staan.");
  return name;
}

Result<std::string> reviewer_in(const Request& request, const Json& body) {
  const auto told = text_in(body, "reviewer", longest_name);
  if (!told) return told;
  return reviewer_of(request, *told);
}

Result<Json> fields_in(const Json& body) {
  const auto found = body.find("fields");
  Json fields = found == body.end() || found->is_null() ? Json::object() : *found;
  if (auto right = check_fields(fields); !right) return tl::unexpected(right.error());
  return fields;
}

Answer conflict(const std::string& who, Json current) {
  return problem(409, (who.empty() ? "Iemand anders" : who) + " heeft dit intussen beoordeeld.",
                 {{"current", std::move(current)}});
}

Json decided_json(const Verdict& now) {
  Json json = {{"revision", now.revision}};
  json.update({{"verdict", now.verdict},
               {"note", now.note},
               {"reviewer", now.reviewer},
               {"decided_at", now.decided_at},
               {"fields", Json::parse(now.fields, nullptr, false)}});
  return json;
}

Result<Verdict> verdict_in(const Request& request) {
  const auto body = body_of(request);
  if (!body) return tl::unexpected(body.error());
  const auto what = text_in(*body, "verdict", 20);
  const auto note = text_in(*body, "note", longest_note);
  const auto reviewer = reviewer_in(request, *body);
  const auto fields = fields_in(*body);
  const auto revision = number_in(*body, "revision");
  for (const auto* text : {&what, &note, &reviewer})
    if (!*text) return tl::unexpected(text->error());
  if (!fields) return tl::unexpected(fields.error());
  if (!revision) return tl::unexpected(revision.error());
  if (*what != "accepted" && *what != "rejected" && *what != "edited" && *what != "none")
    return fail(ErrorCode::usage, "Het oordeel is accepted, rejected, edited of none.");
  Verdict verdict;
  verdict.sha256 = request.arguments[0];
  verdict.finding = request.arguments[1];
  verdict.verdict = *what;
  verdict.note = *note;
  verdict.reviewer = *reviewer;
  verdict.decided_at = now_iso();
  verdict.fields = to_line(*fields);
  verdict.revision = *revision;
  return verdict;
}

// The finding that the reviewer marked: words of a page.
Result<Finding> marked_finding(const StoredDocument& stored, const Page& page, const Json& body) {
  const auto begin = number_in(body, "begin"), end = number_in(body, "end");
  if (!begin || !end) return tl::unexpected((begin ? end : begin).error());
  Finding finding;
  const Span span{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(*end)};
  if (span.begin >= span.end || span.end > page.text.size() || !is_utf8(page.text.substr(0, span.begin)) ||
      !is_utf8(page.text.substr(0, span.end)))
    return fail(ErrorCode::usage, "Deze woorden staan niet op de pagina.");
  finding.quote = quote_of(page, span);
  for (const Box& box : boxes_of(page, span)) finding.boxes.push_back({page.number, box});
  if (finding.boxes.empty()) return fail(ErrorCode::usage, "Kies een of meer woorden op de pagina.");
  finding.places.push_back({page.number, span});
  finding.id = "h-" + random_hex(8);
  finding.origin = "reviewer";
  finding.rule = "reviewer";
  Extracted document = stored.document;
  document.pages = {page};
  finding.location = location_of(document, finding);
  return finding;
}

Result<StoredFinding> find_finding(Store& store, const std::string& sha256, const std::string& id) {
  FindingFilter filter;
  filter.document = sha256;
  auto findings = store.findings(filter);
  if (!findings) return tl::unexpected(findings.error());
  for (StoredFinding& one : *findings)
    if (one.sha256 == sha256 && one.finding.id == id) return std::move(one);
  return fail(ErrorCode::not_found, "Bevinding " + id + " staat niet in de index.");
}

const char* const judgements[] = {"haalbaar",      "mogelijk_niet",      "niet_haalbaar",
                                  "reeds_robuust", "niet_te_beoordelen", ""};

}  // namespace

Result<Answer> get_findings(Desk& desk, const Request& request) {
  const auto filter = finding_filter(request);
  if (!filter) return tl::unexpected(filter.error());
  const auto links = desk.links();
  if (!links) return tl::unexpected(links.error());
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  auto findings = (*store)->findings(*filter);
  if (!findings) return tl::unexpected(findings.error());
  link_repeats((*links)->requests, *findings);
  auto given = (*store)->given_verdicts();
  if (!given) return tl::unexpected(given.error());
  const EarlierVerdicts earlier(std::move(*given), **links);
  Json list = Json::array();
  for (const StoredFinding& finding : *findings)
    list.push_back(judged_finding(finding, **links, earlier.find(finding)));
  return json_answer(list);
}

Result<Answer> get_verdicts(Desk& desk, const Request& request) {
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto given = (*store)->given_verdicts();
  if (!given) return tl::unexpected(given.error());
  Json list = Json::array();
  for (const GivenVerdict& one : *given)
    if (one.is_orphan || !request.flag("orphaned")) list.push_back(given_json(one));
  return json_answer(list);
}

Result<Answer> put_verdict(Desk& desk, const Request& request) {
  const auto verdict = verdict_in(request);
  if (!verdict) return tl::unexpected(verdict.error());
  const auto done = desk.judge([&](Judgements& judge) { return judge.put_verdict(*verdict); });
  if (!done) return tl::unexpected(done.error());
  if (done->conflict) return conflict(done->now.reviewer, decided_json(done->now));
  return json_answer(decided_json(done->now));
}

Result<Answer> post_finding(Desk& desk, const Request& request) {
  const auto body = body_of(request);
  if (!body) return tl::unexpected(body.error());
  const auto reviewer = reviewer_in(request, *body);
  const auto note = text_in(*body, "note", longest_note);
  const auto kind = text_in(*body, "kind", 40);
  for (const auto* text : {&reviewer, &note, &kind})
    if (!*text) return tl::unexpected(text->error());
  auto fields = fields_in(*body);
  if (!fields) return tl::unexpected(fields.error());
  (*fields)["kind"] = *kind;
  if (auto right = check_fields(*fields); !right) return tl::unexpected(right.error());
  const auto number = number_in(*body, "page");
  if (!number) return tl::unexpected(number.error());
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto stored = (*store)->document(request.arguments[0], false);
  if (!stored) return tl::unexpected(stored.error());
  const auto page = (*store)->page(stored->sha256, *number);
  if (!page) return tl::unexpected(page.error());
  auto finding = marked_finding(*stored, *page, *body);
  if (!finding) return tl::unexpected(finding.error());
  apply_fields(*finding, *fields);
  const Judgements::Addition addition{stored->sha256, *finding, *note, *reviewer, now_iso()};
  const auto added = desk.judge([&](Judgements& judge) { return judge.add_finding(addition); });
  if (!added) return tl::unexpected(added.error());
  const auto found = find_finding(**store, stored->sha256, finding->id);
  if (!found) return tl::unexpected(found.error());
  return json_answer(judged_finding(*found, {}), 201);
}

Result<Answer> delete_finding(Desk& desk, const Request& request) {
  const auto reviewer = reviewer_of(request, request.parameter("reviewer"));
  if (!reviewer) return tl::unexpected(reviewer.error());
  const auto revision = serve::number_in(request.parameter("revision"), 0, 2'000'000'000);
  if (!revision) return fail(ErrorCode::usage, "\"revision\" hoort een geheel getal te zijn.");
  const Judgements::Removal removal{request.arguments[0], request.arguments[1], *reviewer, now_iso(),
                                    *revision};
  const auto done = desk.judge([&](Judgements& judge) { return judge.remove_finding(removal); });
  if (!done) return tl::unexpected(done.error());
  if (done->conflict) return conflict(done->now.reviewer, decided_json(done->now));
  return json_answer(decided_json(done->now));
}

Result<Answer> post_undo(Desk& desk, const Request& request) {
  const auto body = body_of(request);
  if (!body) return tl::unexpected(body.error());
  const auto reviewer = reviewer_in(request, *body);
  if (!reviewer) return tl::unexpected(reviewer.error());
  const auto done = desk.judge([&](Judgements& judge) { return judge.undo(*reviewer, now_iso()); });
  if (!done) return tl::unexpected(done.error());
  Json now = Json::parse(done->now, nullptr, false);
  if (done->conflict) {
    const std::string who = now.is_object() ? now.value("reviewer", "") : "";
    return conflict(who, std::move(now));
  }
  Json undone = trail_json(done->act);
  undone["now"] = std::move(now);
  return json_answer({{"undone", std::move(undone)}});
}

Result<Answer> get_audit_trail(Desk& desk, const Request& request) {
  const auto limit = serve::number_in(request.optional("limit").value_or("200"), 1, 100'000);
  if (!limit) return fail(ErrorCode::usage, "Het aantal regels is een getal van 1 tot en met 100000.");
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto trail = (*store)->audit_trail(*limit);
  if (!trail) return tl::unexpected(trail.error());
  Json list = Json::array();
  for (const TrailEntry& entry : *trail) list.push_back(trail_json(entry));
  return json_answer(list);
}

Result<Answer> get_assessment(Desk& desk, const Request& request) {
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto all = (*store)->assessments();
  if (!all) return tl::unexpected(all.error());
  for (const Assessment& one : *all)
    if (one.organisation == request.arguments[0]) return json_answer(assessment_json(one));
  return json_answer(assessment_json({}));
}

Result<Answer> put_assessment(Desk& desk, const Request& request) {
  const auto body = body_of(request);
  if (!body) return tl::unexpected(body.error());
  const auto judgement = text_in(*body, "judgement", 40);
  const auto reasons = text_in(*body, "reasons", 10 * longest_note);
  const auto reviewer = reviewer_in(request, *body);
  for (const auto* text : {&judgement, &reasons, &reviewer})
    if (!*text) return tl::unexpected(text->error());
  const auto revision = number_in(*body, "revision");
  if (!revision) return tl::unexpected(revision.error());
  if (std::find(std::begin(judgements), std::end(judgements), *judgement) == std::end(judgements))
    return fail(ErrorCode::usage, "\"" + *judgement + "\" is geen oordeel dat gegeven kan worden.");
  const Assessment assessment{request.arguments[0], *judgement, *reasons, *reviewer, now_iso(), *revision};
  const auto done = desk.judge([&](Judgements& judge) { return judge.put_assessment(assessment); });
  if (!done) return tl::unexpected(done.error());
  if (done->conflict) return conflict(done->now.reviewer, assessment_json(done->now));
  return json_answer(assessment_json(done->now));
}

}  // namespace planlezer::serve
