#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/codec.h"
#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

using testing::ElementsAre;

PageSketch& frame(PageSketch& sketch, const Box& box) {
  return sketch.horizontal(box.y0, box.x0, box.x1)
      .horizontal(box.y1, box.x0, box.x1)
      .vertical(box.x0, box.y0, box.y1)
      .vertical(box.x1, box.y0, box.y1);
}

void put_card(PageSketch& sketch, const std::string& name, float x, float y) {
  sketch.put("kaart " + name, x, y, 8).put("KPI 1", x + 160, y, 8, true);
  sketch.put("Maatregel", x, y + 20, 8).put("Plan " + name + " maken", x, y + 34, 10, true);
  sketch.put("Eigenaar", x, y + 50, 8).put("manager HR", x + 60, y + 50);
  sketch.put("Gereed", x, y + 64, 8).put("mei 2025", x + 60, y + 64);
  sketch.put("Kosten", x, y + 78, 8).put("geen", x + 60, y + 78);
}

std::vector<std::string> blocks_of(const Page& page) {
  std::vector<std::string> texts;
  for (const Block& block : page.blocks) texts.push_back(text_of(page, block));
  return texts;
}

void expect_two_cards(const Page& page) {
  EXPECT_TRUE(is_consistent(page));
  ASSERT_EQ(page.tables.size(), 2U);
  EXPECT_THAT(rows_of(page, page.tables[0]),
              ElementsAre("Maatregel|Plan A maken", "Eigenaar|manager HR", "Gereed|mei 2025", "Kosten|geen"));
  EXPECT_THAT(rows_of(page, page.tables[1]),
              ElementsAre("Maatregel|Plan B maken", "Eigenaar|manager HR", "Gereed|mei 2025", "Kosten|geen"));
  const std::vector<std::string> texts = blocks_of(page);
  EXPECT_EQ(texts[0], "kaart A KPI 1");
  EXPECT_EQ(texts[9], "kaart B KPI 1");
}

TEST(Cards, InFramesAreReadOneByOne) {
  PageSketch sketch;
  put_card(sketch, "A", 60, 110);
  put_card(sketch, "B", 320, 110);
  frame(sketch, {50, 100, 280, 200});
  frame(sketch, {310, 100, 540, 200});
  expect_two_cards(sketch.lay_out());
}

TEST(Cards, ColouredHeadsAloneMakeThemToo) {
  PageSketch sketch;
  put_card(sketch, "A", 60, 112);
  put_card(sketch, "B", 320, 112);
  sketch.shade({50, 100, 280, 118}).shade({310, 100, 540, 118});
  sketch.put_lines({"Onder de kaarten gaat de gewone tekst verder over de hele breedte van de bladzijde,",
                    "tot aan de rechterkant."},
                   50, 220);
  const Page page = sketch.lay_out();
  expect_two_cards(page);
  EXPECT_EQ(texts_of(page, BlockKind::paragraph).back().substr(0, 17), "Onder de kaarten ");
}

TEST(Frames, ASideBoxDoesNotCutTheTextBesideIt) {
  PageSketch sketch;
  sketch.put_lines(
      {"De dienst stelt in het derde kwartaal een plan op dat", "de minimale bezetting vastlegt en dat door",
       "het bestuur wordt vastgesteld, waarna de", "gemeenten en de provincie het in hun eigen",
       "begroting verwerken en de uitvoering", "daarvan nog dit jaar begint met de werving."},
      60, 100);
  sketch.shade({330, 104, 540, 150});
  sketch.put_lines(
      {"Uit de brief van het ministerie:", "de norm geldt ook voor deze", "dienst en zijn buren."}, 340, 118);
  const Page page = sketch.lay_out();
  const auto texts = blocks_of(page);
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_THAT(texts[0], testing::StartsWith("De dienst"));
  EXPECT_THAT(texts[0], testing::EndsWith("de werving."));
  EXPECT_THAT(texts[1], testing::StartsWith("Uit de brief"));
  EXPECT_TRUE(is_consistent(page));
}

TEST(Frames, AGridOfCellsIsOneTable) {
  PageSketch sketch;
  for (const float y : {100.0F, 130.0F, 160.0F}) sketch.horizontal(y, 72, 472);
  for (const float x : {72.0F, 272.0F, 472.0F}) sketch.vertical(x, 100, 160);
  for (const float y : {100.0F, 130.0F})
    for (const float x : {76.0F, 276.0F}) sketch.put_lines({"eerste regel", "tweede regel"}, x, y + 12);
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].cells.size(), 4U);
}

TEST(Frames, ShadedRowsOfATableAreNoFrames) {
  PageSketch sketch;
  for (int r = 0; r < 6; ++r) {
    const float y = 100 + 30 * static_cast<float>(r);
    sketch.put("KPI " + std::to_string(r + 1), 76, y + 12).put("Maatregel die op", 160, y + 12);
    sketch.put("twee regels staat", 160, y + 24).put("Q" + std::to_string(r % 4 + 1), 400, y + 12);
    if (r % 2 == 0) sketch.shade({72, y, 500, y + 30});
  }
  const Page page = sketch.lay_out();
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].rows, 6);
}

}  // namespace
}  // namespace planlezer
