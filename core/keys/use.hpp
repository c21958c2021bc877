#pragma once

#include "core/base/result.hpp"
#include "core/keys/key.hpp"

namespace steward {

struct KeyOpen {
  friend bool operator==(KeyOpen, KeyOpen) = default;
};
/// Fails: `api_key_revoked`, `api_key_replaced` or `api_key_expired`, whichever came first.
[[nodiscard]] Result<KeyOpen, Rejection> check_key(const ApiKey& key, Timestamp now);

/// Whether the key may speak of this workspace at all. `is_member`: its owner is a member there.
/// Fails: `api_key_other_workspace`, the same for a workspace that does not exist: a key is no way
/// to find out (SEC-20).
[[nodiscard]] Result<KeyOpen, Rejection> check_key_workspace(const ApiKey& key,
                                                             WorkspaceId workspace, bool is_member);

/// Whether a workspace's key has the scope. What its owner's role lacks, authorize refuses besides:
/// a key is never more than its owner (ADV-12). Fails: `api_key_scope_insufficient` (param
/// permission).
[[nodiscard]] Authorization authorize_key(const ApiKey& key, Permission permission);

/// What hands out the text of a key, or changes how somebody signs in, asks for a sign-in that is
/// at most this old: an open browser is not enough.
inline constexpr Duration sign_in_recent_max = std::chrono::minutes{15};
/// Fails: `session_not_recent` (param limit: minutes).
[[nodiscard]] Result<KeyOpen, Rejection> check_recent_sign_in(Timestamp opened_at, Timestamp now);

}  // namespace steward
