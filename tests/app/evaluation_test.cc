#include "app/evaluation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/read.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::HasSubstr;

Finding found(const std::string& kind, std::int32_t page, const std::string& quote) {
  Finding finding;
  finding.kind = kind;
  finding.quote = quote;
  finding.places = {{page, {0, static_cast<std::uint32_t>(quote.size())}}};
  return finding;
}

Json gold_measure(int page, const std::string& quote) {
  return {{"page", page},        {"quote", quote},   {"kpi", Json::array()}, {"kpi_basis", "none"},
          {"deadline", nullptr}, {"owner", nullptr}, {"amount", nullptr},    {"status", "planned"}};
}

Json gold_with(std::vector<Json> measures) {
  return {{"file", "plan.pdf"},
          {"organisation", "Omgevingsdienst Testland"},
          {"document_kind", "plan"},
          {"date", "2024-03-28"},
          {"measures", std::move(measures)},
          {"no_measure", Json::array()},
          {"fusion", {{"stance", "not_mentioned"}, {"partners", Json::array()}, {"quote", nullptr}}},
          {"support_requests", Json::array()},
          {"no_support", Json::array()},
          {"distractors", Json::array()}};
}

Evaluation evaluated(const Json& gold, std::vector<Finding> findings) {
  Analysis analysis;
  analysis.findings = std::move(findings);
  Evaluation evaluation;
  evaluate_document("plan.pdf", gold, {{"", analysis}}, evaluation);
  return evaluation;
}

TEST(Tally, PrecisionRecallAndF1) {
  const Tally tally{6, 2, 4};  // 10 found, 8 in the gold
  EXPECT_DOUBLE_EQ(tally.precision(), 0.6);
  EXPECT_DOUBLE_EQ(tally.recall(), 0.75);
  EXPECT_DOUBLE_EQ(tally.f1(), 2 * 0.6 * 0.75 / (0.6 + 0.75));
  EXPECT_DOUBLE_EQ((Tally{0, 3, 5}).f1(), 0);
  EXPECT_DOUBLE_EQ((Tally{0, 3, 0}).recall(), 0);
  EXPECT_DOUBLE_EQ((Tally{0, 0, 5}).precision(), 0);
  EXPECT_DOUBLE_EQ((FieldTally{9, 12}).share(), 0.75);
}

TEST(Tally, NothingToFindAndNothingFoundIsRight) {
  EXPECT_DOUBLE_EQ(Tally{}.precision(), 1);
  EXPECT_DOUBLE_EQ(Tally{}.recall(), 1);
  EXPECT_DOUBLE_EQ(Tally{}.f1(), 1);
  EXPECT_DOUBLE_EQ(FieldTally{}.share(), 1);
}

TEST(Overlap, SharedWordsOverAllWords) {
  EXPECT_DOUBLE_EQ(word_overlap("Wij stellen een plan op.", "wij stellen een plan op"), 1);
  EXPECT_DOUBLE_EQ(word_overlap("een twee drie", "een twee drie vier vijf"), 0.6);
  EXPECT_DOUBLE_EQ(word_overlap("een twee", "drie vier"), 0);
}

TEST(Evaluation, SixtyPercentOfTheWordsIsAMatch) {
  const Json gold = gold_with({gold_measure(1, "een twee drie vier vijf")});
  EXPECT_EQ(evaluated(gold, {found("measure", 1, "een twee drie")}).kinds.at("measure").matched, 1);
  const Tally less = evaluated(gold, {found("measure", 1, "een twee drie zes")}).kinds.at("measure");
  EXPECT_EQ(less.matched, 0);
  EXPECT_EQ(less.missed, 1);
  EXPECT_EQ(less.extra, 1);
}

TEST(Evaluation, AnotherPageOrKindIsNoMatch) {
  const std::string words = "Wij stellen een opleidingsplan vast";
  const Json gold = gold_with({gold_measure(2, words)});
  EXPECT_EQ(evaluated(gold, {found("measure", 2, words)}).kinds.at("measure").matched, 1);
  const Tally page = evaluated(gold, {found("measure", 3, words)}).kinds.at("measure");
  EXPECT_EQ(page.matched, 0);
  EXPECT_EQ(page.missed, 1);
  EXPECT_EQ(page.extra, 1);
  const Evaluation kind = evaluated(gold, {found("no_measure", 2, words)});
  EXPECT_EQ(kind.kinds.at("measure").missed, 1);
  EXPECT_EQ(kind.kinds.at("no_measure").extra, 1);
}

