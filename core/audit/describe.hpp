#pragma once

#include <string_view>

#include "core/audit/event.hpp"
#include "core/team/invitation.hpp"
#include "core/team/member.hpp"
#include "core/workspace/workspace.hpp"

namespace steward {

/// The log's words for every change. `display`: the member's name, the log keeps it as it was.
/// Actions: workspace.create, workspace.update, billing_email.request, billing_email.withdraw,
/// billing_email.change, member.join, member.role_change, member.remove, member.leave,
/// member.restore, invitation.create, invitation.resend, invitation.revoke, invitation.restore,
/// invitation.link_copy, invitation.accept, invitation.decline, audit.export, access.deny.
[[nodiscard]] AuditDescription describe_workspace_created(const Workspace& workspace);
[[nodiscard]] AuditDescription describe(const WorkspaceChange& change, const Workspace& workspace);

[[nodiscard]] AuditDescription describe(const MemberRoleChanged& change, std::string_view display);
[[nodiscard]] AuditDescription describe(const MemberRemoved& change, std::string_view display);
[[nodiscard]] AuditDescription describe(const MemberLeft& change, std::string_view display);
[[nodiscard]] AuditDescription describe(const MemberRestored& change, std::string_view display);
/// Beside the acceptance: who has joined by it, with which role.
[[nodiscard]] AuditDescription describe_joined(const UserId& member, std::string_view display,
                                               std::string_view role);

[[nodiscard]] AuditDescription describe(const InvitationCreated& change);
/// `invitation`: as it was before the change.
[[nodiscard]] AuditDescription describe(const InvitationResent& change,
                                        const Invitation& invitation);
[[nodiscard]] AuditDescription describe(const InvitationRevoked& change,
                                        const Invitation& invitation);
[[nodiscard]] AuditDescription describe(const InvitationRestored& change,
                                        const Invitation& invitation);
[[nodiscard]] AuditDescription describe(const InvitationLinkCopied& change,
                                        const Invitation& invitation);
[[nodiscard]] AuditDescription describe(const InvitationAccepted& change,
                                        const Invitation& invitation);
[[nodiscard]] AuditDescription describe(const InvitationDeclined& change,
                                        const Invitation& invitation);

[[nodiscard]] AuditDescription describe_audit_exported(std::string_view format);

/// A request that was refused (SEC-43): `permission` is what it lacked, `target` what it was for.
[[nodiscard]] AuditDescription describe_denied(Permission permission, const AuditTarget& target);

}  // namespace steward
