#include "storage/judgements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/storage/contract/verdicts.h"
#include "tests/storage/sqlite_files.h"

namespace planlezer {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

// An index with one plan, and ways to judge it.
class Desk : public testing::Test {
 protected:
  void SetUp() override { put(*value_of(Store::open(folder_.file(), Store::Mode::write)), plan_); }

  std::unique_ptr<Judgements> judgements() { return value_of(Judgements::open(folder_.file())); }
  std::unique_ptr<Store> store() { return value_of(Store::open(folder_.file(), Store::Mode::read)); }

  Verdict verdict(const std::string& finding, const std::string& what, int revision,
                  const std::string& reviewer = "Anna") {
    Verdict made = verdict_on(plan_, finding, what);
    made.reviewer = reviewer;
    made.revision = revision;
    return made;
  }
  Judgements::Addition addition(const std::string& id) {
    Judgements::Addition made;
    made.sha256 = plan_.sha256();
    made.finding.id = id;
    made.finding.kind = "measure";
    made.finding.quote = "opleidingsplan";
    made.finding.origin = "reviewer";
    made.finding.kpi = {3};
    made.finding.places = {{1, {4, 18}}};
    made.reviewer = "Anna";
    made.at = "2024-09-01T10:00:00Z";
    return made;
  }
  std::vector<std::string> ids(const FindingFilter& filter = {}) {
    std::vector<std::string> found;
    for (const auto& stored : value_of(store()->findings(filter))) found.push_back(stored.finding.id);
    return found;
  }

