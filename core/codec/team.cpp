#include "core/codec/team.hpp"

#include <array>

#include "core/base/rfc3339.hpp"
#include "core/codec/json.hpp"
#include "core/codec/problem.hpp"

namespace steward {
namespace {

constexpr auto state_names = std::to_array<std::string_view>(
    {"pending", "accepted", "declined", "revoked", "replaced", "expired"});
static_assert(state_names.size() == static_cast<std::size_t>(InvitationState::expired) + 1);

constexpr auto kind_names = std::to_array<std::string_view>(
    {"ready", "twice", "member", "invited", "malformed", "too_many"});
static_assert(kind_names.size() == static_cast<std::size_t>(InviteeKind::too_many) + 1);

}  // namespace

std::string_view name_of(InvitationState state) {
  return state_names[static_cast<std::size_t>(state)];
}

std::optional<InvitationState> invitation_state_named(std::string_view name) {
  for (std::size_t i = 0; i < state_names.size(); ++i)
    if (state_names[i] == name) return static_cast<InvitationState>(i);
  return std::nullopt;
}

std::string_view name_of(InviteeKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

}  // namespace steward

namespace steward::codec {
namespace {

Json change_named(const char* name) {
  return {{"change", name}};
}

/// A change of one member and what it says of their role.
Json member_change(const char* name, const UserId& member, const std::string& role) {
  Json json = change_named(name);
  json["user_id"] = member.value();
  json["role"] = role;
  return json;
}

Json invitation_change(const char* name, const InvitationId& id) {
  Json json = change_named(name);
  json["id"] = id.value();
  return json;
}

}  // namespace

Json invitation_json(const Invitation& invitation, Timestamp now) {
  return {{"id", invitation.id.value()},
          {"email", invitation.email.text()},
          {"display_name", invitation.display_name},
          {"role", invitation.role},
          {"state", name_of(state_of(invitation, now))},
          {"invited_at", to_rfc3339(invitation.invited_at)},
          {"sent_at", to_rfc3339(invitation.sent_at)},
          {"expires_at", to_rfc3339(invitation.expires_at)}};
}

Json invitee_json(const Invitee& invitee) {
  Json json{{"kind", name_of(invitee.kind)},
            {"text", invitee.text},
            {"display_name", invitee.display_name}};
  if (invitee.email) json["email"] = invitee.email->text();
  if (invitee.suggestion) json["suggestion"] = *invitee.suggestion;
  if (invitee.issue) json["issue"] = issue_json(*invitee.issue);
  return json;
}

Json change_json(const MemberRoleChanged& change) {
  Json json = change_named("member_role_changed");
  json["user_id"] = change.member.value();
  json["from"] = change.from;
  json["to"] = change.to;
  return json;
}

Json change_json(const MemberRemoved& change) {
  Json json = member_change("member_removed", change.member, change.role);
  json["joined_at"] = to_rfc3339(change.joined_at);
  json["removed_at"] = to_rfc3339(change.removed_at);
  json["heir"] = change.heir.value();
  return json;
}

Json change_json(const MemberLeft& change) {
  return member_change("member_left", change.member, change.role);
}

Json change_json(const MemberRestored& change) {
  Json json = member_change("member_restored", change.member, change.role);
  json["joined_at"] = to_rfc3339(change.joined_at);
  return json;
}

Json change_json(const InvitationCreated& change) {
  Json json = change_named("invitation_created");
  json["invitation"] = invitation_json(change.invitation, change.invitation.invited_at);
  if (change.replaces) json["replaces"] = change.replaces->value();
  return json;
}

Json change_json(const InvitationResent& change) {
  Json json = invitation_change("invitation_resent", change.id);
  json["sent_at"] = to_rfc3339(change.sent_at);
  json["expires_at"] = to_rfc3339(change.expires_at);
  return json;
}

Json change_json(const InvitationRevoked& change) {
  Json json = invitation_change("invitation_revoked", change.id);
  json["revoked_at"] = to_rfc3339(change.revoked_at);
  return json;
}

Json change_json(const InvitationRestored& change) {
  return invitation_change("invitation_restored", change.id);
}

Json change_json(const InvitationLinkCopied& change) {
  return invitation_change("invitation_link_copied", change.id);
}

Json change_json(const InvitationAccepted& change) {
  Json json = invitation_change("invitation_accepted", change.id);
  json["role"] = change.role;
  json["joined_at"] = to_rfc3339(change.joined_at);
  return json;
}

Json change_json(const InvitationDeclined& change) {
  Json json = invitation_change("invitation_declined", change.id);
  json["declined_at"] = to_rfc3339(change.declined_at);
  return json;
}

}  // namespace steward::codec
