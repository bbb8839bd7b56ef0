#include "extract/formats/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/formats/number_format.h"
#include "tests/extract/office_files.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

constexpr const char* styles = R"(<styleSheet>
<numFmts><numFmt numFmtId="164" formatCode="_ &quot;€&quot;\ * #,##0_ ;_ &quot;€&quot;\ * \-#,##0_ "/><numFmt numFmtId="165" formatCode="mmm\-yyyy"/></numFmts>
<fonts><font/><font><b/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEEFF"/></patternFill></fill></fills>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="0" fontId="1"/><xf numFmtId="165"/></cellXfs></styleSheet>)";

std::string workbook_file(const Entries& sheets, const std::string& properties = "",
                          const Entries& more = {}) {
  std::string list,
      relations =
          R"(<Relationship Id="s" Type="x/styles" Target="styles.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/>)";
  Entries entries{{"[Content_Types].xml", "<Types/>"},
                  {"xl/styles.xml", styles},
                  {"xl/sharedStrings.xml",
                   "<sst><si><t>Maatregel</t></si><si><r><t>in "
                   "</t></r><r><t>stukken</t></r><rPh><t>niet</t></rPh></si></sst>"}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    list += "<sheet sheetId=\"" + number + "\" r:id=\"r" + number + "\" " + sheets[i].first + "/>";
    relations += "<Relationship Id=\"r" + number + "\" Type=\"x/worksheet\" Target=\"worksheets/sheet" +
                 number + ".xml\"/>";
    entries.emplace_back("xl/worksheets/sheet" + number + ".xml",
                         "<worksheet>" + sheets[i].second + "</worksheet>");
  }
  entries.emplace_back("xl/workbook.xml",
                       "<workbook>" + properties + "<sheets>" + list + "</sheets></workbook>");
  entries.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
  entries.insert(entries.end(), more.begin(), more.end());
  return packed(entries);
}

std::string text_cell(const std::string& place, const std::string& text, int style = 0) {
  return "<c r=\"" + place + "\" t=\"inlineStr\" s=\"" + std::to_string(style) + "\"><is><t>" + text +
         "</t></is></c>";
}

std::string number_cell(const std::string& place, const std::string& value, int style = 0) {
  return "<c r=\"" + place + "\" s=\"" + std::to_string(style) + "\"><v>" + value + "</v></c>";
}

std::string row(int number, const std::string& cells) {
  return "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
}

std::uint32_t at(std::uint32_t one_based_row, std::uint32_t column) {
  return 1 + (one_based_row - 1) * sheet_columns + column;
}

TEST(Workbook, TitleTableAndValuesAsShown) {
  const Page page = only_page_of(
      read_workbook,
      workbook_file({{"name=\"Maatregelen\"",
                      "<sheetData>" + row(2, text_cell("B2", "Overzicht maatregelen")) +
                          row(4, "<c r=\"B4\" t=\"s\"><v>0</v></c>" + text_cell("C4", "Kosten") +
                                     text_cell("D4", "Gereed") + text_cell("E4", "Deel")) +
                          row(5, "<c r=\"B5\" t=\"s\"><v>1</v></c>" + number_cell("C5", "250000", 1) +
                                     number_cell("D5", "46022", 2) + number_cell("E5", "0.125", 3)) +
                          row(6, text_cell("B6", "plan") +
                                     "<c r=\"C6\" s=\"1\"><f>SUM(C5)</f><v>1500.5</v></c><c r=\"D6\" "
                                     "t=\"b\"><v>1</v></c><c r=\"E6\" t=\"e\"><v>#N/A</v></c>") +
                          "</sheetData>"}}));
  EXPECT_EQ(page.name, "Maatregelen");
  EXPECT_THAT(sketch_of(page), Contains("h1 #" + std::to_string(at(2, 1)) + ": Overzicht maatregelen"));
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_THAT(rows_of(page, page.tables[0]),
              ElementsAre("Maatregel|Kosten|Gereed|Deel", "in stukken|€ 250.000|31-12-2025|13%",
                          "plan|€ 1.501|WAAR|#N/A"));
  EXPECT_TRUE(page.tables[0].cells[0].head);
  EXPECT_FALSE(page.tables[0].cells[4].head);
  EXPECT_THAT(sketch_of(page), Contains("td #" + std::to_string(at(5, 2)) + ": € 250.000"));
}

