#include "app/labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace planlezer {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

using Label = std::string (*)(std::string_view);

struct Codes {
  const char* name;
  Label label;
  std::vector<std::string> codes;
};

void PrintTo(const Codes& codes, std::ostream* out) {
  *out << codes.name;
}

// Every code that the contract lists.
class LabelsOfCodes : public testing::TestWithParam<Codes> {};

TEST_P(LabelsOfCodes, EachHasItsOwnDutchWords) {
  std::set<std::string> words;
  for (const std::string& code : GetParam().codes) {
    const std::string label = GetParam().label(code);
    EXPECT_FALSE(label.empty()) << code;
    EXPECT_EQ(label.find('_'), std::string::npos) << code;
    EXPECT_TRUE(words.insert(label).second) << code << " shares its words with another: " << label;
  }
}

TEST_P(LabelsOfCodes, AnUnknownCodeIsShownAsItIs) {
  EXPECT_EQ(GetParam().label("iets_nieuws"), "iets_nieuws");
}

INSTANTIATE_TEST_SUITE_P(
    Contract, LabelsOfCodes,
    testing::Values(Codes{"kind",
                          kind_label,
                          {"measure", "no_measure", "fusion", "support_request", "no_support",
                           "self_assessment", "kpi", "amount", "date"}},
                    Codes{"kinds",
                          kind_label_plural,
                          {"measure", "no_measure", "fusion", "support_request", "no_support",
                           "self_assessment", "kpi", "amount", "date"}},
                    Codes{"document_kind",
                          document_kind_label,
                          {"plan", "self_assessment", "letter", "email", "attachment", "other"}},
                    Codes{"status",
                          status_label,
                          {"planned", "ongoing", "done", "intended", "exploratory", "conditional"}},
                    Codes{"stance",
                          stance_label,
                          {"realised", "decided", "intended", "exploring", "cooperation_only", "none_planned",
                           "rejected", "not_mentioned", "contradictory"}},
                    Codes{"request",
                          request_label,
                          {"money", "fusion_money", "capacity", "knowledge", "direction", "other"}},
                    Codes{"basis", basis_label, {"explicit", "heading", "derived", "none"}},
                    Codes{"assessment", assessment_label, {"voldoet", "deels", "voldoet_niet"}},
                    Codes{"verdict", verdict_label, {"none", "accepted", "rejected", "edited"}},
                    Codes{"state",
                          state_label,
                          {"read", "partial", "unreadable", "unsupported", "needs_password", "blank",
                           "duplicate", "missing", "pending"}},
                    Codes{"origin", origin_label, {"native", "ocr"}}),
    [](const auto& codes) { return codes.param.name; });

TEST(Labels, TheWordsOfTheField) {
  EXPECT_EQ(kind_label("measure"), "maatregel");
  EXPECT_EQ(kind_label_plural("measure"), "maatregelen");
  EXPECT_EQ(document_kind_label("plan"), "plan van aanpak");
  EXPECT_EQ(status_label("planned"), "gepland");
  EXPECT_EQ(stance_label("exploring"), "verkent fusie");
  EXPECT_EQ(request_label("money"), "geld");
  EXPECT_EQ(basis_label("heading"), "hoofdstuk");
  EXPECT_EQ(verdict_label("accepted"), "akkoord");
  EXPECT_EQ(state_label("read"), "gelezen");
  EXPECT_EQ(origin_label("ocr"), "tekstherkenning");
}

TEST(Labels, AmountsTheDutchWay) {
  EXPECT_EQ(amount_label({200000.0, 250000.0, "200 à 250 mille", {}}), "€ 200.000 tot € 250.000");
  EXPECT_EQ(amount_label({250000.0, 250000.0, "2,5 ton", {}}), "€ 250.000");
  EXPECT_EQ(amount_label({1234.56, 1234.56, "EUR 1234,56", {}}), "€ 1.234,56");
  EXPECT_EQ(amount_label({{}, {}, "p.m.", {}}), "p.m.");
}

TEST(Labels, DeadlinesTheDutchWay) {
  EXPECT_EQ(deadline_label({"2024-07-01", "2024-09-30", "quarter", "Q3 2024", false}),
            "01-07-2024 t/m 30-09-2024");
  EXPECT_EQ(deadline_label({{}, {}, "open", "doorlopend", false}), "doorlopend");
  EXPECT_THAT(deadline_label({"2025-03-31", "2025-03-31", "day", "31 maart 2025", false}),
              HasSubstr("31-03-2025"));
  EXPECT_THAT(deadline_label({{}, "2025-01-01", "day", "uiterlijk 1 januari 2025", false}),
              AnyOf(HasSubstr("1 januari 2025"), HasSubstr("01-01-2025")));
}

}  // namespace
}  // namespace planlezer
