// planlezer evaluate, on a small folder with gold made here.
#include <gmock/gmock.h>

#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::vector<std::string> sentences{
    "In het derde kwartaal van 2024 stelt de directeur een opleidingsplan vast.",
    "Wij breiden de formatie voor geluid uiterlijk 1 januari 2025 uit met 2,0 fte.",
    "In de eerste helft van 2025 voert het managementteam collegiale toetsing in.",
    "Uiterlijk 1 juli 2025 vervangt de afdeling Informatie het zaaksysteem."};

// The gold that agrees with everything the program finds.
Json gold_of(const std::string& file, const std::vector<Json>& findings) {
  Json gold = {{"file", file},
               {"organisation", findings.front().at("organisation")},
               {"document_kind", findings.front().at("document_kind")},
               {"date", "2024-03-28"},
               {"pages", 2},
               {"measures", Json::array()},
               {"no_measure", Json::array()},
               {"support_requests", Json::array()},
               {"no_support", Json::array()},
               {"distractors", Json::array()}};
  for (const Json& finding : findings) {
    if (finding.at("kind") == "fusion")
      gold["fusion"] = {{"stance", finding.at("stance")},
                        {"partners", Json::array()},
                        {"quote", nullptr},
                        {"date", nullptr}};
    if (finding.at("kind") != "measure") continue;
    gold["measures"].push_back({{"page", finding.at("page")},
                                {"quote", finding.at("quote")},
                                {"kpi", finding.at("kpi")},
                                {"kpi_basis", finding.at("kpi_basis")},
                                {"deadline", finding.at("deadline")},
                                {"owner", finding.at("owner")},
                                {"amount", finding.at("amount")},
                                {"status", finding.at("status")}});
  }
  return gold;
}

class EvaluateFolder : public testing::Test {
 protected:
  static const std::vector<Json>& found() {
    static const std::vector<Json> findings = [] {
      const TestFolder folder;
      const std::string file = folder.put("plan.pdf", plan_pdf("Omgevingsdienst Testland", sentences));
      return json_lines(run({.arguments = {"try", file}}).out);
    }();
    return findings;
  }
  void SetUp() override {
    place_.put("plan.pdf", plan_pdf("Omgevingsdienst Testland", sentences));
    gold_ = gold_of("plan.pdf", found());
    ASSERT_THAT(gold_.at("measures"), SizeIs(sentences.size()));
  }
  Outcome evaluate(std::vector<std::string> options = {"--format", "json"}) {
    place_.put("plan.gold.json", gold_.dump());
    options.insert(options.begin(), {"evaluate", place_.documents().string()});
    return run({.arguments = options});
  }
  Json result() {
    const Outcome outcome = evaluate();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return json_of(outcome.out);
  }

  Workplace place_;
  Json gold_;
};

TEST_F(EvaluateFolder, FullAgreementIsOne) {
  const Json json = result();
  EXPECT_EQ(json.at("documents"), 1);
  const Json& measures = json.at("kinds").at("measure");
  EXPECT_EQ(measures.at("matched"), 4);
  for (const char* score : {"precision", "recall", "f1"}) EXPECT_EQ(measures.at(score), 1.0) << score;
  for (const auto& [name, field] : json.at("fields").items()) EXPECT_EQ(field.at("share"), 1.0) << name;
}

TEST_F(EvaluateFolder, PrecisionRecallAndF1) {
  Json& measures = gold_["measures"];
  measures.erase(0);  // found, and not in the gold
  measures.push_back(measures[0]);
  measures.back()["quote"] = "De provincie bouwt een brug over de rivier bij het oude veerhuis";
  measures.push_back(measures.back());
  measures.back()["quote"] = "Een tweede zin die nergens in dit hele document voorkomt";
  const Json scores = result().at("kinds").at("measure");
  EXPECT_EQ(scores.at("matched"), 3);
  EXPECT_EQ(scores.at("missed"), 2);
  EXPECT_EQ(scores.at("extra"), 1);
  EXPECT_DOUBLE_EQ(scores.at("precision").get<double>(), 3.0 / 4);
  EXPECT_DOUBLE_EQ(scores.at("recall").get<double>(), 3.0 / 5);
  EXPECT_DOUBLE_EQ(scores.at("f1").get<double>(), 2 * 3.0 / 9);
}

TEST_F(EvaluateFolder, TheSameWordsOnAnotherPageAreNoMatch) {
  gold_["measures"][1]["page"] = 1;
  const Json scores = result().at("kinds").at("measure");
  EXPECT_EQ(scores.at("matched"), 3);
  EXPECT_EQ(scores.at("missed"), 1);
  EXPECT_EQ(scores.at("extra"), 1);
}

TEST_F(EvaluateFolder, FieldsAreSharesOfWhatMatched) {
  gold_["measures"][0]["owner"] = "portefeuillehouder";
  gold_["measures"][1]["deadline"] = nullptr;
  gold_["measures"][2]["deadline"] = {{"start", nullptr}, {"end", "2030-01-01"}};
  gold_["measures"][3]["same_as"] = 0;
  gold_["fusion"]["stance"] = "decided";
  const Json fields = result().at("fields");
  EXPECT_EQ(fields.at("measure.owner").at("right"), 3);
  EXPECT_EQ(fields.at("measure.owner").at("all"), 4);
  EXPECT_EQ(fields.at("measure.deadline").at("share"), 0.5);
  EXPECT_EQ(fields.at("measure.same_as").at("right"), 3);
  EXPECT_EQ(fields.at("fusion.stance").at("right"), 0);
  EXPECT_EQ(fields.at("measure.kpi").at("share"), 1.0);
}

TEST_F(EvaluateFolder, BorderlineItemsAreLeftOut) {
  gold_["borderline"] = Json::array({gold_["measures"][3]});
  gold_["measures"].erase(3);
  const Json scores = result().at("kinds").at("measure");
  EXPECT_EQ(scores.at("matched"), 3);
  EXPECT_EQ(scores.at("extra"), 0);
}

TEST_F(EvaluateFolder, TextForPeopleHasTheSameNumbers) {
  gold_["measures"].erase(0);
  const Outcome outcome = evaluate({});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("measure"), HasSubstr("0.750"), HasSubstr("1.000")));
}

TEST_F(EvaluateFolder, ASecondDocumentAddsUp) {
  place_.put("tweede.pdf", small_plan("Omgevingsdienst Verweg"));
  const Outcome tried = run({.arguments = {"try", (place_.documents() / "tweede.pdf").string()}});
  place_.put("tweede.gold.json", gold_of("tweede.pdf", json_lines(tried.out)).dump());
  const Json json = result();
  EXPECT_EQ(json.at("documents"), 2);
  EXPECT_EQ(json.at("kinds").at("measure").at("matched"), 5);
}

TEST_F(EvaluateFolder, WhatCannotBeUsedIsWrongUsage) {
  for (const char* gold :
       {"geen json", "[]", "{\"measures\": []}", "{\"file\": 5}", "{\"file\": \"weg.pdf\"}"}) {
    place_.put("plan.gold.json", gold);
    const Outcome outcome = run({.arguments = {"evaluate", place_.documents().string()}});
    EXPECT_EQ(outcome.exit_code, 2) << gold;
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err, Not(IsEmpty()));
  }
  std::filesystem::remove(place_.documents() / "plan.gold.json");
  EXPECT_EQ(run({.arguments = {"evaluate", place_.documents().string()}}).exit_code, 2) << "no gold at all";
}

}  // namespace
}  // namespace planlezer
