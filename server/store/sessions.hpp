#pragma once

#include <optional>
#include <string>
#include <vector>

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

/// Where a session was opened: what its owner recognises it by.
struct Device {
  std::string opened_from;  ///< network address
  std::string user_agent;
};
void insert_session(Connection& connection, const std::string& token_hash, const UserId& user_id,
                    const Session& session, const Device& device);

struct ListedSession {
  std::string token_hash;
  Session session;
  Device device;
};
/// Those of a user, the one that was used last first.
[[nodiscard]] std::vector<ListedSession> list_sessions(Connection& connection,
                                                       const UserId& user_id);
/// Moves the idle end; does nothing where the session has ended meanwhile.
void touch_session(Connection& connection, const std::string& token_hash, Timestamp used_at);
void delete_session(Connection& connection, const std::string& token_hash);
void delete_sessions_of(Connection& connection, const UserId& user_id);

}  // namespace steward::store
