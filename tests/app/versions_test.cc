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

TEST(Compare, ADocumentThatIsNowhereIsNamed) {
  const Outcome outcome = run({.arguments = {"compare", first, "bestaat-niet.pdf"}});
  EXPECT_NE(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("bestaat-niet.pdf"));
}

}  // namespace
}  // namespace planlezer
