#include "extract/formats/word_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/office_files.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

constexpr const char* styles = R"(<w:styles xmlns:w="w">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="EigenKop"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>
</w:styles>)";

constexpr const char* numbering = R"xml(<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop1"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop2"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>)xml";

constexpr const char* relations = R"(<Relationships>
<Relationship Id="r1" Type="http://x/styles" Target="styles.xml"/><Relationship Id="r2" Type="http://x/numbering" Target="numbering.xml"/>
<Relationship Id="r3" Type="http://x/footnotes" Target="footnotes.xml"/><Relationship Id="r4" Type="http://x/comments" Target="/word/comments.xml"/>
<Relationship Id="r5" Type="http://x/header" Target="header1.xml"/><Relationship Id="r6" Type="http://x/footer" Target="footer1.xml"/>
</Relationships>)";

std::string word_file(const std::string& body, Entries more = {}) {
  Entries entries{
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"},
      {"word/styles.xml", styles},
      {"word/numbering.xml", numbering},
      {"word/_rels/document.xml.rels", relations}};
  entries.insert(entries.end(), more.begin(), more.end());
  return packed(entries);
}

std::string paragraph(const std::string& text, const std::string& style = "", const std::string& list = "") {
  return "<w:p><w:pPr>" + (style.empty() ? "" : "<w:pStyle w:val=\"" + style + "\"/>") + list +
         "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

std::string item(const std::string& text, int list, int level = 0) {
  return paragraph(text, "",
                   "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                       std::to_string(list) + "\"/></w:numPr>");
}

std::vector<std::string> read_body(const std::string& body) {
  return sketch_of(only_page_of(read_word_document, word_file(body)));
}

TEST(WordDocument, HeadingsByStyleWithTheirNumbers) {
  EXPECT_THAT(read_body(paragraph("Plan van aanpak", "Titel") + paragraph("Inleiding", "Kop1") +
                        paragraph("Aanleiding", "Kop2") + "<w:p/>" + paragraph("Kpi's", "Kop1") +
                        paragraph("Kpi 1", "EigenKop") + paragraph("Tekst.", "A")),
              ElementsAre("h1 #1: Plan van aanpak", "h1 #2: 1 Inleiding", "h2 #3: 1.1 Aanleiding",
                          "h1 #5: 2 Kpi's", "h2 #6: 2.1 Kpi 1", "p #7: Tekst."));
}

TEST(WordDocument, ListsHaveTheLabelsThatWordShows) {
  EXPECT_THAT(read_body(item("een", 1) + item("punt", 1, 1) + item("twee", 1) + item("opnieuw", 3) +
                        paragraph("- getypt") + paragraph("S. de Vries")),
              ElementsAre("li1 #1: a) een", "li2 #2: • punt", "li1 #3: b) twee", "li1 #4: a) opnieuw",
                          "li1 #5: - getypt", "p #6: S. de Vries"));
}

TEST(WordDocument, InsertedTextIsThereAndDeletedTextIsNot) {
  EXPECT_THAT(
      read_body("<w:p><w:r><w:t xml:space=\"preserve\">wij vragen </w:t></w:r><w:del><w:r><w:delText>€ "
                "100.000</w:delText></w:r></w:del>"
                "<w:ins><w:r><w:t>€ 200.000</w:t></w:r></w:ins></w:p>"
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">eerste helft "
                "</w:t></w:r></w:p>" +
                paragraph("tweede helft") + "<w:moveFrom><w:p><w:r><w:t>weg</w:t></w:r></w:p></w:moveFrom>" +
                "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r></w:p>"),
      ElementsAre("p #1: wij vragen € 200.000", "p #3: eerste helft tweede helft"));
}

TEST(WordDocument, FieldsGiveResultsAndControlsGiveValues) {
  EXPECT_THAT(
      read_body(
          "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF kpi</w:instrText></w:r>"
          "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>kpi 3</w:t></w:r><w:r><w:fldChar "
          "w:fldCharType=\"end\"/></w:r></w:p>"
          "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default "
          "w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
          "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar "
          "w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> ja</w:t></w:r></w:p>"
          "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
          paragraph("Klik om tekst in te voeren") + "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" +
          paragraph("ingevuld") + "</w:sdtContent></w:sdt>" +
          "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>nooit "
          "beëindigd</w:instrText></w:r></w:p>" +
          paragraph("daarna")),
      ElementsAre("p #1: kpi 3", "p #2: ☒ ja", "p #3: ingevuld", "p #5: daarna"));
}

TEST(WordDocument, SpecialCharactersInsideWords) {
  EXPECT_THAT(read_body("<w:p><w:r><w:t>VTH</w:t><w:noBreakHyphen/><w:t>stelsel,</w:t><w:tab/"
                        "><w:t>omgevings\u00ADdienst</w:t>"
                        "<w:br/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>"),
              ElementsAre("p #1: VTH-stelsel, omgevingsdienst ✓"));
}

TEST(WordDocument, LinksAlsoWhereTheyDoNotBelong) {
  EXPECT_THAT(read_body("<w:p><w:hyperlink><w:r><w:t>een</w:t></w:r></"
                        "w:hyperlink><w:r><w:hyperlink><w:r><w:t>twee</w:t></w:r></w:hyperlink></w:r></w:p>"),
              ElementsAre("p #1: eentwee"));
}

std::string cell(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}

TEST(WordDocument, TablesWithSpansAndHeads) {
  const Page page = only_page_of(
      read_word_document,
      word_file(paragraph("Boven") + "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Kpi") +
                cell("Maatregel") + cell("Gereed") + "</w:tr><w:tr>" +
                cell("3", "<w:vMerge w:val=\"restart\"/>") + cell("plan", "<w:gridSpan w:val=\"2\"/>") +
                "</w:tr><w:tr>" + cell("", "<w:vMerge/>") + cell("uitvoering") + cell("Q3 2025") +
                "</w:tr></w:tbl>" + paragraph("Onder")));
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_THAT(rows_of(page, page.tables[0]),
              ElementsAre("Kpi|Maatregel|Gereed", "3|plan", "uitvoering|Q3 2025"));
  EXPECT_TRUE(page.tables[0].cells[0].head);
  EXPECT_FALSE(page.tables[0].cells[3].head);
  EXPECT_EQ(page.tables[0].cells[3].row_span, 2);
  EXPECT_EQ(page.tables[0].cells[4].column_span, 2);
  EXPECT_THAT(sketch_of(page), Contains("td #8: Q3 2025").Times(0));
  EXPECT_THAT(sketch_of(page), Contains("td #9: Q3 2025"));
  EXPECT_THAT(sketch_of(page), Contains("p #10: Onder"));
}

