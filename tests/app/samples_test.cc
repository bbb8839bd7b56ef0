// How well the program does on the samples, by their gold. For the same samples these thresholds only go up.
#include <gmock/gmock.h>

#include "tests/app/index.h"

namespace planlezer {
namespace {

constexpr double measures_f1 = 0.97;
constexpr double measure_field_share = 0.93;  // each field of the measures that were found
constexpr double support_requests_f1 = 0.95;
constexpr double self_assessments_f1 = 0.97;
constexpr double fusion_stances_right = 0.94;

// One test, because reading the scans among the samples takes most of the time.
TEST(Samples, AreFoundAsTheirGoldSays) {
  const Outcome outcome = run({.arguments = {"evaluate", samples.string(), "--format", "json"}});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json scores = json_of(outcome.out);
  int gold_files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(samples))
    gold_files += entry.path().string().ends_with(".gold.json") ? 1 : 0;
  EXPECT_EQ(scores.at("documents"), gold_files);
  EXPECT_GE(gold_files, 30);

  const Json &kinds = scores.at("kinds"), &fields = scores.at("fields");
  EXPECT_GE(kinds.at("measure").at("f1"), measures_f1) << kinds.at("measure");
  for (const char* name : {"kpi", "kpi_basis", "deadline", "owner", "amount", "status", "same_as"}) {
    const Json& field = fields.at(std::string("measure.") + name);
    EXPECT_GE(field.at("share"), measure_field_share) << name << ": " << field;
    EXPECT_GT(field.at("all"), 0) << name;
  }
  EXPECT_GE(kinds.at("support_request").at("f1"), support_requests_f1) << kinds.at("support_request");
  EXPECT_GE(kinds.at("self_assessment").at("f1"), self_assessments_f1) << kinds.at("self_assessment");
  EXPECT_GE(fields.at("fusion.stance").at("share"), fusion_stances_right) << fields.at("fusion.stance");
  EXPECT_EQ(fields.at("fusion.stance").at("all"), gold_files);
}

}  // namespace
}  // namespace planlezer
