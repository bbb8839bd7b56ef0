#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "extract/codec.h"
#include "extract/read.h"
#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A page with a running head and foot around `body`.
PageSketch page_around(int number, const std::string& chapter = "Plan van aanpak 2024–2026") {
  PageSketch sketch;
  sketch.raw().number = number;
  sketch.put(chapter, 300, 40, 8).put("Pagina " + std::to_string(number) + " van 12", 72, 810, 8);
  return sketch;
}

Extracted document_of(const std::vector<PageSketch>& pages) {
  Extracted document;
  for (const PageSketch& page : pages) document.pages.push_back(page.lay_out());
  document.page_count = static_cast<int>(pages.size());
  finish_document(document);
  for (const Page& page : document.pages) EXPECT_TRUE(is_consistent(page));
  return document;
}

const std::vector<std::string> some_prose = {
    "De dienst stelt in het derde kwartaal een strategische personeelsplanning",
    "op, waarin de minimale bezetting is vastgelegd."};

TEST(RunningHeads, LinesThatRepeatAtTheSamePlaceAreNotText) {
  std::vector<PageSketch> pages;
  for (int i = 1; i <= 4; ++i) pages.push_back(page_around(i).put_lines(some_prose, 72, 200));
  const Extracted document = document_of(pages);
  for (const Page& page : document.pages) {
    EXPECT_EQ(texts_of(page, BlockKind::running_head).size(), 1U);
    EXPECT_EQ(texts_of(page, BlockKind::running_foot).size(), 1U);
    EXPECT_EQ(texts_of(page, BlockKind::paragraph).size(), 1U);
  }
}

TEST(RunningHeads, ChapterTitlesInTheSamePlaceCountToo) {
  std::vector<PageSketch> pages;
  const std::vector<std::string> chapters = {"Inleiding", "Inleiding",   "Inleiding",
                                             "Inleiding", "Maatregelen", "Slot"};
  for (int i = 0; i < 6; ++i)
    pages.push_back(page_around(i + 1, chapters[static_cast<std::size_t>(i)]).put_lines(some_prose, 72, 200));
  const Extracted document = document_of(pages);
  EXPECT_THAT(texts_of(document.pages[4], BlockKind::running_head), ElementsAre("Maatregelen"));
}

TEST(RunningHeads, APageNumberAloneIsAFoot) {
  PageSketch page;
  page.put_lines(some_prose, 72, 200).put("1", 290, 810);
  const Extracted document = document_of({page});
  EXPECT_THAT(texts_of(document.pages[0], BlockKind::running_foot), ElementsAre("1"));
}

TEST(RunningHeads, TextThatStandsOnceStays) {
  PageSketch page;
  page.put("Geachte heer De Vries,", 72, 60).put_lines(some_prose, 72, 200);
  const Extracted document = document_of({page, page_around(2).put_lines(some_prose, 72, 300)});
  EXPECT_THAT(texts_of(document.pages[0], BlockKind::running_head), IsEmpty());
}

TEST(HeadingLevels, FollowNumbersFirstAndStylesAfterThat) {
  PageSketch first;
  first.put("Op weg naar een robuuste dienst", 72, 100, 28, true).put_lines(some_prose, 72, 300);
  PageSketch second;
  second.raw().number = 2;
  second.put("1 Inleiding", 72, 60, 16, true).put_lines(some_prose, 72, 90);
  second.put("1.1 Aanleiding", 72, 140, 13).put_lines(some_prose, 72, 160);
  second.put("Norm", 72, 210, 10, false, true).put_lines(some_prose, 72, 224);
  PageSketch third;
  third.raw().number = 3;
  third.put("Ondersteuning", 72, 60, 16, true).put_lines(some_prose, 72, 90);
  const Extracted document = document_of({first, second, third});
  const auto levels_of = [](const Page& page) {
    std::vector<int> levels;
    for (const Block& block : page.blocks)
      if (block.kind == BlockKind::heading) levels.push_back(block.level);
    return levels;
  };
  EXPECT_THAT(levels_of(document.pages[0]), ElementsAre(1));
  EXPECT_THAT(levels_of(document.pages[1]), ElementsAre(1, 2, 3));
  EXPECT_THAT(levels_of(document.pages[2]), ElementsAre(1));  // same style as "1 Inleiding"
}