TEST(WordDocument, TheFirstRowIsAHeadWhenItStandsOut) {
  const auto bold = [](const std::string& text) {
    return "<w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
  };
  const Page page =
      only_page_of(read_word_document,
                   word_file("<w:tbl><w:tr>" + bold("Actie") + bold("Wie") + "</w:tr><w:tr>" + cell("plan") +
                             cell("MT") + "</w:tr></w:tbl><w:tbl><w:tr>" + cell("Naam") + cell("OD") +
                             "</w:tr><w:tr>" + cell("Datum") + cell("mei") + "</w:tr></w:tbl>"));
  ASSERT_EQ(page.tables.size(), 2U);
  EXPECT_TRUE(page.tables[0].cells[0].head);
  EXPECT_FALSE(page.tables[1].cells[0].head);
}

TEST(WordDocument, FramesAndTablesInTables) {
  EXPECT_THAT(read_body("<w:tbl><w:tr><w:tc>" + paragraph("in een kader") + "</w:tc></w:tr></w:tbl>"),
              ElementsAre("p #1: in een kader"));
  const std::string inner = "<w:tbl><w:tr>" + cell("binnen") + cell("ook") + "</w:tr></w:tbl>";
  EXPECT_THAT(read_body("<w:tbl><w:tr>" + cell("buiten") + "<w:tc>" + inner + "<w:p/></w:tc></w:tr></w:tbl>"),
              ElementsAre("td #1: buiten", "td #2: binnen", "td #3: ook"));
}

