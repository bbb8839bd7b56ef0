// What holds for every command: help, wrong usage, which index, where the output goes.
#include <gmock/gmock.h>

#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using Words = std::vector<std::string>;

struct Command {
  Words words;
  Words options;  // that the contract names
};

void PrintTo(const Command& command, std::ostream* out) {
  for (const auto& word : command.words) *out << word << ' ';
}

class HelpOfCommands : public testing::TestWithParam<Command> {};

TEST_P(HelpOfCommands, ExplainsEveryOption) {
  Words arguments = GetParam().words;
  arguments.emplace_back("--help");
  const Outcome outcome = run({.arguments = arguments});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, IsEmpty());
  for (const std::string& option : GetParam().options) EXPECT_THAT(outcome.out, HasSubstr(option));
}

INSTANTIATE_TEST_SUITE_P(
    Contract, HelpOfCommands,
    testing::Values(
        Command{{},
                {"ingest", "search", "findings", "report", "ledger", "verify", "digest", "extract", "try",
                 "analyze", "rules", "evaluate", "doctor", "--index", "--jobs", "PLANLEZER_INDEX"}},
        Command{{"ingest"},
                {"--ocr", "auto", "never", "always", "--organisation", "--date", "--password-file"}},
        Command{{"search"},
                {"--theme", "--kpi", "--organisation", "--kind", "--document-kind", "--format", "jsonl",
                 "--limit"}},
        Command{
            {"findings"},
            {"--kind", "--organisation", "--kpi", "--theme", "--document", "text", "jsonl", "csv", "xlsx"}},
        Command{{"report"}, {"--format", "html", "csv", "xlsx", "json", "-o"}},
        Command{{"ledger"}, {"--format", "text", "jsonl"}}, Command{{"verify"}, {}}, Command{{"digest"}, {}},
        Command{{"extract"}, {"--format", "text", "json", "hocr"}}, Command{{"try"}, {"--date"}},
        Command{{"analyze"}, {}}, Command{{"rules"}, {"check", "list", "diff"}},
        Command{{"rules", "check"}, {}}, Command{{"rules", "list"}, {}}, Command{{"rules", "diff"}, {}},
        Command{{"evaluate"}, {"--format", "text", "json"}}, Command{{"doctor"}, {}}));

class WrongUsage : public testing::TestWithParam<Words> {};

TEST_P(WrongUsage, IsExitCodeTwoWithAWordForPeople) {
  const TestFolder folder;
  const Outcome outcome = run({.arguments = GetParam(), .folder = folder.path()});
  EXPECT_EQ(outcome.exit_code, 2) << outcome.out << outcome.err;
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, Not(IsEmpty()));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "leaves something behind";
}

INSTANTIATE_TEST_SUITE_P(
    Contract, WrongUsage,
    testing::Values(Words{}, Words{"lees"}, Words{"--onbekend"}, Words{"digest", "--onbekend"},
                    Words{"ingest"}, Words{"extract"}, Words{"try"}, Words{"rules"}, Words{"rules", "maak"},
                    Words{"rules", "diff"}, Words{"evaluate"}, Words{"findings", "--kind", "maatregel"},
                    Words{"findings", "--kpi", "7"}, Words{"findings", "--kpi", "drie"},
                    Words{"findings", "--format", "xml"}, Words{"report", "--format", "pdf"},
                    Words{"ledger", "--format", "csv"}, Words{"search", "plan", "--limit", "0"},
                    Words{"search", "plan", "--kpi", "0"}, Words{"search", "plan", "--document-kind", "boek"},
                    Words{"ingest", "/", "--ocr", "soms"}, Words{"extract", "x", "--format", "xml"},
                    Words{"evaluate", "/", "--format", "csv"}, Words{"--jobs", "0", "digest"},
                    Words{"--jobs", "veel", "digest"}, Words{"findings", "extra"},
                    Words{"ingest", "/dev/null", "--date", "31-02-2024"},
                    Words{"ingest", "/dev/null", "--password-file", "/bestaat/niet"},
                    Words{"try", "-", "--date", "gisteren"}, Words{"evaluate", "/bestaat/niet"}));

class CommandsOnAnIndex : public testing::TestWithParam<Words> {};

TEST_P(CommandsOnAnIndex, SayThatThereIsNone) {
  const TestFolder folder;
  Words arguments = GetParam();
  arguments.insert(arguments.end(), {"--index", "nergens.db"});
  const Outcome outcome = run({.arguments = arguments, .folder = folder.path()});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, HasSubstr("nergens.db"));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "makes one";
}

TEST_P(CommandsOnAnIndex, LeaveAFileThatIsNoIndexAlone) {
  const TestFolder folder;
  const std::string words = "Dit is een brief en geen index. " + std::string(4096, 'x');
  folder.put("brief.txt", words);
  Words arguments = GetParam();
  arguments.insert(arguments.end(), {"--index", "brief.txt"});
  const Outcome outcome = run({.arguments = arguments, .folder = folder.path()});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, HasSubstr("brief.txt"));
  EXPECT_EQ(bytes_of(folder.path() / "brief.txt"), words);
}

INSTANTIATE_TEST_SUITE_P(Contract, CommandsOnAnIndex,
                         testing::Values(Words{"search", "plan"}, Words{"findings"}, Words{"report"},
                                         Words{"ledger"}, Words{"verify"}, Words{"digest"}, Words{"analyze"},
                                         Words{"rules", "diff",
                                               PLANLEZER_SOURCE_DIR "/analyze/registers/money.toml"}));

