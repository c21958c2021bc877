#include "server/store/dialect.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>

namespace steward::store {
namespace {

/// Makes the file before SQLite does, readable by us alone; its WAL inherits the mode. A file that
/// is there is not touched: closing any handle of it would drop every lock SQLite holds on it in
/// this process, and another process would take away the WAL (sqlite.org/howtocorrupt.html §2.2).
void create_private_file(const std::filesystem::path& file) {
  std::error_code ignored;  // what matters is whether the file can be opened, which comes next
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ignored);
  const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (handle >= 0) {
    ::close(handle);
  } else if (errno != EEXIST) {
    throw StoreError(Fault::unavailable, "cannot open database file `" + file.string() + "`");
  }
}

/// Before the first database is opened, and for all of them: no lock within a connection, which one
/// thread at a time uses (Pool), and none around every allocation to count it.
void configure_sqlite() {
  using sqlite_api::sqlite3_config;
  static const bool is_done = sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK &&
                              sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
  if (!is_done) throw StoreError(Fault::broken, "SQLite was started before it was configured");
}

/// SOCI gives these errors no class of their own.
void connect(soci::session& sql, const soci::backend_factory& engine, const Address& address) {
  try {
    sql.open(engine, address.connect);
  } catch (const soci::soci_error& error) {
    throw StoreError(Fault::unavailable, error.get_error_message());
  }
}

/// libpq's quoting: a backslash before quotes and backslashes.
void append_pair(std::string& out, std::string_view name, std::string_view value) {
  out.append(out.empty() ? "" : " ").append(name).append("='");
  for (const char c : value) {
    if (c == '\'' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  out.push_back('\'');
}

Fault sqlite_fault(int result) {
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CONSTRAINT:  // a unique key was taken meanwhile; the second run sees it
      return Fault::conflict;
    case SQLITE_FULL:
      return Fault::full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:
    case SQLITE_PERM:
      return Fault::unavailable;
    default:
      return Fault::broken;
  }
}

/// Classes and codes of PostgreSQL's appendix A.
Fault postgresql_fault(std::string_view sqlstate) {
  if (sqlstate == "40001" || sqlstate == "40P01" || sqlstate == "23505" || sqlstate == "55P03")
    return Fault::conflict;
  // Two servers made the same table at once: the other one's table (42P07) or its row type (42710)
  // was there first.
  if (sqlstate == "42P07" || sqlstate == "42710") return Fault::conflict;
  if (sqlstate == "53100") return Fault::full;
  const std::string_view kind = sqlstate.substr(0, 2);
  // 08 connection, 53 resources, 57 intervention, 58 system; blank: libpq lost the connection.
  if (kind == "08" || kind == "53" || kind == "57" || kind == "58" || kind == "  ")
    return Fault::unavailable;
  return Fault::broken;
}

void spell(std::string& statement, std::string_view written, std::string_view spelled) {
  for (std::size_t at = statement.find(written); at != std::string::npos;
       at = statement.find(written, at + spelled.size()))
    statement.replace(at, written.size(), spelled);
}

}  // namespace

Address sqlite_address(const std::filesystem::path& file) {
  // SOCI wants seconds for the time that SQLite waits for another process's lock.
  return {Engine::sqlite, file, "dbname=\"" + file.string() + "\" timeout=5"};
}

Address postgresql_address(const std::string& url) {
  // SOCI takes libpq's `name='value'` pairs and spoils a URL.
  char* message = nullptr;
  PQconninfoOption* const options = PQconninfoParse(url.c_str(), &message);
  if (options == nullptr) {
    PQfreemem(message);  // it may quote the password
    throw StoreError(Fault::broken, "`database` is no PostgreSQL address");
  }
  std::string connect;
  for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option)
    if (option->val != nullptr) append_pair(connect, option->keyword, option->val);
  PQconninfoFree(options);
  return {Engine::postgresql, {}, connect};
}

void open_session(soci::session& sql, const Address& address) {
  if (address.engine == Engine::sqlite) {
    configure_sqlite();
    create_private_file(address.file);
    connect(sql, soci::sqlite3, address);
    std::string mode;
    sql << "PRAGMA journal_mode = WAL", soci::into(mode);
    if (mode != "wal") throw StoreError(Fault::unavailable, "the database cannot use a WAL");
    sql << "PRAGMA synchronous = FULL";
    sql << "PRAGMA foreign_keys = ON";
    return;
  }
  connect(sql, soci::postgresql, address);
  // Without the detail, which quotes the row: messages go to the log (SEC-34).
  auto* const backend = static_cast<soci::postgresql_session_backend*>(sql.get_backend());
  PQsetErrorVerbosity(backend->conn_, PQERRORS_TERSE);
  sql << "SET client_min_messages = warning";
  sql << "SET default_transaction_isolation = 'serializable'";
}

std::string_view begin_write(Engine engine) {
  return engine == Engine::sqlite ? "BEGIN IMMEDIATE" : "BEGIN ISOLATION LEVEL SERIALIZABLE";
}

std::string_view begin_read(Engine engine) {
  return engine == Engine::sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
}

std::string in_dialect(std::string statement, Engine engine) {
  const bool is_sqlite = engine == Engine::sqlite;
  spell(statement, "COLLATE bytewise", is_sqlite ? "COLLATE BINARY" : "COLLATE \"C\"");
  spell(statement, " KEPT BY KEY", is_sqlite ? " WITHOUT ROWID" : "");
  return statement;
}

StoreError to_store_error(const soci::soci_error& error) {
  return {fault_of(error), error.get_error_message()};
}

Fault fault_of(const soci::soci_error& error) {
  if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error))
    return sqlite_fault(sqlite->result());
  if (const auto* postgresql = dynamic_cast<const soci::postgresql_soci_error*>(&error))
    return postgresql_fault(postgresql->sqlstate());
  return Fault::broken;
}

}  // namespace steward::store
