#include "analyze/fusion_web.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planlezer {
namespace {

using Agreement = FusionPair::Agreement;

FusionStand stand(const std::string& organisation, const std::string& stance,
                  std::vector<std::string> partners = {}) {
  return {organisation, stance, std::move(partners), 0};
}

Agreement agreement_between(const FusionStand& a, const FusionStand& b) {
  const auto pairs = fusion_web({a, b});
  EXPECT_EQ(pairs.size(), 1U);
  return pairs.empty() ? Agreement::unknown : pairs.front().agreement;
}

TEST(FusionWeb, TellsWhetherBothSayTheSame) {
  const FusionStand a = stand("Omgevingsdienst Aa", "intended", {"Omgevingsdienst Bee"});
  EXPECT_EQ(agreement_between(a, stand("Omgevingsdienst Bee", "intended", {"Omgevingsdienst Aa"})),
            Agreement::mutual);
  EXPECT_EQ(agreement_between(a, stand("Omgevingsdienst Bee", "exploring", {"Aa"})), Agreement::different);
  EXPECT_EQ(agreement_between(a, stand("Omgevingsdienst Bee", "not_mentioned")), Agreement::one_sided);
  EXPECT_EQ(agreement_between(a, stand("Omgevingsdienst Bee", "none_planned")), Agreement::contradicting);
  EXPECT_EQ(agreement_between(a, stand("Omgevingsdienst Bee", "rejected", {"Omgevingsdienst Aa"})),
            Agreement::contradicting);
}

TEST(FusionWeb, APartnerThatGoesWithAnotherContradicts) {
  const auto pairs = fusion_web({stand("Omgevingsdienst Aa", "intended", {"Omgevingsdienst Bee"}),
                                 stand("Omgevingsdienst Bee", "decided", {"Omgevingsdienst Cee"})});
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].agreement, Agreement::contradicting);
  EXPECT_EQ(pairs[1].second, "Omgevingsdienst Cee");
  EXPECT_EQ(pairs[1].agreement, Agreement::unknown);
}

TEST(FusionWeb, CooperationAndRefusalNameNobody) {
  EXPECT_TRUE(fusion_web({stand("Omgevingsdienst Aa", "cooperation_only", {"Omgevingsdienst Bee"}),
                          stand("Omgevingsdienst Bee", "rejected", {"Omgevingsdienst Aa"})})
                  .empty());
}

}  // namespace
}  // namespace planlezer
