#include "server/store/answers.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {

std::optional<StoredAnswer> find_answer(Connection& connection, const std::string& key_hash,
                                        Timestamp now) {
  StoredAnswer answer{key_hash, {}, {}, {}};
  Integer expires_at = 0;
  const Integer now_ms = to_integer(now);
  Query query(connection.sql);
  query.in(key_hash).in(now_ms);
  query.out(answer.request_hash)
      .out(answer.sealed_answer)
      .out(expires_at)
      .prepare(
          "SELECT request_hash, sealed_answer, expires_at FROM answers "
          "WHERE key_hash = :key AND expires_at > :now");
  if (!query.find_one()) return std::nullopt;
  answer.expires_at = to_timestamp(expires_at);
  return answer;
}

void insert_answer(Connection& connection, const StoredAnswer& answer, Timestamp now) {
  const Integer now_ms = to_integer(now);
  connection.sql << "DELETE FROM answers WHERE key_hash = :key AND expires_at <= :now",
      soci::use(answer.key_hash), soci::use(now_ms);
  const Integer expires_at = to_integer(answer.expires_at);
  connection.sql << "INSERT INTO answers (key_hash, request_hash, sealed_answer, expires_at) "
                    "VALUES (:key, :request, :answer, :expires)",
      soci::use(answer.key_hash), soci::use(answer.request_hash), soci::use(answer.sealed_answer),
      soci::use(expires_at);
}

}  // namespace steward::store
