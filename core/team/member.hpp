#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/error/rejection.hpp"
#include "core/team/team.hpp"

namespace steward {

struct MemberRoleChanged {
  UserId member;
  std::string from;
  std::string to;
  friend bool operator==(const MemberRoleChanged&, const MemberRoleChanged&) = default;
};
struct MemberRemoved {
  UserId member;
  std::string role;
  Timestamp joined_at;
  Timestamp removed_at;
  UserId heir;  ///< who gets the member's connections: the remover (TM-13)
  friend bool operator==(const MemberRemoved&, const MemberRemoved&) = default;
};
struct MemberLeft {
  UserId member;
  std::string role;
  friend bool operator==(const MemberLeft&, const MemberLeft&) = default;
};
struct MemberRestored {
  UserId member;
  std::string role;
  Timestamp joined_at;  ///< as it was before the removal
  friend bool operator==(const MemberRestored&, const MemberRestored&) = default;
};

/// TM-6. The same role again changes nothing, also for the last admin.
/// Fails, first match wins: `role_insufficient` for `roles_assign`; authorize_role of the new role,
/// then of the member's present one (`role_withdrawn` only for the new one: who still has a role
/// that is gone may be given another); `workspace_last_admin`.
[[nodiscard]] Result<std::optional<MemberRoleChanged>, Rejection> decide_change_role(
    const RoleCatalogue& roles, const Actor& actor, const Member& member, std::string_view new_role,
    const TeamFacts& facts);

/// TM-7. Removing oneself is leaving: ask decide_leave then.
/// Fails, first match wins: `role_insufficient` for `members_remove`, then for what the member's
/// role has and the actor's lacks; `workspace_last_admin`.
[[nodiscard]] Result<MemberRemoved, Rejection> decide_remove_member(const RoleCatalogue& roles,
                                                                    const Actor& actor,
                                                                    const Member& member,
                                                                    const TeamFacts& facts,
                                                                    Timestamp now);

/// Anybody may leave. Fails: `workspace_last_admin`.
[[nodiscard]] Result<MemberLeft, Rejection> decide_leave(const RoleCatalogue& roles,
                                                         const Member& member,
                                                         const TeamFacts& facts);

/// A removal that can be taken back for a while (T5). Leaving cannot: it was the member's own wish.
struct Removal {
  UserId member;
  std::string role;
  Timestamp joined_at;
  Timestamp removed_at;
};
inline constexpr Duration removal_undo_window = std::chrono::minutes{10};

/// `is_member`: they have joined again meanwhile. Fails, first match wins: `role_insufficient` for
/// `members_remove`; `member_exists`; `undo_expired` (now ≥ removed_at + removal_undo_window);
/// authorize_role of the role; `seats_exhausted`.
[[nodiscard]] Result<MemberRestored, Rejection> decide_restore_member(
    const RoleCatalogue& roles, const Actor& actor, const Removal& removal, bool is_member,
    const TeamFacts& facts, Timestamp now);

[[nodiscard]] Member apply(Member member, const MemberRoleChanged& change);
/// The counts after a change, for a store that keeps them.
[[nodiscard]] TeamFacts apply(TeamFacts facts, const RoleCatalogue& roles,
                              const MemberRoleChanged& change);
[[nodiscard]] TeamFacts apply(TeamFacts facts, const RoleCatalogue& roles,
                              const MemberRemoved& change);
[[nodiscard]] TeamFacts apply(TeamFacts facts, const RoleCatalogue& roles,
                              const MemberLeft& change);
[[nodiscard]] TeamFacts apply(TeamFacts facts, const RoleCatalogue& roles,
                              const MemberRestored& change);

}  // namespace steward
