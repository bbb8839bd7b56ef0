#include "extract/formats/open_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/formats/open_presentation.h"
#include "extract/formats/open_workbook.h"
#include "extract/formats/presentation.h"
#include "extract/formats/sheet.h"
#include "tests/extract/office_files.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* automatic_styles = R"xml(<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="K" style:family="table-cell"><style:table-cell-properties fo:background-color="#dddddd"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>
</office:automatic-styles>)xml";

std::string content(const std::string& kind, const std::string& body) {
  return "<office:document-content>" + std::string(automatic_styles) + "<office:body><office:" + kind + ">" +
         body + "</office:" + kind + "></office:body></office:document-content>";
}

std::string open_file(const std::string& kind, const std::string& body, const Entries& more = {}) {
  Entries entries{{"mimetype", "application/vnd.oasis.opendocument." + kind},
                  {"content.xml", content(kind, body)}};
  entries.insert(entries.end(), more.begin(), more.end());
  return packed(entries);
}

std::vector<std::string> read_text(const std::string& body) {
  return sketch_of(only_page_of(read_open_document, open_file("text", body)));
}

TEST(OpenDocument, ParagraphsHeadingsAndLists) {
  EXPECT_THAT(
      read_text(
          "<text:p text:style-name=\"P1\">Plan</text:p><text:h text:outline-level=\"2\">Kpi "
          "1</text:h><text:p/>"
          "<text:list "
          "text:style-name=\"L1\"><text:list-item><text:p>een</"
          "text:p><text:list><text:list-item><text:p>sub</text:p></text:list-item></text:list>"
          "</text:list-item><text:list-item><text:p>twee</text:p><text:p>vervolg</text:p></text:list-item></"
          "text:list>"
          "<text:list text:style-name=\"L1\" "
          "text:continue-numbering=\"true\"><text:list-item><text:p>drie</text:p></text:list-item></"
          "text:list>"
          "<text:list "
          "text:style-name=\"L2\"><text:list-item><text:p>streep</text:p></text:list-item></text:list>"),
      ElementsAre("h1 #1: Plan", "h2 #2: Kpi 1", "li1 #4: 1. een", "li2 #5: a) sub", "li1 #6: 2. twee",
                  "p #7: vervolg", "li1 #8: 3. drie", "li1 #9: – streep"));
}

TEST(OpenDocument, InlineTextNotesAndChanges) {
  EXPECT_THAT(
      read_text(
          "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion></"
          "text:changed-region></text:tracked-changes>"
          "<text:p>wij<text:s text:c=\"2\"/>vragen<text:tab/><text:span text:style-name=\"B\">€ "
          "2</text:span><text:span text:style-name=\"V\">geheim</text:span>"
          "<text:line-break/>steun<text:note "
          "text:note-class=\"footnote\"><text:note-citation>1</"
          "text:note-citation><text:note-body><text:p>noot</text:p></text:note-body></text:note>.</text:p>"
          "<text:p><office:annotation><dc:creator/><text:p>klopt?</text:p></office:annotation>einde</text:p>"
          "<text:p><draw:frame><draw:text-box><text:p>vak</text:p></draw:text-box></draw:frame></text:p>"),
      ElementsAre("p #1: wij vragen € 2 steun¹.", "p #2: einde", "p #3: vak", "note #1: ¹ noot",
                  "p #2: Opmerking: klopt?"));
}

TEST(OpenDocument, TablesAndContents) {
  const Page page = only_page_of(
      read_open_document,
      open_file("text",
                "<text:table-of-content><text:index-body><text:index-title><text:p>Inhoud</text:p></"
                "text:index-title><text:p>1 Doel 3</text:p></text:index-body></text:table-of-content>"
                "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Kpi</"
                "text:p></table:table-cell><table:table-cell><text:p>Actie</text:p></table:table-cell></"
                "table:table-row></table:table-header-rows>"
                "<table:table-row><table:table-cell "
                "table:number-columns-spanned=\"2\"><text:p>samen</text:p></"
                "table:table-cell><table:covered-table-cell/></table:table-row></table:table>"));
  EXPECT_THAT(sketch_of(page),
              ElementsAre("h1 #1: Inhoud", "toc #2: 1 Doel 3", "td #3: Kpi", "td #4: Actie", "td #5: samen"));
  EXPECT_TRUE(page.tables.at(0).cells[1].head);
  EXPECT_EQ(page.tables[0].cells[2].column_span, 2);
}

