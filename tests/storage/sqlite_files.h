// Index files in every state, for tests of opening them.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>

#include "base/file.h"
#include "base/handle.h"
#include "tests/storage/samples.h"

namespace planlezer {

using RawDatabase = Handle<sqlite3, sqlite3_close_v2>;

inline RawDatabase open_raw(const std::filesystem::path& file) {
  sqlite3* raw = nullptr;
  EXPECT_EQ(sqlite3_open(file.c_str(), &raw), SQLITE_OK);
  return RawDatabase(raw);
}

// Runs SQL on a file as another program would.
inline void run_raw(const std::filesystem::path& file, const std::string& sql) {
  const RawDatabase database = open_raw(file);
  char* message = nullptr;
  EXPECT_EQ(sqlite3_exec(database.get(), sql.c_str(), nullptr, nullptr, &message), SQLITE_OK)
      << (message ? message : "");
  sqlite3_free(message);
}

// The first column of the first row.
inline std::string ask_raw(const std::filesystem::path& file, const std::string& sql) {
  const RawDatabase database = open_raw(file);
  sqlite3_stmt* raw = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &raw, nullptr), SQLITE_OK) << sql;
  const Handle<sqlite3_stmt, sqlite3_finalize> statement(raw);
  if (sqlite3_step(raw) != SQLITE_ROW) return "no row";
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw, 0));
  return text ? text : "null";
}

// An index with a document in it, closed.
inline void make_index(const std::filesystem::path& file) {
  const auto store = value_of(Store::open(file, Store::Mode::write));
  ASSERT_TRUE(store);
  Sample plan = sample("plan.pdf", {"Een plan over toezicht."});
  plan.of("Omgevingsdienst Testland").add("f1", "measure", "plan");
  put(*store, plan);
}

}  // namespace planlezer
