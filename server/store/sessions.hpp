#pragma once

#include <optional>
#include <string>

#include "core/account/session.hpp"
#include "server/store/accounts.hpp"

namespace steward::store {

class Connection;

/// A session with the account it belongs to: one query answers "who is this?" for every request.
struct StoredSession {
  std::string token_hash;
  Session session;
  StoredAccount account;
};

[[nodiscard]] std::optional<StoredSession> find_session(Connection& connection,
                                                        const std::string& token_hash);

void insert_session(Connection& connection, const std::string& token_hash, const UserId& user_id,
                    const Session& session);
/// Moves the idle end; does nothing where the session has ended meanwhile.
void touch_session(Connection& connection, const std::string& token_hash, Timestamp used_at);
void delete_session(Connection& connection, const std::string& token_hash);
void delete_sessions_of(Connection& connection, const UserId& user_id);

}  // namespace steward::store
