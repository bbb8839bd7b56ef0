#include "extract/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/codec.h"
#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

using testing::ElementsAre;

std::vector<bool> heads_of(const Table& table) {
  std::vector<bool> heads(table.rows);
  for (const Cell& cell : table.cells) heads[cell.row] = heads[cell.row] || cell.head;
  return heads;
}

// Four columns at 72, 122, 322 and 422 up to 522; rows 20 high from `top`.
PageSketch grid(float top, int rows) {
  PageSketch sketch;
  for (int r = 0; r <= rows; ++r) sketch.horizontal(top + 20 * static_cast<float>(r), 72, 522);
  for (const float x : {72.0F, 122.0F, 322.0F, 422.0F, 522.0F})
    sketch.vertical(x, top, top + 20 * static_cast<float>(rows));
  return sketch;
}

PageSketch& put_row(PageSketch& sketch, float y, const std::vector<std::string>& cells, bool bold = false) {
  const std::vector<float> lefts{76, 126, 326, 426};
  for (std::size_t i = 0; i < cells.size(); ++i) sketch.put(cells[i], lefts[i], y, 10, bold);
  return sketch;
}

TEST(RuledTable, TakesTheWordsByPlaceWhateverTheirOrder) {
  PageSketch sketch = grid(100, 3);
  put_row(sketch, 154, {"2", "Werven van twee mensen", "HR", "Q1 2025"});
  put_row(sketch, 114, {"Kpi", "Maatregel", "Trekker", "Planning"}, true);
  put_row(sketch, 134, {"1", "Opstellen van een plan", "MT", "Q3 2024"});
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_TRUE(page.tables[0].ruled);
  EXPECT_THAT(rows_of(page, page.tables[0]),
              ElementsAre("Kpi|Maatregel|Trekker|Planning", "1|Opstellen van een plan|MT|Q3 2024",
                          "2|Werven van twee mensen|HR|Q1 2025"));
  EXPECT_THAT(heads_of(page.tables[0]), ElementsAre(true, false, false));
  EXPECT_TRUE(is_consistent(page));
}

TEST(RuledTable, CellsOfSeveralLinesAndEmptyCells) {
  PageSketch sketch = grid(100, 2);
  put_row(sketch, 112, {"1", "Opstellen van een", "MT", ""});
  sketch.put("opleidingsplan", 126, 119);
  put_row(sketch, 134, {"", "Totaal", "", "€ 10.000"});
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_THAT(rows_of(page, page.tables[0]),
              ElementsAre("1|Opstellen van een/opleidingsplan|MT|-", "-|Totaal|-|€ 10.000"));
  EXPECT_TRUE(is_consistent(page));
}

TEST(RuledTable, MissingLinesAreMergedCells) {
  PageSketch sketch;
  for (const float y : {100.0F, 140.0F}) sketch.horizontal(y, 72, 372);
  sketch.horizontal(120, 122, 372);  // not through the first column
  for (const float x : {72.0F, 122.0F, 372.0F}) sketch.vertical(x, 100, 140);
  sketch.vertical(222, 120, 140);  // the upper cell runs over both columns
  sketch.put("KPI 1", 76, 124).put("Oordeel", 126, 114).put("eigen", 126, 134).put("IenW", 226, 134);
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  const Table& table = page.tables[0];
  ASSERT_EQ(table.cells.size(), 4U);
  EXPECT_EQ(table.cells[0].row_span, 2);
  EXPECT_EQ(table.cells[1].column_span, 2);
  EXPECT_TRUE(is_consistent(page));
}

TEST(RuledTable, OpenSidesStillBoundTheOuterColumns) {
  PageSketch sketch;
  for (const float y : {100.0F, 120.0F, 140.0F}) sketch.horizontal(y, 72, 372);
  sketch.vertical(172, 100, 140);  // only between the columns
  sketch.put("Actie", 76, 114, 10, true)
      .put("Wie", 176, 114, 10, true)
      .put("Plan maken", 76, 134)
      .put("Directeur", 176, 134);
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_THAT(rows_of(page, page.tables[0]), ElementsAre("Actie|Wie", "Plan maken|Directeur"));
}

TEST(RuledTable, AFrameAroundTextIsNoTable) {
  PageSketch sketch;
  sketch.horizontal(90, 60, 400).horizontal(160, 60, 400).vertical(60, 90, 160).vertical(400, 90, 160);
  sketch.put_lines({"Samenvatting van het plan in een kader met", "enkele regels tekst erin."}, 72, 110);
  const Page page = sketch.lay_out();
  EXPECT_TRUE(page.tables.empty());
  EXPECT_EQ(page.blocks.size(), 1U);
}

