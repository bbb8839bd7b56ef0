// Requests for support in mail: what is found in samples/mail beside its gold, and what is outstanding per
// agency when all of it is in one index. These thresholds only go up.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "tests/app/index.h"

namespace planlezer {
namespace {

const std::filesystem::path mails = samples / "mail";

TEST(MailSamples, AreFoundAsTheirGoldSays) {
  const Outcome outcome = run({.arguments = {"evaluate", mails.string(), "--format", "json"}});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json scores = json_of(outcome.out);
  const Json &kinds = scores.at("kinds"), &fields = scores.at("fields");
  EXPECT_GE(scores.at("documents"), 60);
  EXPECT_EQ(fields.at("document.asks").at("share"), 1.0) << fields.at("document.asks");
  EXPECT_GE(kinds.at("support_request").at("f1"), 0.97) << kinds.at("support_request");
  EXPECT_GE(kinds.at("no_support").at("f1"), 0.93) << kinds.at("no_support");
  for (const char* field : {"kind", "kpi", "amount"})
    EXPECT_GE(fields.at(std::string("support_request.") + field).at("share"), 0.96) << field;
  EXPECT_GE(fields.at("document.organisation").at("share"), 0.96) << fields.at("document.organisation");
}

double number_or(const Json& json, const char* key, double otherwise) {
  return json.at(key).is_number() ? json.at(key).get<double>() : otherwise;
}

TEST(MailSamples, WhatIsOutstandingPerAgencyIsExact) {
  const Workplace workplace;
  ASSERT_LE(workplace.run({"ingest", mails.string()}).exit_code, 1);
  const Outcome outcome = workplace.run({"report", "--format", "json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json report = json_of(outcome.out);
  const Json threads = json_of(read_file(mails / "threads.json").value());
  EXPECT_GE(threads.size(), 40U);
  for (const Json& thread : threads) {
    const Json& organisations = report.at("organisations");
    const auto found =
        std::find_if(organisations.begin(), organisations.end(), [&](const Json& organisation) {
          return organisation.at("organisation") == thread.at("organisation");
        });
    ASSERT_NE(found, organisations.end()) << thread.at("organisation");
    const Json& support = found->at("support");
    const double min = number_or(thread.at("total"), "min", 0);
    EXPECT_EQ(number_or(support, "asked_min", 0) + number_or(support, "fusion_min", 0), min)
        << thread.at("organisation");
    EXPECT_EQ(number_or(support, "asked_max", 0) + number_or(support, "fusion_max", 0),
              number_or(thread.at("total"), "max", min))
        << thread.at("organisation");
  }
}

}  // namespace
}  // namespace planlezer
