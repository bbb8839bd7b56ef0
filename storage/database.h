// One connection to SQLite: prepared statements, rows and transactions, with failures as values. Knows no
// table. A Database owns its connection and its statements; a Query borrows a statement and gives it back
// when it goes out of scope, so it must not outlive the Database. Not for sharing between threads.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/handle.h"
#include "base/result.h"

namespace planlezer {

using StatementHandle = Handle<sqlite3_stmt, sqlite3_finalize>;

struct Blob {
  std::string_view bytes;
};

// Handed to a function of our own in SQL; must live as long as the query.
struct Pointer {
  void* value = nullptr;
  const char* type = nullptr;
};

// One run of a statement. After a failure next() is false for good; finish() tells which of both it was:
//   auto rows = database.query("SELECT …", a, b);
//   while (rows.next()) use(rows.text(0));
//   if (auto done = rows.finish(); !done) return …;
class Query {
 public:
  Query(Query&&) noexcept = default;
  Query& operator=(Query&&) = delete;
  ~Query();

  bool next();
  Result<void> finish();  // runs what is left

  std::int64_t integer(int column) const;
  int small(int column) const { return static_cast<int>(integer(column)); }
  double real(int column) const;
  bool null(int column) const;
  std::string text(int column) const { return std::string(bytes(column)); }
  std::optional<std::string> optional_text(int column) const;
  std::string_view bytes(int column) const;  // of a text or a blob; valid until the next next()

 private:
  friend class Database;
  struct Slot {
    StatementHandle statement;
    bool in_use = false;
  };
  struct GiveBack {
    void operator()(Slot* slot) const;
  };

  Query() = default;
  void bind(int index, std::int64_t value);
  void bind(int index, double value);
  void bind(int index, std::string_view value);
  void bind(int index, Blob value);
  void bind(int index, std::nullptr_t);
  void bind(int index, Pointer value);
  void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }
  template <typename T>
  void bind(int index, const std::optional<T>& value) {
    if (value)
      bind(index, *value);
    else
      bind(index, nullptr);
  }
  void check(int code);

  sqlite3_stmt* statement() const { return slot_->statement.get(); }

  std::unique_ptr<Slot> own_;  // when the shared statement is in use by an outer query
  std::unique_ptr<Slot, GiveBack> slot_;
  sqlite3* connection_ = nullptr;
  const std::string* name_ = nullptr;
  bool copy_ = true;  // whether bound texts are copied
  bool done_ = false;
  std::optional<Error> error_;
};

class Database {
 public:
  enum class Mode { read, write, judge };
  // read: the file must exist, nothing is changed; write: made when it is not there; judge: the file must
  // exist, waits longer for its turn to write, and what is committed survives a loss of power.
  static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file, Mode mode);

  template <typename... Arguments>
  Query query(std::string_view sql, const Arguments&... arguments) {
    return start(sql, true, arguments...);
  }
  // Runs a statement without rows of interest.
  template <typename... Arguments>
  Result<void> run(std::string_view sql, const Arguments&... arguments) {
    return start(sql, false, arguments...).finish();
  }
  Result<void> run_script(const std::string& sql);
  // The first column of the only row; 0 when there is no row.
  template <typename... Arguments>
  Result<std::int64_t> number(std::string_view sql, const Arguments&... arguments) {
    auto row = start(sql, true, arguments...);
    const std::int64_t value = row.next() ? row.integer(0) : 0;
    if (auto done = row.finish(); !done) return tl::unexpected(done.error());
    return value;
  }
  std::int64_t last_id() const { return sqlite3_last_insert_rowid(connection_.get()); }
  sqlite3* connection() const { return connection_.get(); }
  const std::string& name() const { return name_; }

 private:
  Database() = default;
  Query prepare(std::string_view sql, bool copy);

  template <typename... Arguments>
  Query start(std::string_view sql, bool copy, const Arguments&... arguments) {
    Query query = prepare(sql, copy);
    int index = 0;
    (query.bind(++index, arguments), ...);
    return query;
  }

  std::string name_;
  Handle<sqlite3, sqlite3_close_v2> connection_;
  std::unordered_map<std::string_view, std::unique_ptr<Query::Slot>>
      statements_;  // keys live in the statements
};

// Rolled back when it goes out of scope without commit().
class Transaction {
 public:
  // Inside another one it is a part of that: undone alone when it is not committed.
  static Result<Transaction> begin(Database& database);
  // For several questions that must see one state of the index, whatever a writer does meanwhile.
  static Result<Transaction> begin_read(Database& database);
  Transaction(Transaction&& other) noexcept
      : database_(std::exchange(other.database_, nullptr)), inner_(other.inner_) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  Transaction(Database& database, bool inner) : database_(&database), inner_(inner) {}
  Database* database_;
  bool inner_;
};

// What went wrong, in Dutch, with what to do about it.
Error database_error(sqlite3* connection, const std::string& name, int code);

}  // namespace planlezer
