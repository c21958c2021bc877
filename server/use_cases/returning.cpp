#include "server/use_cases/returning.hpp"

#include "server/store/due_work.hpp"
#include "server/use_cases/payments.hpp"
#include "server/use_cases/settlement.hpp"

namespace steward::use_cases {

http::Response to_billing_page(const Services& services, WorkspaceId workspace_id,
                               const std::string& query) {
  const std::string page = services.public_url.origin + "/workspaces/" +
                           std::to_string(workspace_id.value()) + "/settings/plans-billing?";
  return {.status = 303, .headers = {{"Location", page + query}}};
}

void retry_renewal(Services& services, store::Connection& connection, const Billing& billing,
                   const std::string& user_id) {
  if (billing.subscription.state != SubscriptionState::past_due) return;
  store::schedule_work(connection, {renewal_kind, billing.workspace_id, user_id},
                       services.clock.now());
}

}  // namespace steward::use_cases
