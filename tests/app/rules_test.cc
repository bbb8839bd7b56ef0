// planlezer rules and analyze: rules are data, and the stored text can be judged again without reading.
#include <gmock/gmock.h>

#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace fs = std::filesystem;

// A rule on a subject that no other rule knows.
std::string pool_rule(const std::string& pattern, const std::string& confidence = "0.9",
                      const std::string& example = "Het zwembad is op dinsdag gesloten.") {
  return "[[rule]]\nid = \"proef.zwembad\"\nkind = \"no_measure\"\npriority = 30\nconfidence = " +
         confidence + "\ntitle = \"Proef\"\nbecause = \"Er wordt niet gezwommen.\"\npattern = ['" + pattern +
         "']\nmatch = [\"# KPI 1\\n\\n«" + example + "»\"]\nreject = [\"# KPI 1\\n\\nDe school is open.\"]\n";
}

// Documents about a swimming pool, and the project's rules with a file of its own beside them.
class RulesOfAProject : public testing::Test {
 protected:
  static const Workplace& prepared() {
    static const auto made = [] {
      auto place = std::make_unique<Workplace>();
      fs::create_directory(place->path() / "regels");
      for (const char* name : {"rules", "registers"})
        fs::copy(fs::path(PLANLEZER_SOURCE_DIR "/analyze") / name, place->path() / "regels" / name,
                 fs::copy_options::recursive);
      place->put("plan.pdf",
                 plan_pdf("Omgevingsdienst Testland", {"Het zwembad is op dinsdag gesloten.", one_measure}));
      place->put("tweede.pdf", small_plan("Omgevingsdienst Verweg"));
      EXPECT_EQ(place->ingest().exit_code, 0);
      return place;
    }();
    return *made;
  }
  std::map<std::string, std::string> own_rules() const {
    return {{"PLANLEZER_RULES", (place_.path() / "regels").string()}};
  }
  // In the project's own rules.
  void put_rule(const std::string& text) const {
    std::ofstream(place_.path() / "regels/rules/90-proef.toml") << text;
  }
  // A changed file that is only being considered.
  std::string draft(const std::string& text) const {
    fs::create_directories(place_.path() / "concept");
    const fs::path file = place_.path() / "concept/90-proef.toml";
    std::ofstream(file) << text;
    return file.string();
  }
  std::vector<Json> diff(const std::string& file) const {
    const Outcome outcome = place_.run({"rules", "diff", file, "--format", "jsonl"}, own_rules());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return json_lines(outcome.out);
  }
  std::vector<Json> pool_findings() const {
    auto findings = place_.findings();
    std::erase_if(findings, [](const Json& finding) { return finding.at("rule") != "proef.zwembad"; });
    return findings;
  }

  Workplace place_{prepared()};
};

// --- check and list

TEST(RulesCheck, TheRulesOfTheProjectHold) {
  const Outcome outcome = run({.arguments = {"rules", "check"}});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, IsEmpty());
}

TEST_F(RulesOfAProject, AnExampleThatFailsNamesFileAndLine) {
  put_rule("# eerst een regel uitleg\n\n" + pool_rule("sauna"));
  const Outcome check = place_.run({"rules", "check"}, own_rules());
  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.out, IsEmpty());
  EXPECT_THAT(check.err, AllOf(HasSubstr("90-proef.toml"), HasSubstr("3"), HasSubstr("proef.zwembad")));
}

TEST_F(RulesOfAProject, BrokenRulesCannotStartTheProgram) {
  const std::string digest = place_.digest();
  for (const std::string& broken : {pool_rule("zwem(bad"), std::string("[[rule]]\nid = "),
                                    std::string("[[rule]]\nid = \"proef.leeg\"\n")}) {
    put_rule(broken);
    EXPECT_EQ(place_.run({"rules", "check"}, own_rules()).exit_code, 1) << broken;
    const Outcome outcome = place_.run({"rules", "list"}, own_rules());
    EXPECT_EQ(outcome.exit_code, 2) << broken;
    EXPECT_THAT(outcome.err, HasSubstr("90-proef.toml"));
  }
  put_rule(pool_rule("sauna"));
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"analyze"}, {"try", "-"}, {"ingest", place_.documents().string()}}) {
    const Outcome outcome = place_.run(command, own_rules());
    EXPECT_EQ(outcome.exit_code, 2) << command.front();
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err, HasSubstr("90-proef.toml"));
  }
  EXPECT_EQ(place_.digest(), digest);
}

TEST(RulesList, EveryRuleSaysWhyAndHasExamples) {
  const auto rules = json_lines(run({.arguments = {"rules", "list", "--format", "jsonl"}}).out);
  ASSERT_THAT(rules, Not(IsEmpty()));
  std::map<std::string, int> ids;
  for (const Json& rule : rules) {
    EXPECT_EQ(++ids[rule.at("id")], 1) << rule;
    EXPECT_GE(rule.at("revision"), 1);
    for (const char* field : {"kind", "title", "because", "file"})
      EXPECT_FALSE(rule.at(field).get<std::string>().empty()) << rule;
    EXPECT_GE(rule.at("match_examples"), 1) << rule;
    EXPECT_GE(rule.at("reject_examples"), 1) << rule;
  }
  EXPECT_THAT(run({.arguments = {"rules", "list"}}).out,
              HasSubstr(rules.front().at("id").get<std::string>()));
}

// --- diff

TEST_F(RulesOfAProject, ADiffOfTheSameRulesIsEmpty) {
  put_rule(pool_rule("zwembad"));
  ASSERT_EQ(place_.run({"analyze"}, own_rules()).exit_code, 0);
  EXPECT_THAT(diff(draft(pool_rule("zwembad"))), IsEmpty());
  EXPECT_THAT(diff(PLANLEZER_SOURCE_DIR "/analyze/registers/money.toml"), IsEmpty());
}

