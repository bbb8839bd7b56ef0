#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "analyze/analyze.h"
#include "base/file.h"
#include "extract/read.h"

namespace planlezer {
namespace {

namespace fs = std::filesystem;

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// One rule that works with the product's registers. Its parts can be replaced to break it.
const std::string good_rule =
    "[[rule]]\n"                                                                   // 1
    "id = \"proef.handeling\"\n"                                                   // 2
    "kind = \"measure\"\n"                                                         // 3
    "title = \"Handeling\"\n"                                                      // 4
    "because = \"De dienst doet iets.\"\n"                                         // 5
    "needs = [\"verb.action\", \"subject.own\"]\n"                                 // 6
    "pattern = ['plan']\n"                                                         // 7
    "match = [\"# Maatregelen\\n\\n«Wij stellen in 2025 een plan op.»\"]\n"        // 8
    "reject = [\"# Maatregelen\\n\\nDe provincie stelt in 2025 een plan op.\"]\n"  // 9
    ;

class LoadRules : public testing::Test {
 protected:
  LoadRules() {
    fs::create_directories(folder_ / "rules");
    fs::copy(fs::path(PLANLEZER_SOURCE_DIR) / "analyze/registers", folder_ / "registers");
  }
  ~LoadRules() override { fs::remove_all(folder_); }

  Result<RulesPtr> load(const std::string& rule_file) {
    EXPECT_TRUE(write_file(folder_ / "rules/10-proef.toml", rule_file));
    return load_rules(folder_);
  }

  // The good rule with `part` replaced.
  static std::string with(const std::string& part, const std::string& replacement) {
    std::string rule = good_rule;
    const auto at = rule.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    return rule.replace(at, part.size(), replacement);
  }

  std::string message(const std::string& rule_file) {
    const auto loaded = load(rule_file);
    EXPECT_FALSE(loaded);
    if (loaded) return "(loaded)";
    EXPECT_EQ(loaded.error().code, ErrorCode::usage);
    return loaded.error().message;
  }

