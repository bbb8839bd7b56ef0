#include "extract/formats/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/formats/charset.h"
#include "tests/extract/page_sketch.h"
#include "tests/extract/read_with.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Page page_of(std::string_view html) {
  return read_with(read_html, html).page();
}

Page mail_page_of(std::string_view html) {
  FlowPage page(1);
  add_html(html, Quotations::counted, page);
  return page.finish();
}

TEST(Html, HeadingsParagraphsAndTheTitle) {
  const ReadWith read = read_with(
      read_html,
      "<!DOCTYPE html><html><head><title> Plan &amp; aanpak </title><style>p{}</style></head>"
      "<body><h1>Plan</h1><p>Een  <b>vet</b>\nwoord.<p>Twee<br>regels<script>x()</script></body></html>");
  EXPECT_EQ(read.document.metadata.title, "Plan & aanpak");
  EXPECT_THAT(texts_of(read.page(), BlockKind::heading), ElementsAre("Plan"));
  EXPECT_THAT(texts_of(read.page(), BlockKind::paragraph), ElementsAre("Een vet woord.", "Twee\nregels"));
  EXPECT_EQ(read.page().blocks[0].level, 1);
  EXPECT_EQ(read.page().blocks[2].ordinal, 3U);
}

TEST(Html, ListsKeepTheirNumbersAndDepth) {
  const Page page = page_of("<ol start=3><li>drie<ul><li>sub</ul><li>vier</ol><ol type=a><li>x</ol>");
  EXPECT_THAT(texts_of(page, BlockKind::list_item), ElementsAre("3. drie", "• sub", "4. vier", "a. x"));
  EXPECT_EQ(page.blocks[1].level, 2);
  EXPECT_EQ(page.text.substr(page.blocks[0].label.begin, page.blocks[0].label.size()), "3.");
}

TEST(Html, ListsThatWereTypedAreLists) {
  const Page page = page_of("<p>Wij vragen:<br>- een jurist<br>1. geld</p><div>Dank</div>");
  EXPECT_THAT(texts_of(page, BlockKind::list_item), ElementsAre("- een jurist", "1. geld"));
  EXPECT_THAT(texts_of(page, BlockKind::paragraph), ElementsAre("Wij vragen:", "Dank"));
}

TEST(Html, TablesOfDataStayTables) {
  const Page page = page_of(
      "<table><tr><th>Kpi<th>Bedrag<th>Wanneer</tr><tr><td rowspan=2>3<td>€ 5.000<td>2024</tr>"
      "<tr><td colspan=2>geen</tr></table>");
  ASSERT_THAT(page.tables, SizeIs(1));
  EXPECT_THAT(rows_of(page, page.tables[0]), ElementsAre("Kpi|Bedrag|Wanneer", "3|€ 5.000|2024", "geen"));
  EXPECT_TRUE(page.tables[0].cells[0].head);
  EXPECT_EQ(page.tables[0].cells[3].row_span, 2);
  EXPECT_EQ(page.tables[0].cells[6].column_span, 2);
}

TEST(Html, AFirstRowInBoldIsTheHead) {
  const Page page = page_of(
      "<table><tr><td><b>Kpi</b><td><span style='font-weight:700'>Bedrag</span></tr><tr><td>3<td>€ "
      "5</tr></table>");
  ASSERT_THAT(page.tables, SizeIs(1));
  EXPECT_TRUE(page.tables[0].cells[1].head);
  EXPECT_FALSE(page.tables[0].cells[2].head);
}

TEST(Html, TablesThatPlaceThingsAreText) {
  EXPECT_THAT(page_of("<table><tr><td>Alleen</td></tr></table>").tables, IsEmpty());
  EXPECT_THAT(page_of("<table><tr><td>links<td>rechts</tr></table>").tables, IsEmpty());
  const Page nested = page_of(
      "<table><tr><td>a<td>b</tr><tr><td "
      "colspan=2><table><tr><td>1<td>2</tr><tr><td>3<td>4</tr></table></tr></table>");
  EXPECT_THAT(nested.tables, SizeIs(1));
  EXPECT_THAT(texts_of(nested, BlockKind::paragraph), ElementsAre("a", "b"));
}

TEST(Html, WhatIsHiddenIsNotRead) {
  const Page page = page_of(
      "<div style='display: none !important'>voorvertoning</div><p hidden>x</p><div "
      "style='max-height:0px;overflow:hidden'>y"
      "</div><p style='MSO-HIDE:all'>z</p><!-- c --><p>Zicht&shy;baar&zwnj;</p>");
  EXPECT_EQ(page.text, "Zichtbaar\n");
}

TEST(Html, WordsListsAndConditions) {
  const Page page = page_of(
      "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if "
      "!supportLists]><span>o&nbsp;&nbsp;</span><![endif]>"
      "twee fte<o:p></o:p></p>");
  EXPECT_THAT(texts_of(page, BlockKind::list_item), ElementsAre("o twee fte"));
  EXPECT_EQ(page.blocks[0].level, 2);
}

