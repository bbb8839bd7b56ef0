#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

#include "storage/judgements.h"
#include "storage/migrations.h"
#include "storage/page_rows.h"
#include "tests/storage/sqlite_files.h"
#include "tests/storage/store_contract.h"

namespace planlezer {
namespace {

class SqliteFactory {
 public:
  Result<std::unique_ptr<Store>> open(Store::Mode mode) { return Store::open(folder_.file(), mode); }
  Result<std::unique_ptr<Judgements>> judgements() { return Judgements::open(folder_.file()); }

 private:
  StoreFolder folder_;
};

PLANLEZER_STORE_CONTRACT(Sqlite, SqliteFactory);

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Error refusal_of(const std::filesystem::path& file, Store::Mode mode) {
  const auto opened = Store::open(file, mode);
  EXPECT_FALSE(opened);
  if (opened) return {ErrorCode::internal, ""};
  EXPECT_THAT(opened.error().message, HasSubstr(file.string()));  // which file
  return opened.error();
}

constexpr Store::Mode both_modes[] = {Store::Mode::read, Store::Mode::write};

TEST(SqliteStore, ReadingNeedsAnIndex) {
  const StoreFolder folder;
  const Error error = refusal_of(folder.file(), Store::Mode::read);
  EXPECT_EQ(error.code, ErrorCode::not_found);
  EXPECT_THAT(error.message, HasSubstr("planlezer ingest"));
  EXPECT_FALSE(std::filesystem::exists(folder.file()));
}

TEST(SqliteStore, AnIndexFromTheFutureIsRefused) {
  const StoreFolder folder;
  make_index(folder.file());
  run_raw(folder.file(), "PRAGMA user_version = 999");
  for (const auto mode : both_modes) {
    const Error error = refusal_of(folder.file(), mode);
    EXPECT_EQ(error.code, ErrorCode::storage);
    EXPECT_THAT(error.message, AllOf(HasSubstr("nieuwere versie"), HasSubstr("werk planlezer bij")));
  }
  run_raw(folder.file(), "PRAGMA user_version = " + std::to_string(migrations().size()));
  EXPECT_TRUE(Store::open(folder.file(), Store::Mode::read));  // nothing was changed
}

TEST(SqliteStore, WhatIsNoDatabaseIsRefusedAndLeftAsItIs) {
  const StoreFolder folder;
  const std::string mark("SQLite format 3\0", 16);  // of a database, with nonsense behind it
  for (const std::string& bytes : {std::string("%PDF-1.4\nEen document.\n"), std::string(100'000, 'x'),
                                   mark + std::string(5'000, '\x7F')}) {
    ASSERT_TRUE(write_file(folder.file(), bytes));
    for (const auto mode : both_modes) {
      const Error error = refusal_of(folder.file(), mode);
      EXPECT_EQ(error.code, ErrorCode::storage);
      EXPECT_THAT(error.message, Not(HasSubstr("SQL logic")));
    }
    EXPECT_EQ(value_of(read_file(folder.file())), bytes);
  }
}

TEST(SqliteStore, AFolderIsNoIndex) {
  const StoreFolder folder;
  std::filesystem::create_directory(folder.file());
  for (const auto mode : both_modes) EXPECT_EQ(refusal_of(folder.file(), mode).code, ErrorCode::storage);
}

TEST(SqliteStore, AnotherProgramsDatabaseKeepsItsRows) {
  const StoreFolder folder;
  run_raw(folder.file(), "CREATE TABLE klanten(naam TEXT); INSERT INTO klanten VALUES('Jansen')");
  for (const auto mode : both_modes) {
    const Error error = refusal_of(folder.file(), mode);
    EXPECT_EQ(error.code, ErrorCode::storage);
    EXPECT_THAT(error.message, HasSubstr("--index"));
  }
  EXPECT_EQ(ask_raw(folder.file(), "SELECT naam FROM klanten"), "Jansen");
  EXPECT_EQ(ask_raw(folder.file(), "SELECT count(*) FROM sqlite_schema"), "1");
}

// Wherever an index is damaged: an answer or an error with a message, never a crash.
TEST(SqliteStore, ADamagedIndexGivesMessages) {
  const StoreFolder folder;
  make_index(folder.file());
  const std::string whole = value_of(read_file(folder.file()));
  ASSERT_GT(whole.size(), 20'000U);
  int refused = 0;
  const auto note = [&](const auto& result) {
    if (result) return;
    ++refused;
    EXPECT_NE(result.error().message, "");
    EXPECT_EQ(result.error().code, ErrorCode::storage);
  };
  std::vector<std::string> damaged{whole.substr(0, whole.size() / 2), whole.substr(0, 8'000)};
  for (std::size_t at = 100; at < whole.size(); at += 4'096) {
    damaged.push_back(whole);
    damaged.back().replace(at, std::min<std::size_t>(3'000, whole.size() - at),
                           std::min<std::size_t>(3'000, whole.size() - at), '\xA5');
  }
  for (const std::string& bytes : damaged) {
    ASSERT_TRUE(write_file(folder.file(), bytes));
    for (const auto mode : both_modes) {
      auto store = Store::open(folder.file(), mode);
      note(store);
      if (!store) continue;
      SearchQuery query;
      query.text = "toezicht";
      note((*store)->search(query));
      note((*store)->findings({}));
      note((*store)->ledger(LedgerPages::all));
      note((*store)->digest());
    }
  }
  EXPECT_GE(refused, 4);  // at least what was cut off, in both modes
}

TEST(SqliteStore, StoresThatShareWhatTheyKnowOfPagesFindWhatIsWrittenMeanwhile) {
  const StoreFolder folder;
  const auto writer = value_of(Store::open(folder.file(), Store::Mode::write));
  put(*writer, sample("een.pdf", {"Toezicht."}));
  const auto facts = value_of(share_page_facts(folder.file()));
  std::vector<std::unique_ptr<Store>> readers;
  for (int i = 0; i < 2; ++i)
    readers.push_back(value_of(Store::open(folder.file(), Store::Mode::read, facts)));
  SearchQuery query;
  query.text = "toezicht";
  for (const auto& reader : readers) EXPECT_EQ(value_of(reader->search(query)).total, 1);
  put(*writer, sample("twee.pdf", {"Geen.", "Toezicht en nog eens toezicht."}));
  for (const auto& reader : readers) EXPECT_EQ(value_of(reader->search(query)).total, 2);
}

TEST(SqliteStore, ASecondWriterIsRefusedUntilTheFirstIsDone) {
  const StoreFolder folder;
  auto first = value_of(Store::open(folder.file(), Store::Mode::write));
  const Error error = refusal_of(folder.file(), Store::Mode::write);
  EXPECT_EQ(error.code, ErrorCode::storage);
  EXPECT_THAT(error.message, HasSubstr("wacht"));
  put(*first, sample("plan.pdf", {"Tekst."}));  // not disturbed
  EXPECT_TRUE(Store::open(folder.file(), Store::Mode::read));
  first.reset();
  const auto second = value_of(Store::open(folder.file(), Store::Mode::write));
  ASSERT_TRUE(second);
  EXPECT_THAT(value_of(second->documents()), testing::SizeIs(1));
}

TEST(SqliteStore, WritersOfOtherIndexesAreNotInTheWay) {
  const StoreFolder folder;
  const auto first = Store::open(folder.file("een.db"), Store::Mode::write);
  const auto second = Store::open(folder.file("twee.db"), Store::Mode::write);
  EXPECT_TRUE(first && second);
}

TEST(SqliteStore, AReaderChangesNothing) {
  const StoreFolder folder;
  make_index(folder.file());
  const auto store = value_of(Store::open(folder.file(), Store::Mode::read));
  const Sample other = sample("ander.pdf", {"Tekst."});
  EXPECT_FALSE(store->put_occurrence(occurrence_of(other)));
  EXPECT_FALSE(store->put_document(other.document, usual_settings, {}, usual_rules));
  EXPECT_THAT(value_of(store->documents()), testing::SizeIs(1));
}

TEST(SqliteStore, ReadsAnIndexThatMayNotBeWritten) {
  const StoreFolder folder;
  make_index(folder.file());
  ::chmod(folder.file().c_str(), 0444);
  ::chmod(folder.file().parent_path().c_str(), 0555);
  {
    const auto store = value_of(Store::open(folder.file(), Store::Mode::read));
    ASSERT_TRUE(store);
    EXPECT_THAT(value_of(store->findings({})), testing::SizeIs(1));
  }
  ::chmod(folder.file().parent_path().c_str(), 0755);
}

TEST(SqliteStore, FileNamesMayHoldAnything) {
  const StoreFolder folder;
  for (const char* name :
       {"een index.db", "wat?.db", "50%25.db", "a#b.db", "é’.db", "file:x.db", "\xFF.db"}) {
    make_index(folder.file(name));
    EXPECT_TRUE(std::filesystem::exists(folder.file(name))) << name;
    const auto store = value_of(Store::open(folder.file(name), Store::Mode::read));
    ASSERT_TRUE(store) << name;
    EXPECT_THAT(value_of(store->documents()), testing::SizeIs(1)) << name;
  }
}

// --- a document goes in whole or not at all

void expect_only_the_old(Store& store, const Sample& old) {
  const StoredDocument stored = value_of(store.document(old.sha256(), true));
  EXPECT_EQ(encoded(stored.document.pages), encoded(old.document.document.pages));
  EXPECT_THAT(value_of(store.findings({})), testing::SizeIs(old.analysis.findings.size()));
  EXPECT_THAT(documents_found(store, "oudewoord"), testing::SizeIs(2));
  EXPECT_THAT(documents_found(store, "nieuwewoord"), testing::IsEmpty());
  EXPECT_TRUE(value_of(store.is_read(old.sha256(), usual_settings)));
}

Sample old_plan() {
  Sample old = sample("plan.pdf", {"Oudewoord een.", "Oudewoord twee."});
  old.add("f1", "measure", "Oudewoord");
  return old;
}

TEST(SqliteStore, APageThatDoesNotFitLeavesTheOldDocument) {
  const StoreFolder folder;
  const auto store = value_of(Store::open(folder.file(), Store::Mode::write));
  const Sample old = old_plan();
  put(*store, old);
  for (const std::int32_t number : {-1, last_page_number + 1, 1}) {  // the last: a number that is there twice
    Sample fresh = sample("plan.pdf", {"Nieuwewoord.", "Nieuwewoord.", "Nieuwewoord."});
    fresh.document.document.pages.back().number = number;
    const auto result = store->put_document(fresh.document, {"always", 9}, {}, "regels-9");
    ASSERT_FALSE(result) << number;
    EXPECT_NE(result.error().message, "");
    expect_only_the_old(*store, old);
  }
}

// For as long as it lives, files cannot grow beyond a size.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit less = before_;
    less.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &less);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
  }
  ~FileLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

TEST(SqliteStore, WithoutRoomTheOldDocumentStays) {
  const StoreFolder folder;
  const Sample old = old_plan();
  Sample fresh = sample("plan.pdf", {});
  std::string text = "nieuwewoord";
  for (int i = 0; i < 10'000; ++i) text += " woord" + std::to_string(i * 7919);
  for (int i = 1; i <= 6; ++i) fresh.document.document.pages.push_back(page_of(i, text));
  {
    const auto store = value_of(Store::open(folder.file(), Store::Mode::write));
    put(*store, old);
    const FileLimit limit(1'000'000);
    const auto result = store->put_document(fresh.document, {"always", 9}, {}, "regels-9");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::storage);
    EXPECT_NE(result.error().message, "");
    expect_only_the_old(*store, old);
  }
  const auto store = value_of(Store::open(folder.file(), Store::Mode::write));
  expect_only_the_old(*store, old);
  put_content(*store, sample("plan.pdf", {"Nieuwewoord."}));
  EXPECT_THAT(documents_found(*store, "nieuwewoord"), testing::SizeIs(1));
}

}  // namespace
}  // namespace planlezer