  fs::path folder_ = fs::temp_directory_path() / ("planlezer-rules-" + std::to_string(::getpid()));
};

TEST_F(LoadRules, AGoodFileLoadsAndIsListed) {
  const auto loaded = load(good_rule + "gap = [\"Wij doen van alles.\"]\nrevision = 3\n");
  ASSERT_TRUE(loaded) << loaded.error().message;
  const auto infos = list_rules(**loaded);
  ASSERT_EQ(infos.size(), 1U);
  EXPECT_EQ(infos[0].id, "proef.handeling");
  EXPECT_EQ(infos[0].kind, "measure");
  EXPECT_EQ(infos[0].because, "De dienst doet iets.");
  EXPECT_EQ(infos[0].file, "10-proef.toml");
  EXPECT_EQ(infos[0].revision, 3);
  EXPECT_EQ(infos[0].match_examples, 1);
  EXPECT_EQ(infos[0].reject_examples, 1);
  EXPECT_THAT(infos[0].gaps, testing::ElementsAre("Wij doen van alles."));
}

TEST_F(LoadRules, AMistakeInAFileIsToldWithFileAndLine) {
  struct {
    std::string file;
    const char* line;
  } const cases[] = {
      {with("kind = \"measure\"", "kind = \"measure"), "regel 3"},    // no TOML
      {with("[[rule]]", "[[rule"), "regel 1"},                        // no TOML
      {with("title = ", "titel = "), "regel 4"},                      // no such field
      {with("verb.action", "verb.actie"), "regel 6"},                 // no such signal
      {with("'plan'", "'pla(n'"), "regel 7"},                         // no pattern
      {with("'plan'", "'{bestaat_niet}'"), "regel 7"},                // no such list of words
      {with("['plan']", "[7]"), "regel 7"},                           // no text
      {with("because = \"De dienst doet iets.\"\n", ""), "regel 1"},  // nothing for the reviewer
      {with("id = \"proef.handeling\"\n", ""), "regel 1"},            // no name
      {with("match = [", "match = []\ngap = ["), "regel 1"},          // no example
      {with("reject = [", "gap = ["), "regel 1"},                     // no counter-example
      {good_rule + "\n" + good_rule, "regel 11"},                     // twice the same id
      {"\n\n" + with("verb.action", "verb.actie"), "regel 8"},        // lines are counted
  };
  for (const auto& c : cases)
    EXPECT_THAT(message(c.file), AllOf(HasSubstr("10-proef.toml"), HasSubstr(std::string(c.line) + ":")))
        << c.file;
}

TEST_F(LoadRules, AnExampleThatFailsRefusesTheRules) {
  const std::string cases[] = {
      with("Wij stellen in 2025", "De provincie stelt in 2025"),                         // nothing is found
      with("«Wij stellen in 2025 een plan op.»", "Wij stellen «in 2025 een plan» op."),  // something else is
      with("De provincie stelt", "De dienst stelt"),  // what must not be found is
  };
  for (const std::string& file : cases)
    EXPECT_THAT(message(file), AllOf(HasSubstr("10-proef.toml, regel 1:"), HasSubstr("proef.handeling")))
        << file;
}

TEST_F(LoadRules, EveryFailingExampleIsTold) {
  std::string second = with("De provincie stelt", "De dienst stelt");
  second.replace(second.find("proef.handeling"), 15, "proef.nog-een");
  const std::string told = message(with("De provincie stelt", "De dienst stelt") + "\n" + second);
  EXPECT_THAT(told, AllOf(HasSubstr("proef.handeling"), HasSubstr("proef.nog-een")));
}

TEST_F(LoadRules, FilesWithoutRulesAndFoldersWithoutFilesAreRefused) {
  EXPECT_THAT(message("# alleen een opmerking\n"), HasSubstr("10-proef.toml"));
  fs::remove(folder_ / "rules/10-proef.toml");
  const auto loaded = load_rules(folder_);
  ASSERT_FALSE(loaded);
  EXPECT_THAT(loaded.error().message, HasSubstr(folder_.string()));
  EXPECT_FALSE(load_rules(folder_ / "bestaat-niet"));
}

TEST_F(LoadRules, MistakesInRegistersAreToldWithFileAndLine) {
  struct {
    const char *file, *text, *line;
  } const cases[] = {
      {"kpis.toml", "\n[[kpi]]\nnumber = 9\nlabel = \"Te veel\"\n", "regel 2"},
      {"kpis.toml", "[[kpi]]\nnumber = 1\nlabel = \"A\nprovisional = true\n", "regel 3"},
      {"themes.toml", "[[theme]]\nlabel = \"Zonder naam\"\npattern = ['x']\n", "regel 1"},
      {"themes.toml",
       "[[theme]]\nid = \"proef\"\npattern = ['proef']\nmatch = [\n\"Een proef.\",\n\"Geen.\"]\nreject = "
       "[\"x\"]\n",
       "regel 6: voorbeeld van thema proef"},
      {"words.toml", "wij = [1, 2]\n", "regel 1"},
      {"columns.toml", "\n[[column]]\nkind = \"onbekend\"\npattern = ['x']\n", "regel 2"},
      {"columns.toml", "[[column]]\nkind = \"measure\"\npattern = ['x(']\n", "regel"},
      {"sections.toml", "\n[[section]]\nkind = \"onbekend\"\npattern = ['x']\n", "regel 2"},
      {"verbs.toml", "wat is dit\n", "regel 1"},
      {"money.toml", "per_agency_min = \n", "regel 1"},
  };
  for (const auto& c : cases) {
    const auto path = folder_ / "registers" / c.file;
    const auto before = read_file(path);
    ASSERT_TRUE(before);
    ASSERT_TRUE(write_file(path, c.text));
    EXPECT_THAT(message(good_rule), AllOf(HasSubstr(c.file), HasSubstr(c.line))) << c.text;
    ASSERT_TRUE(write_file(path, *before));
  }
}

TEST_F(LoadRules, AnOrganisationWithoutANameIsToldWithFileAndLine) {
  const auto path = folder_ / "registers/organisations.toml";
  const std::string before = *read_file(path);
  ASSERT_TRUE(before.ends_with('\n'));
  ASSERT_TRUE(write_file(path, before + "[[organisation]]\nalias = [\"ODX\"]\n"));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  EXPECT_THAT(message(good_rule), HasSubstr("organisations.toml, regel " + std::to_string(line) + ":"));
}

TEST_F(LoadRules, AMissingRegisterIsNamed) {
  for (const char* file : {"kpis.toml", "themes.toml", "organisations.toml", "words.toml", "columns.toml",
                           "sections.toml", "verbs.toml", "actors.toml", "money.toml"}) {
    const auto path = folder_ / "registers" / file;
    fs::rename(path, folder_ / "weg");
    EXPECT_THAT(message(good_rule), HasSubstr(file));
    fs::rename(folder_ / "weg", path);
  }
}

TEST_F(LoadRules, TheFingerprintChangesWithAnyRuleOrRegister) {
  const auto fingerprint = [&](const std::string& rule_file) {
    const auto loaded = load(rule_file);
    EXPECT_TRUE(loaded);
    return loaded ? rules_fingerprint(**loaded) : std::string();
  };
  const std::string first = fingerprint(good_rule);
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(fingerprint(good_rule), first);
  EXPECT_NE(fingerprint(good_rule + "revision = 2\n"), first);
  EXPECT_NE(fingerprint(with("'plan'", "'plan op'")), first);
  const auto money = folder_ / "registers/money.toml";
  ASSERT_TRUE(write_file(money, *read_file(money) + "\n# iets\n"));
  EXPECT_NE(fingerprint(good_rule), first);
}

TEST_F(LoadRules, TheRevisionOfTheRuleStandsOnItsFindings) {
  const auto loaded = load(good_rule + "revision = 7\n");
  ASSERT_TRUE(loaded);
  const Analysis analysis =
      analyze(read_plain_text("# Maatregelen\n\nWij stellen in 2025 een plan op.\n"), {}, **loaded);
  for (const Finding& finding : analysis.findings) {
    if (finding.kind != "measure") continue;
    EXPECT_EQ(finding.rule, "proef.handeling");
    EXPECT_EQ(finding.rule_revision, 7);
    return;
  }
  FAIL() << "no measure";
}

TEST(ProductRules, LoadWithEveryExampleTrue) {
  const auto loaded = load_rules(PLANLEZER_SOURCE_DIR "/analyze");
  ASSERT_TRUE(loaded) << loaded.error().message;
  for (const RuleInfo& rule : list_rules(**loaded)) {
    EXPECT_GT(rule.match_examples, 0) << rule.id;
    EXPECT_GT(rule.reject_examples, 0) << rule.id;
    EXPECT_FALSE(rule.because.empty()) << rule.id;
  }
  const auto& labels = kpi_labels(**loaded);
  ASSERT_EQ(labels.size(), 6U);
  for (const KpiLabel& label : labels) EXPECT_TRUE(label.provisional) << label.number;
  EXPECT_EQ(money_settings(**loaded).per_agency_min, 200'000);
  EXPECT_EQ(money_settings(**loaded).per_agency_max, 250'000);
  EXPECT_EQ(money_settings(**loaded).fusion_extra, 500'000);
  EXPECT_EQ(money_settings(**loaded).total_available, 18'000'000);
}

// The list of themes in the field's own words.
TEST(ProductRules, EveryThemeReviewersSearchByIsThere) {
  const auto loaded = load_rules(PLANLEZER_SOURCE_DIR "/analyze");
  ASSERT_TRUE(loaded);
  std::string labels;
  for (const ThemeInfo& theme : theme_labels(**loaded)) labels += theme.label + "\n";
  for (const char* theme : {"ennisinfrastructuur",
                            "igitalisering",
                            "arbeidsmarkt",
                            "pleiding",
                            "ritieke massa",
                            "asistakenpakket",
                            "andaat",
                            "inanciering",
                            "subsidie",
                            "andhavingsstrategie",
                            "ilieucriminaliteit",
                            "etentoezicht",
                            "ergunningverlening",
                            "mgevingswet",
                            "ZZS",
                            "tikstof",
                            "nergie",
                            "Seveso",
                            "eluid",
                            "ezondheid",
                            "nnovatie",
                            "overnance",
                            "amenwerking",
                            "onitoring",
                            "edrijfsvoering",
                            "usie",
                            "ndersteuning"})
    EXPECT_THAT(labels, HasSubstr(theme));
}

}  // namespace
}  // namespace planlezer
