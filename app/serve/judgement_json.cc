#include "app/serve/judgement_json.h"

namespace planlezer::serve {

namespace {

Json parsed(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? Json(nullptr) : json;
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

}  // namespace

Json judged_json(const Verdict& verdict) {
  if (verdict.revision == 0 || (verdict.verdict == "none" && verdict.note.empty() && verdict.fields == "{}"))
    return nullptr;
  return {{"verdict", verdict.verdict},       {"note", verdict.note},
          {"reviewer", verdict.reviewer},     {"decided_at", verdict.decided_at},
          {"fields", parsed(verdict.fields)}, {"revision", verdict.revision}};
}

Json assessment_json(const Assessment& assessment) {
  return {{"judgement", assessment.judgement},
          {"reasons", assessment.reasons},
          {"reviewer", assessment.reviewer},
          {"decided_at", assessment.decided_at},
          {"revision", assessment.revision}};
}

Json trail_json(const TrailEntry& entry) {
  return {{"id", entry.id},
          {"at", entry.at},
          {"reviewer", entry.reviewer},
          {"act", entry.act},
          {"document", text_or_null(entry.document)},
          {"sha256", text_or_null(entry.sha256)},
          {"finding", text_or_null(entry.finding)},
          {"organisation", text_or_null(entry.organisation)},
          {"before", parsed(entry.before)},
          {"after", parsed(entry.after)}};
}

Json given_json(const GivenVerdict& given) {
  const Verdict& verdict = given.verdict;
  return {{"verdict", verdict.verdict},
          {"note", verdict.note},
          {"reviewer", verdict.reviewer},
          {"decided_at", verdict.decided_at},
          {"sha256", verdict.sha256},
          {"finding", verdict.finding},
          {"document", given.document},
          {"attachment", given.attachment ? Json(*given.attachment) : Json(nullptr)},
          {"page", verdict.page},
          {"kind", verdict.kind},
          {"quote", verdict.quote}};
}

Json judged_finding(const StoredFinding& finding, const DocumentLinks& links, const GivenVerdict* earlier) {
  Json json = finding_line(finding, links);
  json["revision"] = finding.judged.revision;
  json["judged"] = judged_json(finding.judged);
  json["earlier"] = earlier ? given_json(*earlier) : Json(nullptr);
  return json;
}

}  // namespace planlezer::serve
