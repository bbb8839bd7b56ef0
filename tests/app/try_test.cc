// planlezer try: the rules on one file or on text from standard input.
#include <gmock/gmock.h>

#include "base/sha256.h"
#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Outcome try_text(const std::string& text, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"try", "-"});
  return run({.arguments = std::move(options), .input = text});
}

std::vector<Json> found(const std::string& kind, const std::string& text,
                        std::vector<std::string> options = {}) {
  const Outcome outcome = try_text(text, std::move(options));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, IsEmpty());
  auto lines = json_lines(outcome.out);
  std::erase_if(lines, [&](const Json& line) { return line.at("kind") != kind; });
  return lines;
}

const std::string plan = "Plan van aanpak\n\nOmgevingsdienst Testland\n\n# KPI 3 - Maatregelen\n\n";

TEST(Try, AMeasureWithItsValues) {
  const auto measures =
      found("measure", plan + "In het derde kwartaal van 2024 stelt de directeur een opleidingsplan vast.\n");
  ASSERT_THAT(measures, SizeIs(1));
  const Json& measure = measures[0];
  EXPECT_EQ(measure.at("quote"),
            "In het derde kwartaal van 2024 stelt de directeur een opleidingsplan vast.");
  EXPECT_EQ(measure.at("organisation"), "Omgevingsdienst Testland");
  EXPECT_EQ(measure.at("document_kind"), "plan");
  EXPECT_EQ(measure.at("kpi"), Json::array({3}));
  EXPECT_EQ(measure.at("kpi_basis"), "heading");
  EXPECT_EQ(measure.at("deadline").at("start"), "2024-07-01");
  EXPECT_EQ(measure.at("deadline").at("end"), "2024-09-30");
  EXPECT_EQ(measure.at("deadline").at("precision"), "quarter");
  EXPECT_EQ(measure.at("owner"), "directeur");
  EXPECT_EQ(measure.at("status"), "planned");
  EXPECT_EQ(measure.at("verdict"), "none");
}

TEST(Try, AMeasureWithItsCost) {
  const auto measures = found(
      "measure",
      plan + "Wij stellen uiterlijk 31 december 2025 een opleidingsplan vast; de kosten zijn € 12.500.\n");
  ASSERT_THAT(measures, SizeIs(1));
  EXPECT_TRUE(measures[0].at("deadline").at("start").is_null());
  EXPECT_EQ(measures[0].at("deadline").at("end"), "2025-12-31");
  EXPECT_EQ(measures[0].at("amount").at("min"), 12500);
  EXPECT_EQ(measures[0].at("amount").at("max"), 12500);
}

TEST(Try, TheDateOfTheDocumentResolvesRelativeTerms) {
  const std::string text = plan + "Binnen zes maanden stellen wij een opleidingsplan vast.\n";
  const auto end = [&](const std::string& date) {
    const auto measures = found("measure", text, {"--date", date});
    EXPECT_THAT(measures, SizeIs(1));
    return measures.empty() || measures[0].at("deadline").is_null() ? Json()
                                                                    : measures[0].at("deadline").at("end");
  };
  EXPECT_EQ(end("2024-03-28"), "2024-09-28");
  EXPECT_EQ(end("28-03-2024"), "2024-09-28");
  EXPECT_EQ(end("2023-12-15"), "2024-06-15");
}

TEST(Try, TheOrganisationCanBeGiven) {
  const auto fusion = found("fusion", plan + "Wij hebben geen plannen voor een fusie.\n",
                            {"--organisation", "Omgevingsdienst Lage Maten"});
  EXPECT_THAT(each(fusion, "organisation"), ElementsAre("Omgevingsdienst Lage Maten"));
}

TEST(Try, APlanThatIsSilentOnFusionSaysSo) {
  const auto fusion = found("fusion", plan + "In Q3 2024 stelt de directeur een opleidingsplan vast.\n");
  ASSERT_THAT(fusion, SizeIs(1));
  EXPECT_EQ(fusion[0].at("stance"), "not_mentioned");
  EXPECT_EQ(fusion[0].at("quote"), "");
  EXPECT_THAT(fusion[0].at("boxes"), IsEmpty());
}

TEST(Try, SupportAndTheAbsenceOfMeasures) {
  const auto requests = found("support_request",
                              plan + "Voor KPI 4 vragen wij het ministerie om een bijdrage van € 120.000.\n");
  ASSERT_THAT(requests, SizeIs(1));
  EXPECT_EQ(requests[0].at("request"), "money");
  EXPECT_EQ(requests[0].at("kpi"), Json::array({4}));
  EXPECT_EQ(requests[0].at("amount").at("min"), 120000);
  EXPECT_THAT(
      found("no_measure", plan + "Aan deze kpi voldoen wij; aanvullende maatregelen zijn niet nodig.\n"),
      SizeIs(1));
  EXPECT_THAT(found("measure", plan + "Aan deze kpi voldoen wij; aanvullende maatregelen zijn niet nodig.\n"),
              IsEmpty());
}

TEST(Try, TextWithoutPlansGivesNoMeasures) {
  EXPECT_THAT(found("measure", "De kat krabt de krullen van de trap.\n"), IsEmpty());
  EXPECT_EQ(try_text("").exit_code, 0);
  EXPECT_EQ(try_text("\xFF\xFE\x00 kapot \xC3\x28\n").exit_code, 0);
}

TEST(Try, AFileGivesWhatAnIndexWouldHold) {
  const std::string name = "plan-bosrand.pdf";
  const Outcome outcome = run({.arguments = {"try", (samples / name).string()}});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(json_lines(outcome.out), sample_index().findings({"--document", name}));
}

TEST(Try, AFileThatCannotBeReadIsExitCodeOne) {
  const TestFolder folder;
  for (const std::string& file :
       {folder.put("leeg.pdf", ""), folder.put("half.pdf", small_plan().substr(0, 300))}) {
    const Outcome outcome = run({.arguments = {"try", file}});
    EXPECT_EQ(outcome.exit_code, 1) << file;
    EXPECT_THAT(outcome.err, HasSubstr(file));
  }
  EXPECT_EQ(run({.arguments = {"try", "/bestaat/niet"}}).exit_code, 2);
}

TEST(Try, WritesNoIndex) {
  const TestFolder folder;
  EXPECT_EQ(run({.arguments = {"try", "-"}, .input = plan, .folder = folder.path()}).exit_code, 0);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace planlezer
