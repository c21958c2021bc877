#include "server/use_cases/credit_alert.hpp"

#include "core/credits/alert.hpp"
#include "server/store/credit_budgets.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/billing_recipients.hpp"
#include "server/use_cases/links.hpp"

namespace steward::use_cases {
namespace {

std::string text_of(Credits credits) {
  return std::to_string(credits.value());
}

/// "50 %, 80 %", in every language.
std::string text_of(const std::vector<std::int64_t>& percents) {
  std::string text;
  for (const std::int64_t percent : percents)
    text.append(text.empty() ? "" : ", ").append(std::to_string(percent)).append(" %");
  return text;
}

}  // namespace

void send_credit_alert(Services& services, store::Connection& connection, const Billing& billing) {
  const store::PeriodCredits& period = billing.stored.period;
  const Timestamp start = billing.subscription.period_start;
  const auto sent = store::list_alerts(connection, billing.workspace_id, start);
  const auto due =
      due_alerts(services.plans.credit_alerts_percent, period.allowance, period.used, sent);
  if (due.empty()) return;
  for (const std::int64_t percent : due)
    store::insert_alert(connection, billing.workspace_id, start, percent, billing.now);
  const Workspace workspace =
      store::find_workspace(connection, billing.workspace_id).value().workspace;
  const std::string id = std::to_string(workspace.id.value());
  const mail::Values values = {
      {"workspace", workspace.name.value()},
      {"percent", std::to_string(due.back())},
      {"passed", text_of(due)},
      {"used", text_of(period.used)},
      {"allowance", text_of(period.allowance)},
      {"available", text_of(available_of(billing.account, billing.now))},
      {"page_url", services.public_url.origin + "/workspaces/" + id + "/settings/plans-billing"}};
  for (const store::Recipient& recipient : billing_recipients(services, connection, workspace))
    send_mail(services, connection, mail::MailKind::credit_alert, recipient.locale, recipient.email,
              values);
}

}  // namespace steward::use_cases