  StoreFolder folder_;
  const Sample plan_ = judged_plan();
};

TEST_F(Desk, AVerdictOnWhatSomebodyElseChangedIsAConflict) {
  auto desk = judgements();
  EXPECT_EQ(value_of(desk->put_verdict(verdict("f1", "accepted", 0))).now.revision, 1);
  const auto late = value_of(desk->put_verdict(verdict("f1", "rejected", 0, "Bram")));
  EXPECT_TRUE(late.conflict);
  EXPECT_EQ(late.now.verdict, "accepted");
  EXPECT_EQ(late.now.reviewer, "Anna");
  EXPECT_EQ(value_of(desk->put_verdict(verdict("f1", "rejected", 1, "Bram"))).now.revision, 2);
  EXPECT_THAT(value_of(store()->audit_trail(10)), SizeIs(2));
}

TEST_F(Desk, OfManyWhoJudgeAtOnceOneIsFirst) {
  std::atomic<int> done = 0, conflicts = 0;
  std::vector<std::jthread> reviewers;
  for (int i = 0; i < 4; ++i)
    reviewers.emplace_back([&] {
      auto desk = judgements();
      for (int revision = 0; revision < 10; ++revision)
        ++(value_of(desk->put_verdict(verdict("f1", "accepted", revision))).conflict ? conflicts : done);
    });
  reviewers.clear();
  EXPECT_EQ(done + conflicts, 40);
  const auto last = value_of(store()->findings({})).front().judged;
  EXPECT_EQ(last.revision, done);
  EXPECT_THAT(value_of(store()->audit_trail(100)), SizeIs(static_cast<std::size_t>(done)));
}

TEST_F(Desk, JudgingGoesOnWhileAnotherProgramWrites) {
  auto writer = value_of(Store::open(folder_.file(), Store::Mode::write));
  std::jthread storing([&] {
    for (int i = 0; i < 5; ++i) {
      expect_ok(writer->begin_batch());
      expect_ok(writer->put_analysis(plan_.sha256(), plan_.analysis, "regels-" + std::to_string(i)));
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      expect_ok(writer->commit_batch());
      std::this_thread::sleep_for(std::chrono::milliseconds(3));
    }
  });
  auto desk = judgements();
  for (int revision = 0; revision < 5; ++revision)
    EXPECT_TRUE(desk->put_verdict(verdict("f1", "accepted", revision)));
}

TEST_F(Desk, AnAddedFindingStandsAmongTheOthersAndSurvives) {
  auto desk = judgements();
  EXPECT_EQ(value_of(desk->add_finding(addition("h-1"))).verdict, "accepted");
  EXPECT_THAT(ids(), testing::ElementsAre("f1", "f2", "h-1"));
  FindingFilter filter;
  filter.kpi = 3;
  EXPECT_THAT(ids(filter), testing::ElementsAre("h-1"));
  filter.kpi = 2;
  EXPECT_THAT(ids(filter), IsEmpty());
  const auto digest = value_of(store()->digest());
  expect_ok(value_of(Store::open(folder_.file(), Store::Mode::write))
                ->put_document(plan_.document, {"always", 2}, plan_.analysis, "regels-2"));
  EXPECT_THAT(ids(), testing::ElementsAre("f1", "f2", "h-1"));
  EXPECT_THAT(orphaned_verdicts(*store()), IsEmpty());
}

TEST_F(Desk, OnlyAddedFindingsCanBeRemoved) {
  auto desk = judgements();
  value_of(desk->add_finding(addition("h-1")));
  EXPECT_FALSE(desk->remove_finding({plan_.sha256(), "f1", "Anna", "nu", 0}));
  EXPECT_TRUE(value_of(desk->remove_finding({plan_.sha256(), "h-1", "Anna", "nu", 7})).conflict);
  EXPECT_FALSE(value_of(desk->remove_finding({plan_.sha256(), "h-1", "Anna", "nu", 1})).conflict);
  EXPECT_THAT(ids(), testing::ElementsAre("f1", "f2"));
  EXPECT_FALSE(desk->remove_finding({plan_.sha256(), "h-1", "Anna", "nu", 2}));
}

TEST_F(Desk, UndoTakesBackTheLastActsOneByOne) {
  auto desk = judgements();
  value_of(desk->put_verdict(verdict("f1", "accepted", 0)));
  value_of(desk->put_verdict(verdict("f1", "rejected", 1)));
  value_of(desk->add_finding(addition("h-1")));
  EXPECT_EQ(value_of(desk->undo("Anna", "nu")).act.act, "added");
  EXPECT_THAT(ids(), testing::ElementsAre("f1", "f2"));
  value_of(desk->undo("Anna", "nu"));
  EXPECT_EQ(value_of(store()->findings({})).front().verdict, "accepted");
  value_of(desk->undo("Anna", "nu"));
  const auto first = value_of(store()->findings({})).front().judged;
  EXPECT_EQ(first.verdict, "none");
  EXPECT_EQ(first.revision, 4);  // never used twice
  EXPECT_FALSE(desk->undo("Anna", "nu"));
  EXPECT_THAT(value_of(store()->audit_trail(100)), SizeIs(6));
}

TEST_F(Desk, UndoDoesNotTouchWhatSomebodyElseChanged) {
  auto desk = judgements();
  value_of(desk->put_verdict(verdict("f1", "accepted", 0)));
  value_of(desk->put_verdict(verdict("f1", "rejected", 1, "Bram")));
  const auto undone = value_of(desk->undo("Anna", "nu"));
  EXPECT_TRUE(undone.conflict);
  EXPECT_THAT(undone.now, testing::HasSubstr("Bram"));
  EXPECT_EQ(value_of(store()->findings({})).front().verdict, "rejected");
}

TEST_F(Desk, AnAssessmentHasRevisionsAndCanBeUndone) {
  auto desk = judgements();
  EXPECT_THAT(value_of(store()->assessments()), IsEmpty());
  Assessment assessment{"OD Een", "haalbaar", "goed onderbouwd", "Anna", "nu", 0};
  EXPECT_EQ(value_of(desk->put_assessment(assessment)).now.revision, 1);
  EXPECT_TRUE(value_of(desk->put_assessment(assessment)).conflict);
  value_of(desk->undo("Anna", "later"));
  const auto now = value_of(store()->assessments());
  ASSERT_THAT(now, SizeIs(1));
  EXPECT_EQ(now[0].judgement, "");
  EXPECT_EQ(now[0].revision, 2);
}

TEST_F(Desk, AnIndexOfAnOlderVersionIsRefused) {
  run_raw(folder_.file(), "PRAGMA user_version = 3");
  EXPECT_FALSE(Judgements::open(folder_.file()));
}

}  // namespace
}  // namespace planlezer
