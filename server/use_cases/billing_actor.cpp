#include "server/use_cases/billing_actor.hpp"

#include "core/codec/billing.hpp"
#include "server/store/cards.hpp"
#include "server/store/payments.hpp"
#include "server/store/turns.hpp"
#include "server/use_cases/versions.hpp"
#include "server/use_cases/workspace_path.hpp"

namespace steward::use_cases {
namespace {

/// The payment that is not settled, or the latest one where that was refused.
std::optional<Payment> payment_to_show(store::Connection& connection, WorkspaceId workspace_id) {
  auto stored = store::find_open_payment(connection, workspace_id);
  if (stored) return stored->payment;
  stored = store::find_latest_payment(connection, workspace_id);
  if (stored && stored->payment.state == PaymentState::declined) return stored->payment;
  return std::nullopt;
}

}  // namespace

Result<BillingChange, Refusal> lock_billing_of_path(Services& services,
                                                    store::Connection& connection,
                                                    const Actor& actor,
                                                    const http::Request& request) {
  auto by = member_of_path(connection, actor, request);
  if (!by) return Failure{by.error()};
  const auto authorization = authorize(services.roles, by->actor.role, Permission::billing_edit);
  if (!authorization) return refuse(authorization.error());
  Billing billing = lock_billing(services, connection, by->workspace_id);
  return BillingChange{*std::move(by), std::move(billing)};
}

std::unique_lock<std::mutex> take_turn_of_path(const Services& services,
                                               const http::Request& request) {
  const auto id = workspace_in_path(request);
  if (!id) return {};
  return store::take_turn(services.store, *id);
}

http::Response subscription_response(const Services& services, store::Connection& connection,
                                     const Billing& billing) {
  const auto card = store::find_card(connection, billing.workspace_id);
  SubscriptionView view{.subscription = billing.subscription};
  if (card) view.card = card->card;
  view.payment = payment_to_show(connection, billing.workspace_id);
  return versioned_response(encode_subscription_view(services.plans, view, services.clock.now()),
                            billing.stored.version);
}

Outcome subscription_of_path(Services& services, store::Connection& connection, const Actor& actor,
                             const http::Request& request) {
  const auto by = member_of_path(connection, actor, request);
  if (!by) return Failure{by.error()};
  Billing billing = lock_billing(services, connection, by->workspace_id);
  save(services, connection, billing);
  return subscription_response(services, connection, billing);
}

}  // namespace steward::use_cases
