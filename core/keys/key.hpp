#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/roles.hpp"
#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"

namespace steward {

/// ```
///   active ──► replaced   by a newer text, at once or at the end of an overlap
///     ├──────► revoked    somebody ended it
///     └──────► expired    by the clock alone, at expires_at
/// ```
/// In an overlap the older key is `replacing`: both texts open (ADV-12).
enum class ApiKeyState : std::uint8_t { active, replacing, replaced, revoked, expired };
[[nodiscard]] std::string_view name_of(ApiKeyState state);

/// Opens the API as its owner: a user's key wherever they are a member (KEY-4), a workspace's key
/// in that workspace and for its scopes alone (ADV-12). Its text is not part of it.
struct ApiKey {
  ApiKeyId id;
  UserId owner;
  std::optional<WorkspaceId> workspace;  ///< nothing: the user's own key
  std::string name;                      ///< empty for a user's own key
  std::vector<Permission> scopes;        ///< of a workspace's key, in the order of permissions.def
  std::string hint;                      ///< see api_key_hint
  Timestamp created_at;
  std::optional<Timestamp> expires_at{};
  std::optional<Timestamp> revoked_at{};
  std::optional<Timestamp> replaced_at{};  ///< when it ends for a newer one: an overlap is ahead
  friend bool operator==(const ApiKey&, const ApiKey&) = default;
};

inline constexpr std::int64_t api_key_name_code_points_max = 60;
/// A display text of 1 … 60 code points; fails as parse_display_text does.
[[nodiscard]] Result<std::string, Issue> parse_api_key_name(std::string_view text);

/// Whoever ended a key first is the reason: an instant of the past before one of the future.
[[nodiscard]] ApiKeyState state_of(const ApiKey& key, Timestamp now);
/// `active` and `replacing` open.
[[nodiscard]] bool opens(ApiKeyState state);
/// The instant at which the key ends by itself, or has ended; nothing where it goes on.
[[nodiscard]] std::optional<Timestamp> ends_at(const ApiKey& key);

}  // namespace steward
