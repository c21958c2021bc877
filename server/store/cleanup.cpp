#include "server/store/cleanup.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {
namespace {

void run(Connection& connection, const char* text, Timestamp before) {
  const Integer before_ms = to_integer(before);
  connection.sql << text, soci::use(before_ms);
}

}  // namespace

void delete_expired(Connection& connection, Timestamp now, const Retention& retention) {
  run(connection, "DELETE FROM sessions WHERE expires_at <= :at", now);
  run(connection, "DELETE FROM answers WHERE expires_at <= :at", now);
  run(connection, "DELETE FROM links WHERE expires_at <= :at", now - retention.link_after_expiry);
  run(connection, "DELETE FROM attempts WHERE occurred_at <= :at", now - retention.attempt);
  run(connection, "DELETE FROM outbox WHERE done_at <= :at", now - retention.effect_after_end);
  run(connection, "DELETE FROM outbox WHERE abandoned_at <= :at", now - retention.effect_after_end);
  run(connection, "DELETE FROM oauth_authorizations WHERE expires_at <= :at",
      now - retention.oauth_after_expiry);
  run(connection, "DELETE FROM quotes WHERE expires_at <= :at", now - retention.quote_after_expiry);
  run(connection, "DELETE FROM credit_holds WHERE state <> 'pending' AND settled_at <= :at",
      now - retention.hold_after_settlement);
  run(connection, "DELETE FROM runs WHERE ended_at > 0 AND ended_at <= :at",
      now - retention.run_after_end);
  run(connection, "DELETE FROM card_sessions WHERE expires_at <= :at",
      now - retention.card_session_after_expiry);
  run(connection, "DELETE FROM gateway_events WHERE received_at <= :at",
      now - retention.gateway_event);
  run(connection, "DELETE FROM passed_connections WHERE passed_at <= :at", now - retention.removal);
  run(connection, "DELETE FROM removals WHERE removed_at <= :at", now - retention.removal);
  run(connection, "DELETE FROM invitations WHERE settled_at <= :at",
      now - retention.invitation_after_settlement);
  run(connection, "DELETE FROM invitations WHERE settled_at IS NULL AND expires_at <= :at",
      now - retention.invitation_after_expiry);
  for (const char* ended : {"DELETE FROM api_keys WHERE revoked_at <= :at",
                            "DELETE FROM api_keys WHERE replaced_at <= :at",
                            "DELETE FROM api_keys WHERE expires_at <= :at"})
    run(connection, ended, now - retention.api_key_after_end);
  run(connection,
      "DELETE FROM pictures WHERE created_at <= :at "
      "AND NOT EXISTS (SELECT 1 FROM users WHERE users.picture_id = pictures.id) "
      "AND NOT EXISTS (SELECT 1 FROM workspaces WHERE workspaces.picture_id = pictures.id)",
      now - retention.unattached_picture);
}

}  // namespace steward::store
