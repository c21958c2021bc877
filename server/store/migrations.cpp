#include "server/store/migrations.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "server/store/member_search.hpp"
#include "server/store/transaction.hpp"

namespace steward::store {
namespace {

constexpr std::array embedded = {
#include "server/store/migrations.inc"
};

/// FNV-1a: tells a changed file from the one that was applied; it guards against mistakes only.
std::string checksum_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return std::to_string(hash);
}

/// Runs each statement by itself. Comment lines are left out: SOCI looks for quotes in them.
void run_statements(soci::session& sql, Engine engine, std::string_view text) {
  std::string statement;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with("--")) continue;
    statement.append(line).push_back('\n');
    if (!line.ends_with(';')) continue;
    sql << in_dialect(statement, engine);
    statement.clear();
  }
}

/// The number of the step after which members that exist already are indexed, by rules SQL does not
/// know.
constexpr int member_words_step = 9;

/// True where the step had been applied before; throws where it was another one.
bool is_applied(soci::session& sql, const Migration& step) {
  std::string applied;
  sql << "SELECT checksum FROM schema_migrations WHERE version = :version", soci::use(step.version),
      soci::into(applied);
  if (!sql.got_data()) return false;
  if (applied != checksum_of(step.sql))
    throw StoreError(Fault::broken, "migration " + std::to_string(step.version) + " `" +
                                        std::string(step.name) +
                                        "` is not the one the database was made with");
  return true;
}

bool apply(Connection& connection, Engine engine, const Migration& step) {
  try {
    WriteTransaction transaction(connection, engine);
    if (is_applied(connection.sql, step)) return true;
    const std::string name(step.name);
    const std::string checksum = checksum_of(step.sql);
    // The row first: a second server waits here until the first one has made the tables.
    connection.sql << "INSERT INTO schema_migrations (version, name, checksum) "
                      "VALUES (:version, :name, :checksum)",
        soci::use(step.version), soci::use(name), soci::use(checksum);
    run_statements(connection.sql, engine, step.sql);
    if (step.version == member_words_step) index_all_members(connection);
    transaction.commit();
    return true;
  } catch (const soci::soci_error& error) {
    if (fault_of(error) == Fault::conflict) return false;
    throw;
  }
}

void create_version_table(Connection& connection) {
  try {
    connection.sql << "CREATE TABLE IF NOT EXISTS schema_migrations ("
                      "version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)";
  } catch (const soci::soci_error& error) {
    // PostgreSQL: two servers made it at once, and the other one was first.
    if (fault_of(error) != Fault::conflict) throw;
  }
}

}  // namespace

std::span<const Migration> migrations() {
  return embedded;
}

void migrate(Connection& connection, Engine engine, std::span<const Migration> steps) {
  create_version_table(connection);
  int newest = 0;
  connection.sql << "SELECT COALESCE(MAX(version), 0) FROM schema_migrations", soci::into(newest);
  if (newest > (steps.empty() ? 0 : steps.back().version))
    throw StoreError(Fault::broken, "the database was made by a newer version of Steward");
  constexpr int attempts_max = 20;
  for (const Migration& step : steps)
    for (int attempt = 1; !apply(connection, engine, step); ++attempt)
      if (attempt == attempts_max)
        throw StoreError(Fault::unavailable, "another server holds the database's schema");
}

}  // namespace steward::store
