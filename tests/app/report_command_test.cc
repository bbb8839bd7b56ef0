// planlezer report: one report in four formats.
#include <gmock/gmock.h>

#include <set>

#include "storage/judgements.h"
#include "storage/store.h"
#include "tests/app/outputs.h"

namespace planlezer {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::set<std::string> agencies{"Omgevingsdienst Bosrand", "Omgevingsdienst Hoogveld-Noord",
                                     "Omgevingsdienst Klaverland", "Omgevingsdienst Polderwaard"};

const Json& json_report() {
  static const Json report = json_of(sample_index().run({"report", "--format", "json"}).out);
  return report;
}

// The report in a file, by -o.
std::filesystem::path report_file(const TestFolder& folder, const std::string& format) {
  auto file = folder.path() / ("rapport." + format);
  const Outcome outcome = sample_index().run({"report", "--format", format, "-o", file.string()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, IsEmpty());
  return file;
}

TEST(ReportJson, CountsEveryMeasureOnce) {
  auto measures = sample_index().findings({"--kind", "measure"});
  std::erase_if(measures, [](const Json& finding) { return !finding.at("same_as").is_null(); });
  EXPECT_EQ(json_report().at("measures").size(), measures.size());
  for (const Json& organisation : json_report().at("organisations")) {
    const auto own = [&](const Json& f) { return f.at("organisation") == organisation.at("organisation"); };
    EXPECT_EQ(organisation.at("measures"), std::count_if(measures.begin(), measures.end(), own))
        << organisation;
  }
}

TEST(ReportJson, TheMatrixIsOrganisationByKpi) {
  std::set<std::string> names;
  const auto measures = sample_index().findings({"--kind", "measure"});
  for (const Json& organisation : json_report().at("organisations")) {
    names.insert(organisation.at("organisation").get<std::string>());
    ASSERT_THAT(organisation.at("matrix"), SizeIs(6));
    for (const Json& cell : organisation.at("matrix")) {
      const auto counts = [&](const Json& f) {
        return f.at("organisation") == organisation.at("organisation") && f.at("same_as").is_null() &&
               f.at("kpi_basis") != "derived" &&
               std::find(f.at("kpi").begin(), f.at("kpi").end(), cell.at("kpi")) != f.at("kpi").end();
      };
      EXPECT_EQ(cell.at("measures"), std::count_if(measures.begin(), measures.end(), counts)) << cell;
    }
  }
  EXPECT_EQ(names, agencies);
}

TEST(ReportJson, FusionSupportAndGaps) {
  std::map<std::string, std::string> stances;
  for (const Json& fusion : json_report().at("fusion"))
    stances[fusion.at("organisation")] = fusion.at("stance");
  for (const Json& finding : sample_index().findings({"--kind", "fusion"})) {
    EXPECT_EQ(stances[finding.at("organisation")], finding.at("stance"));
  }
  std::set<std::string> requests;
  for (const Json& request : json_report().at("support_requests")) {
    requests.insert(request.at("id").get<std::string>());
    const Json& amount = request.at("amount");
    EXPECT_TRUE(amount.is_null() || (amount.contains("min") && amount.contains("max"))) << request;
  }
  EXPECT_THAT(requests, Not(IsEmpty()));
  for (const std::string& id : requests)
    EXPECT_THAT(each(sample_index().findings({"--kind", "support_request"}), "id"), Contains(id));
  for (const Json& measure : json_report().at("measures")) {
    const auto gaps = measure.at("gaps").get<std::vector<std::string>>();
    if (measure.at("owner").is_null() && measure.at("status") == "planned") {
      EXPECT_THAT(gaps, Contains("no_owner"));
    }
    if (!measure.at("owner").is_null()) {
      EXPECT_THAT(gaps, Not(Contains("no_owner")));
    }
  }
}

TEST(ReportJson, ARepeatIsInTheDocumentOfItsMeasure) {
  std::size_t repeats = 0;
  for (const Json& measure : json_report().at("measures"))
    for (const Json& repeat : measure.at("repeats")) {
      ++repeats;
      EXPECT_EQ(repeat.at("document"), measure.at("document")) << measure;
    }
  EXPECT_GT(repeats, 0U);
}

TEST(ReportJson, EverythingCitesDocumentAndPage) {
  for (const char* part : {"measures", "fusion", "support_requests", "no_support"})
    for (const Json& item : json_report().at(part)) {
      EXPECT_FALSE(item.at("document").get<std::string>().empty());
      EXPECT_GE(item.at("page"), 1);
    }
}

const Json& html_report() {
  static const Json page = [] {
    const TestFolder folder;
    return read_html(report_file(folder, "html"));
  }();
  return page;
}

TEST(ReportHtml, IsOneFileThatNeedsNothingElse) {
  const Json& page = html_report();
  EXPECT_THAT(page.at("loads"), IsEmpty()) << page.at("loads");
  EXPECT_THAT(page.at("errors"), IsEmpty()) << page.at("errors");
  EXPECT_THAT(sample_index().run({"report"}).out,
              AllOf(Not(HasSubstr("http://")), Not(HasSubstr("https://"))));
  EXPECT_EQ(page.at("lang"), "nl");
  EXPECT_FALSE(page.at("title").get<std::string>().empty());
}

TEST(ReportHtml, LinksStayInsideThePage) {
  const Json& page = html_report();
  const auto ids = page.at("ids").get<std::vector<std::string>>();
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size()) << "an id is there twice";
  for (const std::string target : page.at("targets")) EXPECT_THAT(ids, Contains(target));
}

TEST(ReportHtml, HasTheMatrixInDutch) {
  const Json& page = html_report();
  const auto heads = page.at("heads").get<std::vector<std::string>>();
  EXPECT_THAT(heads, Contains(HasSubstr("Dienst")));
  for (const char* kpi : {"Kpi 1", "Kpi 2", "Kpi 3", "Kpi 4", "Kpi 5", "Kpi 6"})
    EXPECT_THAT(heads, Contains(AllOf(HasSubstr(kpi), HasSubstr("voorlopig"))));
  for (const std::string& agency : agencies) EXPECT_THAT(heads, Contains(HasSubstr(agency)));
  for (const char* head : {"Maatregel", "Termijn", "Trekker", "Stand"})
    EXPECT_THAT(heads, Contains(HasSubstr(head)));
  EXPECT_THAT(page.at("captions"), Not(IsEmpty()));
  EXPECT_THAT(page.at("text").get<std::string>(),
              HasSubstr("Wij hebben vooralsnog geen plannen voor een fusie."));
}

TEST(ReportHtml, IsTheDefaultFormat) {
  EXPECT_THAT(sample_index().run({"report"}).out, testing::StartsWith("<!DOCTYPE html>"));
}

TEST(ReportHtml, WordsOfADocumentAreNoMarkup) {
  const Workplace place;
  place.put("<img src=x onerror=alert(1)>.txt",
            "Plan van aanpak Omgevingsdienst <b>Testland</b>\n\nKPI 3 Maatregelen\n\n"
            "In Q3 2025 stelt de directeur het <script>alert(1)</script> opleidingsplan vast.\n");
  ASSERT_EQ(place.ingest({"--organisation", "Omgevingsdienst <i>Testland</i>"}).exit_code, 0);
  ASSERT_THAT(place.findings({"--kind", "measure"}), SizeIs(1));
  const auto file = place.path() / "uit.html";
  ASSERT_EQ(place.run({"report", "-o", file.string()}).exit_code, 0);
  const Json page = read_html(file);
  EXPECT_THAT(page.at("loads"), IsEmpty()) << page.at("loads");
  EXPECT_THAT(page.at("errors"), IsEmpty()) << page.at("errors");
  EXPECT_THAT(page.at("text").get<std::string>(),
              AllOf(HasSubstr("<script>alert(1)</script>"), HasSubstr("<i>Testland</i>"),
                    HasSubstr("<img src=x onerror=alert(1)>.txt")));
}

TEST(ReportCsv, OneRecordForEveryCellMeasureAndRequest) {
  const Records records = read_csv(sample_index().run({"report", "--format", "csv"}).out);
  for (const auto& record : records) EXPECT_EQ(record.size(), records.front().size());
  std::map<std::string, std::size_t> parts;
  for (const std::string& part : column(records, "part")) ++parts[part];
  EXPECT_EQ(parts["matrix"], agencies.size() * 6);
  EXPECT_EQ(parts["measure"], json_report().at("measures").size());
  EXPECT_EQ(parts["fusion"], json_report().at("fusion").size());
  EXPECT_EQ(parts["support_request"], json_report().at("support_requests").size());
  EXPECT_GT(parts["gap"], 0U);
}

TEST(ReportXlsx, OpensWithASheetPerSubject) {
  const TestFolder folder;
  const Json book = read_xlsx(report_file(folder, "xlsx"));
  EXPECT_EQ(book.at("formulas"), 0);
  EXPECT_EQ(book.at("links"), 0);
  const Json& sheets = book.at("sheets");
  for (const char* name : {"Matrix", "Maatregelen", "Fusie", "Ondersteuning", "Hiaten", "Grootboek"})
    EXPECT_TRUE(sheets.contains(name)) << name;
  EXPECT_EQ(sheets.at("Matrix").size(), agencies.size() + 1);
  EXPECT_EQ(sheets.at("Maatregelen").size(), json_report().at("measures").size() + 1);
  EXPECT_EQ(sheets.at("Fusie").size(), json_report().at("fusion").size() + 1);
}

TEST(ReportXlsx, DatesAndAmountsAreRealOnes) {
  const Workplace place;
  place.put("plan.txt",
            "Plan van aanpak Omgevingsdienst Testland\n\nKPI 3 Maatregelen\n\n"
            "Wij stellen uiterlijk 31 december 2025 een opleidingsplan vast (€ 12.500).\n");
  ASSERT_EQ(place.ingest().exit_code, 0);
  ASSERT_THAT(place.findings({"--kind", "measure"}), SizeIs(1));
  const auto file = place.path() / "uit.xlsx";
  ASSERT_EQ(place.run({"report", "--format", "xlsx", "-o", file.string()}).exit_code, 0);
  const Json row = read_xlsx(file).at("sheets").at("Maatregelen").at(1);
  EXPECT_THAT(row, Contains(Json({{"date", 46022.0}})));  // 31 December 2025, in days since 30 December 1899
  EXPECT_THAT(row, Contains(Json(12500.0)));
}

TEST(Report, VerdictsOfReviewersCount) {
  const Workplace place;
  place.put("plan.pdf", small_plan());
  ASSERT_EQ(place.ingest().exit_code, 0);
  const Json measure = place.findings({"--kind", "measure"}).at(0);
  {
    const auto judgements = Judgements::open(place.index());
    ASSERT_TRUE(judgements) << judgements.error().message;
    Verdict verdict;
    verdict.sha256 = measure.at("sha256");
    verdict.finding = measure.at("id");
    verdict.verdict = "rejected";
    verdict.decided_at = "2024-09-01";
    ASSERT_TRUE((*judgements)->put_verdict(verdict));
  }
  EXPECT_EQ(place.findings({"--kind", "measure"}).at(0).at("verdict"), "rejected");
  const Json report = json_of(place.run({"report", "--format", "json"}).out);
  EXPECT_THAT(report.at("measures"), IsEmpty());
  EXPECT_EQ(report.at("totals").at("rejected"), 1);
  // It hangs on the content: a new analysis keeps it.
  ASSERT_EQ(place.run({"analyze", "--all"}).exit_code, 0);
  EXPECT_EQ(place.findings({"--kind", "measure"}).at(0).at("verdict"), "rejected");
}

TEST(Report, OfAnIndexWithNothingReadable) {
  const Workplace place;
  place.put("leeg.pdf", "");
  EXPECT_EQ(place.ingest().exit_code, 1);
  for (const char* format : {"html", "csv", "json", "xlsx"})
    EXPECT_EQ(place.run({"report", "--format", format}).exit_code, 0) << format;
  const Json report = json_of(place.run({"report", "--format", "json"}).out);
  ASSERT_THAT(report.at("unread"), SizeIs(1));
  EXPECT_EQ(report.at("unread").at(0).at("document"), "leeg.pdf");
}

}  // namespace
}  // namespace planlezer
