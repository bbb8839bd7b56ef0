#include "extract/codec.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

// A page with everything: heading, list, paragraph, ruled table with an empty cell, OCR words.
Page rich_page() {
  PageSketch sketch;
  sketch.put("1 Inleiding", 72, 60, 16, true);
  sketch.put_lines(
      {"Dit is een alinea over de omgevings-", "dienst met drie regels tekst die", "niet bijzonder lang is."},
      72, 90);
  sketch.put("• eerste punt", 80, 150).put("• tweede punt", 80, 164);
  for (const float y : {200.0F, 220.0F, 240.0F}) sketch.horizontal(y, 72, 372);
  for (const float x : {72.0F, 172.0F, 372.0F}) sketch.vertical(x, 200, 240);
  sketch.put("Kpi", 76, 214, 10, true)
      .put("Maatregel", 176, 214, 10, true)
      .put("opstellen van een plan", 176, 234);
  sketch.put("3", 76, 234);
  sketch.raw().words.back().origin = Origin::ocr;
  sketch.raw().words.back().confidence = 0.873F;
  Page page = sketch.lay_out();
  page.number = 7;
  page.reason = "native";
  page.rotation = 90;
  return page;
}

void expect_equal(const Page& a, const Page& b) {
  EXPECT_EQ(a.number, b.number);
  EXPECT_EQ(a.width, b.width);
  EXPECT_EQ(a.rotation, b.rotation);
  EXPECT_EQ(a.state, b.state);
  EXPECT_EQ(a.origin, b.origin);
  EXPECT_EQ(a.reason, b.reason);
  EXPECT_EQ(a.confidence, b.confidence);
  EXPECT_EQ(a.text, b.text);
  EXPECT_EQ(a.fonts, b.fonts);
  ASSERT_EQ(a.words.size(), b.words.size());
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    EXPECT_EQ(a.words[i].text, b.words[i].text);
    EXPECT_EQ(a.words[i].box, b.words[i].box);
    EXPECT_EQ(a.words[i].font, b.words[i].font);
    EXPECT_EQ(a.words[i].origin, b.words[i].origin);
    EXPECT_FLOAT_EQ(a.words[i].confidence, b.words[i].confidence);
  }
  ASSERT_EQ(a.lines.size(), b.lines.size());
  for (std::size_t i = 0; i < a.lines.size(); ++i) {
    EXPECT_EQ(a.lines[i].text, b.lines[i].text);
    EXPECT_EQ(a.lines[i].box, b.lines[i].box);
  }
  ASSERT_EQ(a.blocks.size(), b.blocks.size());
  for (std::size_t i = 0; i < a.blocks.size(); ++i) {
    EXPECT_EQ(a.blocks[i].kind, b.blocks[i].kind);
    EXPECT_EQ(a.blocks[i].level, b.blocks[i].level);
    EXPECT_EQ(a.blocks[i].text, b.blocks[i].text);
    EXPECT_EQ(a.blocks[i].label, b.blocks[i].label);
    EXPECT_EQ(a.blocks[i].box, b.blocks[i].box);
    EXPECT_EQ(a.blocks[i].table, b.blocks[i].table);
    EXPECT_EQ(a.blocks[i].cell, b.blocks[i].cell);
  }
  ASSERT_EQ(a.tables.size(), b.tables.size());
  for (std::size_t t = 0; t < a.tables.size(); ++t) {
    EXPECT_EQ(a.tables[t].box, b.tables[t].box);
    EXPECT_EQ(a.tables[t].ruled, b.tables[t].ruled);
    ASSERT_EQ(a.tables[t].cells.size(), b.tables[t].cells.size());
    for (std::size_t c = 0; c < a.tables[t].cells.size(); ++c) {
      EXPECT_EQ(a.tables[t].cells[c].text, b.tables[t].cells[c].text);
      EXPECT_EQ(a.tables[t].cells[c].box, b.tables[t].cells[c].box);
      EXPECT_EQ(a.tables[t].cells[c].head, b.tables[t].cells[c].head);
    }
  }
}

TEST(Codec, GivesBackThePageAsItWas) {
  const Page page = rich_page();
  ASSERT_TRUE(is_consistent(page));
  ASSERT_EQ(page.tables.size(), 1U);
  const auto decoded = decode_page(encode_page(page));
  ASSERT_TRUE(decoded.has_value());
  expect_equal(page, *decoded);
  EXPECT_TRUE(is_consistent(*decoded));
}

