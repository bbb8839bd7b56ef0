#include "app/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/report_sketch.h"

namespace planlezer {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Report, AMeasureCountsOnceAndKeepsWhereItIsRepeated) {
  ReportSketch sketch;
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  sketch.measure("a.pdf", {3}).id = "eerste";
  Finding& repeat = sketch.measure("a.pdf", {3});
  repeat.same_as = "eerste";
  repeat.places = {{9, {0, 5}}};
  const ReportModel model = sketch.build();
  ASSERT_THAT(model.measures, SizeIs(1));
  EXPECT_EQ(model.organisations[0].measures, 1);
  EXPECT_EQ(model.organisations[0].cells[2].measures, 1);
  ASSERT_THAT(model.measures[0].repeats, SizeIs(1));
  EXPECT_EQ(model.measures[0].repeats[0].page, 9);
}

TEST(Report, TheMatrixCountsPerOrganisationAndKpi) {
  ReportSketch sketch;
  sketch.plan("b.pdf", "Omgevingsdienst Verweg");
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  sketch.measure("a.pdf", {2, 3});
  sketch.measure("a.pdf", {3});
  sketch.measure("a.pdf", {});
  const ReportModel model = sketch.build();
  ASSERT_THAT(model.organisations, SizeIs(2));
  const ReportOrganisation& first = model.organisations[0];
  EXPECT_EQ(first.name, "Omgevingsdienst Testland");
  ASSERT_THAT(first.cells, SizeIs(6));
  EXPECT_EQ(first.cells[1].measures, 1);
  EXPECT_EQ(first.cells[2].measures, 2);
  EXPECT_EQ(first.cells[1].state, CellState::found);
  EXPECT_EQ(first.cells[0].state, CellState::none_found);
  EXPECT_EQ(first.measures, 3);
  EXPECT_EQ(first.measures_without_kpi, 1);
  EXPECT_THAT(first.kpis_without_measure, ElementsAre(1, 4, 5, 6));
  EXPECT_THAT(model.organisations[1].cells, testing::Each(Field(&MatrixCell::state, CellState::none_found)));
}

TEST(Report, ADerivedKpiIsNeverMixedIn) {
  ReportSketch sketch;
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  sketch.measure("a.pdf", {3}).kpi_basis = "derived";
  sketch.measure("a.pdf", {4}).kpi_basis = "derived";
  sketch.measure("a.pdf", {4}).kpi_basis = "heading";
  const ReportModel model = sketch.build();
  const auto& cells = model.organisations[0].cells;
  EXPECT_THAT(cells[2], AllOf(Field(&MatrixCell::state, CellState::derived_only),
                              Field(&MatrixCell::measures, 0), Field(&MatrixCell::derived, 1)));
  EXPECT_THAT(cells[3], AllOf(Field(&MatrixCell::state, CellState::found), Field(&MatrixCell::measures, 1),
                              Field(&MatrixCell::derived, 1)));
}

TEST(Report, NothingNeededAndNothingFoundAreNotTheSame) {
  ReportSketch sketch;
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  sketch.add("a.pdf", "no_measure").kpi = {6};
  const ReportModel model = sketch.build();
  const ReportOrganisation& organisation = model.organisations[0];
  EXPECT_EQ(organisation.cells[5].state, CellState::explicit_none);
  EXPECT_EQ(organisation.cells[5].explicit_none, 1);
  EXPECT_EQ(organisation.cells[4].state, CellState::none_found);
  EXPECT_THAT(organisation.kpis_without_measure, ElementsAre(1, 2, 3, 4, 5));
}

TEST(Report, WhatCouldNotBeReadIsNoAbsence) {
  ReportSketch sketch;
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  sketch.measure("a.pdf", {1});
  sketch.page("a.pdf", 1, "read");
  sketch.page("a.pdf", 2, "unreadable");
  const ReportModel model = sketch.build();
  const ReportOrganisation& organisation = model.organisations[0];
  EXPECT_TRUE(organisation.incomplete);
  EXPECT_EQ(organisation.cells[0].state, CellState::found);
  EXPECT_TRUE(organisation.cells[0].incomplete);
  EXPECT_EQ(organisation.cells[1].state, CellState::not_readable);
  EXPECT_THAT(organisation.kpis_without_measure, IsEmpty());
  ASSERT_THAT(model.unread, SizeIs(1));
  EXPECT_EQ(model.unread[0].document, "a.pdf");
  EXPECT_EQ(model.unread[0].page, 2);
  EXPECT_EQ(model.pages, 2);
}