TEST(ShadedTable, EverySecondRowShadedIsOneTable) {
  PageSketch sketch;
  put_row(sketch, 114, {"Kpi", "Maatregel", "Trekker", "Planning"}, true);
  put_row(sketch, 134, {"1", "Opstellen van een plan", "MT", "Q3 2024"});
  put_row(sketch, 154, {"2", "Werven van mensen", "HR", "2025"});
  put_row(sketch, 174, {"3", "Vaststellen van een strategie", "Beleid", "Q4 2024"});
  put_row(sketch, 194, {"4", "Mandaat actualiseren", "Jurist", "medio 2025"});
  for (const float y : {140.0F, 180.0F}) {
    const std::vector<float> xs{72, 122, 322, 422, 522};
    for (std::size_t i = 0; i + 1 < xs.size(); ++i) sketch.shade({xs[i], y, xs[i + 1], y + 20});
  }
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].rows, 5);
  EXPECT_EQ(rows_of(page, page.tables[0])[1], "1|Opstellen van een plan|MT|Q3 2024");
  EXPECT_TRUE(heads_of(page.tables[0])[0]);
  EXPECT_TRUE(is_consistent(page));
}

TEST(ShadedTable, AShadedHeadOverRowsWithoutLines) {
  PageSketch sketch;
  put_row(sketch, 114, {"Kpi", "Maatregel", "Trekker", "Planning"}, true);
  put_row(sketch, 138, {"1", "Opstellen van een plan", "MT", "Q3 2024"});
  sketch.put("samen met de gemeenten", 126, 150);
  put_row(sketch, 174, {"2", "Werven van mensen", "HR", "2025"});
  const std::vector<float> xs{72, 122, 322, 422, 522};
  for (std::size_t i = 0; i + 1 < xs.size(); ++i) sketch.shade({xs[i], 100, xs[i + 1], 120});
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_THAT(rows_of(page, page.tables[0]),
              ElementsAre("Kpi|Maatregel|Trekker|Planning",
                          "1|Opstellen van een plan/samen met de gemeenten|MT|Q3 2024",
                          "2|Werven van mensen|HR|2025"));
}

TEST(AlignedTable, HorizontalRulesOnly) {
  PageSketch sketch;
  for (const float y : {100.0F, 120.0F, 180.0F}) sketch.horizontal(y, 72, 520);
  put_row(sketch, 114, {"Nr", "Maatregel", "Gereed", "Kosten"});
  put_row(sketch, 134, {"1", "Opstellen van een strategische", "Q3 2024", "15.000"});
  sketch.put("personeelsplanning", 126, 146);
  put_row(sketch, 158, {"2", "Uitvoeren van een nulmeting", "eind 2024", "20.000"});
  put_row(sketch, 170, {"3", "Vervangen van het zaaksysteem", "medio 2025", "p.m."});
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_FALSE(page.tables[0].ruled);
  EXPECT_THAT(rows_of(page, page.tables[0]),
              ElementsAre("Nr|Maatregel|Gereed|Kosten",
                          "1|Opstellen van een strategische/personeelsplanning|Q3 2024|15.000",
                          "2|Uitvoeren van een nulmeting|eind 2024|20.000",
                          "3|Vervangen van het zaaksysteem|medio 2025|p.m."));
  EXPECT_THAT(heads_of(page.tables[0]), ElementsAre(true, false, false, false));
  EXPECT_TRUE(is_consistent(page));
}

TEST(AlignedTable, NoLinesAtAllButABoldHead) {
  PageSketch sketch;
  put_row(sketch, 100, {"Kpi", "Maatregel", "Trekker", "Planning"}, true);
  put_row(sketch, 116, {"1", "Opstellen van een plan", "MT", "Q3 2024"});
  put_row(sketch, 132, {"2", "Werven van mensen", "HR", "2025"});
  put_row(sketch, 148, {"5", "Vaststellen van een strategie", "Beleid", "Q4 2024"});
  sketch.put_lines(
      {"Onder de tabel begint weer gewone tekst die over de hele breedte van de bladzijde", "doorloopt."}, 72,
      190);
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].rows, 4);
  EXPECT_EQ(page.tables[0].columns, 4);
  EXPECT_THAT(heads_of(page.tables[0]), ElementsAre(true, false, false, false));
  EXPECT_EQ(texts_of(page, BlockKind::paragraph).size(), 1U);
}

TEST(AlignedTable, TheHeadMayRunOverSeveralColumns) {
  PageSketch sketch;
  for (const float y : {100.0F, 136.0F, 190.0F}) sketch.horizontal(y, 72, 400);
  sketch.put("2024", 220, 114).put("2025", 340, 114);
  const auto row = [&](float y, const std::vector<std::string>& cells) {
    const std::vector<float> lefts{76, 180, 250, 300, 370};
    for (std::size_t i = 0; i < cells.size(); ++i) sketch.put(cells[i], lefts[i], y);
  };
  row(130, {"Kpi", "begroot", "raming", "begroot", "raming"});
  row(150, {"KPI 2", "120", "130", "140", "150"});
  row(164, {"KPI 3", "60", "55", "65", "70"});
  row(178, {"KPI 4", "300", "310", "250", "240"});
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].columns, 5);
  EXPECT_EQ(rows_of(page, page.tables[0])[3], "KPI 3|60|55|65|70");
  EXPECT_TRUE(is_consistent(page));
}

