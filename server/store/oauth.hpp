#pragma once

#include <optional>
#include <string>

#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"
#include "core/error/code.hpp"

namespace steward::store {

class Connection;

enum class OAuthState : std::uint8_t { pending, exchanging, connected, failed };

/// A consent that somebody has gone to another service for.
struct StoredOAuth {
  std::string id;
  WorkspaceId workspace_id;
  UserId user;
  std::string session_hash;
  std::string state_hash;
  std::string provider;
  std::optional<ConnectionId> connection;  ///< to be reconnected, or what has come of it
  std::string name;                        ///< of the new account
  bool is_default = false;
  std::string sealed_secrets;
  Timestamp expires_at;
  OAuthState state = OAuthState::pending;
  std::optional<Code> code{};  ///< why it has failed
};

void insert_oauth(Connection& connection, const StoredOAuth& authorization);
[[nodiscard]] std::optional<StoredOAuth> find_oauth(Connection& connection, const std::string& id);
[[nodiscard]] std::optional<StoredOAuth> find_oauth_by_state(Connection& connection,
                                                             const std::string& state_hash);
/// False where somebody else was first: a code is exchanged once.
[[nodiscard]] bool claim_oauth(Connection& connection, const std::string& id);
/// Writes state, code and connection.
void end_oauth(Connection& connection, const StoredOAuth& authorization);

}  // namespace steward::store
