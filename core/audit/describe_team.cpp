#include <optional>
#include <string>
#include <utility>

#include "core/audit/describe.hpp"
#include "core/base/rfc3339.hpp"

namespace steward {
namespace {

using Text = std::optional<std::string>;

AuditDescription of_member(const char* action, const UserId& member, std::string_view display,
                           Text role_before, Text role_after) {
  return {action,
          {{"member", member.value(), std::string(display)}},
          {{"role", std::move(role_before), std::move(role_after)}}};
}

AuditTarget target_of(const Invitation& invitation) {
  return {"invitation", invitation.id.value(), invitation.email.text()};
}

AuditDescription of_invitation(const char* action, const Invitation& invitation) {
  return {action, {target_of(invitation)}, {}};
}

}  // namespace

AuditDescription describe(const MemberRoleChanged& change, std::string_view display) {
  return of_member("member.role_change", change.member, display, change.from, change.to);
}

AuditDescription describe(const MemberRemoved& change, std::string_view display) {
  return of_member("member.remove", change.member, display, change.role, std::nullopt);
}

AuditDescription describe(const MemberLeft& change, std::string_view display) {
  return of_member("member.leave", change.member, display, change.role, std::nullopt);
}

AuditDescription describe(const MemberRestored& change, std::string_view display) {
  return of_member("member.restore", change.member, display, std::nullopt, change.role);
}

AuditDescription describe_joined(const UserId& member, std::string_view display,
                                 std::string_view role) {
  return of_member("member.join", member, display, std::nullopt, std::string(role));
}

AuditDescription describe(const InvitationCreated& change) {
  AuditDescription what = of_invitation("invitation.create", change.invitation);
  what.changes.push_back({"role", std::nullopt, change.invitation.role});
  if (change.replaces) what.changes.push_back({"replaces", std::nullopt, change.replaces->value()});
  return what;
}

AuditDescription describe(const InvitationResent& change, const Invitation& invitation) {
  AuditDescription what = of_invitation("invitation.resend", invitation);
  what.changes.push_back(
      {"expires_at", to_rfc3339(invitation.expires_at), to_rfc3339(change.expires_at)});
  return what;
}

AuditDescription describe(const InvitationRevoked&, const Invitation& invitation) {
  return of_invitation("invitation.revoke", invitation);
}

AuditDescription describe(const InvitationRestored&, const Invitation& invitation) {
  return of_invitation("invitation.restore", invitation);
}

AuditDescription describe(const InvitationLinkCopied&, const Invitation& invitation) {
  return of_invitation("invitation.link_copy", invitation);
}

AuditDescription describe(const InvitationAccepted&, const Invitation& invitation) {
  return of_invitation("invitation.accept", invitation);
}

AuditDescription describe(const InvitationDeclined&, const Invitation& invitation) {
  return of_invitation("invitation.decline", invitation);
}

}  // namespace steward
