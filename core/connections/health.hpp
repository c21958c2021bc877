#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/timestamp.hpp"
#include "core/connections/call.hpp"

namespace steward {

/// What is known of a credential. Only the service's own word changes it; what the network or a
/// failing service does leaves it as it was.
///
/// ```
///               test: 2xx                  test: 401              OAuth: refresh refused
///   unknown ──────────────► valid ─────────────────► invalid    valid, unknown ──► expired
///      ▲                      │  ▲                                              │
///      │                      │  └── test: 2xx ── invalid, forbidden, expired   │
///      │                      └──── test: 403 ──► forbidden                     │
///      └────────── other credentials, test inconclusive ◄───────────────────────┘
/// ```
enum class CredentialState : std::uint8_t { unknown, valid, invalid, forbidden, expired };
[[nodiscard]] std::string_view name_of(CredentialState state);
[[nodiscard]] std::optional<CredentialState> credential_state_named(std::string_view name);

/// What people see (requirements.md 3): the credential's state, or what stands in its way.
enum class Health : std::uint8_t {
  unknown,
  valid,
  invalid,
  forbidden,
  rate_limited,
  unreachable,
  expired,
  suspended_by_plan,
};
[[nodiscard]] std::string_view name_of(Health health);
[[nodiscard]] std::optional<Health> health_named(std::string_view name);

inline constexpr std::size_t tests_kept = 5;  ///< ADV-9
inline constexpr Duration oauth_refresh_ahead = std::chrono::minutes{5};
inline constexpr Duration oauth_refresh_pause = std::chrono::seconds{30};
/// Where a service says "too many" and not how long.
inline constexpr Duration rate_limit_usual = std::chrono::seconds{60};
inline constexpr Duration rate_limit_max = std::chrono::hours{24};

struct HealthRecord {
  CredentialState credential = CredentialState::unknown;
  std::optional<Timestamp> rate_limited_until{};
  std::optional<Timestamp> unreachable_since{};  ///< the first of the tests in a row that failed so
  std::vector<ConnectionTest> tests{};           ///< the newest first, `tests_kept` of them
  std::optional<Timestamp> token_expires_at{};   ///< OAuth's access token
  std::optional<Timestamp> refresh_failed_at{};
  friend bool operator==(const HealthRecord&, const HealthRecord&) = default;
};

/// What a test or a call in use has shown.
[[nodiscard]] HealthRecord with_test(HealthRecord record, const ConnectionTest& test);
/// An attempt of a waterfall says as much, without an identity.
[[nodiscard]] HealthRecord with_attempt(HealthRecord record, const Attempt& attempt, Timestamp now);

/// First match wins: suspended; then what only other credentials mend (invalid, forbidden,
/// expired); then rate_limited until its instant; then unreachable while the last contact failed;
/// then valid or unknown.
[[nodiscard]] Health health_of(const HealthRecord& record, bool is_suspended, Timestamp now);

/// Whether it can serve as far as its credential goes: unknown and valid can, also while the
/// service is down or asks for patience.
[[nodiscard]] bool is_usable(CredentialState state);
/// "Needs attention" (X2): invalid, forbidden, expired.
[[nodiscard]] bool needs_attention(Health health);

/// Whether OAuth's token should be renewed now: it ends within `oauth_refresh_ahead`, and the last
/// refresh did not fail within `oauth_refresh_pause`.
[[nodiscard]] bool is_refresh_due(const HealthRecord& record, Timestamp now);
[[nodiscard]] HealthRecord with_token(HealthRecord record, std::optional<Timestamp> expires_at);
/// `is_refused`: the token endpoint said invalid_grant: only a reconnect helps. Otherwise it is
/// tried again after the pause.
[[nodiscard]] HealthRecord with_failed_refresh(HealthRecord record, bool is_refused, Timestamp now);

}  // namespace steward