TEST(Evaluation, EachItemAndEachFindingCountsOnce) {
  const std::string words = "Wij stellen een opleidingsplan vast";
  const Tally twice =
      evaluated(gold_with({gold_measure(1, words)}), {found("measure", 1, words), found("measure", 1, words)})
          .kinds.at("measure");
  EXPECT_EQ(twice.matched, 1);
  EXPECT_EQ(twice.missed, 0);
  EXPECT_EQ(twice.extra, 1);
  const Tally one =
      evaluated(gold_with({gold_measure(1, words), gold_measure(1, words)}), {found("measure", 1, words)})
          .kinds.at("measure");
  EXPECT_EQ(one.matched, 1);
  EXPECT_EQ(one.missed, 1);
  EXPECT_EQ(one.extra, 0);
}

TEST(Evaluation, TheClosestWordsBelongTogether) {
  Json second = gold_measure(1, "een twee drie vier zes");
  second["owner"] = "directeur";
  const Json gold = gold_with({gold_measure(1, "een twee drie vier vijf"), second});
  Finding owned = found("measure", 1, "een twee drie vier zes");
  owned.owner = "directeur";
  const Evaluation evaluation = evaluated(gold, {owned, found("measure", 1, "een twee drie vier vijf")});
  EXPECT_EQ(evaluation.kinds.at("measure").matched, 2);
  EXPECT_EQ(evaluation.fields.at("measure.owner").right, 2);
}

TEST(Evaluation, BorderlineItemsCountNeitherWay) {
  Json gold = gold_with({gold_measure(1, "Wij stellen een opleidingsplan vast")});
  gold["borderline"] = Json::array({{{"page", 1}, {"quote", "Wij houden de vinger aan de pols"}}});
  const Tally with = evaluated(gold, {found("measure", 1, "Wij stellen een opleidingsplan vast"),
                                      found("measure", 1, "Wij houden de vinger aan de pols")})
                         .kinds.at("measure");
  EXPECT_EQ(with.matched, 1);
  EXPECT_EQ(with.extra, 0);
  const Tally without =
      evaluated(gold, {found("measure", 1, "Wij stellen een opleidingsplan vast")}).kinds.at("measure");
  EXPECT_EQ(without.missed, 0);
}

// One measure that is found, with a field of it changed on one of both sides.
struct FieldCase {
  const char* field;
  const char* gold_key;
  Json gold_value;
  void (*set)(Finding&);
  bool right;
};

void PrintTo(const FieldCase& field, std::ostream* out) {
  *out << field.field << " " << field.gold_value << (field.right ? " right" : " wrong");
}

class FieldsOfMeasures : public testing::TestWithParam<FieldCase> {};

TEST_P(FieldsOfMeasures, AreComparedOnTheirOwn) {
  const FieldCase& test = GetParam();
  Json item = gold_measure(1, "Wij stellen een opleidingsplan vast");
  item[test.gold_key] = test.gold_value;
  Finding finding = found("measure", 1, "Wij stellen een opleidingsplan vast");
  finding.status = "planned";
  test.set(finding);
  const Evaluation evaluation = evaluated(gold_with({item}), {finding});
  ASSERT_EQ(evaluation.kinds.at("measure").matched, 1);
  const FieldTally& tally = evaluation.fields.at(test.field);
  EXPECT_EQ(tally.all, 1);
  EXPECT_EQ(tally.right, test.right ? 1 : 0);
}

const Json autumn = {{"start", "2024-07-01"}, {"end", "2024-09-30"}};
const Json by_new_year = {{"start", nullptr}, {"end", "2025-01-01"}};

