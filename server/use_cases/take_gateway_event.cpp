#include "server/payments/gateway.hpp"
#include "server/store/due_work.hpp"
#include "server/store/gateway_events.hpp"
#include "server/use_cases/payments.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

std::string_view name_of(payments::EventFault fault) {
  switch (fault) {
    case payments::EventFault::forged:
      return "forged";
    case payments::EventFault::too_old:
      return "too old";
    case payments::EventFault::malformed:
      return "malformed";
  }
  return {};
}

}  // namespace

// An event is a hint and nothing more: it makes us ask the gateway now instead of later. So one
// that is early, late, repeated or out of order does what the clock would have done anyway.
Outcome take_gateway_event(Services& services, const http::Request& request) {
  if (request.params.at(0) != services.gateway->name()) return refuse(Code::route_not_found);
  // The gateway's clock does not move with the one of development mode.
  const auto event = services.gateway->read_event(request, services.clock.machine_now());
  if (!event) {
    services.logger.write(log::Level::warning, "an event of the gateway is not taken",
                          {{"request", request.request_id}, {"cause", name_of(event.error())}});
    return refuse(Code::request_malformed);
  }
  services.store.write([&](store::Connection& connection) {
    const Timestamp now = services.clock.now();
    const bool is_new = store::take_gateway_event(
        connection, {std::string(services.gateway->name()), event->id}, now);
    if (!is_new || !event->payment) return true;
    const auto stored = store::find_payment(connection, *event->payment);
    if (stored && !stored->settled_at)
      store::advance_work(
          connection, {payment_check_kind, stored->workspace_id, stored->payment.id.value()}, now);
    return true;
  });
  services.scheduler.wake();
  return http::Response{.status = 204};
}

}  // namespace steward::use_cases