TEST(Workbook, EmptyRowsPartTables) {
  const auto pair = [](int number, const std::string& a, const std::string& b, const std::string& c,
                       int style) {
    const std::string n = std::to_string(number);
    return row(number,
               text_cell("A" + n, a, style) + text_cell("B" + n, b, style) + text_cell("C" + n, c, style));
  };
  const Page page = only_page_of(
      read_workbook,
      workbook_file(
          {{"name=\"a\"", "<sheetData>" + pair(1, "Kpi", "Actie", "Wie", 4) + pair(2, "1", "plan", "MT", 0) +
                              // an empty row inside a table
                              pair(4, "2", "plan", "MT", 0) + pair(7, "Naam", "Rol", "Fte", 4) +
                              pair(8, "x", "y", "1", 0) + "</sheetData>"}}));
  ASSERT_EQ(page.tables.size(), 2U);
  EXPECT_EQ(page.tables[0].rows, 3);
  EXPECT_TRUE(page.tables[1].cells[0].head);
}

TEST(Workbook, MergedCellsSpan) {
  const Page page = only_page_of(
      read_workbook,
      workbook_file(
          {{"name=\"a\"", "<sheetData>" + row(1, text_cell("A1", "Wie") + text_cell("B1", "2025")) +
                              row(2, text_cell("B2", "Q1") + text_cell("C2", "Q2")) +
                              row(3, text_cell("A3", "MT") + text_cell("B3", "x") + text_cell("C3", "x")) +
                              "</sheetData><mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell "
                              "ref=\"A1:A2\"/><mergeCell ref=\"A3:XFD1048576\"/></mergeCells>"}}));
  ASSERT_EQ(page.tables.size(), 1U);
  const Table& table = page.tables[0];
  EXPECT_EQ(table.cells[0].row_span, 2);
  EXPECT_EQ(table.cells[1].column_span, 2);
  EXPECT_TRUE(table.cells[2].head);
  EXPECT_EQ(table.columns, 3);
}

TEST(Workbook, HiddenSheetsAreReadWithANote) {
  const auto document = read_format(
      read_workbook,
      workbook_file({{"name=\"een\"", "<sheetData>" + row(1, text_cell("A1", "x")) + "</sheetData>"},
                     {"name=\"twee\" state=\"veryHidden\"",
                      "<sheetData>" + row(1, text_cell("A1", "y")) + "</sheetData>"}}));
  ASSERT_TRUE(document);
  ASSERT_EQ(document->pages.size(), 2U);
  EXPECT_EQ(document->pages[1].name, "twee");
  ASSERT_EQ(document->notes.size(), 1U);
  EXPECT_EQ(document->notes[0].page, 2);
  EXPECT_EQ(document->notes[0].code, "hidden_sheet");
}

TEST(Workbook, DatesOfTheOtherEpochAndPlacesLeftOut) {
  const Page page = only_page_of(
      read_workbook,
      workbook_file(
          {{"name=\"a\"", "<sheetData><row><c s=\"2\"><v>44560</v></c><c><v>7</v></c></row></sheetData>"}},
          "<workbookPr date1904=\"1\"/>"));
  EXPECT_THAT(page.text, HasSubstr("31-12-2025"));
}