TEST_F(RulesOfAProject, ADiffShowsWhatARuleAdds) {
  const std::string digest = place_.digest();
  const auto changes = diff(draft(pool_rule("zwembad")));
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].at("change"), "added");
  EXPECT_TRUE(changes[0].at("before").is_null());
  const Json& after = changes[0].at("after");
  EXPECT_EQ(after.at("document"), "plan.pdf");
  EXPECT_EQ(after.at("page"), 2);
  EXPECT_EQ(after.at("quote"), "Het zwembad is op dinsdag gesloten.");
  EXPECT_EQ(after.at("kind"), "no_measure");
  EXPECT_EQ(place_.digest(), digest) << "the index is only looked at";
  EXPECT_THAT(pool_findings(), IsEmpty());
}

TEST_F(RulesOfAProject, ADiffShowsWhatARuleDropsAndAlters) {
  put_rule(pool_rule("zwembad"));
  ASSERT_EQ(place_.run({"analyze"}, own_rules()).exit_code, 0);
  ASSERT_THAT(pool_findings(), SizeIs(1));

  const auto altered = diff(draft(pool_rule("zwembad", "0.6")));
  ASSERT_THAT(altered, SizeIs(1));
  EXPECT_EQ(altered[0].at("change"), "altered");
  EXPECT_THAT(altered[0].at("fields").get<std::vector<std::string>>(), ElementsAre("confidence"));
  EXPECT_EQ(altered[0].at("before").at("confidence"), 0.9);
  EXPECT_EQ(altered[0].at("after").at("confidence"), 0.6);

  const auto dropped = diff(draft(pool_rule("sauna", "0.9", "De sauna is op dinsdag gesloten.")));
  ASSERT_THAT(dropped, SizeIs(1));
  EXPECT_EQ(dropped[0].at("change"), "dropped");
  EXPECT_EQ(dropped[0].at("before").at("quote"), "Het zwembad is op dinsdag gesloten.");
  EXPECT_TRUE(dropped[0].at("after").is_null());
}

TEST_F(RulesOfAProject, ADiffForPeople) {
  const Outcome outcome = place_.run({"rules", "diff", draft(pool_rule("zwembad"))}, own_rules());
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("+ "), HasSubstr("plan.pdf"),
                                 HasSubstr("Het zwembad is op dinsdag gesloten.")));
}

TEST_F(RulesOfAProject, ADiffWithABrokenFileIsWrongUsage) {
  for (const std::string& file : {draft(pool_rule("sauna")), std::string("/bestaat/niet.toml")}) {
    const Outcome outcome = place_.run({"rules", "diff", file}, own_rules());
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err, HasSubstr(".toml"));
  }
}

// --- analyze

TEST_F(RulesOfAProject, AnalyzeAppliesTheRulesToTheStoredText) {
  const std::string digest = place_.digest();
  // Nothing is left to read.
  fs::remove_all(place_.documents());
  for (const auto& entry : fs::directory_iterator(place_.path()))
    if (entry.path().filename().string().starts_with("proef.db.orig")) fs::remove_all(entry.path());

  put_rule(pool_rule("zwembad"));
  const Outcome analysed = place_.run({"analyze"}, own_rules());
  EXPECT_EQ(analysed.exit_code, 0) << analysed.err;
  ASSERT_THAT(pool_findings(), SizeIs(1));
  EXPECT_EQ(pool_findings()[0].at("quote"), "Het zwembad is op dinsdag gesloten.");
  EXPECT_THAT(pool_findings()[0].at("boxes"), Not(IsEmpty()));
  EXPECT_NE(place_.digest(), digest);

  fs::remove(place_.path() / "regels/rules/90-proef.toml");
  const Outcome again = place_.run({"analyze"}, own_rules());
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(pool_findings(), IsEmpty());
  EXPECT_EQ(place_.run({"analyze", "--all"}).exit_code, 0);
  EXPECT_EQ(place_.digest(), digest) << "the old rules give the old findings";
}

TEST_F(RulesOfAProject, IdsStayTheSameOverReRuns) {
  const auto before = place_.findings();
  ASSERT_EQ(place_.run({"analyze", "--all"}).exit_code, 0);
  EXPECT_EQ(place_.findings(), before);
  Workplace elsewhere;
  elsewhere.put("anders.pdf", bytes_of(place_.documents() / "plan.pdf"));
  ASSERT_EQ(elsewhere.ingest().exit_code, 0);
  EXPECT_EQ(each(elsewhere.findings(), "id"), each(place_.findings({"--document", "plan.pdf"}), "id"))
      << "the same content elsewhere";
}

TEST_F(RulesOfAProject, IngestJudgesWhatIsStoredByTheNewRulesWithoutReading) {
  put_rule(pool_rule("zwembad"));
  const Outcome outcome = place_.run({"ingest", prepared().documents().string()}, own_rules());
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("0 documenten gelezen"));
  EXPECT_THAT(pool_findings(), SizeIs(1));
}

TEST(Analyze, KeepsWhatTheUserKnowsBetter) {
  const Workplace place;
  place.put("a.pdf", small_plan());
  ASSERT_EQ(place.ingest({"--organisation", "Omgevingsdienst Lage Maten"}).exit_code, 0);
  ASSERT_EQ(place.run({"analyze", "--all"}).exit_code, 0);
  EXPECT_THAT(each(place.findings(), "organisation"),
              AllOf(Not(IsEmpty()), Each("Omgevingsdienst Lage Maten")));
}

}  // namespace
}  // namespace planlezer
