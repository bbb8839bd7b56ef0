#include "storage/database.h"

#include <utility>

namespace planlezer {

namespace fs = std::filesystem;

Error database_error(sqlite3* connection, const std::string& name, int code) {
  const std::string detail = connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::storage,
              "De index " + name + " is in gebruik; wacht tot het andere programma klaar is."};
    case SQLITE_FULL:
      return {ErrorCode::storage,
              "Er is geen ruimte meer om de index " + name + " te schrijven; maak ruimte vrij."};
    case SQLITE_NOTADB:
      return {ErrorCode::storage, name + " is geen index van planlezer; kies een ander bestand met --index."};
    case SQLITE_CORRUPT:
      return {ErrorCode::storage, "De index " + name + " is beschadigd (" + detail +
                                      "); zet een reservekopie terug of maak hem opnieuw."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return {ErrorCode::storage, "De index " + name + " kan niet worden geopend of geschreven (" + detail +
                                      "); controleer de rechten op het bestand en de map."};
    default:
      return {ErrorCode::storage, "De index " + name + " kan niet worden gebruikt: " + detail + "."};
  }
}

// --- Query

void Query::GiveBack::operator()(Slot* slot) const {
  if (!slot->statement) return;
  sqlite3_reset(slot->statement.get());
  sqlite3_clear_bindings(slot->statement.get());
  slot->in_use = false;
}

Query::~Query() = default;

void Query::check(int code) {
  if (code == SQLITE_OK || error_) return;
  error_ = database_error(connection_, *name_, code);
}

bool Query::next() {
  if (error_ || done_) return false;
  const int code = sqlite3_step(statement());
  if (code == SQLITE_ROW) return true;
  done_ = true;
  if (code != SQLITE_DONE) check(code);
  return false;
}

Result<void> Query::finish() {
  while (next()) {
  }
  if (error_) return tl::unexpected(*error_);
  return {};
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement(), column);
}
double Query::real(int column) const {
  return sqlite3_column_double(statement(), column);
}
bool Query::null(int column) const {
  return sqlite3_column_type(statement(), column) == SQLITE_NULL;
}

std::optional<std::string> Query::optional_text(int column) const {
  if (null(column)) return std::nullopt;
  return text(column);
}

std::string_view Query::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement(), column));
  const int size = sqlite3_column_bytes(statement(), column);
  return data ? std::string_view(data, static_cast<std::size_t>(size)) : std::string_view();
}

void Query::bind(int index, std::int64_t value) {
  if (!error_) check(sqlite3_bind_int64(statement(), index, value));
}

void Query::bind(int index, double value) {
  if (!error_) check(sqlite3_bind_double(statement(), index, value));
}

void Query::bind(int index, std::string_view value) {
  if (error_) return;
  const char* data = value.data() ? value.data() : "";  // a null pointer would bind NULL
  check(sqlite3_bind_text64(statement(), index, data, value.size(), copy_ ? SQLITE_TRANSIENT : SQLITE_STATIC,
                            SQLITE_UTF8));
}

void Query::bind(int index, Blob value) {
  if (error_) return;
  const char* data = value.bytes.data() ? value.bytes.data() : "";
  check(sqlite3_bind_blob64(statement(), index, data, value.bytes.size(),
                            copy_ ? SQLITE_TRANSIENT : SQLITE_STATIC));
}

void Query::bind(int index, std::nullptr_t) {
  if (!error_) check(sqlite3_bind_null(statement(), index));
}

void Query::bind(int index, Pointer value) {
  check(sqlite3_bind_pointer(statement(), index, value.value, value.type, nullptr));
}

// --- Database

