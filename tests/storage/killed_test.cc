// Whatever stops the program leaves whole documents: a writer is killed at many points, and every time the
// index must open again and hold each document as it was before or as it is after, with nothing in between.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <random>

#include "extract/codec.h"
#include "storage/search/fts5.h"
#include "tests/storage/sqlite_files.h"

namespace planlezer {
namespace {

constexpr int documents = 6;

// The version shows in the number of pages, in the words of each, in the findings and in the settings.
Sample plan_of(int document, int version) {
  std::vector<std::string> texts;
  const std::string word = "plan" + std::string(1, static_cast<char>('a' + document)) + "versie" +
                           std::string(1, static_cast<char>('a' + version % 26));
  std::string filling;
  for (int i = 0; i < 200; ++i) filling += " vulling" + std::string(1, static_cast<char>('a' + i % 26));
  for (int page = 0; page < 20 + version % 5; ++page) texts.push_back(word + filling);
  Sample plan = sample("plan" + std::to_string(document), texts);
  plan.of("Omgevingsdienst Testland").themes(1, {"versie" + std::to_string(version)});
  for (int i = 0; i < 20 + version % 5; ++i)
    plan.add("f" + std::to_string(i) + "-" + std::to_string(version), "measure", word,
             static_cast<std::size_t>(i));
  plan.analysis.facts.version = std::to_string(version);
  return plan;
}

// Writes all documents in a version, and tells after each that it is in. Returns only by _exit.
[[noreturn]] void write_all(const std::filesystem::path& file, int version, int told) {
  const auto store = Store::open(file, Store::Mode::write);
  if (!store) ::_exit(3);
  for (int document = 0; document < documents; ++document) {
    const Sample plan = plan_of(document, version);
    const bool done = (*store)->put_occurrence(occurrence_of(plan)) &&
                      (*store)->put_document(plan.document, {"auto", version}, plan.analysis, usual_rules);
    const char number = static_cast<char>(document);
    if (!done || ::write(told, &number, 1) != 1) ::_exit(4);
  }
  ::_exit(0);
}

// Kills the writer some time after its `after`-th document. How many it told of.
int write_and_kill(const std::filesystem::path& file, int version, int after, useconds_t wait_us) {
  int ends[2];
  EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const pid_t writer = ::fork();
  if (writer == 0) write_all(file, version, ends[1]);
  ::close(ends[1]);
  int told = 0;
  char number = 0;
  while (told < after && ::read(ends[0], &number, 1) == 1) ++told;
  ::usleep(wait_us);
  ::kill(writer, SIGKILL);
  int status = 0;
  ::waitpid(writer, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
  while (::read(ends[0], &number, 1) == 1) ++told;
  ::close(ends[0]);
  return told;
}

void expect_sound(const std::filesystem::path& file) {
  const auto database = value_of(Database::open(file, Database::Mode::write));
  ASSERT_TRUE(database);
  expect_ok(register_tokenizer(*database));
  auto check = database->query("PRAGMA integrity_check");
  ASSERT_TRUE(check.next());
  EXPECT_EQ(check.text(0), "ok");
  expect_ok(check.finish());
  EXPECT_EQ(value_of(database->number("SELECT count(*) FROM pragma_foreign_key_check")), 0);
  expect_ok(database->run("INSERT INTO page_text(page_text, rank) VALUES('integrity-check', 1)"));
}

// The version in which a document stands there, whole.
int version_of(Store& store, const std::string& sha256, int document) {
  const StoredDocument stored = value_of(store.document(sha256, true));
  const int version = std::stoi("0" + stored.facts.version);
  const Sample expected = plan_of(document, version);
  const auto& pages = stored.document.pages;
  EXPECT_EQ(pages.size(), expected.document.document.pages.size());
  for (std::size_t i = 0; i < std::min(pages.size(), expected.document.document.pages.size()); ++i)
    EXPECT_EQ(encode_page(pages[i]), encode_page(expected.page(i)));
  FindingFilter filter;
  filter.document = sha256;
  const auto findings = value_of(store.findings(filter));
  EXPECT_EQ(findings.size(), expected.analysis.findings.size());
  for (std::size_t i = 0; i < std::min(findings.size(), expected.analysis.findings.size()); ++i)
    EXPECT_EQ(findings[i].finding.id, expected.analysis.findings[i].id);
  EXPECT_TRUE(value_of(store.is_read(sha256, {"auto", version})));
  SearchQuery query;
  query.text = expected.page(0).text.substr(0, expected.page(0).text.find(' '));
  query.limit = 1000;
  EXPECT_EQ(value_of(store.search(query)).hits.size(), pages.size());
  query = {};
  query.theme = "versie" + std::to_string(version);
  query.limit = 1000;
  EXPECT_FALSE(value_of(store.search(query)).hits.empty());
  return version;
}

TEST(Killed, LeavesAWholeIndexWhereverItHappens) {
  const StoreFolder folder;
  std::mt19937 random(11);
  std::map<int, int> at_least;  // per document the version that was told of
  int inside = 0;
  int rounds = 0;
  for (; rounds < 30; ++rounds) {
    const int version = rounds + 1;
    const int after = static_cast<int>(random() % documents);
    const int told = write_and_kill(folder.file(), version, after, random() % 4'000);
    if (told < documents) ++inside;
    for (int document = 0; document < told; ++document) at_least[document] = version;
    if (!std::filesystem::exists(folder.file())) continue;  // killed before there was anything
    {
      const auto lock_is_free = Store::open(folder.file(), Store::Mode::write);
      ASSERT_TRUE(lock_is_free) << lock_is_free.error().message;
    }
    expect_sound(folder.file());
    const auto store = value_of(Store::open(folder.file(), Store::Mode::read));
    ASSERT_TRUE(store);
    const auto hashes = value_of(store->documents());
    for (int document = 0; document < documents; ++document) {
      const std::string sha256 = sha256_hex("plan" + std::to_string(document));
      const bool there = std::find(hashes.begin(), hashes.end(), sha256) != hashes.end();
      ASSERT_TRUE(there || !at_least.contains(document)) << "round " << rounds << " lost " << document;
      if (!there) continue;
      const int found = version_of(*store, sha256, document);
      EXPECT_GE(found, at_least.contains(document) ? at_least[document] : 1) << "round " << rounds;
      EXPECT_LE(found, version);
    }
    for (const LedgerRow& row : value_of(store->ledger(LedgerPages::none)))
      EXPECT_TRUE(row.state == "read" || row.state == "pending") << row.state;
  }
  EXPECT_GT(inside, 10);  // most were killed with work to do
}

TEST(Killed, TheNextRunEndsInTheSameIndex) {
  const StoreFolder folder;
  for (int round = 0; round < 4; ++round) write_and_kill(folder.file("a.db"), 9, round, 1'500);
  write_and_kill(folder.file("a.db"), 9, documents, 0);
  write_and_kill(folder.file("b.db"), 9, documents, 0);
  const auto interrupted = value_of(Store::open(folder.file("a.db"), Store::Mode::read));
  const auto at_once = value_of(Store::open(folder.file("b.db"), Store::Mode::read));
  ASSERT_TRUE(interrupted && at_once);
  EXPECT_EQ(value_of(interrupted->digest()), value_of(at_once->digest()));
  EXPECT_EQ(value_of(at_once->documents()).size(), static_cast<std::size_t>(documents));
}

}  // namespace
}  // namespace planlezer