TEST(CommandLine, TheIndexIsInTheWorkingFolderUnlessSaidOtherwise) {
  const Workplace place;
  const std::string plan = place.put("plan.pdf", small_plan()).string();
  const auto exists = [&](const char* name) { return std::filesystem::exists(place.path() / name); };
  EXPECT_EQ(run({.arguments = {"ingest", plan}, .folder = place.path()}).exit_code, 0);
  EXPECT_TRUE(exists("planlezer.db"));

  const std::map<std::string, std::string> variable{{"PLANLEZER_INDEX", "genoemd.db"}};
  EXPECT_EQ(run({.arguments = {"ingest", plan}, .environment = variable, .folder = place.path()}).exit_code,
            0);
  EXPECT_TRUE(exists("genoemd.db"));

  const Outcome option = run({.arguments = {"ingest", plan, "--index", "gekozen.db"},
                              .environment = variable,
                              .folder = place.path()});
  EXPECT_EQ(option.exit_code, 0);
  EXPECT_TRUE(exists("gekozen.db"));

  for (const Call& call : {Call{.arguments = {"digest"}, .folder = place.path()},
                           Call{.arguments = {"digest"}, .environment = variable, .folder = place.path()},
                           Call{.arguments = {"--index", "gekozen.db", "digest"}, .folder = place.path()}})
    EXPECT_EQ(run(call).exit_code, 0);
  const Outcome wrong =
      run({.arguments = {"--index", "weg.db", "digest"}, .environment = variable, .folder = place.path()});
  EXPECT_EQ(wrong.exit_code, 2) << "the option goes before the variable";
}

TEST(CommandLine, JobsIsTakenByEveryCommand) {
  const Workplace& place = sample_index();
  for (const Words& words : {Words{"digest"}, Words{"ledger"}, Words{"findings"}, Words{"search", "plan"},
                             Words{"rules", "check"}}) {
    Words arguments = words;
    arguments.insert(arguments.end(), {"--jobs", "1"});
    EXPECT_EQ(place.run(arguments).exit_code, 0) << words.front();
  }
}

TEST(CommandLine, WhatIsForPeopleGoesToStandardError) {
  const Workplace place;
  place.put("plan.pdf", small_plan());
  const Outcome outcome = place.ingest();
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, HasSubstr("1 document"));
}

TEST(CommandLine, WhatIsForProgramsGoesToStandardOutput) {
  const Workplace& place = sample_index();
  for (const Words& words :
       {Words{"findings", "--format", "jsonl"}, Words{"ledger", "--format", "jsonl"},
        Words{"search", "plan", "--format", "jsonl"}, Words{"rules", "list", "--format", "jsonl"}})
    for (const Json& line : json_lines(place.run(words).out)) EXPECT_TRUE(line.is_object()) << words.front();
  EXPECT_TRUE(json_of(place.run({"report", "--format", "json"}).out).is_object());
}

TEST(CommandLine, OutputThatCannotBeWrittenIsNoSuccess) {
  const Workplace& place = sample_index();
  for (const char* command :
       {"findings --format jsonl", "findings --format csv", "ledger", "report", "digest"}) {
    const std::string line = std::string(PLANLEZER_BINARY_DIR "/planlezer --index ") +
                             place.index().string() + " " + command + " > /dev/full";
    const Outcome outcome = run({.arguments = {"-c", line}, .program = "/bin/sh"});
    EXPECT_GT(outcome.exit_code, 0) << command;
    EXPECT_THAT(outcome.err, Not(IsEmpty())) << command;
  }
}

// --- colours and the bar

Outcome on_terminal(const Workplace& place, const Words& arguments,
                    std::map<std::string, std::string> environment) {
  Call call = place.call(arguments, std::move(environment));
  call.terminal = true;
  return run(std::move(call));
}

TEST(CommandLine, ColoursOnATerminalOnly) {
  const Workplace& place = sample_index();
  for (const Words& words : {Words{"findings"}, Words{"search", "opleiding"}, Words{"ledger"}}) {
    EXPECT_THAT(on_terminal(place, words, {{"TERM", "xterm"}}).out, HasSubstr("\x1b[")) << words.front();
    EXPECT_THAT(place.run(words, {{"TERM", "xterm"}}).out, Not(HasSubstr("\x1b["))) << words.front();
  }
}

TEST(CommandLine, NoColorIsRespected) {
  const Workplace& place = sample_index();
  for (const Words& words :
       {Words{"findings"}, Words{"search", "opleiding"}, Words{"ledger"}, Words{"rules", "list"}}) {
    const Outcome outcome = on_terminal(place, words, {{"TERM", "xterm"}, {"NO_COLOR", "1"}});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.out, AllOf(Not(IsEmpty()), Not(HasSubstr("\x1b["))));
  }
}

TEST(CommandLine, AProgressBarOnATerminalOnly) {
  const Workplace place;
  for (const char* name : {"a.pdf", "b.pdf"})
    place.put(name, pdf_of_contents({plan_page(std::string("Stuk ") + name, {one_measure})}));
  const Words arguments{"ingest", place.documents().string(), "--ocr", "always"};
  const Outcome seen = on_terminal(place, arguments, {{"TERM", "xterm"}});
  EXPECT_EQ(seen.exit_code, 0);
  EXPECT_THAT(seen.out,
              AllOf(HasSubstr("\r"), HasSubstr("/2 documenten"), HasSubstr("2 documenten gelezen")));
  const Outcome piped = place.run({"ingest", place.documents().string()}, {{"TERM", "xterm"}});
  EXPECT_THAT(piped.err, AllOf(Not(HasSubstr("\r")), Not(HasSubstr("\x1b"))));
}

TEST(CommandLine, ASpreadsheetIsNotWrittenToATerminal) {
  const Outcome outcome = on_terminal(sample_index(), {"findings", "--format", "xlsx"}, {{"TERM", "xterm"}});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.out, AllOf(Not(HasSubstr("PK")), HasSubstr("-o")));
}

}  // namespace
}  // namespace planlezer
