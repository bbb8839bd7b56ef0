#include "storage/migrations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "storage/search/fts5.h"
#include "tests/storage/sqlite_files.h"

namespace planlezer {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr Migration first{"CREATE TABLE dingen(naam TEXT NOT NULL); INSERT INTO dingen VALUES('een');"};
constexpr Migration second{"ALTER TABLE dingen ADD COLUMN soort TEXT NOT NULL DEFAULT 'oud';"};
constexpr Migration third{"UPDATE dingen SET soort = naam || '-' || soort;"};
constexpr Migration broken{"ALTER TABLE dingen ADD COLUMN kleur TEXT; INSERT INTO nergens VALUES(1);"};

std::unique_ptr<Database> open(const std::filesystem::path& file) {
  return value_of(Database::open(file, Database::Mode::write));
}

Result<void> migrate_file(const std::filesystem::path& file, const std::vector<Migration>& steps) {
  return migrate(*open(file), steps);
}

Result<void> check_file(const std::filesystem::path& file, const std::vector<Migration>& steps) {
  return check_version(*value_of(Database::open(file, Database::Mode::read)), steps);
}

TEST(Migrations, ANewIndexGetsAllSteps) {
  const StoreFolder folder;
  expect_ok(migrate_file(folder.file(), {first, second, third}));
  EXPECT_EQ(ask_raw(folder.file(), "SELECT soort FROM dingen"), "een-oud");
  EXPECT_EQ(ask_raw(folder.file(), "PRAGMA user_version"), "3");
}

TEST(Migrations, AnOlderIndexGetsOnlyWhatItMisses) {
  const StoreFolder folder;
  expect_ok(migrate_file(folder.file(), {first}));
  run_raw(folder.file(), "INSERT INTO dingen VALUES('twee')");
  expect_ok(migrate_file(folder.file(), {first, second}));
  expect_ok(migrate_file(folder.file(), {first, second, third}));
  EXPECT_EQ(ask_raw(folder.file(), "SELECT group_concat(soort) FROM dingen"), "een-oud,twee-oud");
}

TEST(Migrations, ASecondTimeChangesNothing) {
  const StoreFolder folder;
  for (int i = 0; i < 3; ++i) expect_ok(migrate_file(folder.file(), {first, second, third}));
  EXPECT_EQ(ask_raw(folder.file(), "SELECT group_concat(soort) FROM dingen"), "een-oud");
}

TEST(Migrations, AStepThatFailsLeavesTheIndexAsItWas) {
  const StoreFolder folder;
  expect_ok(migrate_file(folder.file(), {first}));
  const auto result = migrate_file(folder.file(), {first, second, broken});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::storage);
  EXPECT_EQ(ask_raw(folder.file(), "PRAGMA user_version"), "1");
  EXPECT_EQ(ask_raw(folder.file(), "SELECT count(*) FROM pragma_table_info('dingen')"), "1");
  expect_ok(migrate_file(folder.file(), {first, second, third}));
}

TEST(Migrations, ANewerIndexIsRefused) {
  const StoreFolder folder;
  expect_ok(migrate_file(folder.file(), {first, second}));
  for (const auto& result : {migrate_file(folder.file(), {first}), check_file(folder.file(), {first})}) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::storage);
    EXPECT_THAT(result.error().message,
                AllOf(HasSubstr(folder.file().string()), HasSubstr("nieuwere versie")));
  }
}

TEST(Migrations, ReadingAnOlderIndexSaysWhatToDo) {
  const StoreFolder folder;
  expect_ok(migrate_file(folder.file(), {first}));
  expect_ok(check_file(folder.file(), {first}));
  const auto result = check_file(folder.file(), {first, second});
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message,
              AllOf(HasSubstr(folder.file().string()), HasSubstr("oudere versie"), HasSubstr("planlezer ")));
}

TEST(Migrations, AnotherProgramsFileIsRefused) {
  const StoreFolder folder;
  run_raw(folder.file(), "CREATE TABLE klanten(naam TEXT)");
  for (const auto& result : {migrate_file(folder.file(), {first}), check_file(folder.file(), {})}) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::storage);
    EXPECT_THAT(result.error().message, AllOf(HasSubstr(folder.file().string()), HasSubstr("--index")));
  }
  EXPECT_EQ(ask_raw(folder.file(), "SELECT count(*) FROM sqlite_schema"), "1");
}

TEST(Migrations, TheProgramsOwnStepsMakeAnIndex) {
  ASSERT_FALSE(migrations().empty());
  const StoreFolder folder;
  make_index(folder.file());
  EXPECT_EQ(ask_raw(folder.file(), "PRAGMA user_version"), std::to_string(migrations().size()));
  EXPECT_EQ(ask_raw(folder.file(), "PRAGMA integrity_check"), "ok");
  EXPECT_EQ(ask_raw(folder.file(), "PRAGMA journal_mode"), "wal");
}

// --- the search index follows the tokenizer

std::size_t hits_in(const std::filesystem::path& file, const std::string& text) {
  const auto store = value_of(Store::open(file, Store::Mode::read));
  SearchQuery query;
  query.text = text;
  return store ? value_of(store->search(query)).hits.size() : 0;
}

TEST(SearchIndex, IsWrittenAnewForAnotherTokenizer) {
  const StoreFolder folder;
  make_index(folder.file());
  ASSERT_EQ(hits_in(folder.file(), "toezicht"), 1U);
  {
    const auto database = open(folder.file());
    expect_ok(register_tokenizer(*database));
    expect_ok(
        database->run_script("INSERT INTO page_text(page_text) VALUES('delete-all');"
                             "UPDATE settings SET value = '0' WHERE name = 'tokenizer'"));
  }
  const auto refused = Store::open(folder.file(), Store::Mode::read);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::storage);
  EXPECT_THAT(refused.error().message,
              AllOf(HasSubstr(folder.file().string()), HasSubstr("planlezer analyze")));
  EXPECT_TRUE(Store::open(folder.file(), Store::Mode::write));
  EXPECT_EQ(hits_in(folder.file(), "toezicht"), 1U);
}

}  // namespace
}  // namespace planlezer
