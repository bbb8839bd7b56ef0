#include "storage/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/writer_lock.h"
#include "tests/storage/sqlite_files.h"

namespace planlezer {
namespace {

using testing::HasSubstr;

class DatabaseTest : public testing::Test {
 protected:
  void SetUp() override {
    database_ = value_of(Database::open(folder_.file(), Database::Mode::write));
    ASSERT_TRUE(database_);
    expect_ok(
        database().run_script("CREATE TABLE dingen(naam TEXT, getal INTEGER UNIQUE, maat REAL, bytes BLOB)"));
  }
  Database& database() { return *database_; }
  std::int64_t count() { return value_of(database().number("SELECT count(*) FROM dingen")); }
  std::filesystem::path file() const { return folder_.file(); }

 private:
  StoreFolder folder_;
  std::unique_ptr<Database> database_;
};

TEST_F(DatabaseTest, ValuesComeBackAsTheyWere) {
  const std::string bytes("\0\xFF'\n", 4);
  expect_ok(database().run("INSERT INTO dingen VALUES(?, ?, ?, ?)", std::string("één"), std::int64_t{1} << 40,
                           0.1, Blob{bytes}));
  expect_ok(database().run("INSERT INTO dingen VALUES(?, ?, ?, ?)", std::optional<std::string>(), 2, nullptr,
                           std::string_view()));
  auto rows = database().query("SELECT naam, getal, maat, bytes FROM dingen ORDER BY getal DESC");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.text(0), "één");
  EXPECT_EQ(rows.integer(1), std::int64_t{1} << 40);
  EXPECT_EQ(rows.real(2), 0.1);
  EXPECT_EQ(rows.bytes(3), bytes);
  ASSERT_TRUE(rows.next());
  EXPECT_TRUE(rows.null(0));
  EXPECT_EQ(rows.optional_text(0), std::nullopt);
  EXPECT_EQ(rows.small(1), 2);
  EXPECT_TRUE(rows.null(2));
  EXPECT_FALSE(rows.null(3));  // an empty text is a text
  EXPECT_FALSE(rows.next());
  expect_ok(rows.finish());
}

TEST_F(DatabaseTest, AFailureIsAValue) {
  expect_ok(database().run("INSERT INTO dingen(getal) VALUES(1)"));
  const auto twice = database().run("INSERT INTO dingen(getal) VALUES(1)");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().code, ErrorCode::storage);
  EXPECT_THAT(twice.error().message, HasSubstr(file().string()));
  EXPECT_FALSE(database().run("GEEN SQL"));
  EXPECT_FALSE(database().number("SELECT kolom FROM dingen"));
  auto rows = database().query("SELECT niets FROM nergens WHERE x = ?", 1);
  EXPECT_FALSE(rows.next());
  EXPECT_FALSE(rows.next());
  EXPECT_FALSE(rows.finish());
  EXPECT_EQ(count(), 1);  // and it goes on
}

TEST_F(DatabaseTest, NumberIsZeroWithoutARow) {
  EXPECT_EQ(value_of(database().number("SELECT getal FROM dingen")), 0);
}

TEST_F(DatabaseTest, TheSameStatementCanRunInsideItself) {
  for (int i = 0; i < 4; ++i) expect_ok(database().run("INSERT INTO dingen(getal) VALUES(?)", i));
  constexpr const char* sql = "SELECT getal FROM dingen WHERE getal >= ? ORDER BY getal";
  int seen = 0;
  auto outer = database().query(sql, 0);
  while (outer.next()) {
    auto inner = database().query(sql, outer.integer(0));
    int rows = 0;
    while (inner.next()) ++rows;
    EXPECT_EQ(rows, 4 - outer.integer(0));
    ++seen;
  }
  EXPECT_EQ(seen, 4);
}

TEST_F(DatabaseTest, AnAbandonedQueryIsInNobodysWay) {
  for (int i = 0; i < 4; ++i) expect_ok(database().run("INSERT INTO dingen(getal) VALUES(?)", i));
  {
    auto rows = database().query("SELECT getal FROM dingen");
    ASSERT_TRUE(rows.next());
  }
  expect_ok(database().run_script("DROP TABLE dingen"));
}

TEST_F(DatabaseTest, ATransactionWithoutCommitIsUndone) {
  {
    auto transaction = Transaction::begin(database());
    ASSERT_TRUE(transaction);
    expect_ok(database().run("INSERT INTO dingen(getal) VALUES(1)"));
    EXPECT_EQ(count(), 1);
  }
  EXPECT_EQ(count(), 0);
  {
    auto transaction = Transaction::begin(database());
    ASSERT_TRUE(transaction);
    const auto moved = std::move(*transaction);
    expect_ok(database().run("INSERT INTO dingen(getal) VALUES(2)"));
  }
  EXPECT_EQ(count(), 0);
  auto transaction = Transaction::begin(database());
  ASSERT_TRUE(transaction);
  expect_ok(database().run("INSERT INTO dingen(getal) VALUES(3)"));
  expect_ok(transaction->commit());
  EXPECT_EQ(ask_raw(file(), "SELECT getal FROM dingen"), "3");
}

TEST_F(DatabaseTest, AReaderCannotWrite) {
  const auto reader = value_of(Database::open(file(), Database::Mode::read));
  ASSERT_TRUE(reader);
  EXPECT_FALSE(reader->run("INSERT INTO dingen(getal) VALUES(1)"));
  EXPECT_FALSE(reader->run_script("DROP TABLE dingen"));
  EXPECT_EQ(count(), 0);
}

TEST(DatabaseFile, ReadingMakesNoFile) {
  const StoreFolder folder;
  EXPECT_FALSE(Database::open(folder.file(), Database::Mode::read));
  EXPECT_FALSE(std::filesystem::exists(folder.file()));
  EXPECT_FALSE(Database::open(folder.file("geen/map/index.db"), Database::Mode::write));
}

TEST(WriterLock, OnlyOneAtATime) {
  const StoreFolder folder;
  {
    auto first = WriterLock::take(folder.file());
    ASSERT_TRUE(first);
    const auto second = WriterLock::take(folder.file());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::storage);
    EXPECT_THAT(second.error().message, HasSubstr(folder.file().string()));
    EXPECT_TRUE(WriterLock::take(folder.file("andere.db")));
    const WriterLock moved = std::move(*first);
    EXPECT_FALSE(WriterLock::take(folder.file()));
  }
  EXPECT_TRUE(WriterLock::take(folder.file()));
}

TEST(WriterLock, AFileLeftBehindLocksNothing) {
  const StoreFolder folder;
  ASSERT_TRUE(write_file(folder.file("index.db.lock"), "4711"));
  EXPECT_TRUE(WriterLock::take(folder.file()));
}

TEST(WriterLock, NeedsAFolderToWriteIn) {
  const auto lock = WriterLock::take("/geen/map/index.db");
  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().code, ErrorCode::storage);
  EXPECT_THAT(lock.error().message, HasSubstr("/geen/map/index.db"));
}

}  // namespace
}  // namespace planlezer
