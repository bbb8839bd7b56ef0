// Documents and their pages.
#include "app/serve/routes.h"
#include "ingest/media_type.h"
#include "storage/names.h"

namespace planlezer::serve {

namespace {

Json document_json(const StoredDocument& stored, const std::map<std::string, int>& findings) {
  const Extracted& document = stored.document;
  const auto count = findings.find(stored.sha256);
  return {{"sha256", stored.sha256},
          {"document", stored.path},
          {"attachment", stored.attachment.empty() ? Json(nullptr) : Json(stored.attachment)},
          {"organisation", optional_to_json(stored.facts.organisation)},
          {"document_kind", stored.facts.kind},
          {"title", stored.facts.title.empty() ? document.metadata.title : stored.facts.title},
          {"date", optional_to_json(stored.facts.date)},
          {"pages", document.page_count},
          {"state", name_of(document.state)},
          {"reason", document.reason},
          {"message", document.message},
          {"findings", count == findings.end() ? 0 : count->second},
          {"version", stored.facts.version},
          {"media_type", stored.media_type}};
}

Json address_json(const Address& address) {
  return {{"name", address.name}, {"address", address.address}};
}

Json mail_json(const std::optional<Mail>& mail) {
  if (!mail) return nullptr;
  Json to = Json::array(), cc = Json::array();
  for (const Address& one : mail->to) to.push_back(address_json(one));
  for (const Address& one : mail->cc) cc.push_back(address_json(one));
  return {{"from", address_json(mail->from)}, {"to", std::move(to)}, {"cc", std::move(cc)},
          {"subject", mail->subject},         {"date", mail->date},  {"automatic", mail->automatic}};
}

Json part_json(const StoredPart& part) {
  return {{"name", part.name},
          {"sha256", part.sha256.empty() ? Json(nullptr) : Json(part.sha256)},
          {"media_type", part.media_type},
          {"size_bytes", part.size_bytes},
          {"is_inline", part.is_inline},
          {"reason", part.reason},
          {"message", part.error}};
}

Json box_json(Span text, const Box& box) {
  const Json place = to_json(PageBox{0, box});
  return {{"begin", text.begin}, {"end", text.end},   {"x0", place["x0"]},
          {"y0", place["y0"]},   {"x1", place["x1"]}, {"y1", place["y1"]}};
}

Result<Json> page_list(Store& store, const StoredDocument& stored) {
  FindingFilter filter;
  filter.document = stored.sha256;
  filter.with_loose = false;
  const auto findings = store.findings(filter);
  if (!findings) return tl::unexpected(findings.error());
  const auto themes = store.page_themes(stored.sha256);
  if (!themes) return tl::unexpected(themes.error());
  std::map<std::int32_t, int> counts;
  std::map<std::int32_t, Json> themes_of;
  for (const StoredFinding& one : *findings) ++counts[one.finding.page()];
  for (const PageThemes& one : *themes) themes_of[one.page] = one.themes;
  Json list = Json::array();
  for (const Page& page : stored.document.pages)
    list.push_back({{"number", page.number},
                    {"width", page.width},
                    {"height", page.height},
                    {"state", name_of(page.state)},
                    {"origin", name_of(page.origin)},
                    {"themes", themes_of.contains(page.number) ? themes_of[page.number] : Json::array()},
                    {"findings", counts[page.number]}});
  return list;
}

// Without its pages; nothing of the index is held on to.
Result<StoredDocument> document_asked_for(Desk& desk, const Request& request) {
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  return (*store)->document(request.arguments[0], false);
}

}  // namespace

Result<Answer> get_documents(Desk& desk, const Request& request) {
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto documents = (*store)->document_list();
  const auto counts = (*store)->finding_counts();
  if (!documents || !counts) return tl::unexpected((documents ? counts.error() : documents.error()));
  const auto organisation = request.optional("organisation");
  Json list = Json::array();
  for (const StoredDocument& stored : *documents)
    if (!is_no_document(stored.media_type) && (!organisation || stored.facts.organisation == organisation))
      list.push_back(document_json(stored, *counts));
  return json_answer(list);
}

Result<Answer> get_document(Desk& desk, const Request& request) {
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto stored = (*store)->document(request.arguments[0], true);
  if (!stored) return tl::unexpected(stored.error());
  const auto counts = (*store)->finding_counts();
  if (!counts) return tl::unexpected(counts.error());
  const auto parts = (*store)->parts(stored->sha256);
  if (!parts) return tl::unexpected(parts.error());
  auto pages = page_list(**store, *stored);
  if (!pages) return tl::unexpected(pages.error());
  Json json = document_json(*stored, *counts);
  Json notes = Json::array(), listed = Json::array();
  for (const Note& note : stored->document.notes)
    notes.push_back({{"page", note.page}, {"code", note.code}, {"message", note.message}});
  for (const StoredPart& part : *parts) listed.push_back(part_json(part));
  json["notes"] = std::move(notes);
  json["page_list"] = std::move(*pages);
  json["mail"] = mail_json(stored->document.mail);
  json["parts"] = std::move(listed);
  return json_answer(json);
}

Result<Answer> get_original(Desk& desk, const Request& request) {
  const auto stored = document_asked_for(desk, request);
  if (!stored) return tl::unexpected(stored.error());
  const auto file = desk.original_of(stored->sha256);
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored))
    return fail(ErrorCode::not_found, "Het originele bestand staat er niet meer.");
  const std::string place = stored->attachment.empty() ? stored->path : stored->attachment;
  Answer answer;
  answer.type = "application/octet-stream";
  answer.file = file;
  answer.headers["Content-Disposition"] = disposition(place.substr(place.rfind('/') + 1));
  return answer;
}

