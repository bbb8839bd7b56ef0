#include "app/corrections.h"

#include <algorithm>
#include <set>

#include "app/commands.h"

namespace planlezer {
namespace {

constexpr std::size_t longest_text = 2'000, longest_list = 50;

const std::set<std::string>& kinds() {
  static const std::set<std::string> all{"measure",    "no_measure",      "fusion", "support_request",
                                         "no_support", "self_assessment", "kpi",    "amount",
                                         "date"};
  return all;
}

bool is_text(const Json& value) {
  return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().size() <= longest_text);
}

bool is_day(const Json& value) {
  if (value.is_null()) return true;
  if (!value.is_string()) return false;
  const auto& typed = value.get_ref<const std::string&>();
  const auto day = iso_day(typed);
  return day && *day == typed;
}

bool is_number(const Json& value) {
  return value.is_null() || (value.is_number() && value.get<double>() >= 0 && value.get<double>() < 1e12);
}

template <typename Right>
bool is_list(const Json& value, const Right& right) {
  return value.is_array() && value.size() <= longest_list && std::all_of(value.begin(), value.end(), right);
}

// Null, or an object with only these members, each of them right.
template <typename Right>
bool is_object(const Json& value, const std::set<std::string>& names, const Right& right) {
  if (value.is_null()) return true;
  if (!value.is_object()) return false;
  return std::all_of(value.items().begin(), value.items().end(), [&](const auto& item) {
    return names.contains(item.key()) && right(item.key(), item.value());
  });
}

bool is_right(const std::string& name, const Json& value) {
  if (name == "kind") return value.is_string() && kinds().contains(value.get<std::string>());
  if (name == "kpi")
    return is_list(value, [](const Json& one) {
      return one.is_number_integer() && one.get<int>() >= 1 && one.get<int>() <= 99;
    });
  if (name == "themes" || name == "partners")
    return is_list(value, [](const Json& one) { return one.is_string() && is_text(one); });
  if (name == "deadline")
    return is_object(value, {"start", "end", "text", "precision", "generic"},
                     [](const std::string& member, const Json& one) {
                       if (member == "generic") return one.is_boolean();
                       return member == "text" || member == "precision" ? is_text(one) : is_day(one);
                     });
  if (name == "amount")
    return is_object(value, {"min", "max", "text", "recurring"},
                     [](const std::string& member, const Json& one) {
                       if (member == "recurring") return one.is_null() || one.is_boolean();
                       return member == "text" ? is_text(one) : is_number(one);
                     });
  return name == "date" ? is_day(value) : is_text(value);
}

const std::set<std::string>& names() {
  static const std::set<std::string> all{"kind",   "kpi",      "deadline", "owner",   "amount",     "status",
                                         "stance", "partners", "date",     "request", "assessment", "themes"};
  return all;
}

std::optional<std::string> text_of(const Json& value) {
  return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
}

template <typename T>
std::optional<T> member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? std::nullopt : std::optional(found->get<T>());
}

std::optional<Deadline> deadline_of(const Json& value) {
  if (!value.is_object() || (!member<std::string>(value, "start") && !member<std::string>(value, "end")))
    return std::nullopt;
  Deadline deadline;
  deadline.start = member<std::string>(value, "start");
  deadline.end = member<std::string>(value, "end");
  const bool one_day = deadline.start == deadline.end;
  const bool open = !deadline.start || !deadline.end;
  deadline.precision = member<std::string>(value, "precision")
                           .value_or(one_day ? "day"
                                     : open  ? "open"
                                             : "range");
  const std::string day = deadline.end ? *deadline.end : *deadline.start;
  const std::string dutch = day.substr(8, 2) + "-" + day.substr(5, 2) + "-" + day.substr(0, 4);
  deadline.text =
      member<std::string>(value, "text").value_or((deadline.end ? "uiterlijk " : "vanaf ") + dutch);
  deadline.generic = member<bool>(value, "generic").value_or(false);
  return deadline;
}

std::optional<Amount> amount_of(const Json& value) {
  if (!value.is_object() || (!member<double>(value, "min") && !member<double>(value, "max")))
    return std::nullopt;
  Amount amount;
  amount.min = member<double>(value, "min");
  amount.max = member<double>(value, "max");
  amount.recurring = member<bool>(value, "recurring");
  amount.text = member<std::string>(value, "text").value_or("");
  if (amount.text.empty()) {
    const auto& most = amount.max ? amount.max : amount.min;
    amount.text = "€ " + number_to_json(*most).dump();
  }
  return amount;
}

}  // namespace

Result<void> check_fields(const Json& fields) {
  if (!fields.is_object()) return fail(ErrorCode::usage, "De gewijzigde velden horen een object te zijn.");
  for (const auto& [name, value] : fields.items()) {
    if (!names().contains(name))
      return fail(ErrorCode::usage, "Het veld \"" + name + "\" kan niet gewijzigd worden.");
    if (!is_right(name, value))
      return fail(ErrorCode::usage, "De waarde van het veld \"" + name + "\" kan niet.");
  }
  return {};
}

void apply_fields(Finding& finding, const Json& fields) {
  for (const auto& [name, value] : fields.items()) {
    if (name == "kind") finding.kind = value.get<std::string>();
    if (name == "kpi") {
      finding.kpi = value.get<std::vector<int>>();
      finding.kpi_basis = finding.kpi.empty() ? "none" : "explicit";
    }
    if (name == "deadline") finding.deadline = deadline_of(value);
    if (name == "owner") finding.owner = text_of(value);
    if (name == "amount") finding.amount = amount_of(value);
    if (name == "status") finding.status = text_of(value);
    if (name == "stance") finding.stance = text_of(value);
    if (name == "partners") finding.partners = value.get<std::vector<std::string>>();
    if (name == "date") finding.date = text_of(value);
    if (name == "request") finding.request = text_of(value);
    if (name == "assessment") finding.assessment = text_of(value);
    if (name == "themes") finding.themes = value.get<std::vector<std::string>>();
  }
}

void apply_corrections(std::vector<StoredFinding>& findings) {
  for (StoredFinding& stored : findings) {
    if (stored.verdict != "edited") continue;
    const Json fields = Json::parse(stored.judged.fields, nullptr, false);
    if (check_fields(fields)) apply_fields(stored.finding, fields);
  }
}

}  // namespace planlezer
