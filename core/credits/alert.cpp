#include "core/credits/alert.hpp"

#include <algorithm>

namespace steward {

std::vector<std::int64_t> due_alerts(std::span<const std::int64_t> thresholds_percent,
                                     Credits allowance, Credits used,
                                     std::span<const std::int64_t> sent_percent) {
  __extension__ using Wide = __int128;
  std::vector<std::int64_t> due;
  if (!allowance.is_positive()) return due;
  for (const std::int64_t percent : thresholds_percent) {
    const bool is_reached =
        static_cast<Wide>(used.value()) * 100 >= static_cast<Wide>(allowance.value()) * percent;
    const bool was_sent =
        std::find(sent_percent.begin(), sent_percent.end(), percent) != sent_percent.end();
    if (is_reached && !was_sent) due.push_back(percent);
  }
  return due;
}

}  // namespace steward