TEST(Codec, GivesBackAnEmptyPage) {
  Page page;
  page.number = 3;
  page.state = PageState::blank;
  const auto decoded = decode_page(encode_page(page));
  ASSERT_TRUE(decoded.has_value());
  expect_equal(page, *decoded);
}

TEST(Codec, KeepsPagesWhoseSpansDoNotFollowFromTheText) {
  Page page;
  page.text = "een  twee";  // two spaces, no line end, one word for both
  page.fonts.emplace_back();
  page.words.push_back({{0, 9}, {1, 2, 3, 4}, 1, 0, Origin::native});
  page.lines.push_back({{0, 9}, {0, 0, 5, 5}});
  page.blocks.push_back({BlockKind::paragraph, 0, true, {0, 9}, {}, {0, 0, 6, 6}, -1, -1});
  const auto decoded = decode_page(encode_page(page));
  ASSERT_TRUE(decoded.has_value());
  expect_equal(page, *decoded);
  EXPECT_TRUE(decoded->blocks[0].continues);
}

TEST(Codec, NeedsFewBytesForAWord) {
  PageSketch sketch;
  for (int line = 0; line < 40; ++line)
    sketch.put("de omgevingsdienst stelt in het derde kwartaal van dit jaar een opleidingsplan vast", 72,
               60 + 14 * static_cast<float>(line));
  const Page page = sketch.lay_out();
  EXPECT_LT(encode_page(page).size(), 16 * page.words.size());
}

TEST(Codec, RefusesEveryTruncation) {
  const std::string bytes = encode_page(rich_page());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(decode_page(std::string_view(bytes).substr(0, size)).has_value()) << size;
  EXPECT_FALSE(decode_page(bytes + '\0').has_value());
}

// Whatever a broken worker sends: either an error or a page on which every span and index can be used.
TEST(Codec, NeverGivesAPageThatPointsOutsideItself) {
  const std::string bytes = encode_page(rich_page());
  std::mt19937 random(4711);
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string broken = bytes;
    for (int change = 0; change < 1 + round % 4; ++change)
      broken[random() % broken.size()] = static_cast<char>(random() % 256);
    const auto decoded = decode_page(broken);
    if (!decoded) continue;
    ++accepted;
    const auto size = decoded->text.size();
    for (const Word& word : decoded->words) {
      ASSERT_LE(word.text.begin, word.text.end);
      ASSERT_LE(word.text.end, size);
      ASSERT_TRUE(decoded->fonts.empty() || word.font < decoded->fonts.size());
      ASSERT_TRUE(std::isfinite(word.box.x0 + word.box.y0 + word.box.x1 + word.box.y1));
    }
    for (const Block& block : decoded->blocks) {
      ASSERT_LE(block.text.end, size);
      if (block.table < 0) continue;
      ASSERT_LT(static_cast<std::size_t>(block.table), decoded->tables.size());
      ASSERT_LT(static_cast<std::size_t>(block.cell),
                decoded->tables[static_cast<std::size_t>(block.table)].cells.size());
    }
    for (const Table& table : decoded->tables)
      for (const Cell& cell : table.cells) {
        ASSERT_LE(cell.text.end, size);
        ASSERT_LE(cell.row + cell.row_span, table.rows);
        ASSERT_LE(cell.column + cell.column_span, table.columns);
      }
    quote_of(*decoded, {0, static_cast<std::uint32_t>(size)});
    boxes_of(*decoded, {0, static_cast<std::uint32_t>(size)});
  }
  EXPECT_GT(accepted, 0);
}

TEST(Codec, RefusesCountsThatCannotBeTrue) {
  std::string bytes = encode_page(Page{});
  bytes.resize(bytes.size() - 6);
  bytes += "\xFF\xFF\xFF\xFF\xFF\xFF\x7F";
  EXPECT_FALSE(decode_page(bytes).has_value());
}

TEST(Consistency, SeesBrokenPromises) {
  const Page good = rich_page();
  ASSERT_TRUE(is_consistent(good));
  Page page = good;
  page.words.pop_back();
  EXPECT_FALSE(is_consistent(page));
  page = good;
  page.blocks[1].text.begin += 1;
  EXPECT_FALSE(is_consistent(page));
  page = good;
  page.tables[0].cells[0].column = 1;
  EXPECT_FALSE(is_consistent(page));
  page = good;
  page.words[0].font = 99;
  EXPECT_FALSE(is_consistent(page));
}

}  // namespace
}  // namespace planlezer
