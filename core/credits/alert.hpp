#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/credits.hpp"

namespace steward {

/// The thresholds, in percent of `allowance` (what the period began with, rolled-over credits
/// included), that `used` has reached and that were not `sent` in this period; ascending. Each
/// fires once per period (ADV-15). No allowance, no alert.
[[nodiscard]] std::vector<std::int64_t> due_alerts(std::span<const std::int64_t> thresholds_percent,
                                                   Credits allowance, Credits used,
                                                   std::span<const std::int64_t> sent_percent);

}  // namespace steward
