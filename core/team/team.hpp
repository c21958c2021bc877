#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/access/roles.hpp"
#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"

namespace steward {

inline constexpr std::int64_t pending_invitations_max = 100;
inline constexpr std::int64_t invitations_per_call_max = 100;
inline constexpr std::int64_t members_per_call_max = 200;

/// Whoever asks for a change in a workspace.
struct Actor {
  UserId id;
  std::string role;
};

/// A user inside a workspace.
struct Member {
  UserId id;
  std::string role;
  Timestamp joined_at;
  friend bool operator==(const Member&, const Member&) = default;
};

/// What a rule has to know of the whole team: counts, so that a decision costs the same in every
/// team. The store counts them in the transaction that saves the decision.
struct TeamFacts {
  std::int64_t member_count = 0;
  std::int64_t admin_count = 0;              ///< members whose role has `roles_assign`
  std::int64_t pending_count = 0;            ///< invitations that are pending at this instant
  std::optional<std::int64_t> seat_limit{};  ///< none: unlimited (TM-11)
  std::int64_t pending_max = pending_invitations_max;
  friend bool operator==(const TeamFacts&, const TeamFacts&) = default;
};
// INVARIANT: a workspace has members, and at least one of them has `roles_assign` (TM-9).

/// Whether members with this role keep a workspace from being locked out.
[[nodiscard]] bool is_admin_role(const RoleCatalogue& roles, std::string_view role);

/// Fails: `workspace_last_admin` (param role: the least role with `roles_assign`) when a member
/// with this role is the only one with `roles_assign` (TM-9).
[[nodiscard]] Authorization check_admin_remains(const RoleCatalogue& roles, std::string_view role,
                                                const TeamFacts& facts);

/// Members and pending invitations take seats. Fails: `seats_exhausted` (params actual, limit) when
/// one more would be over the limit.
[[nodiscard]] Authorization check_seats(const TeamFacts& facts);

}  // namespace steward
