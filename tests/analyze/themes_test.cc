// The register of themes and its examples, and which themes a page has.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "analyze/theme_register.h"
#include "base/file.h"
#include "tests/analyze/mail_sketch.h"

namespace planlezer {
namespace {

namespace fs = std::filesystem;

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string good_theme =
    "[[theme]]\n"                                       // 1
    "id = \"geluid\"\n"                                 // 2
    "label = \"Geluid\"\n"                              // 3
    "pattern = ['\\bgeluid', 'lawaai']\n"               // 4
    "exclude = ['een ander geluid']\n"                  // 5
    "match = [\n"                                       // 6
    "  \"Klachten over «geluidhinder» nemen toe.\",\n"  // 7
    "  \"Het «industrielawaai» is gemeten.\"]\n"        // 8
    "reject = [\n"                                      // 9
    "  \"Uit de regio komt een ander geluid.\",\n"      // 10
    "  \"Het mengpaneel doet het.\"]\n";                // 11

class Themes : public testing::Test {
 protected:
  Themes() { fs::create_directories(folder_); }
  ~Themes() override { fs::remove_all(folder_); }

  Result<ThemeRegister> load(const std::string& text) {
    EXPECT_TRUE(write_file(folder_ / "themes.toml", text));
    return ThemeRegister::load(folder_);
  }

  // The good theme with `part` replaced.
  static std::string with(const std::string& part, const std::string& replacement) {
    std::string theme = good_theme;
    const auto at = theme.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    return theme.replace(at, part.size(), replacement);
  }