Result<Answer> get_page(Desk& desk, const Request& request) {
  const auto number = page_number(request.arguments[1]);
  if (!number) return tl::unexpected(number.error());
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto stored = (*store)->document(request.arguments[0], false);
  if (!stored) return tl::unexpected(stored.error());
  const auto page = (*store)->page(stored->sha256, *number);
  if (!page) return tl::unexpected(page.error());
  Json words = Json::array(), lines = Json::array();
  for (const Word& word : page->words) words.push_back(box_json(word.text, word.box));
  for (const Line& line : page->lines) lines.push_back(box_json(line.text, line.box));
  return json_answer({{"number", page->number},
                      {"width", page->width},
                      {"height", page->height},
                      {"rotation", page->rotation},
                      {"state", name_of(page->state)},
                      {"origin", name_of(page->origin)},
                      {"text", page->text},
                      {"words", std::move(words)},
                      {"lines", std::move(lines)},
                      {"has_image", is_drawable(stored->media_type)}});
}

Result<Answer> get_page_image(Desk& desk, const Request& request) {
  const auto number = page_number(request.arguments[1]);
  if (!number) return tl::unexpected(number.error());
  const auto width = number_in(request.optional("width").value_or("900"), 100, 2400);
  if (!width) return fail(ErrorCode::usage, "De breedte is een getal van 100 tot en met 2400.");
  const auto stored = document_asked_for(desk, request);
  if (!stored) return tl::unexpected(stored.error());
  if (!is_drawable(stored->media_type) || *number < 1 || *number > stored->document.page_count)
    return fail(ErrorCode::not_found, "Van deze pagina is er geen afbeelding.");
  // The same content is always drawn the same by the same version.
  const std::string tag = "\"" + stored->sha256.substr(0, 16) + "-" + std::to_string(*number) + "-" +
                          std::to_string(*width) + "-" + std::to_string(extractor_version) + "\"";
  Answer answer;
  answer.type = "image/png";
  answer.headers = {{"ETag", tag}, {"Cache-Control", "private, max-age=86400"}};
  if (request.if_none_match == tag) {
    answer.status = 304;
    return answer;
  }
  const auto png = desk.images().png(stored->sha256, {desk.original_of(stored->sha256).string(),
                                                      stored->media_type, *number, *width, desk.passwords()});
  if (!png) return tl::unexpected(png.error());
  answer.body = **png;
  return answer;
}

Result<Answer> get_page_matches(Desk& desk, const Request& request) {
  const auto number = page_number(request.arguments[1]);
  if (!number) return tl::unexpected(number.error());
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto hit = (*store)->matches(request.arguments[0], *number, request.parameter("q"));
  if (!hit) return tl::unexpected(hit.error());
  const Json json = to_json(*hit);
  return json_answer({{"matches", json["matches"]}, {"boxes", json["boxes"]}});
}

}  // namespace planlezer::serve
