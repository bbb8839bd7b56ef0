// The one conclusion about fusion of a plan: a board's decision beats an intention, an intention an
// exploration, and that an opinion. What led to it is kept as evidence.
#include <algorithm>
#include <array>

#include "analyze/analysis.h"

namespace planlezer {

namespace {

constexpr std::array<std::string_view, 8> weight_order = {"realised",     "decided",      "rejected",
                                                          "intended",     "exploring",    "cooperation_only",
                                                          "none_planned", "contradictory"};

int weight_of(std::string_view stance) {
  const auto found = std::find(weight_order.begin(), weight_order.end(), stance);
  return static_cast<int>(weight_order.end() - found);
}

bool is_plan(const DocumentAnalysis& analysis) {
  return !analysis.whose.name.empty() &&
         (analysis.facts.kind == "plan" || analysis.facts.kind == "letter" ||
          analysis.facts.kind == "other" || analysis.facts.kind == "self_assessment");
}

// Which of two mentions of the same stance says most: partners, a date, a place in the chapter on fusion.
double strength_of(const DocumentAnalysis& analysis, const FusionEvidence& evidence) {
  double strength = evidence.finding.confidence * 2;
  if (!evidence.partners.empty()) strength += 1;
  if (evidence.finding.date) strength += 0.5;
  if (analysis.view.is_in(evidence.section, SectionKind::fusion)) strength += 0.7;
  if (analysis.view.is_in(evidence.section, SectionKind::summary) ||
      analysis.view.is_in(evidence.section, SectionKind::background))
    strength -= 0.5;
  return strength;
}

// A rejection or "no plans" about fusing does not undo a decision to fuse with somebody else; both by the
// board do.
bool contradict(const std::vector<FusionEvidence>& all) {
  const auto any = [&](std::string_view stance) {
    return std::any_of(all.begin(), all.end(), [&](const FusionEvidence& e) {
      return e.stance == stance && e.finding.confidence >= 0.85;
    });
  };
  // A board that says no while the agency is looking into it now, which is more than a look back.
  const bool looking_now = std::any_of(
      all.begin(), all.end(), [](const FusionEvidence& e) { return e.finding.rule == "fusie.nu-verkennen"; });
  return any("rejected") && (any("decided") || looking_now);
}

std::vector<std::string> partners_around(const DocumentAnalysis& analysis, const FusionEvidence& chosen) {
  if (!chosen.partners.empty()) return chosen.partners;
  std::vector<std::string> partners;
  for (const FusionEvidence& other : analysis.fusion)
    for (const std::string& partner : other.partners)
      if (other.stance == chosen.stance &&
          std::find(partners.begin(), partners.end(), partner) == partners.end())
        partners.push_back(partner);
  return partners;
}

}  // namespace

void conclude_fusion(DocumentAnalysis& analysis) {
  if (analysis.fusion.empty() && !is_plan(analysis)) return;
  Finding conclusion;
  conclusion.kind = "fusion";
  conclusion.stance = "not_mentioned";
  conclusion.rule = "fusie.conclusie";
  conclusion.rule_revision = 1;
  conclusion.confidence = 0.7;
  const FusionEvidence* best = nullptr;
  for (const FusionEvidence& evidence : analysis.fusion) {
    const bool heavier = best == nullptr || weight_of(evidence.stance) > weight_of(best->stance);
    const bool stronger = best != nullptr && evidence.stance == best->stance &&
                          strength_of(analysis, evidence) > strength_of(analysis, *best);
    if (heavier || stronger) best = &evidence;
  }
  if (best != nullptr) {
    conclusion = best->finding;
    conclusion.partners = partners_around(analysis, *best);
    conclusion.stance = contradict(analysis.fusion) ? "contradictory" : best->stance;
    if (conclusion.stance == "none_planned" || conclusion.stance == "exploring" ||
        conclusion.stance == "cooperation_only" || conclusion.stance == "rejected")
      conclusion.date.reset();
    conclusion.themes = {"fusie"};
    for (const FusionEvidence& evidence : analysis.fusion)
      if (&evidence != best)
        conclusion.evidence.push_back("p. " + std::to_string(evidence.finding.page()) + ": " +
                                      evidence.finding.quote);
  }
  analysis.findings.push_back(std::move(conclusion));
}

}  // namespace planlezer
