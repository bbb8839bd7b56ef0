#include "storage/finding_json.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/storage/contract/findings.h"

namespace planlezer {
namespace {

TEST(FindingJson, GivesBackEveryField) {
  const Page page = page_of(1, "Het bestuur stelt een plan vast.");
  const Finding finding = full_finding(page);
  expect_equal(value_of(finding_from_json(finding_to_json(finding))), finding);
}

TEST(FindingJson, KeepsNothingApartFromEmptyAndZero) {
  Finding nothing;
  expect_equal(value_of(finding_from_json(finding_to_json(nothing))), nothing);
  Finding empty;
  empty.deadline = Deadline();
  empty.amount = Amount{0.0, -0.5, "", true};
  for (auto* field :
       {&empty.owner, &empty.status, &empty.stance, &empty.date, &empty.request, &empty.same_as})
    *field = "";
  const Finding back = value_of(finding_from_json(finding_to_json(empty)));
  expect_equal(back, empty);
  EXPECT_TRUE(back.owner.has_value());
}

TEST(FindingJson, NumbersLoseNothing) {
  const Page page = page_of(1, "een");
  Finding finding = finding_of(page, "f", "amount", "een");
  finding.amount = Amount{0.1 + 0.2, 1e15 + 0.5, "", {}};
  finding.confidence = 1.0 / 3;
  finding.boxes[0].box = {0.1F, 1.0F / 3, 1e-6F, 841.89F};
  finding.places[0].span = {0, std::numeric_limits<std::uint32_t>::max()};
  expect_equal(value_of(finding_from_json(finding_to_json(finding))), finding);
}

TEST(FindingJson, EqualFindingsGiveEqualText) {
  const Page page = page_of(1, "Het bestuur stelt een plan vast.");
  EXPECT_EQ(finding_to_json(full_finding(page)), finding_to_json(full_finding(page)));
  Finding other = full_finding(page);
  other.kpi = {2, 5, 3};
  EXPECT_NE(finding_to_json(other), finding_to_json(full_finding(page)));
}

TEST(FindingJson, TextMayHoldAnything) {
  Finding finding;
  finding.quote = "„aan\"halingsteken” \\ \n\t\x01 😀 ĳ";
  EXPECT_EQ(value_of(finding_from_json(finding_to_json(finding))).quote, finding.quote);
}

TEST(FindingJson, DamagedTextIsAnError) {
  const std::string whole = finding_to_json(full_finding(page_of(1, "Het bestuur stelt een plan vast.")));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto result = finding_from_json(std::string_view(whole).substr(0, size));
    ASSERT_FALSE(result) << size;
    EXPECT_EQ(result.error().code, ErrorCode::storage);
  }
  for (const char* text :
       {"null", "[]", "5", "{}", R"({"places":5,"boxes":[]})", R"({"places":[[1]],"boxes":[]})",
        R"({"places":[],"boxes":[],"id":7})", R"({"places":[["a","b","c"]],"boxes":[]})"})
    EXPECT_FALSE(finding_from_json(text)) << text;
}

}  // namespace
}  // namespace planlezer
