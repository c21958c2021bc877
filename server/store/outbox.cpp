#include "server/store/outbox.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {

void insert_effect(Connection& connection, const NewEffect& effect) {
  const Integer created_at = to_integer(effect.created_at);
  connection.sql << "INSERT INTO outbox (id, kind, sealed_payload, created_at, due_at, attempts, "
                    "claimed_until) VALUES (:id, :kind, :payload, :created, :due, 0, 0)",
      soci::use(effect.id), soci::use(effect.kind), soci::use(effect.sealed_payload),
      soci::use(created_at), soci::use(created_at);
}

std::optional<ClaimedEffect> claim_effect(Connection& connection, Timestamp now,
                                          Timestamp claimed_until) {
  const Integer now_ms = to_integer(now);
  const Integer until_ms = to_integer(claimed_until);
  ClaimedEffect effect{};
  Integer created_at = 0;
  Integer attempts = 0;
  Query find(connection.sql);
  find.in(now_ms).in(now_ms);
  find.out(effect.id).out(effect.kind).out(effect.sealed_payload).out(created_at).out(attempts);
  find.prepare(
      "SELECT id, kind, sealed_payload, created_at, attempts FROM outbox WHERE done_at IS NULL "
      "AND abandoned_at IS NULL AND due_at <= :now AND claimed_until <= :now_again "
      "ORDER BY due_at, id LIMIT 1");
  if (!find.find_one()) return std::nullopt;
  Query claim(connection.sql);
  claim.in(until_ms).in(effect.id).in(now_ms).prepare(
      "UPDATE outbox SET claimed_until = :until, attempts = attempts + 1 "
      "WHERE id = :id AND claimed_until <= :now");
  if (claim.run() != 1) return std::nullopt;
  effect.created_at = to_timestamp(created_at);
  effect.attempts = attempts + 1;
  return effect;
}

void complete_effect(Connection& connection, const std::string& id, Timestamp at) {
  const Integer done_at = to_integer(at);
  connection.sql << "UPDATE outbox SET done_at = :at, sealed_payload = '', last_error = NULL "
                    "WHERE id = :id",
      soci::use(done_at), soci::use(id);
}

void postpone_effect(Connection& connection, const std::string& id, Timestamp due_at,
                     const std::string& error) {
  const Integer due_ms = to_integer(due_at);
  connection.sql << "UPDATE outbox SET due_at = :due, claimed_until = 0, last_error = :error "
                    "WHERE id = :id",
      soci::use(due_ms), soci::use(error), soci::use(id);
}

void abandon_effect(Connection& connection, const std::string& id, Timestamp at,
                    const std::string& error) {
  const Integer abandoned_at = to_integer(at);
  connection.sql << "UPDATE outbox SET abandoned_at = :at, sealed_payload = '', "
                    "last_error = :error WHERE id = :id",
      soci::use(abandoned_at), soci::use(error), soci::use(id);
}

}  // namespace steward::store
