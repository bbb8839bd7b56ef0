#include "storage/finding_json.h"

#include <nlohmann/json.hpp>

namespace planlezer {

namespace {

using nlohmann::json;

// Left out when there is nothing: most findings have few of the fields.
template <typename T>
void put(json& object, const char* name, const std::optional<T>& value) {
  if (value) object[name] = *value;
}

template <typename T>
void put(json& object, const char* name, const std::vector<T>& values) {
  if (!values.empty()) object[name] = values;
}

template <typename T>
void get(const json& object, const char* name, std::optional<T>& value) {
  if (const auto found = object.find(name); found != object.end()) value = found->get<T>();
}

template <typename T>
void get(const json& object, const char* name, T& value) {
  if (const auto found = object.find(name); found != object.end()) found->get_to(value);
}

json to_json(const Deadline& deadline) {
  json object{{"precision", deadline.precision}, {"text", deadline.text}, {"generic", deadline.generic}};
  put(object, "start", deadline.start);
  put(object, "end", deadline.end);
  return object;
}

Deadline deadline_from(const json& object) {
  Deadline deadline;
  get(object, "start", deadline.start);
  get(object, "end", deadline.end);
  get(object, "precision", deadline.precision);
  get(object, "text", deadline.text);
  get(object, "generic", deadline.generic);
  return deadline;
}

json to_json(const Amount& amount) {
  json object{{"text", amount.text}};
  put(object, "min", amount.min);
  put(object, "max", amount.max);
  put(object, "recurring", amount.recurring);
  return object;
}

Amount amount_from(const json& object) {
  Amount amount;
  get(object, "min", amount.min);
  get(object, "max", amount.max);
  get(object, "text", amount.text);
  get(object, "recurring", amount.recurring);
  return amount;
}

json places_to_json(const Finding& finding) {
  json list = json::array();
  for (const Place& place : finding.places) list.push_back({place.page, place.span.begin, place.span.end});
  return list;
}

json boxes_to_json(const Finding& finding) {
  json list = json::array();
  for (const PageBox& box : finding.boxes)
    list.push_back({box.page, box.box.x0, box.box.y0, box.box.x1, box.box.y1});
  return list;
}

Finding finding_from(const json& object) {
  Finding finding;
  get(object, "id", finding.id);
  get(object, "kind", finding.kind);
  get(object, "quote", finding.quote);
  for (const json& place : object.at("places"))
    finding.places.push_back({place.at(0).get<std::int32_t>(),
                              {place.at(1).get<std::uint32_t>(), place.at(2).get<std::uint32_t>()}});
  for (const json& box : object.at("boxes"))
    finding.boxes.push_back(
        {box.at(0).get<std::int32_t>(),
         {box.at(1).get<float>(), box.at(2).get<float>(), box.at(3).get<float>(), box.at(4).get<float>()}});
  get(object, "kpi", finding.kpi);
  get(object, "kpi_basis", finding.kpi_basis);
  if (const auto found = object.find("deadline"); found != object.end())
    finding.deadline = deadline_from(*found);
  get(object, "owner", finding.owner);
  if (const auto found = object.find("amount"); found != object.end()) finding.amount = amount_from(*found);
  get(object, "status", finding.status);
  get(object, "stance", finding.stance);
  get(object, "partners", finding.partners);
  get(object, "date", finding.date);
  get(object, "request", finding.request);
  get(object, "assessment", finding.assessment);
  get(object, "themes", finding.themes);
  get(object, "same_as", finding.same_as);
  get(object, "origin", finding.origin);
  get(object, "confidence", finding.confidence);
  get(object, "rule", finding.rule);
  get(object, "rule_revision", finding.rule_revision);
  get(object, "evidence", finding.evidence);
  get(object, "location", finding.location);
  return finding;
}

}  // namespace

std::string finding_to_json(const Finding& finding) {
  json object{{"id", finding.id},
              {"kind", finding.kind},
              {"places", places_to_json(finding)},
              {"boxes", boxes_to_json(finding)},
              {"quote", finding.quote},
              {"kpi_basis", finding.kpi_basis},
              {"origin", finding.origin},
              {"confidence", finding.confidence},
              {"rule", finding.rule},
              {"rule_revision", finding.rule_revision}};
  put(object, "kpi", finding.kpi);
  if (finding.deadline) object["deadline"] = to_json(*finding.deadline);
  put(object, "owner", finding.owner);
  if (finding.amount) object["amount"] = to_json(*finding.amount);
  put(object, "status", finding.status);
  put(object, "stance", finding.stance);
  put(object, "partners", finding.partners);
  put(object, "date", finding.date);
  put(object, "request", finding.request);
  put(object, "assessment", finding.assessment);
  put(object, "themes", finding.themes);
  put(object, "same_as", finding.same_as);
  put(object, "evidence", finding.evidence);
  if (!finding.location.empty()) object["location"] = finding.location;
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Finding> finding_from_json(std::string_view text) {
  try {
    return finding_from(json::parse(text));
  } catch (const json::exception& error) {
    return fail(ErrorCode::storage, std::string("Een bevinding in de index is beschadigd: ") + error.what());
  }
}

}  // namespace planlezer
