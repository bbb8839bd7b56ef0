#include "app/json.h"

#include <cmath>

namespace planlezer {
namespace {

double rounded(double value) {
  return std::round(value * 100) / 100;
}

std::optional<std::string> optional_text(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return json.get<std::string>();
}

std::optional<double> optional_number(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return json.get<double>();
}

std::optional<Deadline> deadline_from(const Json& json) {
  if (json.is_null()) return std::nullopt;
  Deadline deadline;
  deadline.start = optional_text(json.at("start"));
  deadline.end = optional_text(json.at("end"));
  deadline.precision = json.at("precision").get<std::string>();
  deadline.text = json.at("text").get<std::string>();
  deadline.generic = json.value("generic", false);
  return deadline;
}

std::optional<Amount> amount_from(const Json& json) {
  if (json.is_null()) return std::nullopt;
  Amount amount;
  amount.min = optional_number(json.at("min"));
  amount.max = optional_number(json.at("max"));
  amount.text = json.at("text").get<std::string>();
  if (!json.at("recurring").is_null()) amount.recurring = json.at("recurring").get<bool>();
  return amount;
}

StoredFinding read_finding(const Json& json) {
  StoredFinding stored;
  Finding& finding = stored.finding;
  finding.id = json.at("id").get<std::string>();
  stored.organisation = optional_text(json.at("organisation"));
  stored.document = json.at("document").get<std::string>();
  stored.attachment = optional_text(json.at("attachment"));
  stored.sha256 = json.at("sha256").get<std::string>();
  stored.document_kind = json.at("document_kind").get<std::string>();
  finding.kind = json.at("kind").get<std::string>();
  finding.location = json.at("location").get<std::string>();
  finding.quote = json.at("quote").get<std::string>();
  for (const auto& box : json.at("boxes"))
    finding.boxes.push_back({box.at("page").get<std::int32_t>(),
                             {box.at("x0").get<float>(), box.at("y0").get<float>(), box.at("x1").get<float>(),
                              box.at("y1").get<float>()}});
  finding.kpi = json.at("kpi").get<std::vector<int>>();
  finding.kpi_basis = json.at("kpi_basis").get<std::string>();
  finding.deadline = deadline_from(json.at("deadline"));
  finding.owner = optional_text(json.at("owner"));
  finding.amount = amount_from(json.at("amount"));
  finding.status = optional_text(json.at("status"));
  finding.stance = optional_text(json.at("stance"));
  finding.partners = json.at("partners").get<std::vector<std::string>>();
  finding.date = optional_text(json.at("date"));
  finding.request = optional_text(json.at("request"));
  finding.themes = json.at("themes").get<std::vector<std::string>>();
  finding.same_as = optional_text(json.at("same_as"));
  finding.origin = json.at("origin").get<std::string>();
  finding.confidence = json.at("confidence").get<double>();
  finding.rule = json.at("rule").get<std::string>();
  finding.rule_revision = json.at("rule_revision").get<int>();
  stored.verdict = json.at("verdict").get<std::string>();
  finding.assessment = optional_text(json.at("assessment"));
  finding.evidence = json.at("evidence").get<std::vector<std::string>>();
  for (const auto& place : json.at("places"))
    finding.places.push_back(
        {place.at("page").get<std::int32_t>(),
         {place.at("begin").get<std::uint32_t>(), place.at("end").get<std::uint32_t>()}});
  return stored;
}

}  // namespace

Json number_to_json(double number) {
  if (std::nearbyint(number) == number && std::abs(number) < 9e15) return static_cast<std::int64_t>(number);
  return number;
}

Json optional_to_json(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}
Json optional_to_json(const std::optional<double>& number) {
  return number ? number_to_json(*number) : Json(nullptr);
}

Json to_json(const PageBox& box) {
  return {{"page", box.page},
          {"x0", rounded(box.box.x0)},
          {"y0", rounded(box.box.y0)},
          {"x1", rounded(box.box.x1)},
          {"y1", rounded(box.box.y1)}};
}

Json to_json(const std::optional<Deadline>& deadline) {
  if (!deadline) return nullptr;
  return {{"start", optional_to_json(deadline->start)},
          {"end", optional_to_json(deadline->end)},
          {"precision", deadline->precision},
          {"text", deadline->text},
          {"generic", deadline->generic}};
}

Json to_json(const std::optional<Amount>& amount) {
  if (!amount) return nullptr;
  return {{"min", optional_to_json(amount->min)},
          {"max", optional_to_json(amount->max)},
          {"text", amount->text},
          {"recurring", amount->recurring ? Json(*amount->recurring) : Json(nullptr)}};
}

Json to_json(const StoredFinding& stored) {
  const Finding& finding = stored.finding;
  Json boxes = Json::array();
  for (const auto& box : finding.boxes) boxes.push_back(to_json(box));
  Json places = Json::array();
  for (const auto& place : finding.places)
    places.push_back({{"page", place.page}, {"begin", place.span.begin}, {"end", place.span.end}});
  return {
      {"id", finding.id},
      {"organisation", optional_to_json(stored.organisation)},
      {"document", stored.document},
      {"attachment", optional_to_json(stored.attachment)},
      {"sha256", stored.sha256},
      {"document_kind", stored.document_kind},
      {"page", finding.page()},
      {"kind", finding.kind},
      {"quote", finding.quote},
      {"boxes", std::move(boxes)},
      {"kpi", finding.kpi},
      {"kpi_basis", finding.kpi_basis},
      {"deadline", to_json(finding.deadline)},
      {"owner", optional_to_json(finding.owner)},
      {"amount", to_json(finding.amount)},
      {"status", optional_to_json(finding.status)},
      {"stance", optional_to_json(finding.stance)},
      {"partners", finding.partners},
      {"date", optional_to_json(finding.date)},
      {"request", optional_to_json(finding.request)},
      {"themes", finding.themes},
      {"same_as", optional_to_json(finding.same_as)},
      {"origin", finding.origin},
      {"confidence", std::round(finding.confidence * 1000) / 1000},
      {"rule", finding.rule},
      {"rule_revision", finding.rule_revision},
      {"verdict", stored.verdict},
      {"assessment", optional_to_json(finding.assessment)},
      {"evidence", finding.evidence},
      {"places", std::move(places)},
      {"location", finding.location},
      {"measure", finding.kind == "measure" ? Json(finding.same_as.value_or(finding.id)) : Json(nullptr)}};
}

Result<StoredFinding> finding_from_json(const Json& json) {
  try {
    return read_finding(json);
  } catch (const Json::exception& problem) {
    return fail(ErrorCode::unreadable, std::string("geen bevinding volgens het contract: ") + problem.what());
  }
}

std::string to_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}
std::string to_pretty(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json to_json(const LedgerRow& row) {
  return {{"document", row.document},
          {"attachment", row.attachment.empty() ? Json(nullptr) : Json(row.attachment)},
          {"page", row.page},
          {"state", row.state},
          {"reason", row.reason},
          {"message", row.message},
          {"sha256", row.sha256},
          {"media_type", row.media_type},
          {"origin", row.origin.empty() ? Json(nullptr) : Json(row.origin)},
          {"pages", row.pages},
          {"words", row.words},
          {"parts", row.parts},
          {"parts_read", row.parts_read},
          {"parts_failed", row.parts_failed},
          {"organisation", row.organisation.empty() ? Json(nullptr) : Json(row.organisation)},
          {"evidence", row.evidence}};
}

Json to_json(const SearchHit& hit) {
  Json boxes = Json::array(), matches = Json::array();
  for (const auto& box : hit.boxes) boxes.push_back(to_json(box));
  for (const auto& match : hit.matches) matches.push_back({{"begin", match.begin}, {"end", match.end}});
  return {{"document", hit.document},
          {"attachment", optional_to_json(hit.attachment)},
          {"page", hit.page},
          {"snippet", hit.snippet},
          {"score", hit.score},
          {"organisation", optional_to_json(hit.organisation)},
          {"document_kind", hit.document_kind},
          {"title", hit.title},
          {"sha256", hit.sha256},
          {"boxes", std::move(boxes)},
          {"matches", std::move(matches)},
          {"themes", hit.themes},
          {"pages_in_document", hit.pages_in_document}};
}

Json to_json(const SearchFacets& facets) {
  const auto list = [](const std::vector<FacetCount>& facet) {
    Json counts = Json::array();
    for (const FacetCount& one : facet) counts.push_back({{"value", one.value}, {"pages", one.pages}});
    return counts;
  };
  return {{"themes", list(facets.themes)},
          {"kpis", list(facets.kpis)},
          {"organisations", list(facets.organisations)},
          {"document_kinds", list(facets.document_kinds)},
          {"years", list(facets.years)}};
}

Json to_json(const std::string& query, const SearchResult& result) {
  Json hits = Json::array();
  for (const SearchHit& hit : result.hits) hits.push_back(to_json(hit));
  return {{"query", query},
          {"total", result.total},
          {"documents", result.documents},
          {"hits", std::move(hits)},
          {"facets", to_json(result.facets)},
          {"suggestion", result.suggestion}};
}

}  // namespace planlezer
