#include "app/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/csv.h"
#include "app/findings_table.h"
#include "base/text.h"

namespace planlezer {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;

StoredFinding full_finding() {
  StoredFinding stored;
  stored.document = "map/plan.pdf";
  stored.sha256 = std::string(64, 'a');
  stored.document_kind = "plan";
  stored.organisation = "Omgevingsdienst Testland";
  stored.attachment = "bijlage.pdf";
  stored.verdict = "accepted";
  Finding& finding = stored.finding;
  finding.id = "0123456789abcdef";
  finding.kind = "measure";
  finding.places = {{3, {10, 35}}};
  finding.boxes = {{3, {70.5F, 80.25F, 300, 92}}, {3, {70.5F, 94, 120, 106}}};
  finding.quote = "Wij stellen, \"samen\", een plan vast";
  finding.kpi = {2, 5};
  finding.kpi_basis = "explicit";
  finding.deadline = Deadline{"2024-07-01", "2024-09-30", "quarter", "Q3 2024", false};
  finding.owner = "directeur";
  finding.amount = Amount{5000.0, {}, "ruim € 5.000", true};
  finding.status = "conditional";
  finding.themes = {"opleiding", "financiering"};
  finding.same_as = "fedcba9876543210";
  finding.origin = "ocr";
  finding.confidence = 0.875;
  finding.rule = "proef.regel";
  finding.rule_revision = 4;
  return stored;
}

TEST(FindingJson, HasEveryFieldOfTheContractInItsOrder) {
  std::vector<std::string> names;
  const Json json = to_json(StoredFinding{});
  for (const auto& [name, value] : json.items()) names.push_back(name);
  const std::vector<std::string> contract{
      "id",      "organisation", "document",   "attachment", "sha256",        "document_kind", "page",
      "kind",    "quote",        "boxes",      "kpi",        "kpi_basis",     "deadline",      "owner",
      "amount",  "status",       "stance",     "partners",   "date",          "request",       "themes",
      "same_as", "origin",       "confidence", "rule",       "rule_revision", "verdict"};
  ASSERT_GE(names.size(), contract.size());
  names.resize(contract.size());
  EXPECT_EQ(names, contract);
}

TEST(FindingJson, WithoutAValueAFieldIsNull) {
  const Json json = to_json(StoredFinding{});
  for (const char* field : {"organisation", "attachment", "deadline", "owner", "amount", "status", "stance",
                            "date", "request", "same_as"})
    EXPECT_TRUE(json.at(field).is_null()) << field;
  for (const char* field : {"boxes", "kpi", "partners", "themes"})
    EXPECT_TRUE(json.at(field).is_array() && json.at(field).empty()) << field;
  EXPECT_EQ(json.at("verdict"), "none");
  EXPECT_EQ(json.at("kpi_basis"), "none");
}

TEST(FindingJson, ValuesAsTheContractWritesThem) {
  const Json json = to_json(full_finding());
  EXPECT_EQ(json.at("page"), 3);
  EXPECT_EQ(json.at("kpi"), Json::array({2, 5}));
  EXPECT_EQ(json.at("boxes").size(), 2U);
  EXPECT_EQ(json.at("boxes")[0], Json({{"page", 3}, {"x0", 70.5}, {"y0", 80.25}, {"x1", 300}, {"y1", 92}}));
  const Json& deadline = json.at("deadline");
  EXPECT_EQ(deadline.at("start"), "2024-07-01");
  EXPECT_EQ(deadline.at("end"), "2024-09-30");
  EXPECT_EQ(deadline.at("precision"), "quarter");
  EXPECT_EQ(deadline.at("text"), "Q3 2024");
  const Json& amount = json.at("amount");
  EXPECT_TRUE(amount.at("min").is_number_integer());
  EXPECT_EQ(amount.at("min"), 5000);
  EXPECT_TRUE(amount.at("max").is_null());
  EXPECT_EQ(amount.at("recurring"), true);
}

TEST(FindingJson, ReadsBackWhatItWrote) {
  for (const StoredFinding& stored : {full_finding(), StoredFinding{}}) {
    const Json json = to_json(stored);
    const auto back = finding_from_json(Json::parse(to_line(json)));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(to_json(*back), json);
  }
}

TEST(FindingJson, WhatIsNoFindingIsAnError) {
  const Json whole = to_json(full_finding());
  for (const auto& [name, value] : whole.items()) {
    if (name == "page" || name == "measure") continue;  // follow from the rest
    Json without = whole, odd = whole;
    without.erase(name);
    odd[name] = Json::array({Json::object()});
    EXPECT_FALSE(finding_from_json(without)) << "without " << name;
    EXPECT_FALSE(finding_from_json(odd)) << "odd " << name;
  }
  for (const Json& no_object : {Json(nullptr), Json(5), Json("tekst"), Json::array()})
    EXPECT_FALSE(finding_from_json(no_object));
}

TEST(FindingJson, OneLineOfUtf8WhateverTheWords) {
  StoredFinding stored = full_finding();
  stored.finding.quote = "kapot \xFF\xC3 en\nnieuwe regel \x01";
  const std::string line = to_line(to_json(stored));
  EXPECT_TRUE(is_utf8(line));
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_FALSE(Json::parse(line, nullptr, false).is_discarded());
  EXPECT_TRUE(is_utf8(to_pretty(to_json(stored))));
}

TEST(FindingJson, WholeEurosAreWholeNumbers) {
  EXPECT_EQ(number_to_json(250000).dump(), "250000");
  EXPECT_EQ(number_to_json(0.25).dump(), "0.25");
  EXPECT_EQ(number_to_json(18e6).dump(), "18000000");
}

TEST(FindingsTable, OneRecordPerFindingWithTheFieldsOfTheContract) {
  const std::string csv = findings_csv({full_finding()});
  const std::string head = csv.substr(0, csv.find("\r\n"));
  std::vector<std::string> columns;
  for (const auto column : split(head, ',')) columns.emplace_back(column);
  EXPECT_THAT(
      columns,
      IsSupersetOf({"id",      "organisation", "document",   "attachment", "sha256",        "document_kind",
                    "page",    "kind",         "quote",      "kpi",        "kpi_basis",     "owner",
                    "status",  "stance",       "partners",   "date",       "request",       "themes",
                    "same_as", "origin",       "confidence", "rule",       "rule_revision", "verdict"}));
  for (const char* value :
       {"2024-07-01", "2024-09-30", "Q3 2024", ",5000,", "2; 5", "opleiding; financiering", "0.875",
        "\"Wij stellen, \"\"samen\"\", een plan vast\""})
    EXPECT_THAT(csv, HasSubstr(value));
}

}  // namespace
}  // namespace planlezer