TEST(Report, AMissingPlanIsAStateOfItsOwn) {
  ReportSketch sketch;
  sketch.document("brief.pdf", "Omgevingsdienst Testland", "letter");
  const ReportModel model = sketch.build();
  ASSERT_THAT(model.organisations, SizeIs(1));
  EXPECT_EQ(model.organisations[0].plans, 0);
  EXPECT_THAT(model.organisations[0].cells, testing::Each(Field(&MatrixCell::state, CellState::no_plan)));
  EXPECT_THAT(model.organisations[0].kpis_without_measure, IsEmpty());
}

TEST(Report, WhatAReviewerRejectedIsLeftOutAndCounted) {
  ReportSketch sketch;
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  sketch.measure("a.pdf", {1});
  sketch.verdict("rejected");
  sketch.request("a.pdf", "money", 100000);
  sketch.verdict("rejected");
  sketch.measure("a.pdf", {2});
  sketch.verdict("accepted");
  const ReportModel model = sketch.build();
  EXPECT_EQ(model.rejected, 2);
  EXPECT_THAT(model.requests, IsEmpty());
  ASSERT_THAT(model.measures, SizeIs(1));
  EXPECT_EQ(model.measures[0].verdict, "accepted");
  EXPECT_EQ(model.organisations[0].cells[0].state, CellState::none_found);
}

TEST(Report, DocumentsThatDoNotSayWhoseTheyAreComeLast) {
  ReportSketch sketch;
  sketch.document("x.pdf", "", "other");
  sketch.plan("a.pdf", "Omgevingsdienst Zuiderzand");
  const ReportModel model = sketch.build();
  ASSERT_THAT(model.organisations, SizeIs(2));
  EXPECT_EQ(model.organisations[0].name, "Omgevingsdienst Zuiderzand");
  EXPECT_TRUE(model.organisations[1].name.empty());
  EXPECT_FALSE(organisation_label(model.organisations[1]).empty());
}

TEST(Report, TheSelfAssessmentStandsBesideTheMeasures) {
  ReportSketch sketch;
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  Finding& verdict = sketch.add("a.pdf", "self_assessment");
  verdict.kpi = {4};
  verdict.assessment = "deels";
  const ReportModel model = sketch.build();
  EXPECT_EQ(model.organisations[0].cells[3].assessment, "deels");
  EXPECT_EQ(model.organisations[0].cells[0].assessment, "");
}

// --- gaps

std::vector<Gap> gaps_with(const std::function<void(Finding&)>& change) {
  ReportSketch sketch;
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  Finding& finding = sketch.measure("a.pdf", {1});
  finding.owner = "directeur";
  finding.deadline = Deadline{{}, "2025-01-01", "day", "vóór 2025", false};
  change(finding);
  const ReportModel model = sketch.build();
  return model.measures.at(0).gaps;
}

TEST(ReportGaps, AMeasureWithOwnerAndTermHasNone) {
  EXPECT_THAT(gaps_with([](Finding&) {}), IsEmpty());
  EXPECT_THAT(gaps_with([](Finding& f) { f.deadline->end = "2026-04-01"; }), IsEmpty());
}

TEST(ReportGaps, SayWhatAReviewerHasToAskFor) {
  EXPECT_THAT(gaps_with([](Finding& f) { f.deadline.reset(); }), ElementsAre(Gap::no_deadline));
  EXPECT_THAT(gaps_with([](Finding& f) {
                f.deadline = Deadline{{}, {}, "open", "n.t.b.", false};
              }),
              ElementsAre(Gap::no_deadline));
  EXPECT_THAT(gaps_with([](Finding& f) { f.owner.reset(); }), ElementsAre(Gap::no_owner));
  EXPECT_THAT(gaps_with([](Finding& f) { f.deadline->end = "2026-04-02"; }), ElementsAre(Gap::late));
  EXPECT_THAT(gaps_with([](Finding& f) {
                f.deadline = Deadline{{}, "2026-04-01", "day", "1 april 2026", true};
              }),
              ElementsAre(Gap::generic_deadline));
}

