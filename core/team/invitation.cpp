#include "core/team/invitation.hpp"

#include <chrono>
#include <utility>

namespace steward {
namespace {

Failure<Rejection> refused(Code code) {
  return Failure{Rejection{code}};
}

/// The code of a state; nothing for a pending one.
std::optional<Code> code_of(InvitationState state) {
  switch (state) {
    case InvitationState::pending:
      return std::nullopt;
    case InvitationState::accepted:
      return Code::invitation_accepted;
    case InvitationState::declined:
      return Code::invitation_declined;
    case InvitationState::revoked:
      return Code::invitation_revoked;
    case InvitationState::replaced:
      return Code::invitation_replaced;
    case InvitationState::expired:
      return Code::invitation_expired;
  }
  return std::nullopt;
}

Authorization check_pending(const Invitation& invitation, Timestamp now) {
  if (const auto code = code_of(state_of(invitation, now))) return refused(*code);
  return Granted{};
}

/// Nobody has settled it, or in the one way that `but` names.
Authorization check_open(const Invitation& invitation, std::optional<InvitationState> but = {}) {
  const auto& settlement = invitation.settlement;
  if (!settlement || settlement->state == but) return Granted{};
  return refused(code_of(settlement->state).value_or(Code::invitation_replaced));
}

Authorization check_inviter(const RoleCatalogue& roles, const Actor& actor) {
  return authorize(roles, actor.role, Permission::members_invite);
}

/// Room for one more pending invitation.
Authorization check_room(const TeamFacts& facts) {
  if (facts.pending_count >= facts.pending_max) {
    return Failure{Rejection{
        Code::invitations_too_many,
        {{ParamName::actual, facts.pending_count}, {ParamName::limit, facts.pending_max}}}};
  }
  return check_seats(facts);
}

Authorization check_resend_rate(const Invitation& invitation, Timestamp now) {
  const Timestamp again_at = invitation.sent_at + invitation_resend_after;
  if (now >= again_at) return Granted{};
  const auto wait = std::chrono::ceil<std::chrono::seconds>(again_at - now);
  return Failure{Rejection{Code::rate_limited, {{ParamName::retry_after_seconds, wait.count()}}}};
}

}  // namespace

InvitationState state_of(const Invitation& invitation, Timestamp now) {
  if (invitation.settlement) return invitation.settlement->state;
  return now < invitation.expires_at ? InvitationState::pending : InvitationState::expired;
}

Result<InvitationCreated, Rejection> decide_invite(const RoleCatalogue& roles, const Actor& actor,
                                                   InvitationId id, const InvitationOffer& offer,
                                                   const AddressFacts& address,
                                                   const TeamFacts& facts, Timestamp now) {
  const auto permitted = check_inviter(roles, actor).and_then([&](Granted) {
    return authorize_role(roles, actor.role, offer.role);
  });
  if (!permitted) return Failure{permitted.error()};
  if (address.is_member) return refused(Code::member_exists);
  const auto& open = address.open;
  if (!open || state_of(*open, now) != InvitationState::pending) {
    const auto room = check_room(facts);
    if (!room) return Failure{room.error()};
  }
  Invitation invitation{std::move(id), offer.email, offer.display_name,       offer.role, actor.id,
                        now,           now,         now + invitation_validity};
  return InvitationCreated{std::move(invitation), open ? std::optional(open->id) : std::nullopt};
}

Result<InvitationResent, Rejection> decide_resend_invitation(const RoleCatalogue& roles,
                                                             const Actor& actor,
                                                             const Invitation& invitation,
                                                             const TeamFacts& facts,
                                                             Timestamp now) {
  const auto permitted =
      check_inviter(roles, actor)
          .and_then([&](Granted) { return check_open(invitation); })
          .and_then([&](Granted) { return authorize_role(roles, actor.role, invitation.role); })
          .and_then([&](Granted) { return check_resend_rate(invitation, now); });
  if (!permitted) return Failure{permitted.error()};
  if (state_of(invitation, now) == InvitationState::expired) {
    const auto room = check_room(facts);
    if (!room) return Failure{room.error()};
  }
  return InvitationResent{invitation.id, now, now + invitation_validity};
}

Result<std::optional<InvitationRevoked>, Rejection> decide_revoke_invitation(
    const RoleCatalogue& roles, const Actor& actor, const Invitation& invitation, Timestamp now) {
  return check_inviter(roles, actor)
      .and_then([&](Granted) { return check_open(invitation, InvitationState::revoked); })
      .transform([&](Granted) {
        return invitation.settlement ? std::nullopt
                                     : std::optional(InvitationRevoked{invitation.id, now});
      });
}

Result<std::optional<InvitationRestored>, Rejection> decide_restore_invitation(
    const RoleCatalogue& roles, const Actor& actor, const Invitation& invitation,
    const AddressFacts& address, const TeamFacts& facts, Timestamp now) {
  using Restored = std::optional<InvitationRestored>;
  const auto revoked = check_inviter(roles, actor).and_then([&](Granted) {
    return check_open(invitation, InvitationState::revoked);
  });
  if (!revoked) return Failure{revoked.error()};
  if (!invitation.settlement) return Restored{};
  if (address.open) return refused(Code::invitation_replaced);
  if (now >= invitation.settlement->at + invitation_undo_window) return refused(Code::undo_expired);
  if (address.is_member) return refused(Code::member_exists);
  if (now >= invitation.expires_at) return refused(Code::invitation_expired);
  return authorize_role(roles, actor.role, invitation.role)
      .and_then([&](Granted) { return check_room(facts); })
      .transform([&](Granted) { return Restored{InvitationRestored{invitation.id}}; });
}

Result<InvitationLinkCopied, Rejection> decide_copy_invitation_link(const RoleCatalogue& roles,
                                                                    const Actor& actor,
                                                                    const Invitation& invitation,
                                                                    Timestamp now) {
  return check_inviter(roles, actor)
      .and_then([&](Granted) { return check_pending(invitation, now); })
      .and_then([&](Granted) { return authorize_role(roles, actor.role, invitation.role); })
      .transform([&](Granted) { return InvitationLinkCopied{invitation.id}; });
}

Result<InvitationAccepted, Rejection> decide_accept_invitation(const RoleCatalogue& roles,
                                                               const Invitation& invitation,
                                                               const Acceptor& acceptor,
                                                               Timestamp now) {
  const auto pending = check_pending(invitation, now);
  if (!pending) return Failure{pending.error()};
  if (acceptor.email.key() != invitation.email.key())
    return refused(Code::invitation_other_address);
  if (acceptor.is_member) return refused(Code::member_exists);
  if (!parse_role(roles, invitation.role)) {
    return Failure{Rejection{Code::role_withdrawn, {{ParamName::role, invitation.role}}}};
  }
  return InvitationAccepted{invitation.id, invitation.role, now};
}

Result<InvitationDeclined, Rejection> decide_decline_invitation(const Invitation& invitation,
                                                                Timestamp now) {
  return check_pending(invitation, now).transform([&](Granted) {
    return InvitationDeclined{invitation.id, now};
  });
}

Invitation apply(Invitation invitation, const InvitationResent& change) {
  invitation.sent_at = change.sent_at;
  invitation.expires_at = change.expires_at;
  return invitation;
}

Invitation apply(Invitation invitation, const InvitationRevoked& change) {
  invitation.settlement = Settlement{InvitationState::revoked, change.revoked_at};
  return invitation;
}

Invitation apply(Invitation invitation, const InvitationRestored&) {
  invitation.settlement.reset();
  return invitation;
}

Invitation apply(Invitation invitation, const InvitationAccepted& change) {
  invitation.settlement = Settlement{InvitationState::accepted, change.joined_at};
  return invitation;
}

Invitation apply(Invitation invitation, const InvitationDeclined& change) {
  invitation.settlement = Settlement{InvitationState::declined, change.declined_at};
  return invitation;
}

Invitation replaced(Invitation invitation, Timestamp now) {
  invitation.settlement = Settlement{InvitationState::replaced, now};
  return invitation;
}

}  // namespace steward