TEST(WordDocument, NotesCommentsAndRunningHeads) {
  const std::string file = word_file(
      "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Tekst</w:t></w:r><w:r><w:footnoteReference "
      "w:id=\"2\"/></w:r><w:r><w:t>.</w:t></w:r><w:commentRangeEnd w:id=\"0\"/></w:p>",
      {{"word/footnotes.xml",
        "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"0\" "
        "w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\">" +
            paragraph("Zie bijlage.") + "</w:footnote></w:footnotes>"},
       {"word/comments.xml", "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\">" + paragraph("klopt dit?") +
                                 "</w:comment></w:comments>"},
       {"word/header1.xml", "<w:hdr xmlns:w=\"w\">" + paragraph("Omgevingsdienst Voorbeeld") + "</w:hdr>"},
       {"word/footer1.xml", "<w:ftr xmlns:w=\"w\">" + paragraph("Pagina 1") + "</w:ftr>"}});
  EXPECT_THAT(sketch_of(only_page_of(read_word_document, file)),
              ElementsAre("head #0: Omgevingsdienst Voorbeeld", "p #1: Tekst¹.", "note #1: ¹ Zie bijlage.",
                          "p #1: Opmerking: klopt dit?", "foot #0: Pagina 1"));
}

TEST(WordDocument, TextBoxesOnceAndContentsApart) {
  const std::string box = "<w:txbxContent>" + paragraph("in het vak") + "</w:txbxContent>";
  EXPECT_THAT(read_body("<w:p><w:r><w:t>alinea</w:t><mc:AlternateContent><mc:Choice><w:drawing>" + box +
                        "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" +
                        paragraph("1 Inleiding 3", "Inhopg1")),
              ElementsAre("p #1: alinea", "p #1: in het vak", "toc #2: 1 Inleiding 3"));
}

TEST(WordDocument, OtherNamespacesAndPrefixes) {
  const std::string file = packed(
      {{"[Content_Types].xml", "<Types/>"},
       {"_rels\\.rels",
        R"(<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Word/Doc.xml"/></Relationships>)"},
       {"word/doc.xml",
        R"(<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:r><ns0:t>streng</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>)"},
       {"docProps/core.xml",
        "<c xmlns:dc=\"d\" "
        "xmlns:dcterms=\"t\"><dc:title>Plan</dc:title><dc:creator>OD</"
        "dc:creator><dcterms:created>2024-03-28T10:00:00Z</dcterms:created></c>"}});
  const auto document = read_format(read_word_document, file);
  ASSERT_TRUE(document);
  EXPECT_THAT(sketch_of(document->pages.at(0)), ElementsAre("p #1: streng"));
  EXPECT_EQ(document->metadata.title, "Plan");
  EXPECT_EQ(document->metadata.created, "2024-03-28");
}

TEST(WordDocument, FilesInsideAreParts) {
  const std::string photo(9'000, 'x');
  ReadParts parts;
  ASSERT_TRUE(read_format(read_word_document,
                          word_file(paragraph("x"), {{"word/media/image1.png", photo},
                                                     {"word/media/icoon.png", "klein"},
                                                     {"word/embeddings/begroting.xlsx", "PK"}}),
                          &parts));
  EXPECT_THAT(parts.names, ElementsAre("word/media/image1.png (inline)", "word/embeddings/begroting.xlsx"));
}

TEST(WordDocument, WhatIsDamagedSaysSo) {
  const auto text = read_format(read_word_document, "PK geen zip");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::unreadable);
  EXPECT_FALSE(read_format(read_word_document, packed({{"[Content_Types].xml", "<Types/>"}})));
  // What stands before the fault is kept.
  const auto half =
      read_format(read_word_document,
                  packed({{"word/document.xml",
                           "<w:document><w:body><w:p><w:r><w:t>heel</w:t></w:r></w:p><w:p><w:r><w:t>half"}}));
  ASSERT_TRUE(half);
  EXPECT_THAT(half->pages.at(0).text, HasSubstr("heel"));
  ASSERT_EQ(half->notes.size(), 1U);
  EXPECT_EQ(half->notes[0].code, "damaged");
}

