#include "server/store/attempts.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {

std::optional<Timestamp> oldest_counting_attempt(Connection& connection, const std::string& subject,
                                                 Timestamp since, std::int64_t count) {
  const Integer since_ms = to_integer(since);
  const Integer younger = count - 1;
  Integer occurred_at = 0;
  Query query(connection.sql);
  query.in(subject)
      .in(since_ms)
      .in(younger)
      .out(occurred_at)
      .prepare(
          "SELECT occurred_at FROM attempts WHERE subject = :subject AND occurred_at > :since "
          "ORDER BY occurred_at DESC LIMIT 1 OFFSET :younger");
  if (!query.find_one()) return std::nullopt;
  return to_timestamp(occurred_at);
}

void insert_attempt(Connection& connection, const std::string& id, const std::string& subject,
                    Timestamp at) {
  const Integer occurred_at = to_integer(at);
  connection.sql << "INSERT INTO attempts (id, subject, occurred_at) VALUES (:id, :subject, :at)",
      soci::use(id), soci::use(subject), soci::use(occurred_at);
}

void forget_attempt(Connection& connection, const std::string& id) {
  connection.sql << "DELETE FROM attempts WHERE id = :id", soci::use(id);
}

void forget_attempts(Connection& connection, const std::string& subject) {
  connection.sql << "DELETE FROM attempts WHERE subject = :subject", soci::use(subject);
}

}  // namespace steward::store