  fs::path folder_ = fs::temp_directory_path() / ("planlezer-themes-" + std::to_string(::getpid()));
};

TEST_F(Themes, AreNamedByWholeWordsUnlessInAnotherSense) {
  const auto themes = load(good_theme);
  ASSERT_TRUE(themes) << themes.error().message;
  const std::string text = "er klinkt een ander geluid: geluid-hinder en spoorlawaai.";
  const auto named = themes->named_in(text);
  ASSERT_EQ(named.size(), 1U);
  std::vector<std::string> words;
  for (const Span& mention : named[0].mentions) words.push_back(text.substr(mention.begin, mention.size()));
  EXPECT_THAT(words, ElementsAre("geluid-hinder", "spoorlawaai"));
  EXPECT_TRUE(themes->named_in("er klinkt een ander geluid.").empty());
  EXPECT_EQ(themes->themes()[0].match_examples, 2);
  EXPECT_EQ(themes->themes()[0].reject_examples, 2);
}

TEST_F(Themes, AMistakeOrAFailingExampleIsToldWithFileAndLine) {
  struct {
    std::string text;
    const char* line;
  } const cases[] = {
      {with("Klachten over «geluidhinder»", "Klachten over «stof»"), "regel 7: voorbeeld van thema geluid"},
      {with("«industrielawaai»", "industrie«lawaai»"), "regel 8: voorbeeld"},  // other words than are found
      {with("een ander geluid.", "veel geluid."), "regel 10: voorbeeld"},
      {with("exclude = ['een ander geluid']\n", ""), "regel 9: voorbeeld"},
      {with("id = \"geluid\"\n", ""), "regel 1: "},
      {with("exclude", "exclusief"), "regel 5: "},
      {with("lawaai'", "lawaai('"), "regel 4: "},
      {with("een ander geluid'", "een ander( geluid'"), "regel 5: "},
      {with("match = [", "match = []\nlabels = ["), "regel 7: "},
      {with("reject = [\n", "reject = []\n#"), ""},
      {good_theme + good_theme, "regel 12: "},
  };
  for (const auto& c : cases) {
    const auto themes = load(c.text);
    ASSERT_FALSE(themes) << c.text;
    EXPECT_THAT(themes.error().message, AllOf(HasSubstr("themes.toml"), HasSubstr(c.line))) << c.text;
  }
}

TEST_F(Themes, EveryFailingExampleIsTold) {
  const auto themes = load(with("'\\bgeluid', 'lawaai'", "'gerucht'"));
  ASSERT_FALSE(themes);
  EXPECT_THAT(themes.error().message, AllOf(HasSubstr("regel 7"), HasSubstr("regel 8")));
}

TEST(ProductThemes, HaveThreeToEightExamplesOfEachKind) {
  for (const ThemeInfo& theme : theme_labels(shared_rules())) {
    EXPECT_THAT(theme.match_examples, AllOf(testing::Ge(3), testing::Le(8))) << theme.id;
    EXPECT_THAT(theme.reject_examples, AllOf(testing::Ge(3), testing::Le(8))) << theme.id;
  }
}

// --- pages

std::vector<std::string> themes_of(const Analysis& analysis, std::int32_t page) {
  for (const PageThemes& themes : analysis.themes)
    if (themes.page == page) return themes.themes;
  return {};
}

// Long enough to be a full page, and of no theme.
std::string full_page(const std::string& text) {
  std::string page = text + "\n\n";
  while (page.size() < 1000) page += "De vergadering begon om tien uur en duurde tot de middag.\n\n";
  return page;
}

TEST(PageThemes, AFindingOnThePageIsEnough) {
  const Analysis analysis =
      analyze_text(full_page("## Maatregelen\n\nIn 2025 stellen wij een plan op voor ketentoezicht."));
  const auto measures = of_kind(analysis, "measure");
  ASSERT_EQ(measures.size(), 1U);
  EXPECT_THAT(measures[0].themes, Contains("ketentoezicht"));
  EXPECT_THAT(themes_of(analysis, 1), Contains("ketentoezicht"));
}

TEST(PageThemes, OfAFullPageAreWhatItsHeadingNamesOrItNamesTwice) {
  EXPECT_THAT(themes_of(analyze_text(full_page("De provincie sprak over ketentoezicht.")), 1),
              Not(Contains("ketentoezicht")));
  EXPECT_THAT(themes_of(analyze_text(full_page("## Ketentoezicht\n\nDaarover sprak de provincie.")), 1),
              Contains("ketentoezicht"));
  EXPECT_THAT(themes_of(analyze_text(full_page("De provincie sprak over ketentoezicht.\n\n"
                                               "Dat ketentoezicht was er al.")),
                        1),
              Contains("ketentoezicht"));
}

TEST(PageThemes, ATermWithItsAbbreviationIsNamedOnce) {
  EXPECT_THAT(themes_of(analyze_text(full_page("Het ging over zeer zorgwekkende stoffen (ZZS).")), 1),
              Not(Contains("zzs")));
}

TEST(PageThemes, OfAShortPageAreWhatItNames) {
  EXPECT_THAT(themes_of(analyze_text("De provincie sprak over ketentoezicht."), 1),
              Contains("ketentoezicht"));
}

TEST(PageThemes, DoNotFollowFromRunningHeadsAndContents) {
  for (const BlockKind kind : {BlockKind::running_head, BlockKind::running_foot, BlockKind::contents}) {
    Extracted document = read_plain_text("Ketentoezicht\n\nDe vergadering begon om tien uur.");
    document.pages.front().blocks.front().kind = kind;
    EXPECT_THAT(themes_of(analyze(document, {}, shared_rules()), 1), Not(Contains("ketentoezicht")));
  }
}

TEST(PageThemes, OfAMailAreThoseOfItsSubjectAndOwnText) {
  const auto themes = [](const std::string& subject, std::string_view text) {
    return themes_of(analyze(mail_of(mail_head("a.bos@testland.example", subject), text), {}, shared_rules()),
                     0);
  };
  EXPECT_THAT(themes("Ketentoezicht", "Beste collega,\n\nZie de bijlage.\n"), Contains("ketentoezicht"));
  EXPECT_THAT(themes("Stukken", "Beste collega,\n\nDit gaat over ketentoezicht.\n"),
              Contains("ketentoezicht"));
  EXPECT_THAT(themes("Stukken",
                     "Dank!\n\nOp 3 juni 2024 schreef Jan Bos <j.bos@rijk.example>:\n"
                     "> Dit gaat over ketentoezicht.\n> En nog eens over ketentoezicht.\n"),
              Not(Contains("ketentoezicht")));
}

}  // namespace
}  // namespace planlezer
