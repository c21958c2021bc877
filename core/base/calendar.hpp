#pragma once

#include <cstdint>

#include "core/base/timestamp.hpp"

namespace steward {

/// The instant `months` calendar months after `anchor` (UTC), at the same time of day; the day is
/// the anchor's, or the month's last where the month is shorter. Counted from the anchor and never
/// from a clamped day: 31 Jan + 1 is 28 or 29 Feb, + 2 is 31 Mar.
[[nodiscard]] Timestamp add_months(Timestamp anchor, std::int64_t months);

/// Midnight (UTC) of the day that `at` is in.
[[nodiscard]] Timestamp day_of(Timestamp at);

}  // namespace steward