TEST(Workbook, HostileSheetsEndWell) {
  // Cells at the far ends, numbers that are none, references to nothing.
  const auto far = read_format(
      read_workbook,
      workbook_file(
          {{"name=\"a\"", "<sheetData>" + row(1, text_cell("A1", "a") + text_cell("XFD1", "b")) +
                              row(1048576, text_cell("A1048576", "c") + text_cell("XFE9", "d") +
                                               text_cell("AAAAAAAAAA9", "e")) +
                              row(2,
                                  "<c r=\"A2\" t=\"s\"><v>99999</v></c><c r=\"B2\" "
                                  "s=\"-7\"><v>1e999</v></c><c r=\"C2\" s=\"2\"><v>-1e300</v></c>") +
                              "</sheetData>"}}));
  ASSERT_TRUE(far);
  EXPECT_THAT(far->pages.at(0).text, HasSubstr("c"));
  EXPECT_FALSE(read_format(read_workbook, packed({{"xl/workbook.xml", "<workbook/>"}})));
  // One long text used by many cells.
  const std::string many = repeated("<c t=\"s\"><v>0</v></c>", 3'000);
  const auto flood = read_format(
      read_workbook,
      packed(
          {{"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"},
           {"xl/_rels/workbook.xml.rels",
            R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="t.xml"/></Relationships>)"},
           {"xl/t.xml", "<sst><si><t>" + repeated("woord ", 10'000) + "</t></si></sst>"},
           {"xl/s.xml", "<worksheet><sheetData><row>" + many + "</row></sheetData></worksheet>"}}));
  ASSERT_TRUE(flood);
  ASSERT_EQ(flood->notes.size(), 1U);
  EXPECT_EQ(flood->notes[0].code, "sheet_limit");
}

TEST(Workbook, TheSandboxChangesNothing) {
  const std::string file = workbook_file(
      {{"name=\"blad é\"",
        "<sheetData>" + row(1, text_cell("A1", "Kosten") + number_cell("B1", "12.5", 1)) + "</sheetData>"}});
  const Extracted document = read_in_sandbox(file, sheet_type);
  ASSERT_EQ(document.state, DocumentState::read) << document.message;
  EXPECT_EQ(encode_page(document.pages.at(0)), encode_page(only_page_of(read_workbook, file)));
}

TEST(NumberFormat, ShowsWhatADutchProgramShows) {
  const auto shown = [](double value, std::string_view format) { return shown_number(value, format, false); };
  EXPECT_EQ(shown(0.5, ""), "0,5");
  EXPECT_EQ(shown(1234567.891, ""), "1234567,891");
  EXPECT_EQ(shown(1e15, ""), "1000000000000000");
  EXPECT_EQ(shown(2.5, "0"), "3");
  EXPECT_EQ(shown(1.005, "0.00"), "1,01");
  EXPECT_EQ(shown(-1234.5, "#,##0.00"), "-1.234,50");
  EXPECT_EQ(shown(-1234, "\"€\" #,##0;[Red](\"€\" #,##0)"), "(€ 1.234)");
  EXPECT_EQ(shown(0, "#,##0;-#,##0;\"nihil\""), "nihil");
  EXPECT_EQ(shown(250000, "[$€-413]\\ #,##0.00"), "€ 250.000,00");
  EXPECT_EQ(shown(2500000, "0.0,,\" mln\""), "2,5 mln");
  EXPECT_EQ(shown(0.256, "0.0%"), "25,6%");
  EXPECT_EQ(shown(3, "\"kpi \"0"), "kpi 3");
  EXPECT_EQ(shown(7, "000"), "007");
  EXPECT_EQ(shown(46022, "d-m-yyyy"), "31-12-2025");
  EXPECT_EQ(shown(46022, "[$-413]d mmmm yyyy;@"), "31 december 2025");
  EXPECT_EQ(shown(45717, "mmm/yy"), "mrt-2025");
  EXPECT_EQ(shown(46022.5625, "dd/mm/yy hh:mm"), "31-12-2025 13:30");
  EXPECT_EQ(shown(0.5625, "h:mm"), "13:30");
  EXPECT_EQ(shown(1.5, "[h]:mm"), "36:00");
  EXPECT_EQ(shown_iso_date("2025-12-31"), "31-12-2025");
  EXPECT_EQ(shown_iso_date("vandaag"), "vandaag");
}

}  // namespace
}  // namespace planlezer