TEST(ReportGaps, AreCountedPerOrganisation) {
  ReportSketch sketch;
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  sketch.measure("a.pdf", {1});
  sketch.measure("a.pdf", {2}).owner = "directeur";
  const ReportModel model = sketch.build();
  EXPECT_EQ(model.organisations[0].gaps.at(Gap::no_owner), 1);
  EXPECT_EQ(model.organisations[0].gaps.at(Gap::no_deadline), 2);
  EXPECT_EQ(gap_label(Gap::no_deadline), "zonder termijn");
  EXPECT_EQ(gap_code(Gap::no_deadline), "no_deadline");
  EXPECT_EQ(cell_code(CellState::found), "found");
}

// --- support

TEST(ReportSupport, AddsUpPerOrganisationAndOverAll) {
  ReportSketch sketch;
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  sketch.plan("b.pdf", "Omgevingsdienst Verweg");
  sketch.request("a.pdf", "money", 120000);
  sketch.request("a.pdf", "money", 100000).kpi = {4};
  sketch.request("a.pdf", "fusion_money", 500000);
  sketch.request("a.pdf", "knowledge", 0).amount.reset();
  sketch.request("b.pdf", "money", 0).amount.reset();
  const ReportModel model = sketch.build();
  const SupportTotal& total = model.organisations[0].support;
  EXPECT_DOUBLE_EQ(total.min, 220000);
  EXPECT_DOUBLE_EQ(total.max, 220000);
  EXPECT_DOUBLE_EQ(total.fusion_max, 500000);
  EXPECT_EQ(total.requests, 4);
  EXPECT_EQ(total.without_amount, 0);
  EXPECT_EQ(total.kinds.at("knowledge"), 1);
  EXPECT_EQ(model.organisations[1].support.without_amount, 1);
  const SupportTotal all = total_support(model);
  EXPECT_EQ(all.requests, 5);
  EXPECT_DOUBLE_EQ(all.max, 220000);
  EXPECT_DOUBLE_EQ(all.fusion_min, 500000);
}

TEST(ReportSupport, OneRequestInPlanAndReminderIsOneRequestWithTwoSources) {
  ReportSketch sketch;
  sketch.plan("plan.pdf", "Omgevingsdienst Testland");
  sketch.document("herinnering.pdf", "Omgevingsdienst Testland", "letter");
  sketch.request("plan.pdf", "money", 120000).quote = "Voor kpi 4 vragen wij een bijdrage van € 120.000.";
  sketch.request("herinnering.pdf", "money", 120000).quote =
      "Voor kpi 4 vragen wij een bijdrage van € 120.000.";
  const ReportModel model = sketch.build();
  ASSERT_THAT(model.requests, SizeIs(1));
  EXPECT_THAT(model.requests[0].repeats, SizeIs(1));
  EXPECT_EQ(model.organisations[0].support.requests, 1);
  EXPECT_DOUBLE_EQ(model.organisations[0].support.max, 120000);
}

TEST(ReportSupport, NoNeedIsAnAnswerToo) {
  ReportSketch sketch;
  sketch.plan("a.pdf", "Omgevingsdienst Testland");
  sketch.add("a.pdf", "no_support");
  const ReportModel model = sketch.build();
  EXPECT_THAT(model.no_support, SizeIs(1));
  EXPECT_TRUE(model.organisations[0].support.says_none);
  EXPECT_EQ(model.organisations[0].support.requests, 0);
}

TEST(ReportSupport, ComparedWithWhatIsThoughtOf) {
  const MoneySettings money{200000, 250000, 500000, 18000000};
  const auto judged = [&](double min, double max, int without = 0) {
    SupportTotal total;
    total.min = min;
    total.max = max;
    total.without_amount = without;
    return support_judgement(total, money);
  };
  EXPECT_EQ(judged(200000, 250000), "binnen de bandbreedte");
  EXPECT_EQ(judged(225000, 225000), "binnen de bandbreedte");
  EXPECT_THAT(judged(250001, 300000), testing::StartsWith("boven"));
  EXPECT_THAT(judged(100000, 150000), testing::StartsWith("onder"));
  EXPECT_EQ(judged(0, 0, 1), "geen bedrag genoemd");
}

TEST(Report, NothingAtAllIsAReportToo) {
  const ReportModel model = build_report({});
  EXPECT_THAT(model.organisations, IsEmpty());
  EXPECT_EQ(total_support(model).requests, 0);
}

}  // namespace
}  // namespace planlezer
