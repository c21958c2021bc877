#pragma once

#include <string>

#include "core/team/invitation.hpp"
#include "server/services.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// Counts a mail to the address, by the workspace and by the address within it: no team can flood a
/// stranger's mailbox. Known and unknown addresses count alike (SEC-25). Fails: `rate_limited`.
[[nodiscard]] Result<std::string, Refusal> count_invitation_mail(Services& services,
                                                                 store::Connection& connection,
                                                                 WorkspaceId workspace_id,
                                                                 const EmailAddress& to);

/// What the mail says beside the invitation itself.
struct InvitationMail {
  std::string token;  ///< only here and in the mail; what is stored is its hash
  std::string inviter_name;
  std::string workspace_name;
  std::string locale;
};
/// Puts the mail into the outbox.
void send_invitation(Services& services, store::Connection& connection,
                     const Invitation& invitation, const InvitationMail& mail);

/// The page that a token opens; it stands in the fragment, which browsers send to nobody.
[[nodiscard]] std::string invitation_url(const Services& services, std::string_view token);

}  // namespace steward::use_cases
