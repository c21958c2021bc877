#pragma once

#include <cstdint>

#include "core/base/timestamp.hpp"

namespace steward {

struct TimeSpan {
  Timestamp from;
  Timestamp to;
  friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// What the time from `now` to the end costs, of a price for all of it: in whole seconds, rounded
/// half-even to the minor unit. Nothing once it is over, all of it before it has begun.
[[nodiscard]] std::int64_t share_of_rest(std::int64_t price_minor, TimeSpan period, Timestamp now);

/// On top of `minor`, which may be negative; half-even.
[[nodiscard]] std::int64_t tax_of(std::int64_t minor, std::int64_t basis_points);

}  // namespace steward
