#include "core/codec/billing.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/payments.hpp"
#include "server/use_cases/returning.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// The payment of the path, settled as far as the gateway knows.
Result<store::StoredPayment, Refusal> payment_in_path(Services& services,
                                                      const http::Request& request) {
  const auto found = services.store.read(
      [&](store::Connection& connection) -> Result<store::StoredPayment, Refusal> {
        const auto reader =
            authorize_visitor(services, connection, request, Permission::billing_read);
        if (!reader) return Failure{reader.error()};
        auto stored = store::find_payment(connection, PaymentId{request.params.at(1)});
        if (!stored || !(stored->workspace_id == reader->membership.workspace.id))
          return refuse(Code::payment_not_found);
        return *std::move(stored);
      });
  if (!found) return Failure{found.error()};
  return settle_payment(services, *found, request);
}

}  // namespace

Outcome read_payment(Services& services, const http::Request& request) {
  const auto stored = payment_in_path(services, request);
  if (!stored) return Failure{stored.error()};
  std::optional<std::string> action_url;
  if (!stored->action_url.empty()) action_url = stored->action_url;
  return json_response(200, encode_payment(stored->payment, action_url));
}

Outcome return_from_challenge(Services& services, const http::Request& request) {
  const auto stored = payment_in_path(services, request);
  if (!stored) return Failure{stored.error()};
  return to_billing_page(services, stored->workspace_id, "payment=" + stored->payment.id.value());
}

}  // namespace steward::use_cases
