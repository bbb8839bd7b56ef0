#include "extract/formats/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/formats/sheet.h"
#include "tests/extract/office_files.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::ElementsAre;

TEST(Csv, ATableWithItsHead) {
  const Page page = only_page_of(read_csv,
                                 "Kpi;Maatregel;Kosten\r\n3;\"plan; met \"\"stappen\"\"\r\nen een "
                                 "vervolg\";€ 1.000\r\n;;\r\n4;werven;2000\r\n");
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_THAT(
      rows_of(page, page.tables[0]),
      ElementsAre("Kpi|Maatregel|Kosten", "3|plan; met \"stappen\"/en een vervolg|€ 1.000", "4|werven|2000"));
  EXPECT_TRUE(page.tables[0].cells[0].head);
  EXPECT_FALSE(page.tables[0].cells[3].head);
  EXPECT_THAT(sketch_of(page), Contains("td #" + std::to_string(1 + 3 * sheet_columns + 1) + ": werven"));
}

TEST(Csv, SeparatorsAndCharacterSets) {
  for (const std::string file : {"a\tb\tc\nd\te\tf\n", "a,b,c\nd,e,f\n", "sep=|\na|b|c\nd|e|f\n",
                                 "\xEF\xBB\xBF"
                                 "a;b;c\nd;e;f"})
    EXPECT_EQ(only_page_of(read_csv, file).tables.at(0).columns, 3) << file;
  const Page page = only_page_of(read_csv, "Naam;Plaats;X\nCo\xF6rdinatie;Den Haag;\x80 5\n");
  EXPECT_THAT(rows_of(page, page.tables.at(0)), Contains("Coördinatie|Den Haag|€ 5"));
}

TEST(Csv, DamagedTablesEndWell) {
  EXPECT_EQ(only_page_of(read_csv, "a;b;c\n\"nooit gesloten;d\ne;f").tables.size(), 1U);
  EXPECT_EQ(only_page_of(read_csv, "").state, PageState::blank);
  EXPECT_TRUE(read_format(read_csv, "sep="));
  EXPECT_TRUE(read_format(read_csv, std::string(3'000'000, ';')));
}

TEST(Csv, VeryLongTablesHaveMorePages) {
  const auto document = read_format(read_csv, repeated("1;twee;3\n", 400'000));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->pages.size(), 10U);
  ASSERT_EQ(document->notes.size(), 1U);
  EXPECT_EQ(document->notes[0].code, "sheet_limit");
}

}  // namespace
}  // namespace planlezer
