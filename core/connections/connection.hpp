#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/connections/health.hpp"

namespace steward {

/// Whose account at the service it is.
enum class ConnectionKind : std::uint8_t { user_managed, platform_managed };
[[nodiscard]] std::string_view name_of(ConnectionKind kind);
[[nodiscard]] std::optional<ConnectionKind> connection_kind_named(std::string_view name);

inline constexpr std::int64_t connection_name_code_points_max = 64;
inline constexpr std::int64_t connections_per_provider_max = 100;

/// A workspace's configured account at a provider (CON-1). Its credentials are not in here: they
/// are sealed in the store and opened where a call is made.
// INVARIANT: in a workspace at most one connection per provider is the default (CON-11), names are
// unique per provider by name_key (CON-18), and at most one is platform_managed.
struct Connection {
  ConnectionId id;
  std::string provider;
  ConnectionKind kind;
  std::string name;
  bool is_default = false;
  std::optional<UserId> owner{};  ///< none: platform_managed, or whoever made it has left
  HealthRecord health{};
  std::optional<Timestamp> suspended_at{};  ///< by the plan (BYOK-9)
  std::optional<std::string> identity{};    ///< the account at the service, once a test has told
  std::optional<std::string> identity_name{};
  std::vector<CredentialHint> hints{};
  Timestamp created_at{};
  friend bool operator==(const Connection&, const Connection&) = default;
};

/// Trimmed, NFC, 1 … 64 code points. Fails as parse_display_text.
[[nodiscard]] Result<std::string, Issue> parse_connection_name(std::string_view text);
/// Two names with the same key are the same name: full case folding (CON-18).
[[nodiscard]] std::string connection_name_key(std::string_view name);

/// All connections of a workspace at one provider, the platform's included.
using Connections = std::vector<Connection>;
[[nodiscard]] const Connection* connection_with(const Connections& connections,
                                                const ConnectionId& id);
[[nodiscard]] const Connection* default_of(const Connections& connections);
[[nodiscard]] const Connection* managed_of(const Connections& connections);
[[nodiscard]] Health health_of(const Connection& connection, Timestamp now);

}  // namespace steward
