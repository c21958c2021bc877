#pragma once

#include <span>
#include <string_view>

#include "server/store/connection.hpp"

namespace steward::store {

/// One step of the schema: a file of migrations/, embedded at build.
struct Migration {
  int version;            ///< the number in the file's name, 1, 2, 3 …
  std::string_view name;  ///< the rest of the name
  std::string_view sql;   ///< statements, each ending in ";" at the end of a line
};
[[nodiscard]] std::span<const Migration> migrations();

/// Brings the database to the newest version. Each step is one transaction, so that a kill between
/// or within steps is made good by the next start (SEC-45); two servers may start at once.
/// Throws StoreError where the database was made by a newer Steward or by changed files.
void migrate(Connection& connection, Engine engine,
             std::span<const Migration> steps = migrations());

}  // namespace steward::store
