#include "server/use_cases/invitation_mail.hpp"

#include "core/account/attempt_limit.hpp"
#include "server/use_cases/limits.hpp"
#include "server/use_cases/links.hpp"

namespace steward::use_cases {

Result<std::string, Refusal> count_invitation_mail(Services& services,
                                                   store::Connection& connection,
                                                   WorkspaceId workspace_id,
                                                   const EmailAddress& to) {
  const std::string subject = "mail/invitation/" + std::to_string(workspace_id.value());
  auto of_workspace = count_attempt(services, connection, invitation_limit_per_workspace, subject);
  if (!of_workspace) return of_workspace;
  return count_attempt(services, connection, invitation_limit_per_address,
                       subject + "/" + to.key());
}

void send_invitation(Services& services, store::Connection& connection,
                     const Invitation& invitation, const InvitationMail& mail) {
  using std::chrono::days;
  const auto valid_days = std::chrono::duration_cast<days>(invitation_validity).count();
  send_mail(services, connection, mail::MailKind::invitation, mail.locale, invitation.email,
            {{"link", invitation_url(services, mail.token)},
             {"link_days", std::to_string(valid_days)},
             {"inviter", mail.inviter_name},
             {"workspace", mail.workspace_name},
             {"role", invitation.role}});
}

std::string invitation_url(const Services& services, std::string_view token) {
  return services.public_url.origin + "/invitation#" + std::string(token);
}

}  // namespace steward::use_cases
