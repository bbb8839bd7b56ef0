#include "app/findings_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planlezer {
namespace {

using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using What = FindingChange::What;

Finding finding_at(const std::string& id, std::int32_t page, std::uint32_t begin, std::uint32_t end) {
  Finding finding;
  finding.id = id;
  finding.kind = "measure";
  finding.places = {{page, {begin, end}}};
  finding.quote = "Wij stellen een plan vast";
  finding.status = "planned";
  return finding;
}

TEST(FindingsDiff, TheSameFindingsDifferInNothing) {
  const std::vector<Finding> findings{finding_at("a", 1, 0, 20), finding_at("b", 2, 5, 30)};
  EXPECT_THAT(compare_findings(findings, findings), IsEmpty());
  EXPECT_THAT(compare_findings({findings[0], findings[1]}, {findings[1], findings[0]}), IsEmpty());
  EXPECT_THAT(compare_findings({}, {}), IsEmpty());
}

TEST(FindingsDiff, AddedAndDropped) {
  const Finding a = finding_at("a", 1, 0, 20), b = finding_at("b", 2, 5, 30);
  const auto added = compare_findings({a}, {a, b});
  ASSERT_THAT(added, SizeIs(1));
  EXPECT_EQ(added[0].what, What::added);
  EXPECT_EQ(added[0].after.id, "b");
  EXPECT_TRUE(added[0].before.id.empty());
  const auto dropped = compare_findings({a, b}, {b});
  ASSERT_THAT(dropped, SizeIs(1));
  EXPECT_EQ(dropped[0].what, What::dropped);
  EXPECT_EQ(dropped[0].before.id, "a");
  EXPECT_TRUE(dropped[0].after.id.empty());
}

TEST(FindingsDiff, AlteredNamesTheFieldsThatDiffer) {
  const Finding before = finding_at("a", 1, 0, 20);
  Finding after = before;
  after.owner = "directeur";
  after.status = "done";
  after.deadline = Deadline{{}, "2025-01-01", "day", "vóór 2025", false};
  after.kpi = {3};
  after.kpi_basis = "explicit";
  const auto changes = compare_findings({before}, {after});
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].what, What::altered);
  EXPECT_EQ(changes[0].before.status, "planned");
  EXPECT_EQ(changes[0].after.owner, "directeur");
  EXPECT_THAT(changes[0].fields, UnorderedElementsAre("owner", "status", "deadline", "kpi", "kpi_basis"));
}

TEST(FindingsDiff, OverlappingWordsOfOneKindOnOnePageAreTheSameFinding) {
  const Finding before = finding_at("a", 1, 0, 20);
  Finding after = finding_at("b", 1, 10, 40);
  after.quote = "een plan vast, en voeren het uit";
  const auto changes = compare_findings({before}, {after});
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].what, What::altered);
  EXPECT_THAT(changes[0].fields, testing::Contains("quote"));
}

TEST(FindingsDiff, AnotherPageKindOrPlaceIsAnotherFinding) {
  const Finding before = finding_at("a", 1, 0, 20);
  Finding another_kind = finding_at("b", 1, 0, 20);
  another_kind.kind = "no_measure";
  for (const Finding& after : {finding_at("b", 2, 0, 20), finding_at("b", 1, 20, 40), another_kind}) {
    const auto changes = compare_findings({before}, {after});
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_NE(changes[0].what, What::altered);
    EXPECT_NE(changes[0].what, changes[1].what);
  }
}

TEST(FindingsDiff, TheIdGoesBeforeTheWords) {
  const Finding a = finding_at("a", 1, 0, 20), b = finding_at("b", 1, 10, 30);
  EXPECT_THAT(compare_findings({a, b}, {b, a}), IsEmpty());
  const auto changes = compare_findings({a, b}, {b});
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].what, What::dropped);
  EXPECT_EQ(changes[0].before.id, "a");
}

TEST(FindingsDiff, AConclusionWithoutWordsIsOnePerDocument) {
  Finding before;
  before.id = "a";
  before.kind = "fusion";
  before.stance = "not_mentioned";
  Finding after = before;
  after.id = "b";
  EXPECT_THAT(compare_findings({before}, {after}), IsEmpty());
}

}  // namespace
}  // namespace planlezer
