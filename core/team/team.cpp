#include "core/team/team.hpp"

#include "core/access/abilities.hpp"

namespace steward {

bool is_admin_role(const RoleCatalogue& roles, std::string_view role) {
  return abilities_of(roles, role).can(Permission::roles_assign);
}

Authorization check_admin_remains(const RoleCatalogue& roles, std::string_view role,
                                  const TeamFacts& facts) {
  if (facts.admin_count > 1 || !is_admin_role(roles, role)) return Granted{};
  // The catalogue is sound, so that some role has it.
  const Role* const least = least_role_with(roles, Permission::roles_assign);
  return Failure{Rejection{Code::workspace_last_admin, {{ParamName::role, least->name}}}};
}

Authorization check_seats(const TeamFacts& facts) {
  const std::int64_t taken = facts.member_count + facts.pending_count;
  if (!facts.seat_limit || taken < *facts.seat_limit) return Granted{};
  return Failure{Rejection{Code::seats_exhausted,
                           {{ParamName::actual, taken}, {ParamName::limit, *facts.seat_limit}}}};
}

}  // namespace steward
