#pragma once

#include "core/audit/event.hpp"
#include "core/keys/change.hpp"

namespace steward {

/// The log's words for what happens to a workspace's API keys. Actions: api_key.create,
/// api_key.replace, api_key.revoke. Never a text of a key, nor a part of one beyond its hint.
[[nodiscard]] AuditDescription describe(const ApiKeyCreated& change);
[[nodiscard]] AuditDescription describe(const ApiKeyReplaced& change);
/// `key`: as it was before.
[[nodiscard]] AuditDescription describe(const ApiKeyRevoked& change, const ApiKey& key);

}  // namespace steward