TEST(WordDocument, EntitiesExpandToNothing) {
  const std::string file = packed({{"word/document.xml",
                                    "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b "
                                    "\"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                                    "<d><body><p><r><t>&b;&c;.</t></r></p></body></d>"}});
  EXPECT_EQ(only_page_of(read_word_document, file).text, "&b;&c;.\n");
}

TEST(WordDocument, HostileShapesEndWell) {
  // Nested so deep that recursion would fail.
  const std::size_t deep = 100'000;
  const auto nested = read_format(read_word_document,
                                  word_file(paragraph("boven") + repeated("<w:sdt><w:sdtContent>", deep) +
                                            paragraph("diep") + repeated("</w:sdtContent></w:sdt>", deep)));
  ASSERT_TRUE(nested);
  EXPECT_THAT(nested->pages.at(0).text, HasSubstr("boven"));
  const std::string open = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>";
  EXPECT_TRUE(read_format(read_word_document, word_file(repeated(open, 5'000))));
  // Spans that no table has.
  const Page page = only_page_of(
      read_word_document, word_file("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"2000000000\"/></w:trPr>" +
                                    cell("a", "<w:gridSpan w:val=\"2000000000\"/>") +
                                    cell("b", "<w:gridSpan w:val=\"-5\"/>") + "</w:tr></w:tbl>"));
  EXPECT_THAT(page.text, HasSubstr("b"));
  EXPECT_LE(page.tables.at(0).columns, 200);
}

TEST(WordDocument, BombsAreStopped) {
  const std::string file =
      packed({{"word/document.xml", "<d><body><p><r><t>begin</t></r></p>" + repeated("<p/>", 30'000'000)}});
  ASSERT_LT(file.size(), 1'000'000U);
  const Extracted document = read_in_sandbox(file, word_type);
  EXPECT_EQ(document.state, DocumentState::partial);
  EXPECT_EQ(document.reason, "size_limit");
  ASSERT_FALSE(document.notes.empty());
  EXPECT_EQ(document.notes[0].code, "size_limit");
  EXPECT_EQ(document.pages.at(0).text, "begin\n");
}

TEST(WordDocument, TheSandboxChangesNothing) {
  const std::string file = word_file(paragraph("Kop", "Kop1") + item("punt", 1) + "<w:tbl><w:tr>" +
                                     cell("é") + cell("€ 1") + "</w:tr></w:tbl>");
  const Extracted document = read_in_sandbox(file, word_type);
  ASSERT_EQ(document.state, DocumentState::read) << document.message;
  EXPECT_EQ(encode_page(document.pages.at(0)), encode_page(only_page_of(read_word_document, file)));
}

TEST(WordDocument, RealDocumentsOfTheCorpus) {
  const std::string path =
      PLANLEZER_SOURCE_DIR "/../shared/corpus/office-nl/vng-modelvragenlijst-2022-mutaties.docx";
  const auto bytes = read_file(path);
  if (!bytes) GTEST_SKIP() << "no corpus at " << path;
  const Page page = only_page_of(read_word_document, *bytes);
  EXPECT_EQ(page.tables.size(), 17U);  // of 22 all rows of five were deleted
  EXPECT_THAT(page.text, HasSubstr("wl18 Voelt u zich betrokken bij de mensen die in uw buurt wonen?"));
  EXPECT_THAT(page.text, Not(HasSubstr("FWat")));
}

}  // namespace
}  // namespace planlezer
