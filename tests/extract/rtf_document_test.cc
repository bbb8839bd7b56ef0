#include "extract/formats/rtf_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/page_sketch.h"
#include "tests/extract/read_with.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

const std::string head =
    "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}}{\\info{\\title Niet}}";

TEST(RtfDocument, ParagraphsItemsAndTables) {
  const Page page = read_with(read_rtf_document,
                              head +
                                  "\\pard Wij vragen \\'80 5.000 voor co\\'f6rdinatie.\\par\\par "
                                  "\\bullet\\tab een jurist\\par \\bullet\\tab een plan\\par\\par "
                                  "\\trowd Kpi\\cell Kosten\\cell\\row \\trowd 3\\cell \\u8364?80\\cell\\row "
                                  "\\pard Dank.\\par}")
                        .page();
  EXPECT_THAT(texts_of(page, BlockKind::paragraph),
              ElementsAre("Wij vragen € 5.000 voor coördinatie.", "Dank."));
  EXPECT_THAT(texts_of(page, BlockKind::list_item), ElementsAre("• een jurist", "• een plan"));
  ASSERT_THAT(page.tables, SizeIs(1));
  EXPECT_THAT(rows_of(page, page.tables[0]), ElementsAre("Kpi|Kosten", "3|€80"));
}

TEST(RtfDocument, DamageAndNothing) {
  EXPECT_EQ(read_with(read_rtf_document, "{\\rtf1}").page().state, PageState::blank);
  EXPECT_EQ(read_with(read_rtf_document, "{\\rtf1 begin {\\b en dan").page().text, "begin en dan\n");
  EXPECT_EQ(read_with(read_rtf_document, "{\\rtf1 a}}}} b\\").page().text, "a b\n");
  EXPECT_EQ(
      read_with(read_rtf_document, std::string("{\\rtf1 ") + std::string(100'000, '{') + "diep").page().text,
      "diep\n");
}

}  // namespace
}  // namespace planlezer