namespace {

// A connection that can answer, or the code of the failure.
int connect(const std::string& uri, int flags, Handle<sqlite3, sqlite3_close_v2>& connection) {
  sqlite3* raw = nullptr;
  int code = sqlite3_open_v2(uri.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
  connection.reset(raw);
  if (code != SQLITE_OK) return code;
  sqlite3_busy_timeout(raw, 2000);
  return sqlite3_exec(raw, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
}

std::string uri_of(const fs::path& file, std::string_view parameters) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    if (c == '?' || c == '#' || c == '%') {
      uri += '%';
      uri += digits[static_cast<unsigned char>(c) >> 4];
      uri += digits[c & 15];
    } else {
      uri += c;
    }
  }
  return uri.append(parameters);
}

constexpr const char* common_settings =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA temp_store = MEMORY;";

// NORMAL loses nothing when the program is killed; when the power goes the last commits may be gone, never
// half there.
constexpr const char* write_settings =
    "PRAGMA page_size = 8192;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = NORMAL;"
    "PRAGMA cache_size = -65536;"
    "PRAGMA wal_autocheckpoint = 2000;";

// Another program may be storing documents, in transactions of up to a second. SQLite's own way of waiting
// sleeps so long between its tries that it would miss the gaps between those.
int wait_for_turn(void* /*unused*/, int tries) {
  constexpr int most_tries = 5000;
  if (tries >= most_tries) return 0;
  sqlite3_sleep(1);
  return 1;
}

const char* settings_for(Database::Mode mode) {
  if (mode == Database::Mode::write) return write_settings;
  return mode == Database::Mode::judge ? "PRAGMA synchronous = FULL" : "PRAGMA query_only = ON";
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const fs::path& file, Mode mode) {
  std::unique_ptr<Database> database(new Database);
  database->name_ = file.string();
  auto& connection = database->connection_;
  const bool write = mode == Mode::write;
  int code = connect(uri_of(file, ""), SQLITE_OPEN_READWRITE | (write ? SQLITE_OPEN_CREATE : 0), connection);
  std::error_code ignored;
  if (mode == Mode::read && code != SQLITE_OK && !fs::exists(file.string() + "-wal", ignored))
    // A folder that may not be written to gives no room for the shared memory of a WAL; with no WAL there,
    // the file itself is complete.
    code = connect(uri_of(file, "?immutable=1"), SQLITE_OPEN_READONLY, connection);
  if (code == SQLITE_OK) code = sqlite3_exec(connection.get(), common_settings, nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) code = sqlite3_exec(connection.get(), settings_for(mode), nullptr, nullptr, nullptr);
  if (code == SQLITE_OK && mode == Mode::judge)
    code = sqlite3_busy_handler(connection.get(), wait_for_turn, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(database_error(connection.get(), database->name_, code));
  return database;
}

Query Database::prepare(std::string_view sql, bool copy) {
  Query query;
  query.connection_ = connection_.get();
  query.name_ = &name_;
  query.copy_ = copy;
  const auto known = statements_.find(sql);
  if (known != statements_.end() && !known->second->in_use) {
    known->second->in_use = true;
    query.slot_.reset(known->second.get());
    return query;
  }
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  auto slot = std::make_unique<Query::Slot>();
  slot->statement.reset(raw);
  slot->in_use = true;
  query.slot_.reset(slot.get());
  if (code != SQLITE_OK || known != statements_.end()) {
    query.own_ = std::move(slot);
    query.check(code);
  } else {
    statements_.emplace(sqlite3_sql(raw), std::move(slot));
  }
  return query;
}

Result<void> Database::run_script(const std::string& sql) {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(database_error(connection_.get(), name_, code));
  return {};
}

// --- Transaction

Result<Transaction> Transaction::begin(Database& database) {
  const bool inner = sqlite3_get_autocommit(database.connection()) == 0;
  const auto begun = database.run(inner ? "SAVEPOINT inner_part" : "BEGIN IMMEDIATE");
  if (!begun) return tl::unexpected(begun.error());
  return Transaction(database, inner);
}

Result<Transaction> Transaction::begin_read(Database& database) {
  if (auto begun = database.run("BEGIN"); !begun) return tl::unexpected(begun.error());
  return Transaction(database, false);
}

Transaction::~Transaction() {
  if (!database_) return;
  const char* undo = inner_ ? "ROLLBACK TO inner_part; RELEASE inner_part" : "ROLLBACK";
  sqlite3_exec(database_->connection(), undo, nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
  auto done = database_->run(inner_ ? "RELEASE inner_part" : "COMMIT");
  if (done) database_ = nullptr;
  return done;
}

}  // namespace planlezer
