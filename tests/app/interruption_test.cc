// The same content gives the same digest, whatever the order, the number of workers or what stopped the
// program.
#include <gmock/gmock.h>

#include <iterator>
#include <thread>

#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::SizeIs;

namespace fs = std::filesystem;

constexpr int documents = 8;

// Plans that take long enough to stop in between.
void put_plans(const Workplace& place, int pages) {
  for (int i = 0; i < documents; ++i) {
    const std::string number = std::to_string(i);
    std::vector<std::string> contents{plan_page("Plan van aanpak", {"Omgevingsdienst Testland " + number})};
    for (int page = 1; page < pages; ++page)
      contents.push_back(
          plan_page("KPI " + std::to_string(1 + page % 6) + " - Maatregelen",
                    {"Blad " + std::to_string(page) + " van plan " + number + ".", one_measure}));
    place.put("plan" + number + ".pdf", pdf_of_contents(contents));
  }
}

int count_read(const Workplace& place) {
  if (!fs::exists(place.index())) return 0;
  const Outcome ledger = place.run({"ledger", "--format", "jsonl"});
  if (ledger.exit_code != 0) return 0;  // it is being made
  int read = 0;
  for (const Json& row : json_lines(ledger.out))
    read += row.at("page") == 0 && row.at("state") == "read" ? 1 : 0;
  return read;
}

// Waits until so many documents are in the index, or the program is done.
void wait_for(Running& program, const Workplace& place, int least_read) {
  while (!program.ended() && count_read(place) < least_read) program.pump(5);
}

std::vector<pid_t> children_of(pid_t pid) {
  std::ifstream stream("/proc/" + std::to_string(pid) + "/task/" + std::to_string(pid) + "/children");
  return {std::istream_iterator<pid_t>(stream), {}};
}

bool is_alive(pid_t pid) {
  std::ifstream stream("/proc/" + std::to_string(pid) + "/stat");
  std::string stat{std::istreambuf_iterator<char>(stream), {}};
  const std::size_t state = stat.rfind(") ");
  return state != std::string::npos && stat[state + 2] != 'Z';
}

// The digest of all plans when nothing gets in the way.
const std::string& undisturbed(int pages) {
  static std::map<int, std::string> digests;
  if (!digests.contains(pages)) {
    const Workplace place;
    put_plans(place, pages);
    EXPECT_EQ(place.ingest({"--jobs", "2"}).exit_code, 0);
    digests[pages] = place.digest();
  }
  return digests.at(pages);
}

constexpr int many_pages = 40;

TEST(Digest, IsOneHash) {
  EXPECT_THAT(sample_index().digest(), MatchesRegex("[0-9a-f]{64}\n"));
}

TEST(Digest, DoesNotDependOnTheNumberOfWorkers) {
  const Workplace place;
  put_plans(place, many_pages);
  ASSERT_EQ(place.ingest({"--jobs", "1"}).exit_code, 0);
  EXPECT_EQ(place.digest(), undisturbed(many_pages));
}

TEST(Digest, DoesNotDependOnTheOrderOrTheFolder) {
  const Workplace place;
  put_plans(place, many_pages);
  for (int i = documents - 1; i >= 0; --i) {
    const auto file = place.documents() / ("plan" + std::to_string(i) + ".pdf");
    ASSERT_EQ(place.run({"ingest", file.string()}).exit_code, 0);
  }
  EXPECT_EQ(place.digest(), undisturbed(many_pages));
}

TEST(Digest, ChangesWithTheContent) {
  const Workplace place;
  place.put("a.pdf", small_plan("Omgevingsdienst Aa"));
  ASSERT_EQ(place.ingest().exit_code, 0);
  const std::string one = place.digest();
  place.put("b.pdf", small_plan("Omgevingsdienst Bee"));
  ASSERT_EQ(place.ingest().exit_code, 0);
  EXPECT_NE(place.digest(), one);
}

// --- stopped for good: no warning, at any moment

class Killed : public testing::TestWithParam<int> {};

