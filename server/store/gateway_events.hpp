#pragma once

#include <string>

#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

/// An event of a payment gateway, by the gateway's own id.
struct GatewayEvent {
  std::string gateway;
  std::string id;
};
/// False where it has come before: gateways send an event more than once (SEC-12).
[[nodiscard]] bool take_gateway_event(Connection& connection, const GatewayEvent& event,
                                      Timestamp at);

}  // namespace steward::store
