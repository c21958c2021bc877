#pragma once

#include <string>

#include "core/codec/member.hpp"
#include "core/team/invitation.hpp"
#include "server/store/invitations.hpp"
#include "server/store/members.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"

namespace steward::use_cases {

/// Whoever asks, as a member of the workspace in the path, in the transaction of the request.
struct TeamActor {
  WorkspaceId workspace_id;
  steward::Actor actor;
  std::string name;
  std::string locale;
  std::optional<ApiKey> key{};  ///< where a program acts as them
};
/// Loaded in the transaction and not before: a role that was taken away a moment ago is gone
/// (SEC-21). Fails: `workspace_not_found`, by a key `api_key_other_workspace`.
[[nodiscard]] Result<TeamActor, Refusal> member_of_path(store::Connection& connection,
                                                        const Actor& actor,
                                                        const http::Request& request);

/// The same for a workspace that is named elsewhere.
[[nodiscard]] Result<TeamActor, Refusal> member_of_workspace(store::Connection& connection,
                                                             const Actor& actor, WorkspaceId id);

/// A team that nobody else changes until the transaction ends.
struct Team {
  TeamActor by;
  TeamFacts facts;
  Timestamp now;
};
[[nodiscard]] Result<Team, Refusal> lock_team_of_path(Services& services,
                                                      store::Connection& connection,
                                                      const Actor& actor,
                                                      const http::Request& request);
/// The same for who has the permission. Fails also: `role_insufficient`, before anybody learns
/// whether what the path names exists.
[[nodiscard]] Result<Team, Refusal> lock_team_of_path(Services& services,
                                                      store::Connection& connection,
                                                      const Actor& actor,
                                                      const http::Request& request,
                                                      Permission permission);

[[nodiscard]] TeamFacts facts_of(const Services& services, store::Connection& connection,
                                 WorkspaceId workspace_id, Timestamp now);
[[nodiscard]] Occasion occasion_of(const http::Request& request, const TeamActor& by);

/// Fails: `member_not_found`.
[[nodiscard]] Result<store::StoredMember, Refusal> member_in_path(store::Connection& connection,
                                                                  const TeamActor& by,
                                                                  const http::Request& request);
/// Fails: `invitation_not_found`.
[[nodiscard]] Result<store::StoredInvitation, Refusal> invitation_in_path(
    store::Connection& connection, const TeamActor& by, const http::Request& request);
/// What the store knows of an address in the workspace.
[[nodiscard]] AddressFacts facts_of_address(store::Connection& connection, WorkspaceId workspace_id,
                                            const EmailAddress& email);

[[nodiscard]] MemberView view_of(const store::StoredMember& stored);
/// JSON as the codec spells it.
[[nodiscard]] std::string member_document(const store::StoredMember& stored);

}  // namespace steward::use_cases
