#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/read.h"
#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

PageSketch prose_page(int number) {
  PageSketch sketch;
  sketch.raw().number = number;
  sketch.put_lines({"De dienst stelt in het derde kwartaal een strategische", "personeelsplanning op."}, 72,
                   300);
  return sketch;
}

Extracted finished(const std::vector<PageSketch>& pages) {
  Extracted document;
  for (const PageSketch& page : pages) document.pages.push_back(page.lay_out());
  document.page_count = static_cast<int>(pages.size());
  finish_document(document);
  return document;
}

TEST(RunningLines, NumbersInThemCountThePages) {
  std::vector<PageSketch> cards;
  for (int i = 1; i <= 5; ++i)
    cards.push_back(prose_page(i).put("kaart " + std::to_string(i * i + 3), 72, 60));
  for (const Page& page : finished(cards).pages)
    EXPECT_THAT(texts_of(page, BlockKind::running_head), IsEmpty());
  std::vector<PageSketch> pages;
  for (int i = 1; i <= 5; ++i)
    pages.push_back(prose_page(i).put("Jaarplan 2024 blz. " + std::to_string(i + 6) + " van 40", 72, 800));
  for (const Page& page : finished(pages).pages)
    EXPECT_EQ(texts_of(page, BlockKind::running_foot).size(), 1U);
}

TEST(RunningLines, LeftAndRightPagesMirrorEachOther) {
  std::vector<PageSketch> pages;
  for (int i = 1; i <= 3; ++i) {
    const std::string number = std::to_string(i);
    pages.push_back(prose_page(i).put(
        i % 2 == 0 ? number + " Omgevingsdienst Zee" : "Omgevingsdienst Zee " + number, 72, 800, 8));
  }
  for (const Page& page : finished(pages).pages)
    EXPECT_EQ(texts_of(page, BlockKind::running_foot).size(), 1U);
}

TEST(RunningLines, StandAsFarFromTheEdgeOnLandscapePages) {
  std::vector<PageSketch> pages;
  for (int i = 1; i <= 4; ++i) {
    PageSketch page = prose_page(i);
    if (i == 4) std::swap(page.raw().width, page.raw().height);
    page.put("Plan van aanpak", 72, page.raw().height - 42, 8);
    pages.push_back(page);
  }
  EXPECT_THAT(texts_of(finished(pages).pages[3], BlockKind::running_foot), ElementsAre("Plan van aanpak"));
}

TEST(RunningLines, AChapterTitleRepeatedAboveThePage) {
  std::vector<PageSketch> pages;
  pages.push_back(prose_page(1).put("Samen sterk", 72, 120, 16, true));
  pages.push_back(prose_page(2));
  pages.push_back(prose_page(3).put("Samen sterk", 72, 40, 8));
  const Extracted document = finished(pages);
  EXPECT_THAT(texts_of(document.pages[0], BlockKind::heading), ElementsAre("Samen sterk"));
  EXPECT_THAT(texts_of(document.pages[2], BlockKind::running_head), ElementsAre("Samen sterk"));
}

TEST(RunningLines, ASignForNumbersIsText) {
  const Extracted document = finished({prose_page(1).put("# mount /cdrom", 72, 60)});
  EXPECT_THAT(texts_of(document.pages[0], BlockKind::running_head), IsEmpty());
}

TEST(HeadingLevelsOfCovers, TakeNoLevelFromTheText) {
  PageSketch front = prose_page(1);
  front.put("Vrij", 72, 120, 44, true).put("Programma", 72, 200, 30, true);
  std::vector<PageSketch> pages{front};
  for (int i = 2; i <= 8; ++i) pages.push_back(prose_page(i).put("Hoofdstuk", 72, 240, 16, true));
  pages.push_back(prose_page(9).put("Vrij", 72, 120, 44, true).put("Programma", 72, 200, 30, true));
  const Extracted document = finished(pages);
  for (const Page& page : document.pages)
    for (const Block& block : page.blocks)
      if (block.kind == BlockKind::heading) {
        EXPECT_EQ(block.level, 1) << text_of(page, block);
      }
}

TEST(HeadingLevelsOfContents, FollowTheIndents) {
  PageSketch contents;
  contents.put("Inhoudsopgave", 72, 60, 16, true);
  contents.put("1. Inleiding ......... 2", 72, 100)
      .put("a. Aanleiding ......... 2", 90, 114)
      .put("b. Opzet ......... 2", 90, 128);
  PageSketch second = prose_page(2);
  second.put("1. Inleiding", 72, 60, 12, true)
      .put("a. Aanleiding", 72, 100, 12, true)
      .put("b. Opzet", 72, 140, 12, true);
  const Extracted document = finished({contents, second, prose_page(3)});
  std::vector<int> levels;
  for (const Block& block : document.pages[1].blocks)
    if (block.kind == BlockKind::heading) levels.push_back(block.level);
  EXPECT_THAT(levels, ElementsAre(1, 2, 2));
}

}  // namespace
}  // namespace planlezer
