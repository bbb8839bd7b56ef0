// Part of the store's contract: what reviewers decided outlives every new reading and analysis.
#pragma once

#include "tests/storage/contract/fixture.h"

namespace planlezer {

template <typename Factory>
class VerdictContract : public StoreContract<Factory> {};
TYPED_TEST_SUITE_P(VerdictContract);

inline Sample judged_plan(const std::string& path = "plan.pdf") {
  Sample plan = sample(path, {"Wij stellen een opleidingsplan vast.", "Wij verkennen een fusie."});
  plan.add("f1", "measure", "stellen een opleidingsplan vast");
  plan.add("f2", "fusion", "verkennen een fusie", 1);
  return plan;
}

inline Verdict verdict_on(const Sample& plan, const std::string& finding, const std::string& verdict) {
  Verdict made;
  made.sha256 = plan.sha256();
  made.finding = finding;
  made.verdict = verdict;
  made.note = "gezien: „klopt”";
  made.decided_at = "2024-09-01T10:00:00Z";
  return made;
}

inline std::string verdict_of(Store& store, const Sample& plan, const std::string& finding) {
  for (const StoredFinding& stored : value_of(store.findings({})))
    if (stored.sha256 == plan.sha256() && stored.finding.id == finding) return stored.verdict;
  return "not there";
}

inline std::vector<Verdict> orphaned_verdicts(Store& store) {
  std::vector<Verdict> orphans;
  for (const GivenVerdict& given : value_of(store.given_verdicts()))
    if (given.is_orphan) orphans.push_back(given.verdict);
  return orphans;
}

TYPED_TEST_P(VerdictContract, IsShownWithItsFinding) {
  const Sample plan = judged_plan();
  put(this->store(), plan);
  for (const char* verdict : {"accepted", "rejected", "edited"}) {
    expect_ok(this->judge(verdict_on(plan, "f1", verdict)));
    EXPECT_EQ(verdict_of(this->store(), plan, "f1"), verdict);
    EXPECT_EQ(verdict_of(this->store(), plan, "f2"), "none");
  }
  expect_ok(this->judge(verdict_on(plan, "f1", "none")));
  EXPECT_EQ(verdict_of(this->store(), plan, "f1"), "none");
  EXPECT_THAT(orphaned_verdicts(this->store()), testing::IsEmpty());
}

TYPED_TEST_P(VerdictContract, NeedsAFinding) {
  const Sample plan = judged_plan();
  put(this->store(), plan);
  Verdict elsewhere = verdict_on(plan, "f1", "accepted");
  elsewhere.sha256 = sha256_hex("ander");
  for (const Verdict& wrong : {verdict_on(plan, "f9", "accepted"), elsewhere}) {
    const auto result = this->judge(wrong);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::not_found);
  }
  EXPECT_THAT(orphaned_verdicts(this->store()), testing::IsEmpty());
}

TYPED_TEST_P(VerdictContract, HangsOnContentAndFindingTogether) {
  const Sample plan = judged_plan("a.pdf");
  const Sample other = judged_plan("b.pdf");
  put(this->store(), plan);
  put(this->store(), other);
  expect_ok(this->judge(verdict_on(plan, "f1", "accepted")));
  EXPECT_EQ(verdict_of(this->store(), plan, "f1"), "accepted");
  EXPECT_EQ(verdict_of(this->store(), other, "f1"), "none");
  const auto given = value_of(this->store().given_verdicts());
  ASSERT_THAT(given, testing::SizeIs(1));
  EXPECT_EQ(given[0].document, "a.pdf");
  EXPECT_EQ(given[0].verdict.quote, "stellen een opleidingsplan vast");
  EXPECT_FALSE(given[0].is_orphan);
}

