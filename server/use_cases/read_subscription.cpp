#include "server/use_cases/actor.hpp"
#include "server/use_cases/billing_actor.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// The subscription, where there is one by now.
Result<std::optional<http::Response>, Refusal> look(Services& services,
                                                    store::Connection& connection,
                                                    const http::Request& request) {
  const auto reader = authorize_visitor(services, connection, request, Permission::billing_read);
  if (!reader) return Failure{reader.error()};
  const auto billing =
      read_billing(services, connection, reader->membership.workspace.id, services.clock.now());
  if (!billing) return std::optional<http::Response>();
  return std::optional(subscription_response(services, connection, *billing));
}

}  // namespace

Outcome read_subscription(Services& services, const http::Request& request) {
  auto seen = services.store.read(
      [&](store::Connection& connection) { return look(services, connection, request); });
  if (!seen) return Failure{seen.error()};
  if (*seen) return **std::move(seen);
  // A workspace from before there were plans: it gets the free one now.
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto reader = authorize_visitor(services, connection, request, Permission::billing_read);
    if (!reader) return Failure{reader.error()};
    Billing billing = lock_billing(services, connection, reader->membership.workspace.id);
    save(services, connection, billing);
    return subscription_response(services, connection, billing);
  });
}

}  // namespace steward::use_cases
