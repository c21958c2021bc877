#pragma once

#include <string>

#include "server/store/connection.hpp"

namespace steward::store {

/// BEGIN … COMMIT, or ROLLBACK at the end of the scope. SOCI's own transaction begins deferred,
/// which makes SQLite fail with "database is locked" where it should wait.
class WriteTransaction {
 public:
  WriteTransaction(Connection& connection, Engine engine) : sql_(connection.sql) {
    sql_ << std::string(begin_write(engine));
  }
  ~WriteTransaction() {
    if (is_done_) return;
    try {
      sql_ << "ROLLBACK";
    } catch (const soci::soci_error&) {
      // The engine has rolled back by itself, or the connection is gone and the server has.
    }
  }
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;

  void commit() {
    sql_ << "COMMIT";
    is_done_ = true;
  }

 private:
  soci::session& sql_;
  bool is_done_ = false;
};

/// Runs `body`, which tells whether what it wrote shall stay, as a part of a transaction that can
/// be taken back by itself. When it throws, the transaction takes everything back.
template <class Body>
void run_part(Connection& connection, Body&& body) {
  connection.sql << "SAVEPOINT part";
  if (!body(connection)) connection.sql << "ROLLBACK TO part";
  connection.sql << "RELEASE part";
}

}  // namespace steward::store
