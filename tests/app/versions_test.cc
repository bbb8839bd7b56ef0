// compare and progress, on two versions of one plan.
#include <gmock/gmock.h>

#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::HasSubstr;

const std::string first = (samples / "plan-venmark-v1.pdf").string();
const std::string second = (samples / "plan-venmark-v2.pdf").string();

TEST(Compare, TellsWhatChangedBetweenTwoFiles) {
  const Outcome outcome = run({.arguments = {"compare", first, second, "--format", "jsonl"}});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  int dropped = 0, moved_money = 0;
  for (const Json& change : json_lines(outcome.out)) {
    dropped += change.at("change") == "dropped" ? 1 : 0;
    EXPECT_EQ(change.at("after").is_null(), change.at("change") == "dropped");
    if (change.at("fields") == Json({"amount"})) {
      ++moved_money;
      EXPECT_EQ(change.at("before").at("amount").at("max"), 320000);
      EXPECT_EQ(change.at("after").at("amount").at("max"), 385000);
    }
  }
  EXPECT_GE(dropped, 1);
  EXPECT_EQ(moved_money, 1);
}

TEST(Progress, MeasuresKeepTheirIdThroughTheVersionsOfAPlan) {
  Workplace place;
  place.copy(first);
  place.copy(second);
  ASSERT_EQ(place.ingest({"--ocr", "never"}).exit_code, 0);
  std::map<std::string, std::set<std::string>> documents;  // by measure
  for (const Json& finding :
       json_lines(place.run({"findings", "--kind", "measure", "--format", "jsonl"}).out))
    documents[finding.at("measure")].insert(finding.at("document"));
  const auto in_both = std::count_if(documents.begin(), documents.end(),
                                     [](const auto& measure) { return measure.second.size() == 2; });
  EXPECT_GE(in_both, 20);

  int dropped = 0, postponed = 0;
  for (const Json& measure : json_lines(place.run({"progress", "--format", "jsonl"}).out)) {
    ASSERT_EQ(measure.at("moments").size(), 2U);
    dropped += measure.at("moments").at(1).at("progress") == "dropped" ? 1 : 0;
    postponed += measure.at("postponed") == true ? 1 : 0;
  }
  EXPECT_GE(dropped, 1);
  EXPECT_GE(postponed, 1);
}

TEST(Report, AMeasureCountsOnceInTwoVersionsOfAPlan) {
  Workplace place;
  place.copy(first);
  place.copy(second);
  ASSERT_EQ(place.ingest({"--ocr", "never"}).exit_code, 0);
  int of_first = 0, of_second = 0;
  for (const Json& finding : place.findings({"--kind", "measure"})) {
    if (!finding.at("same_as").is_null()) continue;
    ++(finding.at("document") == "plan-venmark-v1.pdf" ? of_first : of_second);
  }
  const Json report = json_of(place.run({"report", "--format", "json"}).out);
  const Json& agency = report.at("organisations").at(0);
  EXPECT_EQ(agency.at("measures"), of_second);
  EXPECT_EQ(agency.at("superseded_measures"), of_first);
  for (const Json& measure : report.at("measures")) EXPECT_EQ(measure.at("document"), "plan-venmark-v2.pdf");
}

TEST(Explain, SaysByWhichRuleAndWords) {
  Workplace place;
  place.put("plan.pdf", small_plan());
  ASSERT_EQ(place.ingest().exit_code, 0);
  const auto findings = json_lines(place.run({"findings", "--kind", "measure", "--format", "jsonl"}).out);
  ASSERT_EQ(findings.size(), 1U);
  const std::string id = findings[0].at("id");
  const Outcome outcome = place.run({"explain", id});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Regel " + findings[0].at("rule").get<std::string>()));
  EXPECT_THAT(outcome.out, HasSubstr("kpi: 3, volgens de kop"));
  EXPECT_THAT(outcome.out, HasSubstr("een datum die nog komt"));
  EXPECT_EQ(place.run({"explain", "bestaatniet"}).exit_code, 2);
}

TEST(RulesCoverage, CountsWhatRulesDoInAnIndex) {
  Workplace place;
  place.put("plan.pdf", small_plan());
  ASSERT_EQ(place.ingest().exit_code, 0);
  int findings = 0;
  for (const Json& rule : json_lines(place.run({"rules", "list", "--coverage", "--format", "jsonl"}).out))
    if (rule.at("kind") == "measure") findings += rule.at("coverage").at("findings").get<int>();
  EXPECT_EQ(findings, 1);
}

TEST(Compare, ADocumentThatIsNowhereIsNamed) {
  const Outcome outcome = run({.arguments = {"compare", first, "bestaat-niet.pdf"}});
  EXPECT_NE(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("bestaat-niet.pdf"));
}

}  // namespace
}  // namespace planlezer
