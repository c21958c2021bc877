#include "server/use_cases/team.hpp"

#include "core/keys/use.hpp"
#include "server/use_cases/views.hpp"
#include "server/use_cases/workspace_path.hpp"

namespace steward::use_cases {

Result<TeamActor, Refusal> member_of_path(store::Connection& connection, const Actor& actor,
                                          const http::Request& request) {
  const auto id = workspace_in_path(request);
  if (id) return member_of_workspace(connection, actor, *id);
  if (actor.key) return refuse(Code::api_key_other_workspace);
  return refuse(Code::workspace_not_found);
}

Result<TeamActor, Refusal> member_of_workspace(store::Connection& connection, const Actor& actor,
                                               WorkspaceId id) {
  const Account& account = actor.account.account;
  const auto role = store::find_role(connection, id, account.id);
  if (actor.key && !check_key_workspace(*actor.key, id, role.has_value()))
    return refuse(Code::api_key_other_workspace);
  if (!role) return refuse(Code::workspace_not_found);
  return TeamActor{id, {account.id, *role}, account.name.value(), actor.account.locale, actor.key};
}

Result<Team, Refusal> lock_team_of_path(Services& services, store::Connection& connection,
                                        const Actor& actor, const http::Request& request) {
  auto by = member_of_path(connection, actor, request);
  if (!by) return Failure{by.error()};
  store::lock_team(connection, by->workspace_id);
  const Timestamp now = services.clock.now();
  const TeamFacts facts = facts_of(services, connection, by->workspace_id, now);
  return Team{*std::move(by), facts, now};
}

Result<Team, Refusal> lock_team_of_path(Services& services, store::Connection& connection,
                                        const Actor& actor, const http::Request& request,
                                        Permission permission) {
  auto team = lock_team_of_path(services, connection, actor, request);
  if (!team) return team;
  const auto authorization = authorize(services.roles, team->by.actor.role, permission);
  if (!authorization) return refuse(authorization.error());
  return team;
}

TeamFacts facts_of(const Services& services, store::Connection& connection,
                   WorkspaceId workspace_id, Timestamp now) {
  TeamFacts facts{.pending_max = services.invitations_pending_max};
  for (const store::RoleCount& count : store::count_roles(connection, workspace_id)) {
    facts.member_count += count.member_count;
    if (is_admin_role(services.roles, count.role)) facts.admin_count += count.member_count;
  }
  facts.pending_count = store::count_pending(connection, workspace_id, now);
  return facts;
}

Occasion occasion_of(const http::Request& request, const TeamActor& by) {
  return {request, by.actor.id, by.workspace_id, by.name, by.key};
}

Result<store::StoredMember, Refusal> member_in_path(store::Connection& connection,
                                                    const TeamActor& by,
                                                    const http::Request& request) {
  auto member = store::find_member(connection, by.workspace_id, UserId{request.params.at(1)});
  if (!member) return refuse(Code::member_not_found);
  return *std::move(member);
}

Result<store::StoredInvitation, Refusal> invitation_in_path(store::Connection& connection,
                                                            const TeamActor& by,
                                                            const http::Request& request) {
  auto invitation =
      store::find_invitation(connection, by.workspace_id, InvitationId{request.params.at(1)});
  if (!invitation) return refuse(Code::invitation_not_found);
  return *std::move(invitation);
}

AddressFacts facts_of_address(store::Connection& connection, WorkspaceId workspace_id,
                              const EmailAddress& email) {
  AddressFacts facts{.is_member = store::has_member(connection, workspace_id, email)};
  if (const auto open = store::find_open_invitation(connection, workspace_id, email))
    facts.open = open->invitation;
  return facts;
}

MemberView view_of(const store::StoredMember& stored) {
  return {stored.member, stored.name, stored.email, view_of(stored.picture, stored.upload)};
}

std::string member_document(const store::StoredMember& stored) {
  return encode_member(view_of(stored));
}

}  // namespace steward::use_cases
