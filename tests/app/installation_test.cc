// The program away from the folder it was built in.
#include <gmock/gmock.h>

#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

namespace fs = std::filesystem;

void place_program(const fs::path& folder, bool with_worker) {
  fs::create_directories(folder);
  fs::copy_file(PLANLEZER_BINARY_DIR "/planlezer", folder / "planlezer");
  if (with_worker) fs::copy_file(PLANLEZER_BINARY_DIR "/planlezer-worker", folder / "planlezer-worker");
}

void place_data(const fs::path& folder) {
  for (const char* name : {"rules", "registers"}) {
    fs::create_directories(folder / name);
    fs::copy(fs::path(PLANLEZER_SOURCE_DIR "/analyze") / name, folder / name, fs::copy_options::recursive);
  }
}

// An empty value counts as none.
Outcome run_there(const fs::path& program, std::vector<std::string> arguments) {
  return run(
      {.arguments = std::move(arguments), .environment = {{"PLANLEZER_RULES", ""}}, .program = program});
}

TEST(Installation, FindsItsDataBesideItself) {
  const TestFolder folder;
  place_program(folder.path() / "bin", true);
  place_data(folder.path() / "share/planlezer");
  folder.put("plan.pdf", small_plan());
  EXPECT_EQ(run_there(folder.path() / "bin/planlezer", {"rules", "check"}).exit_code, 0);
  const Outcome tried =
      run_there(folder.path() / "bin/planlezer", {"try", (folder.path() / "plan.pdf").string()});
  EXPECT_EQ(tried.exit_code, 0) << tried.err;
  EXPECT_THAT(tried.out, HasSubstr("opleidingsplan"));
}

TEST(Installation, FindsTheDataOfTheCheckoutItWasBuiltIn) {
  const TestFolder folder;
  place_program(folder.path() / "build/release", false);
  place_data(folder.path() / "analyze");
  EXPECT_EQ(run_there(folder.path() / "build/release/planlezer", {"rules", "check"}).exit_code, 0);
}

TEST(Installation, WithoutDataItSaysHowToMendThat) {
  const TestFolder folder;
  place_program(folder.path() / "bin", false);
  const fs::path program = folder.path() / "bin/planlezer";
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"rules", "list"}, {"try", "-"}, {"evaluate", "/"}}) {
    const Outcome outcome = run_there(program, arguments);
    EXPECT_EQ(outcome.exit_code, 2) << arguments.front();
    EXPECT_THAT(outcome.out, IsEmpty());
  }
  EXPECT_THAT(run_there(program, {"rules", "list"}).err, HasSubstr("PLANLEZER_RULES"));
}

TEST(Installation, WithoutAWorkerNothingIsRead) {
  const TestFolder folder;
  place_program(folder.path() / "bin", false);
  place_data(folder.path() / "share/planlezer");
  const std::string plan = folder.put("plan.pdf", small_plan());
  const fs::path program = folder.path() / "bin/planlezer";
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"extract", plan},
        {"try", plan},
        {"ingest", plan, "--index", (folder.path() / "proef.db").string()}}) {
    const Outcome outcome = run_there(program, arguments);
    EXPECT_EQ(outcome.exit_code, 2) << arguments.front();
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err, HasSubstr("planlezer-worker"));
  }
  const Outcome doctor = run_there(program, {"doctor"});
  EXPECT_NE(doctor.exit_code, 0);
  EXPECT_THAT(doctor.out + doctor.err, HasSubstr("planlezer-worker"));
}

TEST(Doctor, SaysWhatThereIs) {
  const Outcome outcome = run({.arguments = {"doctor", "--index", sample_index().index().string()}});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out << outcome.err;
  for (const char* part : {"nld", "eng", "seccomp", "regels", "index"})
    EXPECT_THAT(outcome.out + outcome.err, HasSubstr(part));
}

TEST(Doctor, MissingRulesAreAFault) {
  const TestFolder folder;
  place_program(folder.path() / "bin", true);
  const Outcome outcome = run_there(folder.path() / "bin/planlezer", {"doctor"});
  EXPECT_NE(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out + outcome.err, HasSubstr("PLANLEZER_RULES"));
}

}  // namespace
}  // namespace planlezer
