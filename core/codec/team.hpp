#pragma once

#include <optional>
#include <string_view>

#include "core/codec/json_fwd.hpp"
#include "core/team/invitation.hpp"
#include "core/team/member.hpp"
#include "core/team/paste.hpp"

namespace steward {

[[nodiscard]] std::string_view name_of(InvitationState state);
[[nodiscard]] std::optional<InvitationState> invitation_state_named(std::string_view name);
[[nodiscard]] std::string_view name_of(InviteeKind kind);

}  // namespace steward

namespace steward::codec {

/// `{id, email, display_name, role, state, invited_at, sent_at, expires_at}`
[[nodiscard]] Json invitation_json(const Invitation& invitation, Timestamp now);
/// `{kind, text, display_name, email?, suggestion?, issue?}`
[[nodiscard]] Json invitee_json(const Invitee& invitee);

// Each change with its name: `{change: "member_role_changed", user_id, from, to}`.
[[nodiscard]] Json change_json(const MemberRoleChanged& change);
[[nodiscard]] Json change_json(const MemberRemoved& change);
[[nodiscard]] Json change_json(const MemberLeft& change);
[[nodiscard]] Json change_json(const MemberRestored& change);
[[nodiscard]] Json change_json(const InvitationCreated& change);
[[nodiscard]] Json change_json(const InvitationResent& change);
[[nodiscard]] Json change_json(const InvitationRevoked& change);
[[nodiscard]] Json change_json(const InvitationRestored& change);
[[nodiscard]] Json change_json(const InvitationLinkCopied& change);
[[nodiscard]] Json change_json(const InvitationAccepted& change);
[[nodiscard]] Json change_json(const InvitationDeclined& change);

}  // namespace steward::codec