TEST(OpenDocument, FlatFilesReadTheSame) {
  const std::string flat =
      "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">" +
      std::string(automatic_styles) +
      "<office:body><office:text><text:p>plat</text:p></office:text></office:body></office:document>";
  EXPECT_EQ(only_page_of(read_open_document, flat).text, "plat\n");
}

TEST(OpenDocument, EncryptedFilesAskForAPassword) {
  const auto document = read_format(
      read_open_document, open_file("text", "",
                                    {{"META-INF/manifest.xml",
                                      "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></"
                                      "manifest:file-entry></manifest:manifest>"}}));
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::needs_password);
  EXPECT_FALSE(
      read_format(read_open_document, packed({{"mimetype", "application/vnd.oasis.opendocument.text"}})));
}

TEST(OpenDocument, HostileTextsEndWell) {
  EXPECT_TRUE(read_format(
      read_open_document,
      open_file("text", repeated("<text:list><text:list-item>", 50'000) + "<text:p>diep</text:p>")));
  EXPECT_TRUE(
      read_format(read_open_document,
                  open_file("text", repeated("<table:table><table:table-row><table:table-cell>", 3'000))));
  EXPECT_TRUE(read_format(
      read_open_document,
      open_file(
          "text",
          "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"2000000000\" "
          "table:number-rows-spanned=\"2000000000\"><text:p>x</text:p>"
          "</table:table-cell><table:table-cell "
          "table:number-columns-spanned=\"-3\"><text:p>y</text:p></table:table-cell></table:table-row></"
          "table:table>")));
}

std::string value_cell(const std::string& attributes, const std::string& text) {
  return "<table:table-cell " + attributes + ">" + (text.empty() ? "" : "<text:p>" + text + "</text:p>") +
         "</table:table-cell>";
}

TEST(OpenWorkbook, SheetsCellsAndEmptyRepeats) {
  const auto document = read_format(
      read_open_workbook,
      open_file("spreadsheet",
                "<table:table table:name=\"Acties\"><table:table-row "
                "table:number-rows-repeated=\"2\"><table:table-cell "
                "table:number-columns-repeated=\"16384\"/></table:table-row>"
                "<table:table-row><table:table-cell/>" +
                    value_cell("table:style-name=\"K\" office:value-type=\"string\"", "Actie") +
                    value_cell("table:style-name=\"K\" office:value-type=\"string\"", "Gereed") +
                    value_cell("table:style-name=\"K\"", "Bedrag") +
                    "</table:table-row>"
                    "<table:table-row><table:table-cell/>" +
                    value_cell("office:value-type=\"string\"", "plan") +
                    value_cell("office:value-type=\"date\" office:date-value=\"2025-12-31\"", "31-12-25") +
                    value_cell("office:value-type=\"currency\" office:value=\"250000\"", "€ 250.000") +
                    "</table:table-row>"
                    "<table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell "
                    "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
                    "<table:table table:name=\"Verborgen\" table:style-name=\"ta2\"><table:table-row>" +
                    value_cell("", "x") + "</table:table-row></table:table>"));
  ASSERT_TRUE(document);
  ASSERT_EQ(document->pages.size(), 2U);
  const Page& page = document->pages[0];
  EXPECT_EQ(page.name, "Acties");
  EXPECT_THAT(rows_of(page, page.tables.at(0)),
              ElementsAre("Actie|Gereed|Bedrag", "plan|31-12-2025|€ 250.000"));
  EXPECT_TRUE(page.tables[0].cells[0].head);
  EXPECT_THAT(sketch_of(page), Contains("td #" + std::to_string(1 + 3 * sheet_columns + 1) + ": plan"));
  ASSERT_EQ(document->notes.size(), 1U);
  EXPECT_EQ(document->notes[0].code, "hidden_sheet");
}

TEST(OpenWorkbook, RowsRepeatedByTheMillionAreBounded) {
  const auto document = read_format(
      read_open_workbook,
      open_file("spreadsheet",
                "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"10000000\">" +
                    value_cell("table:number-columns-repeated=\"16384\"", "x") +
                    "</table:table-row></table:table>"));
  ASSERT_TRUE(document);
  ASSERT_FALSE(document->notes.empty());
  EXPECT_EQ(document->notes[0].code, "sheet_limit");
}

TEST(OpenPresentation, SlidesWithTheirNotes) {
  const auto document = read_format(
      read_open_presentation,
      open_file(
          "presentation",
          "<draw:page><draw:frame><draw:text-box><text:p>tekst</text:p></draw:text-box></"
          "draw:frame><draw:frame "
          "presentation:class=\"title\"><draw:text-box><text:p>Titel</text:p></draw:text-box></draw:frame>"
          "<presentation:notes><draw:frame "
          "presentation:class=\"notes\"><draw:text-box><text:p>notitie</text:p></draw:text-box></"
          "draw:frame></presentation:notes></draw:page><draw:page/>"));
  ASSERT_TRUE(document);
  ASSERT_EQ(document->pages.size(), 2U);
  std::vector<std::string> texts;
  for (const Block& block : document->pages[0].blocks)
    texts.push_back(quote_of(document->pages[0], block.text));
  EXPECT_THAT(texts, ElementsAre("Titel", "tekst", "notitie"));
  EXPECT_EQ(document->pages[1].state, PageState::blank);
}

TEST(Presentation, SlidesInTheirOrderWithBulletsTablesAndNotes) {
  const auto shape = [](const std::string& holder, const std::string& paragraphs) {
    return "<p:sp><p:nvSpPr><p:nvPr>" + holder + "</p:nvPr></p:nvSpPr><p:txBody>" + paragraphs +
           "</p:txBody></p:sp>";
  };
  const auto line = [](const std::string& text, const std::string& properties = "") {
    return "<a:p>" + properties + "<a:r><a:t>" + text + "</a:t></a:r></a:p>";
  };
  const auto slide = [](const std::string& shapes) {
    return "<p:sld><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>";
  };
  const std::string table =
      "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow=\"1\"/><a:tr><a:tc><a:txBody>" +
      line("Kpi") + "</a:txBody></a:tc><a:tc><a:txBody>" + line("Actie") +
      "</a:txBody></a:tc></a:tr><a:tr><a:tc gridSpan=\"2\"><a:txBody>" + line("samen") +
      "</a:txBody></a:tc><a:tc "
      "hMerge=\"1\"><a:txBody/></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
  const auto document = read_format(
      read_presentation,
      packed(
          {{"[Content_Types].xml", "<Types/>"},
           {"ppt/presentation.xml",
            "<p:presentation><p:sldIdLst><p:sldId id=\"256\" r:id=\"r2\"/><p:sldId id=\"257\" "
            "r:id=\"r1\"/></p:sldIdLst></p:presentation>"},
           {"ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"x/slide\" "
            "Target=\"slides/slide1.xml\"/><Relationship Id=\"r2\" Type=\"x/slide\" "
            "Target=\"slides/slide2.xml\"/></Relationships>"},
           {"ppt/slides/slide1.xml", slide(shape("<p:ph type=\"title\"/>", line("Tweede")) + table)},
           {"ppt/slides/slide2.xml",
            slide(shape("<p:ph idx=\"1\"/>",
                        line("punt") +
                            line("onder", "<a:pPr lvl=\"1\"><a:buAutoNum type=\"arabicParenR\"/></a:pPr>")) +
                  shape("<p:ph type=\"ctrTitle\"/>", line("Eerste")) +
                  shape("<p:ph type=\"sldNum\"/>", line("1")))},
           {"ppt/slides/_rels/slide2.xml.rels",
            "<Relationships><Relationship Id=\"n\" Type=\"x/notesSlide\" "
            "Target=\"../notesSlides/n1.xml\"/></Relationships>"},
           {"ppt/notesSlides/n1.xml", slide(shape("<p:ph type=\"body\"/>", line("notitie")))}}));
  ASSERT_TRUE(document);
  ASSERT_EQ(document->pages.size(), 2U);
  std::vector<std::string> texts;
  for (const Block& block : document->pages[0].blocks)
    texts.push_back(quote_of(document->pages[0], block.text));
  EXPECT_THAT(texts, ElementsAre("Eerste", "• punt", "1) onder", "notitie"));
  const Page& second = document->pages[1];
  EXPECT_THAT(rows_of(second, second.tables.at(0)), ElementsAre("Kpi|Actie", "samen"));
  EXPECT_TRUE(second.tables[0].cells[0].head);
}

TEST(OpenDocument, TheSandboxChangesNothing) {
  const std::string file =
      open_file("text", "<text:h text:outline-level=\"1\">Kop</text:h><text:p>tekst é</text:p>");
  const Extracted document = read_in_sandbox(file, "application/vnd.oasis.opendocument.text");
  ASSERT_EQ(document.state, DocumentState::read) << document.message;
  EXPECT_EQ(encode_page(document.pages.at(0)), encode_page(only_page_of(read_open_document, file)));
}

}  // namespace
}  // namespace planlezer
