#include <algorithm>
#include <array>
#include <utility>

#include "analyze/clause.h"

namespace planlezer {

namespace {

constexpr std::array<std::pair<std::string_view, Signal>, static_cast<std::size_t>(Signal::count)> names = {{
    {"verb.action", Signal::verb_action},
    {"verb.exploring", Signal::verb_exploring},
    {"verb.ongoing", Signal::verb_ongoing},
    {"verb.stative", Signal::verb_stative},
    {"verb.none", Signal::verb_none},
    {"verb.first", Signal::verb_first},
    {"aux.wordt", Signal::aux_wordt},
    {"aux.is", Signal::aux_is},
    {"aux.heeft", Signal::aux_heeft},
    {"aux.zal", Signal::aux_zal},
    {"aux.gaat", Signal::aux_gaat},
    {"aux.wil", Signal::aux_wil},
    {"aux.kan", Signal::aux_kan},
    {"aux.moet", Signal::aux_moet},
    {"aux.laat", Signal::aux_laat},
    {"past", Signal::past},
    {"participle", Signal::participle},
    {"infinitive", Signal::infinitive},
    {"lead.infinitive", Signal::lead_infinitive},
    {"lead.nominal", Signal::lead_nominal},
    {"lead.participle", Signal::lead_participle},
    {"end.infinitive", Signal::end_infinitive},
    {"end.participle", Signal::end_participle},
    {"word.exploring", Signal::exploring_word},
    {"word.ongoing", Signal::ongoing_word},
    {"subject.own", Signal::subject_own},
    {"subject.role", Signal::subject_role},
    {"subject.other", Signal::subject_other},
    {"subject.thing", Signal::subject_thing},
    {"subject.none", Signal::subject_none},
    {"condition", Signal::condition},
    {"subordinate", Signal::subordinate_only},
    {"question", Signal::question},
    {"colon", Signal::colon},
    {"quoted", Signal::quoted},
    {"date.future", Signal::date_future},
    {"date.past", Signal::date_past},
    {"date.recent", Signal::date_recent},
    {"date", Signal::date_any},
    {"amount", Signal::amount},
    {"kpi", Signal::kpi},
    {"list", Signal::list_item},
    {"cell", Signal::table_cell},
    {"heading", Signal::heading},
    {"label", Signal::label},
    {"mail", Signal::mail},
    {"message", Signal::message},
    {"section.measures", Signal::section_measures},
    {"section.norm", Signal::section_norm},
    {"section.situation", Signal::section_situation},
    {"section.support", Signal::section_support},
    {"section.fusion", Signal::section_fusion},
    {"section.summary", Signal::section_summary},
    {"section.progress", Signal::section_progress},
    {"section.background", Signal::section_background},
    {"section.planning", Signal::section_planning},
    {"section.finance", Signal::section_finance},
    {"section.risks", Signal::section_risks},
    {"section.decision", Signal::section_decision},
    {"section.governance", Signal::section_governance},
    {"section.assessment", Signal::section_assessment},
    {"section.closing", Signal::section_closing},
    {"section.none", Signal::section_none},
    {"section.done", Signal::section_done},
    {"section.ongoing", Signal::section_ongoing},
    {"section.dropped", Signal::section_dropped},
    {"section.kpi", Signal::section_kpi},
}};

}  // namespace

std::optional<Signal> signal_named(std::string_view name) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
  if (found == names.end()) return std::nullopt;
  return found->second;
}

}  // namespace planlezer