TEST_P(Killed, ASecondRunEndsInTheSameIndex) {
  const Workplace place;
  put_plans(place, many_pages);
  Running program(place.call({"ingest", place.documents().string(), "--jobs", "2"}));
  if (GetParam() < 0) {
    while (!program.ended() && !fs::exists(place.index())) program.pump(1);
  } else {
    wait_for(program, place, GetParam());
  }
  const std::vector<pid_t> workers = children_of(program.pid());
  program.send(SIGKILL);
  program.wait();
  const Outcome again = place.ingest({"--jobs", "2"});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(place.digest(), undisturbed(many_pages));
  EXPECT_EQ(place.run({"verify"}).exit_code, 0);
  for (const pid_t worker : workers) {
    for (int i = 0; i < 500 && is_alive(worker); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_FALSE(is_alive(worker)) << "a worker lives on without the program";
  }
}

INSTANTIATE_TEST_SUITE_P(AtMoments, Killed, testing::Values(-1, 0, 2, 6));

// --- Ctrl-C

TEST(Interrupted, KeepsWhatIsFinishedAndGoesOnWhereItStopped) {
  const Workplace place;
  put_plans(place, 1);
  // Recognition makes every document take a while.
  Running program(place.call({"ingest", place.documents().string(), "--ocr", "always", "--jobs", "1"}));
  wait_for(program, place, 1);
  program.press(SIGINT);
  const Outcome stopped = program.wait();
  EXPECT_EQ(stopped.exit_code, 130) << stopped.err;
  EXPECT_THAT(stopped.out, IsEmpty());

  std::map<std::string, int> states;
  for (const Json& row : place.ledger()) ++states[row.at("state")];
  EXPECT_GE(states["read"], 1);
  EXPECT_GE(states["pending"], 1);
  EXPECT_EQ(states["read"] + states["pending"], documents) << "every file is accounted for";
  EXPECT_THAT(place.findings({"--kind", "fusion"}), SizeIs(static_cast<std::size_t>(states["read"])))
      << "one for each plan that was read";

  const Outcome rest = place.ingest({"--ocr", "always"});
  EXPECT_EQ(rest.exit_code, 0);
  EXPECT_THAT(rest.err, HasSubstr("\n" + std::to_string(states["pending"]) + " document"));
  EXPECT_EQ(count_read(place), documents);
  ASSERT_EQ(place.ingest().exit_code, 0);
  EXPECT_EQ(place.digest(), undisturbed(1));
}

TEST(Interrupted, BeforeAnythingIsDoneIsAFreshStartLater) {
  const Workplace place;
  put_plans(place, 2);
  Running program(place.call({"ingest", place.documents().string(), "--ocr", "always"}));
  while (!program.ended() && children_of(program.pid()).empty()) program.pump(1);
  program.send(SIGINT);
  EXPECT_EQ(program.wait().exit_code, 130);
  EXPECT_EQ(place.ingest().exit_code, 0);
  EXPECT_EQ(place.digest(), undisturbed(2));
}

TEST(Interrupted, ReadingOneDocument) {
  const Workplace place;
  put_plans(place, 20);
  const std::string plan = (place.documents() / "plan0.pdf").string();
  for (const char* command : {"extract", "try"}) {
    Running program(place.call({command, plan, "--ocr", "always", "--jobs", "1"}));
    while (!program.ended() && children_of(program.pid()).empty()) program.pump(1);
    program.press(SIGINT);
    EXPECT_EQ(program.wait().exit_code, 130) << command;
  }
}

// --- two at a time

TEST(TwoPrograms, ReadersOfTheIndexDoNotDisturbAWriter) {
  const Workplace place;
  put_plans(place, many_pages);
  Running writer(place.call({"ingest", place.documents().string()}));
  while (!writer.ended()) {
    writer.pump(1);
    if (!fs::exists(place.index())) continue;
    for (const char* command : {"digest", "findings", "ledger"}) {
      const Outcome outcome = place.run({command});
      EXPECT_TRUE(outcome.exit_code == 0 || outcome.exit_code == 2) << command << ": " << outcome.err;
    }
  }
  EXPECT_EQ(writer.wait().exit_code, 0);
  EXPECT_EQ(place.digest(), undisturbed(many_pages));
}

}  // namespace
}  // namespace planlezer