INSTANTIATE_TEST_SUITE_P(
    Contract, FieldsOfMeasures,
    testing::Values(
        FieldCase{"measure.kpi", "kpi", Json::array({2, 3}),
                  [](Finding& f) {
                    f.kpi = {2, 3};
                  },
                  true},
        FieldCase{"measure.kpi", "kpi", Json::array({3, 2}),
                  [](Finding& f) {
                    f.kpi = {2, 3};
                  },
                  true},
        FieldCase{"measure.kpi", "kpi", Json::array({2, 3}), [](Finding& f) { f.kpi = {2}; }, false},
        FieldCase{"measure.kpi_basis", "kpi_basis", "heading", [](Finding& f) { f.kpi_basis = "heading"; },
                  true},
        FieldCase{"measure.kpi_basis", "kpi_basis", "heading", [](Finding& f) { f.kpi_basis = "derived"; },
                  false},
        FieldCase{"measure.deadline", "deadline", autumn,
                  [](Finding& f) {
                    f.deadline = {"2024-07-01", "2024-09-30", "quarter", "Q3 2024", false};
                  },
                  true},
        FieldCase{"measure.deadline", "deadline", autumn,
                  [](Finding& f) {
                    f.deadline = {"2024-07-01", "2024-12-31", "half", "H2", false};
                  },
                  false},
        FieldCase{"measure.deadline", "deadline", by_new_year,
                  [](Finding& f) {
                    f.deadline = {{}, "2025-01-01", "day", "vóór", false};
                  },
                  true},
        FieldCase{"measure.deadline", "deadline", by_new_year,
                  [](Finding& f) {
                    f.deadline = {"2025-01-01", "2025-01-01", "day", "op", false};
                  },
                  false},
        FieldCase{"measure.deadline", "deadline", autumn, [](Finding&) {}, false},
        FieldCase{"measure.deadline", "deadline", nullptr,
                  [](Finding& f) {
                    f.deadline = {{}, "2025-01-01", "day", "vóór", false};
                  },
                  false},
        FieldCase{"measure.owner", "owner", "directeur", [](Finding& f) { f.owner = "De Directeur"; }, true},
        FieldCase{"measure.owner", "owner", "directeur", [](Finding& f) { f.owner = "directeur VTH"; },
                  false},
        FieldCase{"measure.owner", "owner", nullptr, [](Finding& f) { f.owner = "directeur"; }, false},
        FieldCase{"measure.amount", "amount", Json{{"min", 5000}, {"max", 5000}},
                  [](Finding& f) {
                    f.amount = {5000.0, 5000.0, "€ 5.000", {}};
                  },
                  true},
        FieldCase{"measure.amount", "amount", Json{{"min", 5000}, {"max", nullptr}},
                  [](Finding& f) {
                    f.amount = {5000.0, {}, "ruim € 5.000", {}};
                  },
                  true},
        FieldCase{"measure.amount", "amount", Json{{"min", 5000}, {"max", nullptr}},
                  [](Finding& f) {
                    f.amount = {5000.0, 5000.0, "€ 5.000", {}};
                  },
                  false},
        FieldCase{"measure.amount", "amount", nullptr,
                  [](Finding& f) {
                    f.amount = {5000.0, 5000.0, "€ 5.000", {}};
                  },
                  false},
        FieldCase{"measure.status", "status", "conditional", [](Finding& f) { f.status = "conditional"; },
                  true},
        FieldCase{"measure.status", "status", "conditional", [](Finding&) {}, false},
        FieldCase{"measure.same_as", "same_as", nullptr, [](Finding&) {}, true},
        FieldCase{"measure.same_as", "same_as", 0, [](Finding& f) { f.same_as = "abc"; }, true},
        FieldCase{"measure.same_as", "same_as", 0, [](Finding&) {}, false},
        FieldCase{"measure.same_as", "same_as", nullptr, [](Finding& f) { f.same_as = "abc"; }, false}));

TEST(Evaluation, FieldsOfWhatWasNotMatchedAreNotCounted) {
  const Evaluation evaluation = evaluated(gold_with({gold_measure(1, "een twee drie")}),
                                          {found("measure", 1, "heel iets anders dan dat")});
  const auto kpi = evaluation.fields.find("measure.kpi");
  EXPECT_TRUE(kpi == evaluation.fields.end() || kpi->second.all == 0);
}

TEST(Evaluation, SupportRequestsHaveTheirOwnFields) {
  Json gold = gold_with({});
  gold["support_requests"] = Json::array({{{"page", 4},
                                           {"quote", "Voor KPI 4 vragen wij € 120.000"},
                                           {"kind", "money"},
                                           {"kpi", Json::array({4})},
                                           {"amount", {{"min", 120000}, {"max", 120000}}}}});
  Finding finding = found("support_request", 4, "Voor KPI 4 vragen wij € 120.000");
  finding.request = "money";
  finding.kpi = {5};
  finding.amount = {120000.0, 120000.0, "€ 120.000", {}};
  const Evaluation evaluation = evaluated(gold, {finding});
  EXPECT_EQ(evaluation.kinds.at("support_request").matched, 1);
  EXPECT_EQ(evaluation.fields.at("support_request.kind").right, 1);
  EXPECT_EQ(evaluation.fields.at("support_request.amount").right, 1);
  EXPECT_EQ(evaluation.fields.at("support_request.kpi").right, 0);
}

