#include "core/team/member.hpp"

#include "core/access/abilities.hpp"

namespace steward {
namespace {

std::int64_t admins_in(const RoleCatalogue& roles, std::string_view role) {
  return is_admin_role(roles, role) ? 1 : 0;
}

/// As authorize_role, but who has a role that is gone has no power that could be taken.
Authorization authorize_present_role(const RoleCatalogue& roles, std::string_view actor_role,
                                     std::string_view role) {
  auto own = authorize_role(roles, actor_role, role);
  if (!own && own.error().code == Code::role_withdrawn) return Granted{};
  return own;
}

TeamFacts without(TeamFacts facts, const RoleCatalogue& roles, std::string_view role) {
  facts.member_count -= 1;
  facts.admin_count -= admins_in(roles, role);
  return facts;
}

}  // namespace

Result<std::optional<MemberRoleChanged>, Rejection> decide_change_role(const RoleCatalogue& roles,
                                                                       const Actor& actor,
                                                                       const Member& member,
                                                                       std::string_view new_role,
                                                                       const TeamFacts& facts) {
  using Changed = std::optional<MemberRoleChanged>;
  const auto permitted =
      authorize(roles, actor.role, Permission::roles_assign)
          .and_then([&](Granted) { return authorize_role(roles, actor.role, new_role); })
          .and_then(
              [&](Granted) { return authorize_present_role(roles, actor.role, member.role); });
  if (!permitted) return Failure{permitted.error()};
  if (new_role == member.role) return Changed{};
  if (!is_admin_role(roles, new_role)) {
    const auto remains = check_admin_remains(roles, member.role, facts);
    if (!remains) return Failure{remains.error()};
  }
  return Changed{MemberRoleChanged{member.id, member.role, std::string(new_role)}};
}

Result<MemberRemoved, Rejection> decide_remove_member(const RoleCatalogue& roles,
                                                      const Actor& actor, const Member& member,
                                                      const TeamFacts& facts, Timestamp now) {
  return authorize(roles, actor.role, Permission::members_remove)
      .and_then([&](Granted) { return authorize_present_role(roles, actor.role, member.role); })
      .and_then([&](Granted) { return check_admin_remains(roles, member.role, facts); })
      .transform([&](Granted) {
        return MemberRemoved{member.id, member.role, member.joined_at, now, actor.id};
      });
}

Result<MemberLeft, Rejection> decide_leave(const RoleCatalogue& roles, const Member& member,
                                           const TeamFacts& facts) {
  return check_admin_remains(roles, member.role, facts).transform([&](Granted) {
    return MemberLeft{member.id, member.role};
  });
}

Result<MemberRestored, Rejection> decide_restore_member(const RoleCatalogue& roles,
                                                        const Actor& actor, const Removal& removal,
                                                        bool is_member, const TeamFacts& facts,
                                                        Timestamp now) {
  const auto permitted = authorize(roles, actor.role, Permission::members_remove);
  if (!permitted) return Failure{permitted.error()};
  if (is_member) return Failure{Rejection{Code::member_exists}};
  if (now >= removal.removed_at + removal_undo_window)
    return Failure{Rejection{Code::undo_expired}};
  return authorize_role(roles, actor.role, removal.role)
      .and_then([&](Granted) { return check_seats(facts); })
      .transform([&](Granted) {
        return MemberRestored{removal.member, removal.role, removal.joined_at};
      });
}

Member apply(Member member, const MemberRoleChanged& change) {
  member.role = change.to;
  return member;
}

TeamFacts apply(TeamFacts facts, const RoleCatalogue& roles, const MemberRoleChanged& change) {
  facts.admin_count += admins_in(roles, change.to) - admins_in(roles, change.from);
  return facts;
}

TeamFacts apply(TeamFacts facts, const RoleCatalogue& roles, const MemberRemoved& change) {
  return without(facts, roles, change.role);
}

TeamFacts apply(TeamFacts facts, const RoleCatalogue& roles, const MemberLeft& change) {
  return without(facts, roles, change.role);
}

TeamFacts apply(TeamFacts facts, const RoleCatalogue& roles, const MemberRestored& change) {
  facts.member_count += 1;
  facts.admin_count += admins_in(roles, change.role);
  return facts;
}

}  // namespace steward