TEST(Contents, LinesUnderTheTitleThatEndInPageNumbers) {
  PageSketch page;
  page.put("Inhoudsopgave", 72, 60, 16, true);
  page.put("1 Inleiding", 72, 100, 11, true).put("3", 500, 100, 11, true);
  page.put("2 Maatregelen", 72, 120, 11, true).put("7", 500, 120, 11, true);
  page.put_lines(some_prose, 72, 300);
  const Extracted document = document_of({page});
  EXPECT_THAT(texts_of(document.pages[0], BlockKind::contents),
              ElementsAre("1 Inleiding 3", "2 Maatregelen 7"));
  EXPECT_THAT(texts_of(document.pages[0], BlockKind::heading), ElementsAre("Inhoudsopgave"));
}

TEST(Continuations, ASentenceGoesOnOverThePageBreak) {
  const std::vector<std::string> open = {
      "De dienst stelt in het derde kwartaal een strategische personeelsplanning", "op, waarin de minimale"};
  std::vector<PageSketch> pages;
  pages.push_back(page_around(1).put_lines(open, 72, 760));
  pages.push_back(page_around(2).put_lines({"bezetting tot en met 2028 is vastgelegd."}, 72, 80));
  pages.push_back(page_around(3).put_lines({"Een nieuwe alinea begint hier."}, 72, 80));
  const Extracted document = document_of(pages);
  const auto first_text = [](const Page& page) {
    for (const Block& block : page.blocks)
      if (block.kind == BlockKind::paragraph) return block;
    return Block{};
  };
  EXPECT_TRUE(first_text(document.pages[1]).continues);
  EXPECT_FALSE(first_text(document.pages[2]).continues);
}

TEST(Continuations, AListItemGoesOnAsAListItem) {
  PageSketch first = page_around(1);
  first.put("•", 84, 760).put("opstellen van een verbeterprogramma op grond van de", 100, 760);
  PageSketch second = page_around(2);
  second.put("nulmeting, gereed in Q4 2024.", 100, 80);
  const Extracted document = document_of({first, second});
  const Block& block = document.pages[1].blocks[1];
  EXPECT_TRUE(block.continues);
  EXPECT_EQ(block.kind, BlockKind::list_item);
}

PageSketch table_page(int number, const std::vector<std::vector<std::string>>& rows, float top) {
  PageSketch sketch = page_around(number);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const float y = top + 20 * static_cast<float>(r);
    sketch.put(rows[r][0], 76, y + 14, 10, rows[r][0] == "Kpi")
        .put(rows[r][1], 126, y + 14, 10, rows[r][0] == "Kpi");
    sketch.horizontal(y, 72, 372);
  }
  const float bottom = top + 20 * static_cast<float>(rows.size());
  sketch.horizontal(bottom, 72, 372);
  for (const float x : {72.0F, 122.0F, 372.0F}) sketch.vertical(x, top, bottom);
  return sketch;
}

TEST(Continuations, ATableGoesOnAndItsRepeatedHeadIsHead) {
  const Extracted document = document_of({table_page(1, {{"Kpi", "Maatregel"}, {"1", "een plan"}}, 700),
                                          table_page(2, {{"Kpi", "Maatregel"}, {"2", "een visie"}}, 80),
                                          table_page(3, {{"3", "een strategie"}, {"4", "een team"}}, 80)});
  EXPECT_FALSE(document.pages[0].tables[0].continues);
  ASSERT_TRUE(document.pages[1].tables[0].continues);
  EXPECT_TRUE(document.pages[1].tables[0].cells[0].head);
  EXPECT_FALSE(document.pages[1].tables[0].cells[2].head);
  ASSERT_TRUE(document.pages[2].tables[0].continues);
  for (const Cell& cell : document.pages[2].tables[0].cells) EXPECT_FALSE(cell.head);
}

TEST(Continuations, ATableAfterTextIsANewOne) {
  PageSketch second = table_page(2, {{"Kpi", "Maatregel"}, {"2", "een visie"}}, 200);
  second.put_lines(some_prose, 72, 100);
  const Extracted document =
      document_of({table_page(1, {{"Kpi", "Maatregel"}, {"1", "een plan"}}, 700), second});
  EXPECT_FALSE(document.pages[1].tables[0].continues);
}

TEST(FinishDocument, TakesTenThousandPagesInItsStride) {
  const Page page = page_around(1).put_lines(some_prose, 72, 200).lay_out();
  Extracted document;
  for (int i = 1; i <= 10'000; ++i) {
    document.pages.push_back(page);
    document.pages.back().number = i;
  }
  const auto begin = std::chrono::steady_clock::now();
  finish_document(document);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_EQ(document.pages[9'999].blocks[0].kind, BlockKind::running_head);
}

}  // namespace
}  // namespace planlezer
