#include "analyze/fusion_web.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "analyze/normal_text.h"
#include "analyze/organisations.h"

namespace planlezer {

namespace {

bool same_name(std::string_view a, std::string_view b) {
  return lower_dutch(a) == lower_dutch(b) || last_part(a) == last_part(b);
}

bool names(const FusionStand& stand, std::string_view other) {
  return std::any_of(stand.partners.begin(), stand.partners.end(),
                     [&](const std::string& partner) { return same_name(partner, other); });
}

bool is_one_of(std::string_view stance, std::initializer_list<std::string_view> stances) {
  return std::find(stances.begin(), stances.end(), stance) != stances.end();
}

// A plan that speaks of fusing, or of looking into it, with its partners.
bool looks_for_fusion(const FusionStand& stand) {
  return is_one_of(stand.stance, {"realised", "decided", "intended", "exploring", "contradictory"});
}

FusionPair::Agreement agreement_of(const FusionStand& stand, const FusionStand* other) {
  using Agreement = FusionPair::Agreement;
  if (other == nullptr) return Agreement::unknown;
  const bool named_back = names(*other, stand.organisation);
  if (is_one_of(other->stance, {"rejected", "none_planned"})) return Agreement::contradicting;
  if (named_back && other->stance == stand.stance && other->stance != "contradictory")
    return Agreement::mutual;
  if (named_back) return Agreement::different;
  // Married to another.
  if (is_one_of(other->stance, {"decided", "realised"}) && !other->partners.empty())
    return Agreement::contradicting;
  return Agreement::one_sided;
}

}  // namespace

std::vector<FusionPair> fusion_web(const std::vector<FusionStand>& stands) {
  std::vector<FusionPair> pairs;
  for (const FusionStand& stand : stands) {
    if (!looks_for_fusion(stand)) continue;
    for (const std::string& partner : stand.partners) {
      if (same_name(partner, stand.organisation)) continue;
      const auto other = std::find_if(stands.begin(), stands.end(), [&](const FusionStand& each) {
        return same_name(each.organisation, partner);
      });
      const bool known = other != stands.end();
      // A pair that names each other is told once.
      if (known && looks_for_fusion(*other) && names(*other, stand.organisation) &&
          other->organisation < stand.organisation)
        continue;
      FusionPair pair;
      pair.first = stand.organisation;
      pair.second = known ? other->organisation : partner;
      pair.first_source = stand.source;
      if (known) pair.second_source = other->source;
      pair.agreement = agreement_of(stand, known ? &*other : nullptr);
      pairs.push_back(std::move(pair));
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const FusionPair& a, const FusionPair& b) {
    return std::tie(a.first, a.second) < std::tie(b.first, b.second);
  });
  return pairs;
}

}  // namespace planlezer
