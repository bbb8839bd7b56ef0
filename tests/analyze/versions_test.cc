#include "analyze/versions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planlezer {
namespace {

using testing::ElementsAre;
using What = VersionChange::What;

Finding measure(const std::string& quote, int kpi, const std::string& end = "",
                const std::string& status = "planned") {
  Finding finding;
  finding.kind = "measure";
  finding.id = quote.substr(0, 12);
  finding.quote = quote;
  finding.kpi = {kpi};
  finding.status = status;
  if (!end.empty()) finding.deadline = Deadline{std::nullopt, end, "day", end};
  return finding;
}

std::vector<What> kinds(const std::vector<VersionChange>& changes) {
  std::vector<What> what;
  for (const VersionChange& change : changes) what.push_back(change.what);
  return what;
}

TEST(Versions, TellWhatCameWentAndChanged) {
  const std::vector<Finding> before = {
      measure("Werving van drie specialisten geluid en bodem, uiterlijk 2024-10-01.", 1, "2024-10-01"),
      measure("Het opleidingsplan wordt vastgesteld door de directeur.", 3),
      measure("Wij schaffen een nieuw zaaksysteem aan.", 4),
      measure("Elke medewerker krijgt een loopbaangesprek.", 1)};
  const std::vector<Finding> after = {
      measure("Werving van drie specialisten geluid en bodem, uiterlijk 2025-03-01.", 1, "2025-03-01"),
      measure("De directeur stelt het opleidingsplan vast.", 3),
      measure("Wij schaffen een nieuw zaaksysteem aan.", 4),
      measure("Met de politie sluiten wij een convenant over informatie.", 5)};
  const auto changes = compare_versions(before, after);
  EXPECT_THAT(kinds(changes),
              ElementsAre(What::changed, What::reworded, What::same, What::added, What::dropped));
  EXPECT_THAT(changes[0].fields, ElementsAre("deadline"));
  EXPECT_THAT(changes[1].fields, ElementsAre("wording"));
  EXPECT_EQ(changes[4].before, 3);
}

TEST(Versions, OtherMeasuresOfTheSameKindAreNotTheSame) {
  const auto changes =
      compare_versions({measure("Vaststellen van het opleidingsplan voor vergunningverleners.", 3)},
                       {measure("Vaststellen van de regionale handhavingsstrategie.", 5)});
  EXPECT_THAT(kinds(changes), ElementsAre(What::added, What::dropped));
}

TEST(Versions, RepeatsDoNotCountAndTheConclusionAboutFusionIsCompared) {
  Finding repeat = measure("Nieuw zaaksysteem", 4);
  repeat.same_as = "x";
  Finding explores, decides;
  explores.kind = decides.kind = "fusion";
  explores.stance = "exploring";
  decides.stance = "decided";
  const auto changes = compare_versions({repeat, explores}, {decides});
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].what, What::changed);
  EXPECT_THAT(changes[0].fields, ElementsAre("stance"));
}

TEST(Versions, PlansOfAnotherKindDoNotResembleEachOther) {
  const std::vector<Finding> plan = {measure("Werving van drie specialisten geluid.", 1),
                                     measure("Nieuw zaaksysteem aanschaffen.", 4)};
  EXPECT_EQ(resemblance(plan, plan), 1);
  EXPECT_EQ(resemblance(plan, {measure("Convenant met de politie sluiten.", 5)}), 0);
  EXPECT_EQ(resemblance(plan, {}), 0);
}

TEST(Progress, FollowsEachMeasureThroughAllMoments) {
  const std::vector<Moment> moments = {
      {"2024-04-01",
       {measure("Werving van drie specialisten geluid.", 1, "2024-12-31"),
        measure("Nieuw zaaksysteem aanschaffen.", 4, "2025-06-30"),
        measure("Loopbaangesprekken met alle medewerkers.", 1, "2024-09-30")}},
      {"2025-01-15",
       {measure("Werving van drie specialisten geluid.", 1, "2024-12-31", "done"),
        measure("Nieuw zaaksysteem aanschaffen.", 4, "2025-12-31", "ongoing")}},
      {"2026-02-01",
       {measure("Nieuw zaaksysteem aanschaffen.", 4, "2025-12-31", "ongoing"),
        measure("Convenant met de politie sluiten.", 5, "2026-03-31")}}};
  const auto tracked = track_measures(moments);
  ASSERT_EQ(tracked.size(), 4U);
  EXPECT_THAT(tracked[0].progress, ElementsAre(Progress::not_started, Progress::done, Progress::done));
  EXPECT_THAT(tracked[1].progress, ElementsAre(Progress::not_started, Progress::running, Progress::late));
  EXPECT_TRUE(tracked[1].postponed);
  EXPECT_EQ(tracked[1].id, moments[0].findings[1].id);
  EXPECT_THAT(tracked[2].progress, ElementsAre(Progress::not_started, Progress::dropped, Progress::dropped));
  EXPECT_THAT(tracked[3].progress, ElementsAre(std::nullopt, std::nullopt, Progress::not_started));
}

}  // namespace
}  // namespace planlezer