TYPED_TEST_P(VerdictContract, SurvivesNewAnalysisNewReadingAndReopening) {
  const Sample plan = judged_plan();
  put(this->store(), plan);
  expect_ok(this->judge(verdict_on(plan, "f1", "rejected")));
  expect_ok(this->store().put_analysis(plan.sha256(), plan.analysis, "regels-2"));
  EXPECT_EQ(verdict_of(this->store(), plan, "f1"), "rejected");
  expect_ok(this->store().put_document(plan.document, {"always", 2}, plan.analysis, "regels-3"));
  EXPECT_EQ(verdict_of(this->store(), plan, "f1"), "rejected");
  EXPECT_EQ(verdict_of(this->reopen(Store::Mode::read), plan, "f1"), "rejected");
  EXPECT_THAT(orphaned_verdicts(this->store()), testing::IsEmpty());
}

TYPED_TEST_P(VerdictContract, IsListedWithWhatWasJudgedWhenItsFindingIsGone) {
  const Sample plan = judged_plan();
  put(this->store(), plan);
  expect_ok(this->judge(verdict_on(plan, "f1", "accepted")));
  expect_ok(this->judge(verdict_on(plan, "f2", "edited")));
  Analysis without = plan.analysis;
  without.findings.erase(without.findings.begin() + 1);
  expect_ok(this->store().put_analysis(plan.sha256(), without, "regels-2"));

  const auto orphans = orphaned_verdicts(this->store());
  ASSERT_THAT(orphans, testing::SizeIs(1));
  EXPECT_EQ(orphans[0].sha256, plan.sha256());
  EXPECT_EQ(orphans[0].finding, "f2");
  EXPECT_EQ(orphans[0].verdict, "edited");
  EXPECT_EQ(orphans[0].note, "gezien: „klopt”");
  EXPECT_EQ(orphans[0].decided_at, "2024-09-01T10:00:00Z");
  EXPECT_EQ(orphans[0].kind, "fusion");
  EXPECT_EQ(orphans[0].quote, "verkennen een fusie");
  EXPECT_EQ(orphans[0].page, 2);
  EXPECT_EQ(verdict_of(this->store(), plan, "f1"), "accepted");
}

TYPED_TEST_P(VerdictContract, ComesBackWithItsFinding) {
  const Sample plan = judged_plan();
  put(this->store(), plan);
  expect_ok(this->judge(verdict_on(plan, "f2", "accepted")));
  expect_ok(this->store().put_analysis(plan.sha256(), {}, "regels-2"));
  EXPECT_THAT(orphaned_verdicts(this->store()), testing::SizeIs(1));
  expect_ok(this->store().put_analysis(plan.sha256(), plan.analysis, "regels-3"));
  EXPECT_THAT(orphaned_verdicts(this->store()), testing::IsEmpty());
  EXPECT_EQ(verdict_of(this->store(), plan, "f2"), "accepted");
}

TYPED_TEST_P(VerdictContract, TheLastOneCounts) {
  const Sample plan = judged_plan();
  put(this->store(), plan);
  expect_ok(this->judge(verdict_on(plan, "f1", "accepted")));
  Verdict second = verdict_on(plan, "f1", "rejected");
  second.note = "bij nader inzien";
  expect_ok(this->judge(second));
  expect_ok(this->store().put_analysis(plan.sha256(), {}, "regels-2"));
  const auto orphans = orphaned_verdicts(this->store());
  ASSERT_THAT(orphans, testing::SizeIs(1));
  EXPECT_EQ(orphans[0].verdict, "rejected");
  EXPECT_EQ(orphans[0].note, "bij nader inzien");
}

REGISTER_TYPED_TEST_SUITE_P(VerdictContract, IsShownWithItsFinding, NeedsAFinding,
                            HangsOnContentAndFindingTogether, SurvivesNewAnalysisNewReadingAndReopening,
                            IsListedWithWhatWasJudgedWhenItsFindingIsGone, ComesBackWithItsFinding,
                            TheLastOneCounts);

}  // namespace planlezer
