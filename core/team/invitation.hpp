#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "core/account/email.hpp"
#include "core/base/result.hpp"
#include "core/error/rejection.hpp"
#include "core/team/team.hpp"

namespace steward {

/// ```
///   pending ──► accepted    the invitee has joined
///     ├────► declined      the invitee does not want to
///     ├────► revoked       someone of the team took it back; for a while that can be undone
///     ├────► replaced      a newer one went to the same address
///     └────► expired       by the clock alone, at expires_at; sending it again makes it pending
/// ```
enum class InvitationState : std::uint8_t {
  pending,
  accepted,
  declined,
  revoked,
  replaced,
  expired,
};

/// How an invitation ended by somebody's deed. INVARIANT: neither `pending` nor `expired`.
struct Settlement {
  InvitationState state;
  Timestamp at;
  friend bool operator==(const Settlement&, const Settlement&) = default;
};

/// Offer of membership. Its tokens are the store's: the core knows none.
struct Invitation {
  InvitationId id;
  EmailAddress email;
  std::string display_name;  ///< as the inviter wrote it; may be empty
  std::string role;
  UserId inviter;
  Timestamp invited_at;
  Timestamp sent_at;  ///< of the latest mail
  Timestamp expires_at;
  std::optional<Settlement> settlement{};
  friend bool operator==(const Invitation&, const Invitation&) = default;
};

inline constexpr Duration invitation_validity = std::chrono::hours{7 * 24};
inline constexpr Duration invitation_resend_after = std::chrono::minutes{1};
inline constexpr Duration invitation_undo_window = std::chrono::minutes{10};

/// Valid in [invited_at, expires_at).
[[nodiscard]] InvitationState state_of(const Invitation& invitation, Timestamp now);

/// What an inviter asks for.
struct InvitationOffer {
  EmailAddress email;
  std::string display_name;
  std::string role;
};
/// What the store knows of an address in the workspace. `open`: its invitation that nothing has
/// settled, pending or expired; there is at most one.
struct AddressFacts {
  bool is_member = false;
  std::optional<Invitation> open{};
};

struct InvitationCreated {
  Invitation invitation;
  std::optional<InvitationId> replaces;  ///< the open one of the same address, which ends
  friend bool operator==(const InvitationCreated&, const InvitationCreated&) = default;
};
/// With a new token; the earlier one ends.
struct InvitationResent {
  InvitationId id;
  Timestamp sent_at;
  Timestamp expires_at;
  friend bool operator==(const InvitationResent&, const InvitationResent&) = default;
};
struct InvitationRevoked {
  InvitationId id;
  Timestamp revoked_at;
  friend bool operator==(const InvitationRevoked&, const InvitationRevoked&) = default;
};
/// Its tokens work again; expires_at is what it was.
struct InvitationRestored {
  InvitationId id;
  friend bool operator==(const InvitationRestored&, const InvitationRestored&) = default;
};
struct InvitationLinkCopied {
  InvitationId id;
  friend bool operator==(const InvitationLinkCopied&, const InvitationLinkCopied&) = default;
};
/// A membership with this role and joined_at begins.
struct InvitationAccepted {
  InvitationId id;
  std::string role;
  Timestamp joined_at;
  friend bool operator==(const InvitationAccepted&, const InvitationAccepted&) = default;
};
struct InvitationDeclined {
  InvitationId id;
  Timestamp declined_at;
  friend bool operator==(const InvitationDeclined&, const InvitationDeclined&) = default;
};

/// Of the team's own requests every one fails first with `role_insufficient` for `members_invite`.

/// TM-4. Then fails: authorize_role of the offered role; `member_exists`; `invitations_too_many`
/// (params actual, limit) and `seats_exhausted`, both only when it replaces no pending one.
[[nodiscard]] Result<InvitationCreated, Rejection> decide_invite(
    const RoleCatalogue& roles, const Actor& actor, InvitationId id, const InvitationOffer& offer,
    const AddressFacts& address, const TeamFacts& facts, Timestamp now);

/// Then fails: `invitation_accepted`, `_declined`, `_revoked`, `_replaced`; authorize_role of its
/// role; `rate_limited` (param retry_after_seconds, rounded up) within a minute of the latest mail;
/// for an expired one `invitations_too_many`, `seats_exhausted`.
[[nodiscard]] Result<InvitationResent, Rejection> decide_resend_invitation(
    const RoleCatalogue& roles, const Actor& actor, const Invitation& invitation,
    const TeamFacts& facts, Timestamp now);

/// Then fails: `invitation_accepted`, `_declined`, `_replaced`. Revoked already: no change.
[[nodiscard]] Result<std::optional<InvitationRevoked>, Rejection> decide_revoke_invitation(
    const RoleCatalogue& roles, const Actor& actor, const Invitation& invitation, Timestamp now);

/// Takes a revocation back (T6). `address`: what the store knows of its address now.
/// Then fails: `invitation_accepted`, `_declined`, `_replaced` (also when the address has another
/// open one by now); `undo_expired` (now ≥ revoked_at + invitation_undo_window); `member_exists`;
/// `invitation_expired`; authorize_role of its role; `invitations_too_many`; `seats_exhausted`.
/// Not revoked: no change.
[[nodiscard]] Result<std::optional<InvitationRestored>, Rejection> decide_restore_invitation(
    const RoleCatalogue& roles, const Actor& actor, const Invitation& invitation,
    const AddressFacts& address, const TeamFacts& facts, Timestamp now);

/// Then fails: `invitation_accepted`, `_declined`, `_revoked`, `_replaced`, `_expired`;
/// authorize_role of its role.
[[nodiscard]] Result<InvitationLinkCopied, Rejection> decide_copy_invitation_link(
    const RoleCatalogue& roles, const Actor& actor, const Invitation& invitation, Timestamp now);

/// Who accepts: a user whose address is known to be theirs.
struct Acceptor {
  EmailAddress email;
  bool is_member = false;
};
/// TM-5. A seat is not asked for: the pending invitation has held it.
/// Fails, first match wins: `invitation_accepted`, `_declined`, `_revoked`, `_replaced`,
/// `_expired`; `invitation_other_address` (compared by EmailAddress::key); `member_exists`;
/// `role_withdrawn`.
[[nodiscard]] Result<InvitationAccepted, Rejection> decide_accept_invitation(
    const RoleCatalogue& roles, const Invitation& invitation, const Acceptor& acceptor,
    Timestamp now);

/// Whoever has the token may. Fails: `invitation_accepted`, `_declined`, `_revoked`, `_replaced`,
/// `_expired`.
[[nodiscard]] Result<InvitationDeclined, Rejection> decide_decline_invitation(
    const Invitation& invitation, Timestamp now);

[[nodiscard]] Invitation apply(Invitation invitation, const InvitationResent& change);
[[nodiscard]] Invitation apply(Invitation invitation, const InvitationRevoked& change);
[[nodiscard]] Invitation apply(Invitation invitation, const InvitationRestored& change);
[[nodiscard]] Invitation apply(Invitation invitation, const InvitationAccepted& change);
[[nodiscard]] Invitation apply(Invitation invitation, const InvitationDeclined& change);
/// What becomes of the invitation that a newer one replaces.
[[nodiscard]] Invitation replaced(Invitation invitation, Timestamp now);

}  // namespace steward
