#include "analyze/normal_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/text.h"

namespace planlezer {
namespace {

using testing::ElementsAre;

Page page_of(std::string text, int number = 1) {
  Page page;
  page.number = number;
  page.text = std::move(text);
  return page;
}

NormalText normal_text_of(const Page& page) {
  NormalText text;
  text.append(page, {0, static_cast<std::uint32_t>(page.text.size())});
  return text;
}

// What stands on the page where `part` was found in the normalised text.
std::string on_page(const Page& page, const std::string& part) {
  const NormalText text = normal_text_of(page);
  const auto at = text.text().find(part);
  if (at == std::string::npos) return "(not found in: " + text.text() + ")";
  const auto places =
      text.places({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())});
  if (places.size() != 1 || places[0].page != page.number) return "(no single place)";
  return page.text.substr(places[0].span.begin, places[0].span.size());
}

struct Case {
  const char *text, *folded;
};

TEST(NormalText, FoldsWhatDiffersInWritingOnly) {
  const Case cases[] = {
      {"Een plan", "Een plan"},
      {"Een\nplan", "Een plan"},
      {"Een\n\nplan", "Een plan"},
      {"vijf\u00A0fte", "vijf fte"},         // no-break space
      {"€\u202F250\u2009000", "€ 250 000"},  // narrow no-break and thin space
      {"een  plan", "een plan"},
      {"maat\u00ADregel", "maatregel"},  // soft hyphen
      {"maat\u200Bregel", "maatregel"},  // zero-width space
      {"\uFEFFplan\u2060", "plan"},
      {"ﬁnanciële oﬃciële ﬂexibele", "financiële officiële flexibele"},
      {"ĳzer", "ijzer"},
      {"kpi’s", "kpi's"},
      {"kpi‘s", "kpi's"},
      {"kpi´s", "kpi's"},
      {"Ｑ３", "Q3"},  // full width
      {"KPI CamelCase ÉÉN", "KPI CamelCase ÉÉN"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(normal_text_of(page_of(c.text)).text(), c.folded) << c.text;
    EXPECT_EQ(normal(c.text), c.folded) << c.text;
  }
}

TEST(NormalText, KeepsSuperscriptsSubscriptsAndFractions) {
  for (const char* text : {"artikel 5¹", "250 m²", "12 m³", "voetnoot⁴", "H₂O", "2½ fte", "¼ deel", "⅓ deel"})
    EXPECT_EQ(normal(text), text);
}

TEST(NormalText, ResolvesHyphensAtLineEnds) {
  const Case cases[] = {
      {"de omgevings-\ndienst groeit", "de omgevingsdienst groeit"},
      {"de VTH-\ntaken", "de VTH-taken"},
      {"midden- en\nwest", "midden- en west"},
      {"midden-\nen west", "midden- en west"},
      {"bodem- of\ngeluidtaken", "bodem- of geluidtaken"},
      {"in 2024-\n2026", "in 2024-2026"},
  };
  for (const Case& c : cases) EXPECT_EQ(normal(c.text), c.folded) << c.text;
}

TEST(NormalText, LeadsBackToThePage) {
  const Case cases[] = {
      // the page, and as `folded` the part looked for
      {"De dienst stelt een plan op.", "plan"},
      {"Voor “kpi’s” is één ĳzeren ﬁnancieel plan.", "plan"},
  };
  for (const Case& c : cases) EXPECT_EQ(on_page(page_of(c.text), c.folded), c.folded);
  EXPECT_EQ(on_page(page_of("Een maat\u00ADregel dus"), "maatregel"), "maat\u00ADregel");
  EXPECT_EQ(on_page(page_of("de omgevings-\ndienst groeit"), "omgevingsdienst"), "omgevings-\ndienst");
  EXPECT_EQ(on_page(page_of("de ﬁnanciën"), "financiën"), "ﬁnanciën");
  EXPECT_EQ(on_page(page_of("alle kpi’s hier"), "kpi's"), "kpi’s");
  EXPECT_EQ(on_page(page_of("een\u00A0 \u2009plan\nhier"), "plan hier"), "plan\nhier");
}

TEST(NormalText, GoesOnOverPagesWithAPlaceOnEach) {
  const Page first = page_of("kop\n\nDe dienst stelt een", 4);
  const Page second = page_of("plan op.", 5);
  NormalText text;
  text.append(first, {5, static_cast<std::uint32_t>(first.text.size())});
  text.append(second, {0, 8});
  EXPECT_EQ(text.text(), "De dienst stelt een plan op.");
  const auto all = text.places({0, static_cast<std::uint32_t>(text.text().size())});
  EXPECT_THAT(all, ElementsAre(Place{4, {5, 24}}, Place{5, {0, 8}}));
  EXPECT_THAT(text.places({20, 24}), ElementsAre(Place{5, {0, 4}}));
  EXPECT_THAT(text.places({3, 9}), ElementsAre(Place{4, {8, 14}}));
  EXPECT_TRUE(NormalText().empty());
  EXPECT_TRUE(NormalText().places({0, 10}).empty());
}

// Whatever stands on a page: valid text with single spaces, and places on the page for every character.
TEST(NormalText, HoldsItsPromisesForAnyText) {
  const std::u32string alphabet = U"aZ9 -\n.,'\u00AD\u00A0\u200B\u2019\uFB01\u00B9\u00BD\u20AC\u00E9\u0133é€";
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string raw;
    const auto length = random() % 40;
    for (std::size_t i = 0; i < length; ++i) append_utf8(raw, alphabet[random() % alphabet.size()]);
    const Page page = page_of(raw);
    const NormalText text = normal_text_of(page);
    SCOPED_TRACE(raw);
    ASSERT_TRUE(is_utf8(text.text()));
    ASSERT_EQ(text.text().find("  "), std::string::npos);
    ASSERT_EQ(text.text().find('\n'), std::string::npos);
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < text.text().size(); ++i) {
      const auto places = text.places({i, i + 1});
      ASSERT_EQ(places.size(), 1U);
      ASSERT_GE(places[0].span.begin, begin);
      ASSERT_LE(places[0].span.end, raw.size());
      ASSERT_TRUE(is_utf8(raw.substr(places[0].span.begin, places[0].span.size())));
      begin = places[0].span.begin;
    }
  }
}

TEST(LowerDutch, KeepsTheLength) {
  for (const auto& [upper, lower] : std::vector<std::pair<std::string, std::string>>{
           {"ÉÉN Plan", "één plan"}, {"€ × ÷", "€ × ÷"}, {"ÀÖØÞ ß", "àöøþ ß"}, {"KPI’S", "kpi’s"}}) {
    EXPECT_EQ(lower_dutch(upper), lower);
    EXPECT_EQ(lower_dutch(upper).size(), upper.size());
  }
}

}  // namespace
}  // namespace planlezer