TEST(RuledTable, TextsThatTouchArePartedAtTheLine) {
  PageSketch sketch = grid(100, 2);
  put_row(sketch, 114, {"Klasse", "Bezoek", "Trekker", "Planning"});
  sketch.put("1jaarlijks", 116, 134).put("HR", 326, 134).put("Industriekade", 402, 134);
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  const std::vector<std::string> rows = rows_of(page, page.tables[0]);
  EXPECT_EQ(rows[1].substr(0, 12), "1|jaarlijks|");
  EXPECT_NE(rows[1].find("Industriekade"), std::string::npos);  // no seam: a word that sticks out
  EXPECT_TRUE(is_consistent(page));
}

TEST(AlignedTable, RulesBetweenGroupsDoNotJoinTheirRows) {
  PageSketch sketch;
  for (const float y : {100.0F, 120.0F, 156.0F, 192.0F}) sketch.horizontal(y, 72, 520);
  put_row(sketch, 114, {"Groep", "Project", "Leider", "Fase"}, true);
  put_row(sketch, 134, {"Bodem", "Overdracht", "Klei", "klaar"});
  put_row(sketch, 150, {"", "Onderzoek", "Zand", "loopt"});
  put_row(sketch, 170, {"Lucht", "Metingen", "Wind", "loopt"});
  put_row(sketch, 186, {"", "Kaart", "Wolk", "proef"});
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_THAT(rows_of(page, page.tables[0]),
              ElementsAre("Groep|Project|Leider|Fase", "Bodem|Overdracht|Klei|klaar",
                          "-|Onderzoek|Zand|loopt", "Lucht|Metingen|Wind|loopt", "-|Kaart|Wolk|proef"));
}

TEST(AlignedTable, WiderSpacingPartsRowsWhoseCellsAllRunOn) {
  PageSketch sketch;
  put_row(sketch, 100, {"Nr", "Levering", "Procedure", "Raming"}, true);
  for (int i = 0; i < 4; ++i) {
    const float y = 120 + 32 * static_cast<float>(i);
    put_row(sketch, y, {"a" + std::to_string(i), "Onderzoek van grond en", "meervoudig", "640.000"});
    put_row(sketch, y + 12, {"bis", "grondwater", "", ""});
  }
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].rows, 5);
  EXPECT_EQ(rows_of(page, page.tables[0])[1], "a0/bis|Onderzoek van grond en/grondwater|meervoudig|640.000");
}

TEST(AlignedTable, PlainHeadsInTwoRowsWhateverSizeRecognitionGaveThem) {
  PageSketch sketch;
  sketch.put("Programma", 72, 100, 12).put("2024", 265, 100).put("2025", 425, 100);
  const auto row = [&](float y, const std::vector<std::string>& cells) {
    const std::vector<float> lefts{72, 230, 310, 390, 470};
    for (std::size_t i = 0; i < cells.size(); ++i) sketch.put(cells[i], lefts[i], y);
  };
  row(116, {"", "Begroot", "Raming", "Begroot", "Raming"});
  row(132, {"Vergunningen", "1.240", "1.310", "1.295", "1.350"});
  row(148, {"Toezicht", "2.015", "1.980", "2.050", "2.110"});
  row(164, {"Advies", "865", "902", "910", "925"});
  row(180, {"Totaal", "4.120", "4.192", "4.255", "4.385"});
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].rows, 6);
  EXPECT_THAT(heads_of(page.tables[0]), ElementsAre(true, true, false, false, false, false));
}

TEST(NoTable, ListsFormsAndContentsStayWhatTheyAre) {
  PageSketch list;
  for (int i = 0; i < 5; ++i)
    list.put(std::to_string(i + 1) + ".", 72, 100 + 14 * static_cast<float>(i))
        .put("een punt van de lijst met wat tekst", 100, 100 + 14 * static_cast<float>(i));
  EXPECT_TRUE(list.lay_out().tables.empty());

  PageSketch form;
  for (int i = 0; i < 5; ++i)
    form.put("Veld" + std::to_string(i) + ":", 72, 100 + 14 * static_cast<float>(i))
        .put("waarde", 200, 100 + 14 * static_cast<float>(i));
  EXPECT_TRUE(form.lay_out().tables.empty());

  PageSketch contents;
  for (int i = 0; i < 6; ++i)
    contents.put("Hoofdstuk zoveel", 72, 100 + 14 * static_cast<float>(i))
        .put(std::to_string(3 + 2 * i), 480, 100 + 14 * static_cast<float>(i));
  EXPECT_TRUE(contents.lay_out().tables.empty());
}

TEST(NoTable, ThousandsOfLinesAndWordsEndInTime) {
  PageSketch sketch;
  for (int i = 0; i < 9'000; ++i) {
    const float at = static_cast<float>(i % 300) * 2.7F;
    sketch.horizontal(static_cast<float>(i) * 0.09F, at, at + 20).vertical(at, at, at + 15);
  }
  for (int i = 0; i < 4'000; ++i)
    sketch.put("x", static_cast<float>(i % 97) * 6, static_cast<float>(i % 211) * 4, 4);
  EXPECT_TRUE(is_consistent(sketch.lay_out()));
}

}  // namespace
}  // namespace planlezer
