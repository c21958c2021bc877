#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/result.hpp"
#include "core/keys/key.hpp"
#include "core/team/team.hpp"

namespace steward {

inline constexpr std::int64_t api_key_validity_days_max = 365;
/// 1 … 365 days. Fails: `api_key_validity_out_of_range` (params actual, limit).
[[nodiscard]] Result<Duration, Issue> parse_api_key_validity(std::int64_t days);

/// A workspace has at most so many keys that open.
inline constexpr std::int64_t api_keys_max = 50;

/// How long a replaced key goes on opening where that is asked for (KEY-3).
inline constexpr Duration api_key_overlap = std::chrono::hours{24};

/// Why a key is replaced. A key that others may have is to die at once.
enum class ReplacementReason : std::uint8_t { compromised, routine, lost };
[[nodiscard]] std::string_view name_of(ReplacementReason reason);
[[nodiscard]] std::optional<ReplacementReason> replacement_reason_named(std::string_view name);

struct Replacement {
  ReplacementReason reason = ReplacementReason::compromised;
  bool overlaps = false;
};

/// What a new text comes with, chosen by the shell.
struct NewKeyText {
  ApiKeyId id;
  std::string hint;
};

struct NewWorkspaceKey {
  std::string name;
  std::vector<Permission> scopes;  ///< at least one, each once
  std::optional<Duration> validity;
};

struct ApiKeyCreated {
  ApiKey key;
  friend bool operator==(const ApiKeyCreated&, const ApiKeyCreated&) = default;
};
struct ApiKeyReplaced {
  ApiKey created;
  ApiKeyId replaced;
  Timestamp replaced_at;  ///< now, or the end of the overlap
  ReplacementReason reason;
  friend bool operator==(const ApiKeyReplaced&, const ApiKeyReplaced&) = default;
};
struct ApiKeyRevoked {
  ApiKeyId key;
  Timestamp revoked_at;
  friend bool operator==(const ApiKeyRevoked&, const ApiKeyRevoked&) = default;
};

/// A key of the workspace, which acts as whoever makes it. `opening_count`: keys of the workspace
/// that open now. Fails, first match wins: `role_insufficient` for `api_keys_create`, then for the
/// first scope that the actor's role lacks (ADV-12); `api_keys_too_many` (param limit).
[[nodiscard]] Result<ApiKeyCreated, Rejection> decide_create_key(
    const RoleCatalogue& roles, const Actor& actor, WorkspaceId workspace,
    const NewWorkspaceKey& wanted, const NewKeyText& text, std::int64_t opening_count,
    Timestamp now);

/// A user's own key, the first one or after the last has ended; it has neither name nor scopes.
[[nodiscard]] ApiKeyCreated create_own_key(const UserId& owner, const NewKeyText& text,
                                           Timestamp now);

/// A new text for a key: name, scopes and the length of its validity stay (KEY-3, ADV-12). Only its
/// owner gets one: it acts as them. Fails, first match wins: `api_key_not_own`; `api_key_ended`
/// (param reason: its state), also for one that has been replaced and is in its overlap;
/// `api_key_overlap_refused` (an overlap for a key that others may have).
[[nodiscard]] Result<ApiKeyReplaced, Rejection> decide_replace_key(const ApiKey& key,
                                                                   const UserId& actor,
                                                                   const Replacement& replacement,
                                                                   const NewKeyText& text,
                                                                   Timestamp now);

/// Ends a key at once, also in its overlap. Its owner may, and who has `api_keys_edit`. Fails,
/// first match wins: `role_insufficient` for `api_keys_edit`; `api_key_ended` (param reason).
[[nodiscard]] Result<ApiKeyRevoked, Rejection> decide_revoke_key(const RoleCatalogue& roles,
                                                                 const Actor& actor,
                                                                 const ApiKey& key, Timestamp now);

/// The key that is replaced or revoked, afterwards.
[[nodiscard]] ApiKey apply(ApiKey key, const ApiKeyReplaced& change);
[[nodiscard]] ApiKey apply(ApiKey key, const ApiKeyRevoked& change);

}  // namespace steward
