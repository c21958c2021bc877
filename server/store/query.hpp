#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <string>

#include "core/base/timestamp.hpp"

namespace steward::store {

// SOCI binds `long long`; std::int64_t is `long` here.
using Integer = long long;

[[nodiscard]] inline Integer to_integer(Timestamp at) {
  return at.time_since_epoch().count();
}
[[nodiscard]] inline Timestamp to_timestamp(Integer milliseconds) {
  return Timestamp{Duration{milliseconds}};
}

/// A statement whose variables are bound one by one, so that parts of a row can be bound by shared
/// functions. Variables must outlive it. Columns that may be NULL are read through COALESCE and
/// written through NULLIF: absent is '' or 0.
class Query {
 public:
  explicit Query(soci::session& sql) : statement_(sql) {}

  template <class T>
  Query& in(const T& value) {
    statement_.exchange(soci::use(value));
    return *this;
  }
  template <class T>
  Query& out(T& value) {
    statement_.exchange(soci::into(value));
    return *this;
  }
  Query& prepare(const std::string& text) {
    statement_.alloc();
    statement_.prepare(text);
    statement_.define_and_bind();
    return *this;
  }

  /// True where a row was found; its columns are in the bound variables then. Reads on to the end:
  /// a statement that stops at its row would keep SQLite's snapshot, and so the WAL, for itself.
  [[nodiscard]] bool find_one() {
    const bool found = statement_.execute(true);
    while (found && statement_.fetch()) {
    }
    return found;
  }
  /// Calls `take()` once for each row.
  template <class Take>
  void for_each(Take&& take) {
    for (bool found = statement_.execute(true); found; found = statement_.fetch()) take();
  }
  /// Number of rows that were written.
  Integer run() {
    statement_.execute(true);
    return statement_.get_affected_rows();
  }

 private:
  soci::statement statement_;
};

}  // namespace steward::store
