#include "app/labels.h"

#include <map>

#include "analyze/amounts.h"
#include "analyze/dates.h"

namespace planlezer {
namespace {

using Labels = std::map<std::string_view, std::string_view>;

std::string look_up(const Labels& labels, std::string_view code) {
  const auto found = labels.find(code);
  return std::string(found == labels.end() ? code : found->second);
}

}  // namespace

std::string kind_label(std::string_view kind) {
  static const Labels labels = {{"measure", "maatregel"},
                                {"no_measure", "geen maatregel nodig"},
                                {"fusion", "fusie"},
                                {"support_request", "ondersteuningsvraag"},
                                {"no_support", "geen ondersteuning gevraagd"},
                                {"self_assessment", "zelftoets"},
                                {"kpi", "kpi"},
                                {"amount", "bedrag"},
                                {"date", "datum"}};
  return look_up(labels, kind);
}

std::string kind_label_plural(std::string_view kind) {
  static const Labels labels = {{"measure", "maatregelen"},
                                {"no_measure", "uitspraken dat geen maatregel nodig is"},
                                {"fusion", "fusieconclusies"},
                                {"support_request", "ondersteuningsvragen"},
                                {"no_support", "uitspraken dat geen ondersteuning nodig is"},
                                {"self_assessment", "zelftoetsoordelen"},
                                {"kpi", "kpi-vermeldingen"},
                                {"amount", "bedragen"},
                                {"date", "datums"}};
  return look_up(labels, kind);
}

std::string document_kind_label(std::string_view kind) {
  static const Labels labels = {{"plan", "plan van aanpak"}, {"self_assessment", "zelftoets"},
                                {"letter", "brief"},         {"email", "e-mail"},
                                {"attachment", "bijlage"},   {"other", "overig"}};
  return look_up(labels, kind);
}

std::string status_label(std::string_view status) {
  static const Labels labels = {{"planned", "gepland"},        {"ongoing", "loopt"},
                                {"done", "afgerond"},          {"intended", "voornemen"},
                                {"exploratory", "verkennend"}, {"conditional", "onder voorwaarde"},
                                {"changed", "gewijzigd"},      {"repeated", "herhaald"},
                                {"additional", "aanvullend"},  {"withdrawn", "ingetrokken"}};
  return look_up(labels, status);
}

std::string stance_label(std::string_view stance) {
  static const Labels labels = {{"realised", "gefuseerd"},
                                {"decided", "besloten tot fusie"},
                                {"intended", "voornemen tot fusie"},
                                {"exploring", "verkent fusie"},
                                {"cooperation_only", "alleen samenwerking"},
                                {"none_planned", "geen fusieplannen"},
                                {"rejected", "fusie afgewezen"},
                                {"not_mentioned", "niet genoemd"},
                                {"contradictory", "tegenstrijdig"}};
  return look_up(labels, stance);
}

std::string request_label(std::string_view request) {
  static const Labels labels = {
      {"money", "geld"},       {"fusion_money", "geld voor fusie"}, {"capacity", "capaciteit"},
      {"knowledge", "kennis"}, {"direction", "landelijke regie"},   {"other", "anders"}};
  return look_up(labels, request);
}

std::string basis_label(std::string_view kpi_basis) {
  static const Labels labels = {
      {"explicit", "genoemd"}, {"heading", "hoofdstuk"}, {"derived", "afgeleid"}, {"none", "geen"}};
  return look_up(labels, kpi_basis);
}

std::string assessment_label(std::string_view verdict) {
  static const Labels labels = {
      {"voldoet", "voldoet"}, {"deels", "voldoet deels"}, {"voldoet_niet", "voldoet niet"}};
  return look_up(labels, verdict);
}

std::string verdict_label(std::string_view verdict) {
  static const Labels labels = {{"none", "nog niet beoordeeld"},
                                {"accepted", "akkoord"},
                                {"rejected", "afgewezen"},
                                {"edited", "aangepast"}};
  return look_up(labels, verdict);
}

std::string state_label(std::string_view state) {
  static const Labels labels = {{"read", "gelezen"},
                                {"partial", "deels gelezen"},
                                {"unreadable", "niet leesbaar"},
                                {"unsupported", "niet ondersteund"},
                                {"needs_password", "wachtwoord nodig"},
                                {"blank", "leeg"},
                                {"duplicate", "dubbel"},
                                {"missing", "niet meer aanwezig"},
                                {"pending", "nog niet gelezen"}};
  return look_up(labels, state);
}

std::string origin_label(std::string_view origin) {
  static const Labels labels = {{"native", "eigen tekst"}, {"ocr", "tekstherkenning"}};
  return look_up(labels, origin);
}

std::string place_label(const Finding& finding) {
  if (!finding.location.empty()) return finding.location;
  return finding.page() == 0 ? "bericht" : "p. " + std::to_string(finding.page());
}

std::string amount_label(const Amount& amount) {
  if (amount.min && amount.max && *amount.min == *amount.max) return dutch_euro(*amount.min);
  if (amount.min && amount.max) return dutch_euro(*amount.min) + " tot " + dutch_euro(*amount.max);
  if (amount.min) return "ten minste " + dutch_euro(*amount.min);
  if (amount.max) return "ten hoogste " + dutch_euro(*amount.max);
  return amount.text;
}

std::string deadline_label(const Deadline& deadline) {
  if (deadline.start && deadline.end && *deadline.start == *deadline.end) return dutch_date(*deadline.start);
  if (deadline.start && deadline.end)
    return dutch_date(*deadline.start) + " t/m " + dutch_date(*deadline.end);
  if (deadline.start) return "vanaf " + dutch_date(*deadline.start);
  if (deadline.end) return "uiterlijk " + dutch_date(*deadline.end);
  return deadline.text;
}

}  // namespace planlezer
