#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/keys/key.hpp"
#include "server/store/accounts.hpp"
#include "server/store/workspaces.hpp"

namespace steward::store {

class Connection;

struct StoredApiKey {
  ApiKey key;
  std::string owner_name;
  std::optional<Timestamp> last_used_at;
  std::string last_used_from;
  std::string sealed_text;  ///< empty where the text is not kept
};

/// A key with whom it acts as: one query answers "who is this?" for a request.
struct StoredKeyOwner {
  ApiKey key;
  StoredAccount account;
};
[[nodiscard]] std::optional<StoredKeyOwner> find_key_owner(Connection& connection,
                                                           const std::string& text_hash);

/// A key together with what its owner is in one workspace.
struct StoredKeyVisitor {
  ApiKey key;
  StoredMembership membership;
};
/// Nothing where there is no such key, no such workspace, or no membership.
[[nodiscard]] std::optional<StoredKeyVisitor> find_key_visitor(Connection& connection,
                                                               const std::string& text_hash,
                                                               WorkspaceId workspace_id);

/// The youngest first; those that have ended are among them until they are cleaned up.
[[nodiscard]] std::vector<StoredApiKey> list_api_keys(Connection& connection,
                                                      WorkspaceId workspace_id);
[[nodiscard]] std::vector<StoredApiKey> list_own_api_keys(Connection& connection,
                                                          const UserId& owner);
[[nodiscard]] std::optional<StoredApiKey> find_api_key(Connection& connection,
                                                       WorkspaceId workspace_id,
                                                       const ApiKeyId& id);
/// Keys of the workspace that nobody has ended and whose time has not.
[[nodiscard]] std::int64_t count_open_api_keys(Connection& connection, WorkspaceId workspace_id,
                                               Timestamp now);

/// `sealed_text`: empty where the text is shown once.
void insert_api_key(Connection& connection, const ApiKey& key, const std::string& text_hash,
                    const std::string& sealed_text);
/// Writes the ends of the key. Its text is forgotten: nobody copies a key that ends.
void end_api_key(Connection& connection, const ApiKey& key);
/// Ends every key of the workspace that acts as this user.
void revoke_api_keys_of(Connection& connection, WorkspaceId workspace_id, const UserId& owner,
                        Timestamp at);
void touch_api_key(Connection& connection, const ApiKeyId& id, Timestamp at,
                   const std::string& from);

}  // namespace steward::store
