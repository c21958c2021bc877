#pragma once

#include <string_view>

#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "server/payments/gateway.hpp"

namespace steward::payments {

/// How far an event's clock may be from ours, either way: what is older may be a replay.
inline constexpr Duration event_tolerance = std::chrono::minutes{5};

struct Genuine {};

/// Checks the header `Stripe-Signature: t=<seconds>,v1=<hex>[,v1=…]` over the body as it came.
/// Fails, first match wins: `malformed` (no time, no signature), `forged`, `too_old`.
[[nodiscard]] Result<Genuine, EventFault> check_stripe_signature(std::string_view header,
                                                                 std::string_view body,
                                                                 std::string_view secret,
                                                                 Timestamp now);

}  // namespace steward::payments
