#include "server/use_cases/billing_recipients.hpp"

#include "core/team/team.hpp"

namespace steward::use_cases {
namespace {

/// More than these have other means to hear of it.
constexpr std::int64_t admins_told_max = 50;

}  // namespace

std::vector<store::Recipient> billing_recipients(const Services& services,
                                                 store::Connection& connection,
                                                 const Workspace& workspace) {
  std::vector<store::Recipient> admins;
  for (const Role& role : services.roles.roles) {
    if (!is_admin_role(services.roles, role.name)) continue;
    const auto some = store::list_recipients(connection, workspace.id, role.name, admins_told_max);
    admins.insert(admins.end(), some.begin(), some.end());
  }
  const EmailAddress& billing = workspace.billing_email;
  std::vector<store::Recipient> recipients{
      {billing, admins.empty() ? std::string() : admins.front().locale}};
  for (store::Recipient& admin : admins) {
    if (admin.email.key() == billing.key())
      recipients.front().locale = admin.locale;
    else
      recipients.push_back(std::move(admin));
  }
  return recipients;
}

}  // namespace steward::use_cases
