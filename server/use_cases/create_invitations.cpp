#include "core/audit/describe.hpp"
#include "core/codec/invitation.hpp"
#include "server/identity/token.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/invitation_mail.hpp"
#include "server/use_cases/team_once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

using RowOutcome = std::variant<InvitationView, Issue, Rejection>;

/// Everything that the rows of one call have in common.
struct Call {
  Services& services;
  store::Connection& connection;
  const http::Request& request;
  Team& team;
  std::string workspace_name;
  std::string locale;
};

/// The one refusal of a limit: it is a rule's, never a field's.
Rejection rejection_in(const Refusal& refusal) {
  return std::get<Rejection>(refusal);
}

void save(Call& call, const InvitationCreated& created, const AddressFacts& address,
          const std::string& token) {
  store::Connection& connection = call.connection;
  const Invitation& invitation = created.invitation;
  if (created.replaces)
    store::update_invitation(connection, replaced(address.open.value(), call.team.now));
  store::insert_invitation(connection, {call.team.by.workspace_id, invitation, call.locale,
                                        identity::hash_of_token(token)});
  record(call.services, connection, occasion_of(call.request, call.team.by), describe(created));
  send_invitation(call.services, connection, invitation,
                  {token, call.team.by.name, call.workspace_name, call.locale});
}

/// One row of many: its refusal is its own, and the others are sent.
RowOutcome invite(Call& call, const InvitationOffer& offer) {
  Team& team = call.team;
  const AddressFacts address = facts_of_address(call.connection, team.by.workspace_id, offer.email);
  const auto created =
      decide_invite(call.services.roles, team.by.actor, InvitationId{identity::new_id("inv_")},
                    offer, address, team.facts, team.now);
  if (!created) return created.error();
  const auto counted =
      count_invitation_mail(call.services, call.connection, team.by.workspace_id, offer.email);
  if (!counted) return rejection_in(counted.error());
  save(call, *created, address, identity::new_token());
  const bool replaces_pending =
      address.open && state_of(*address.open, team.now) == InvitationState::pending;
  if (!replaces_pending) ++team.facts.pending_count;
  return InvitationView{created->invitation, team.by.name};
}

}  // namespace

Outcome create_invitations(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto command = decode_invitations(request.body, services.roles);
  if (!command) return refuse(command.error());
  return change_team_once(
      services, request, *actor, Permission::members_invite,
      [&](store::Connection& connection, Team team) -> Outcome {
        const auto workspace = store::find_workspace(connection, team.by.workspace_id).value();
        Call call{services,
                  connection,
                  request,
                  team,
                  workspace.workspace.name.value(),
                  command->locale.empty() ? team.by.locale : command->locale};
        std::vector<InvitationResult> results;
        for (const InvitationRow& row : command->rows)
          results.push_back(
              {row.email, row.offer ? invite(call, *row.offer) : RowOutcome{row.offer.error()}});
        return json_response(200, encode_invitation_results(results, team.now));
      });
}

}  // namespace steward::use_cases