TEST(Evaluation, TheConclusionOnFusion) {
  Json gold = gold_with({});
  gold["fusion"] = {{"stance", "exploring"},
                    {"partners", {"Omgevingsdienst Elders"}},
                    {"page", 3},
                    {"quote", "Wij verkennen een fusie met Omgevingsdienst Elders"},
                    {"date", nullptr}};
  Finding finding = found("fusion", 3, "Wij verkennen een fusie met Omgevingsdienst Elders");
  finding.stance = "exploring";
  finding.partners = {"Omgevingsdienst Elders"};
  const Evaluation right = evaluated(gold, {finding});
  EXPECT_EQ(right.fields.at("fusion.stance").right, 1);
  EXPECT_EQ(right.fields.at("fusion.partners").right, 1);
  finding.stance = "decided";
  finding.partners = {};
  const Evaluation wrong = evaluated(gold, {finding});
  EXPECT_EQ(wrong.fields.at("fusion.stance").right, 0);
  EXPECT_EQ(wrong.fields.at("fusion.stance").all, 1);
  EXPECT_EQ(wrong.fields.at("fusion.partners").right, 0);
}

TEST(Evaluation, FactsOfTheDocument) {
  Analysis analysis;
  analysis.facts.organisation = "Omgevingsdienst Testland";
  analysis.facts.kind = "letter";
  analysis.facts.date = "2024-03-28";
  Evaluation evaluation;
  evaluate_document("plan.pdf", gold_with({}), {{"", analysis}}, evaluation);
  EXPECT_EQ(evaluation.documents, 1);
  EXPECT_EQ(evaluation.fields.at("document.organisation").right, 1);
  EXPECT_EQ(evaluation.fields.at("document.document_kind").right, 0);
  EXPECT_EQ(evaluation.fields.at("document.date").right, 1);
}

TEST(Evaluation, DistractorsMustNotBeTakenForWhatTheyLookLike) {
  Json gold = gold_with({});
  gold["distractors"] = Json::array(
      {{{"page", 2}, {"quote", "Iedere dienst moet een plan hebben"}, {"not", "measure"}, {"why", "norm"}}});
  EXPECT_EQ(evaluated(gold, {}).fields.at("distractors").right, 1);
  const Evaluation taken = evaluated(gold, {found("measure", 2, "Iedere dienst moet een plan hebben")});
  EXPECT_EQ(taken.fields.at("distractors").right, 0);
  EXPECT_EQ(taken.fields.at("distractors").all, 1);
}

TEST(Evaluation, AddsUpOverDocuments) {
  const std::string words = "Wij stellen een opleidingsplan vast";
  const Json gold =
      gold_with({gold_measure(1, words), gold_measure(2, "Ander besluit over toezicht in de regio")});
  Analysis analysis;
  analysis.findings = {found("measure", 1, words)};
  Evaluation evaluation;
  evaluate_document("a.pdf", gold, {{"", analysis}}, evaluation);
  evaluate_document("b.pdf", gold, {{"", analysis}}, evaluation);
  EXPECT_EQ(evaluation.documents, 2);
  EXPECT_EQ(evaluation.kinds.at("measure").matched, 2);
  EXPECT_EQ(evaluation.kinds.at("measure").missed, 2);
  EXPECT_THAT(evaluation.misses, Contains(HasSubstr("a.pdf")));
  EXPECT_THAT(evaluation.misses, Contains(HasSubstr("Ander besluit over toezicht")));
  for (const std::string& miss : evaluation.misses) EXPECT_EQ(miss.find('\n'), std::string::npos);
}

TEST(Evaluation, AGoldFileWithWrongTypesIsNoCrash) {
  const Json odd = {{"file", "x.pdf"},
                    {"measures", "geen lijst"},
                    {"fusion", Json::array()},
                    {"support_requests", {{{"page", "drie"}, {"quote", 5}, {"kpi", nullptr}}}}};
  const Evaluation evaluation = evaluated(odd, {found("measure", 1, "Wij stellen een plan vast")});
  EXPECT_EQ(evaluation.kinds.at("measure").extra, 1);
  EXPECT_EQ(evaluation.kinds.at("support_request").missed, 1);
}

TEST(Evaluation, TellsInWhatLayoutWordsStand) {
  Analysis analysis;
  analysis.findings = {found("measure", 1, "Opleidingsplan opstellen")};
  const Extracted document = read_plain_text(
      "- Opleidingsplan opstellen\n- iets anders\n\nIn 2025 stellen wij een strategie vast met alle "
      "partners.\n");
  Evaluation evaluation;
  evaluate_document("plan.pdf",
                    gold_with({gold_measure(1, "Opleidingsplan opstellen"),
                               gold_measure(1, "In 2025 stellen wij een strategie vast met alle partners.")}),
                    {{"", analysis, document}}, evaluation);
  EXPECT_EQ(evaluation.layouts.at("opsomming").kinds.at("measure").matched, 1);
  EXPECT_EQ(evaluation.layouts.at("tekst").kinds.at("measure").missed, 1);
  EXPECT_EQ(evaluation.layouts.at("opsomming").fields.at("measure.kpi").all, 1);
}

}  // namespace
}  // namespace planlezer
