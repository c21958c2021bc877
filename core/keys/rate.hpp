#pragma once

#include <cstdint>
#include <optional>

#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "core/error/rejection.hpp"

namespace steward {

/// At most `count` requests in a minute, evenly refilled: whoever pauses may ask that many at once.
struct RequestRate {
  std::int64_t count;  ///< 1 … 1,000,000
};
inline constexpr Duration request_rate_window = std::chrono::minutes{1};

/// What one key has left. Counted in parts of a request, so that each millisecond refills exactly.
struct RequestAllowance {
  std::int64_t parts_left;
  Timestamp counted_at;
};
[[nodiscard]] RequestAllowance full_allowance(RequestRate rate, Timestamp now);

/// What the headers RateLimit-Limit, -Remaining and -Reset say.
struct RequestStanding {
  std::int64_t limit;
  std::int64_t remaining;
  std::int64_t reset_seconds;  ///< until all of it is there again, rounded up
  friend bool operator==(const RequestStanding&, const RequestStanding&) = default;
};
[[nodiscard]] RequestStanding standing_of(RequestRate rate, const RequestAllowance& allowance,
                                          Timestamp now);

/// The allowance after one request more. A clock that went back refills nothing.
/// Fails: `rate_limited` (param retry_after_seconds, rounded up); the refused one costs nothing.
[[nodiscard]] Result<RequestAllowance, Rejection> decide_request(RequestRate rate,
                                                                 const RequestAllowance& allowance,
                                                                 Timestamp now);

}  // namespace steward