TEST(Html, QuotationsOfMailAreCounted) {
  EXPECT_THAT(quoted_texts(mail_page_of(
                  "Akkoord.<blockquote type=cite>Eerder<blockquote class=gmail_quote>Nog "
                  "eerder</blockquote></blockquote>"
                  "<div style='border:none;border-left:solid blue 1.5pt'>Outlook</div>"
                  "<blockquote style='margin:0 0 0 40px;border:none'>Ingesprongen</blockquote>")),
              ElementsAre("Akkoord.", "> Eerder", "> > Nog eerder", "> Outlook", "Ingesprongen"));
  EXPECT_EQ(page_of("<blockquote>citaat</blockquote>").blocks[0].quoted, 0);
}

TEST(Html, AHeadInTheTextKeepsALineForEachField) {
  const Page page = mail_page_of(
      "<p>Zie onder.</p><div style='border-top:solid #E1E1E1 1pt'><p><b>Van:</b> A "
      "&lt;a@x.nl&gt;<br><b>Verzonden:</b> maandag 3 "
      "juni 2024 14:02<br><b>Onderwerp:</b> Verzoek</p></div>");
  EXPECT_THAT(quoted_texts(page),
              ElementsAre("Zie onder.",
                          "Van: A <a@x.nl>\nVerzonden: maandag 3 juni 2024 14:02\nOnderwerp: "
                          "Verzoek"));
}

TEST(Html, TheDelimiterOfASignatureStandsByItself) {
  EXPECT_THAT(quoted_texts(mail_page_of("<div>Dank</div><div>-- <br></div><div>Jan<br>OD</div>")),
              ElementsAre("Dank", "--", "Jan\nOD"));
  EXPECT_THAT(quoted_texts(mail_page_of("Dank<br>-- <br>Jan")), ElementsAre("Dank", "--", "Jan"));
}

TEST(Html, EncodingsAreThoseOfThePageOrGuessed) {
  EXPECT_EQ(page_of("<meta charset=windows-1252><p>caf\xE9 \x80 5").text, "café € 5\n");
  EXPECT_EQ(page_of("<p>caf\xC3\xA9").text, "café\n");
  EXPECT_EQ(page_of("<p>caf\xE9").text, "café\n");
  EXPECT_EQ(page_of(std::string_view("\xFF\xFE<\0p\0>\0\xE9\0", 10)).text, "é\n");
  EXPECT_EQ(decode_text("\x1B$B$3$s\x1B(B", "ISO-2022-JP"), "こん");
  EXPECT_EQ(decode_text("\xC3\xA9", "iso-8859-1"), "é");
  EXPECT_EQ(decode_text("\xC3\xA9 \xE9", "utf-8"), "é é");
  EXPECT_EQ(decode_text("x", "geen-charset"), "x");
}

TEST(Html, DepthAndWidthCostNoStackAndLittleTime) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += i % 2 == 0 ? "<div>" : "<blockquote><b>";
  EXPECT_EQ(mail_page_of(deep + "tekst").words.size(), 1U);
  std::string tables;
  for (int i = 0; i < 3'000; ++i) tables += "<table><tr><td>";
  EXPECT_EQ(mail_page_of(tables + "tekst").words.size(), 1U);
  std::string wide = "<table>";
  for (int i = 0; i < 300; ++i) wide += "<tr><td rowspan=65000 colspan=1000>a<td>b";
  EXPECT_FALSE(mail_page_of(wide).words.empty());
}

TEST(Html, TablesWithoutEndAreCutOffAndSaySo) {
  const auto rows = [](int count, const std::string& row) {
    std::string table = "<table>";
    for (int i = 0; i < count; ++i) table += row;
    return page_of(table + "</table>");
  };
  EXPECT_EQ(rows(1'000, "<tr><td>a<td>b").state, PageState::read);
  std::string wide = "<tr>";
  for (int i = 0; i < 300; ++i) wide += "<td>a";
  const Page cut[] = {rows(30'000, "<tr><td>a<td>b"), rows(10, wide), rows(600'000, "<tr><td>a<td>b")};
  for (const Page& page : cut) {
    EXPECT_EQ(page.state, PageState::partial);
    EXPECT_EQ(page.reason, "size_limit");
    EXPECT_FALSE(page.words.empty());
  }
  std::string many;
  for (int i = 0; i < 60'000; ++i) many += "<table><tr><td>a<td>b<tr><td>c<td>d</table>";
  EXPECT_EQ(page_of(many).state, PageState::partial);
}

TEST(FlowTables, SpansAndGridsWithoutEndAreCutOff) {
  const auto page_with = [](FlowCell cell) {
    FlowPage page(1);
    FlowTable table;
    table.cells.push_back({{{"a", false, false}}, 0, 0, 1, 1, false, 0});
    cell.text = {{"b", false, false}};
    table.cells.push_back(cell);
    page.add(table);
    return page.finish();
  };
  EXPECT_EQ(page_with({{}, 1, 0, 2, 3, false, 0}).state, PageState::read);
  EXPECT_EQ(page_with({{}, 1, 0, 65'000, 60'000, false, 0}).state, PageState::partial);
  EXPECT_EQ(page_with({{}, 65'000, 4'000, 1, 1, false, 0}).state, PageState::partial);
}

TEST(Html, NothingIsABlankPage) {
  EXPECT_EQ(page_of("").state, PageState::blank);
  EXPECT_EQ(page_of("<html><body>&nbsp;</body></html>").state, PageState::blank);
}

}  // namespace
}  // namespace planlezer
