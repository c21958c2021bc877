#include "server/store/health.hpp"

#include "server/store/connection.hpp"

namespace steward::store {

void check_answers(Connection& connection) {
  int version = 0;
  connection.sql << "SELECT MAX(version) FROM schema_migrations", soci::into(version);
}

}  // namespace steward::store
